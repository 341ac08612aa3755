package io.drivemend.ui.restore;

import static io.drivemend.testing.Problems.assertProblem;
import static io.drivemend.testing.Registries.PATH_NAME_32;
import static io.drivemend.testing.Registries.PATH_NAME_64;
import static io.drivemend.testing.Registries.windows10OnD;
import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.backup.BackupRequest;
import io.drivemend.backup.BackupState;
import io.drivemend.backup.BackupStore;
import io.drivemend.backup.JournaledWrite;
import io.drivemend.backup.Recovery.Choice;
import io.drivemend.backup.Recovery.Progress;
import io.drivemend.backup.Restore.Consent;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.SourceRef;
import io.drivemend.model.ValueChange;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.ValueType;
import io.drivemend.model.WindowsIdentity;
import io.drivemend.registry.InMemoryRegistry;
import io.drivemend.registry.NamedRegistry;
import io.drivemend.registry.RegistryAccess;
import io.drivemend.registry.RegistryReader;
import io.drivemend.registry.RegistryWriter;
import io.drivemend.ui.shared.BackgroundTasks;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup of a running Windows on a computer of another name, which is played by a registry in memory. */
class OtherMachineTest {

  @TempDir private Path folder;
  private final BackgroundTasks tasks = BackgroundTasks.inTheCallingThread();
  private final InMemoryRegistry registry = windows10OnD("C:\\Windows");
  private BackupStore store;

  @BeforeEach
  void open() {
    store = new BackupStore(folder.resolve("backups"), "DriveMend test");
  }

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

  @Test
  void settlesNothingThatWasInterruptedOnAnotherMachine() throws Exception {
    VerifiedBackup interrupted = interruptedBetweenTheViews();
    RestoreModel model = opened(interrupted, running("KIOSK7"));
    assertThat(model.interrupted()).isEmpty();
    assertThat(Interruption.explain(interrupted.backup(), model.today()).getAccessibleText()).contains("on another machine");
    model.settle(Choice.FINISH);
    assertThat(pathName()).isEqualTo("D:\\Windows");
    assertThat(model.orders().outcome()).isEmpty();
    assertThat(store.find(interrupted.id()).state()).isEqualTo(BackupState.PREPARED);
    assertThat(opened(interrupted, running("ws-0417")).interrupted()).contains(Progress.PARTLY_WRITTEN);
  }

  @Test
  void settlesNothingWhenTheMachineTurnsOutToBeAnotherOne() throws Exception {
    VerifiedBackup interrupted = interruptedBetweenTheViews();
    Running targets = running("WS-0417");
    RestoreModel model = opened(interrupted, targets);
    targets.computer = "KIOSK7";
    model.settle(Choice.UNDO);
    assertThat(model.orders().outcome())
        .get()
        .isInstanceOfSatisfying(
            Outcome.Failed.class, failed -> assertThat(failed.reason().problem()).isEqualTo(Problem.OTHER_MACHINE));
    assertThat(pathName()).isEqualTo("D:\\Windows");
  }

  /** A backup of both views whose repair ended when the first one was written. */
  private VerifiedBackup interruptedBetweenTheViews() throws Exception {
    VerifiedBackup backup = backup(List.of(change(PATH_NAME_64), change(PATH_NAME_32)));
    assertProblem(Problem.WRITE_UNKNOWN, () -> new JournaledWrite(store, backup, endsAfterOneValue()).run());
    return backup;
  }

  private RegistryAccess endsAfterOneValue() {
    return new RegistryAccess() {
      @Override
      public RegistryReader open() {
        return registry;
      }

      @Override
      public RegistryWriter writer() {
        return changes -> {
          registry.write(changes.subList(0, 1));
          throw new IllegalStateException("ended");
        };
      }
    };
  }

  private RestoreModel model(String computer) throws Exception {
    return model(running(computer));
  }

  private Running running(String computer) {
    return new Running(computer, Optional.of(computer));
  }

  private RestoreModel model(Targets targets) throws Exception {
    VerifiedBackup backup = backup(List.of(change(PATH_NAME_64)));
    new JournaledWrite(store, backup, registry).run();
    return opened(backup, targets);
  }

  private RestoreModel opened(VerifiedBackup backup, Targets targets) {
    RestoreModel model = new RestoreModel(store, targets, tasks, Clock.systemUTC());
    model.load();
    model.select(backup.id());
    return model;
  }

  private VerifiedBackup backup(List<ValueChange> changes) throws Exception {
    return store.create(new BackupRequest(identity("WS-0417"), SourceRef.THIS_COMPUTER, changes, registry), file -> {});
  }

  private static ValueChange change(ValueLocation where) {
    return new ValueChange(where, path("C:\\Windows"), path("D:\\Windows"));
  }

  /** A computer that runs this registry. */
  private final class Running implements Targets {
    private String computer;
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
    return registry.value(PATH_NAME_64).flatMap(RegistryValue::text).orElseThrow();
  }
}
