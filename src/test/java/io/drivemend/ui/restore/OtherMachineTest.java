package io.drivemend.ui.restore;

import static io.drivemend.testing.Registries.windows10OnD;
import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.backup.BackupRequest;
import io.drivemend.backup.BackupStore;
import io.drivemend.backup.JournaledWrite;
import io.drivemend.backup.Restore.Consent;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.SourceRef;
import io.drivemend.model.ValueChange;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.ValueType;
import io.drivemend.model.View;
import io.drivemend.model.WindowsIdentity;
import io.drivemend.registry.InMemoryRegistry;
import io.drivemend.registry.NamedRegistry;
import io.drivemend.ui.shared.BackgroundTasks;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup of a running Windows on a computer of another name, which is played by a registry in memory. */
class OtherMachineTest {

  private static final ValueLocation PATH_NAME = new ValueLocation(View.VIEW_64, KeyPath.CURRENT_VERSION, "PathName");

  @TempDir private Path folder;
  private final BackgroundTasks tasks = BackgroundTasks.inTheCallingThread();
  private final InMemoryRegistry registry = windows10OnD("C:\\Windows");

  @AfterEach
  void close() {
    tasks.close();
  }

  @Test
  void restoresABackupOfAnotherMachineOnlyWhenThatIsAgreedTo() throws Exception {
    RestoreModel model = model("KIOSK7");
    assertThat(model.selected().filter(model::isOfOtherMachine)).isPresent();
    assertThat(model.today()).isInstanceOfSatisfying(Today.Read.class, read -> assertThat(read.needed()).containsExactly(Consent.OTHER_MACHINE));
    model.restore(Set.of());
    assertThat(model.orders().outcome())
        .get()
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.reason().problem()).isEqualTo(Problem.OTHER_MACHINE));
    assertThat(pathName()).isEqualTo("D:\\Windows");
    model.restore(Set.of(Consent.OTHER_MACHINE));
    assertThat(model.orders().outcome()).get().isInstanceOf(Outcome.ValuesRestored.class);
    assertThat(pathName()).isEqualTo("C:\\Windows");
  }

  @Test
  void needsNoAgreementOnTheMachineItself() throws Exception {
    RestoreModel model = model("ws-0417");
    assertThat(model.selected().filter(model::isOfOtherMachine)).isEmpty();
    assertThat(model.today()).isInstanceOfSatisfying(Today.Read.class, read -> assertThat(read.needed()).isEmpty());
  }

  @Test
  void aSystemWithoutARunningWindowsIsAnotherMachine() throws Exception {
    RestoreModel model = model(new Running("", Optional.empty()));
    assertThat(model.selected().filter(model::isOfOtherMachine)).isPresent();
  }

  private RestoreModel model(String computer) throws Exception {
    return model(new Running(computer, Optional.of(computer)));
  }

  private RestoreModel model(Targets targets) throws Exception {
    BackupStore store = new BackupStore(folder.resolve("backups"), "DriveMend test");
    ValueChange change = new ValueChange(PATH_NAME, path("C:\\Windows"), path("D:\\Windows"));
    VerifiedBackup backup =
        store.create(
            new BackupRequest(identity("WS-0417"), SourceRef.THIS_COMPUTER, List.of(change), registry), file -> {});
    new JournaledWrite(store, backup, registry).run();
    RestoreModel model = new RestoreModel(store, targets, tasks, Clock.systemUTC());
    model.load();
    model.select(backup.id());
    return model;
  }

  /** A computer that runs this registry. */
  private final class Running implements Targets {
    private final String computer;
    private final Optional<String> thisMachine;

    Running(String computer, Optional<String> thisMachine) {
      this.computer = computer;
      this.thisMachine = thisMachine;
    }

    @Override
    public NamedRegistry open(VerifiedBackup backup, Optional<Path> hive) {
      return new NamedRegistry(identity(computer), SourceRef.THIS_COMPUTER, registry);
    }

    @Override
    public Optional<String> thisMachine() {
      return thisMachine;
    }
  }

  private static WindowsIdentity identity(String machine) {
    return new WindowsIdentity(machine, "Windows 10 Pro", "6.3", "19045");
  }

  private static RegistryValue path(String path) {
    return RegistryValue.string("PathName", ValueType.REG_SZ, path);
  }

  private String pathName() throws DriveMendException {
    return registry.value(PATH_NAME).flatMap(RegistryValue::text).orElseThrow();
  }
}
