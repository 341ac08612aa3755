package io.drivemend.backup;

import static io.drivemend.backup.SampleBackups.live;
import static io.drivemend.backup.SampleBackups.pathName;
import static io.drivemend.backup.SampleBackups.repaired;
import static io.drivemend.backup.SampleBackups.set;
import static io.drivemend.testing.Problems.assertProblem;
import static io.drivemend.testing.Registries.PATH_NAME_32;
import static io.drivemend.testing.Registries.PATH_NAME_64;
import static io.drivemend.testing.Registries.windows10OnD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drivemend.backup.Restore.Consent;
import io.drivemend.backup.Restore.Restored;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.SourceRef;
import io.drivemend.model.ValueType;
import io.drivemend.model.WindowsIdentity;
import io.drivemend.registry.InMemoryRegistry;
import io.drivemend.registry.NamedRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreTest {

  private static final Set<Consent> NONE = Set.of();

  @TempDir private Path folder;
  private final InMemoryRegistry registry = windows10OnD("C:\\Windows");
  private BackupStore store;
  private VerifiedBackup backup;

  @BeforeEach
  void repair() throws Exception {
    store = new BackupStore(folder.resolve("backups"), "DriveMend test");
    backup = repaired(store, registry);
  }

  @Test
  void keepsWhatStoodThereInASafetyBackupThatTakesTheRestoreBack() throws Exception {
    Restored restored = restore(NONE);
    assertThat(restored.values()).extracting(Restore.Comparison::today).containsOnly(Restore.Today.AS_BACKED_UP).hasSize(2);
    Backup safety = store.find(restored.safety().id());
    assertThat(safety.manifest().restores()).contains(backup.id());
    assertThat(safety.state()).isEqualTo(BackupState.APPLIED);
    assertThat(store.find(backup.id()).state()).isEqualTo(BackupState.RESTORED);
    new Restore(store, store.verify(safety), live(registry)).run(NONE);
    assertThat(registry.value(PATH_NAME_64)).contains(pathName("D:\\Windows"));
    assertThat(registry.value(PATH_NAME_32)).contains(pathName("D:\\Windows"));
    assertThat(store.find(safety.id()).state()).isEqualTo(BackupState.RESTORED);
  }

  @Test
  void writesOnlyTheValuesThatTheRepairWroteAndThatAreNotRestoredYet() throws Exception {
    set(registry, PATH_NAME_32, "C:\\Windows");
    Restored restored = restore(NONE);
    assertThat(restored.safety().changes()).singleElement().satisfies(each -> assertThat(each.where()).isEqualTo(PATH_NAME_64));
    assertThat(restored.values()).hasSize(2);
  }

  @Test
  void replacesAnotherValueOnlyWhenThatIsAgreedTo() throws Exception {
    set(registry, PATH_NAME_32, "E:\\WINDOWS.OLD");
    assertThat(open().toBeAgreed(open().compare())).containsExactly(Consent.OTHER_VALUE);
    assertProblem(Problem.NOT_AS_LEFT, () -> restore(Set.of(Consent.OTHER_MACHINE)));
    assertThat(registry.value(PATH_NAME_32)).contains(pathName("E:\\WINDOWS.OLD"));
    assertThat(store.list()).hasSize(1);
    Restored restored = restore(Set.of(Consent.OTHER_VALUE));
    assertThat(registry.value(PATH_NAME_32)).contains(pathName("C:\\Windows"));
    Restore undo = new Restore(store, store.verify(store.find(restored.safety().id())), live(registry));
    undo.run(NONE);
    assertThat(registry.value(PATH_NAME_32)).contains(pathName("E:\\WINDOWS.OLD"));
    assertThat(registry.value(PATH_NAME_64)).contains(pathName("D:\\Windows"));
  }

  @Test
  void replacesNoOtherValueThanTheOneThatWasSeen() throws Exception {
    set(registry, PATH_NAME_32, "E:\\WINDOWS.OLD");
    List<Restore.Comparison> seen = open().compare();
    set(registry, PATH_NAME_32, "F:\\Windows");
    assertProblem(Problem.NOT_AS_LEFT, () -> open().run(seen, Set.of(Consent.OTHER_VALUE)));
    assertThat(registry.value(PATH_NAME_32)).contains(pathName("F:\\Windows"));
    assertThat(store.list()).hasSize(1);
    set(registry, PATH_NAME_32, "D:\\Windows");
    open().run(seen, Set.of(Consent.OTHER_VALUE));
    assertThat(registry.value(PATH_NAME_32)).contains(pathName("C:\\Windows"));
  }

  @Test
  void neverReplacesWhatIsNoPathAndCreatesNothing() throws Exception {
    RegistryValue number = new RegistryValue("PathName", ValueType.REG_DWORD, new byte[4]);
    registry.put(PATH_NAME_64.view(), PATH_NAME_64.key(), number);
    assertRefused("it holds 4 bytes of type REG_DWORD");
    set(registry, PATH_NAME_64, "somewhere");
    assertRefused("it holds somewhere of type REG_SZ");
    RegistryValue expanding = RegistryValue.string("PathName", ValueType.REG_EXPAND_SZ, "E:\\Windows");
    registry.put(PATH_NAME_64.view(), PATH_NAME_64.key(), expanding);
    assertRefused("REG_EXPAND_SZ");
    Restore elsewhere = new Restore(store, backup, live(windows10OnAnotherView()));
    assertThatThrownBy(() -> elsewhere.run(Set.of(Consent.OTHER_VALUE))).hasMessageContaining("it is missing");
  }

  private static InMemoryRegistry windows10OnAnotherView() {
    return new InMemoryRegistry(List.of(PATH_NAME_64.view(), PATH_NAME_32.view()));
  }

  private void assertRefused(String reason) {
    assertProblem(Problem.CANNOT_REPLACE, () -> restore(Set.of(Consent.OTHER_VALUE)));
    assertThatThrownBy(() -> restore(Set.of(Consent.OTHER_VALUE))).hasMessageContaining(reason);
  }

  @Test
  void asksBeforeABackupOfAnotherMachineIsRestoredHere() throws Exception {
    NamedRegistry other =
        new NamedRegistry(new WindowsIdentity("KIOSK7", "", "", ""), SourceRef.THIS_COMPUTER, registry);
    Restore restore = new Restore(store, backup, other);
    assertThat(restore.toBeAgreed(restore.compare())).containsExactly(Consent.OTHER_MACHINE);
    assertThatThrownBy(() -> restore.run(Set.of(Consent.OTHER_VALUE)))
        .hasMessage("The backup %s was made of WS-0417, not of KIOSK7. Nothing was written.", backup.id());
    restore.run(Set.of(Consent.OTHER_MACHINE));
    assertThat(registry.value(PATH_NAME_64)).contains(pathName("C:\\Windows"));
  }

  @Test
  void writesNothingWhenTheBackupWasDeletedMeanwhile() throws Exception {
    Restore asked = open();
    asked.plan(asked.compare(), NONE);
    store.delete(store.list().getFirst(), BackupStore.Deletion.EVEN_THE_LAST);
    assertProblem(Problem.BACKUP_MISSING, () -> asked.run(NONE));
    assertThat(registry.value(PATH_NAME_64)).contains(pathName("D:\\Windows"));
    assertThat(store.list()).isEmpty();
  }

  @Test
  void leavesAFailedSafetyBackupAndAnUnchangedRegistryWhenTheWriteIsRefused() throws Exception {
    Restore refused =
        new Restore(
            store,
            backup,
            live(
                SampleBackups.writtenBy(
                    registry,
                    changes -> {
                      throw Problem.WRITE_FAILED.with("PathName", "disk full");
                    })));
    assertProblem(Problem.WRITE_FAILED, () -> refused.run(NONE));
    assertThat(registry.value(PATH_NAME_64)).contains(pathName("D:\\Windows"));
    assertThat(store.find(backup.id()).state()).isEqualTo(BackupState.APPLIED);
    assertThat(store.list()).extracting(listed -> ((BackupStore.Listed.Sound) listed).backup().state())
        .containsExactlyInAnyOrder(BackupState.FAILED, BackupState.APPLIED);
  }

  private Restore open() {
    return new Restore(store, backup, live(registry));
  }

  private Restored restore(Set<Consent> consents) throws Exception {
    return open().run(consents);
  }
}
