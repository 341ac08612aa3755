package io.drivemend.backup;

import static io.drivemend.backup.SampleBackups.made;
import static io.drivemend.backup.SampleBackups.live;
import static io.drivemend.backup.SampleBackups.pathName;
import static io.drivemend.backup.SampleBackups.repaired;
import static io.drivemend.backup.SampleBackups.set;
import static io.drivemend.backup.SampleBackups.writtenBy;
import static io.drivemend.testing.Problems.assertProblem;
import static io.drivemend.testing.Registries.PATH_NAME_32;
import static io.drivemend.testing.Registries.PATH_NAME_64;
import static io.drivemend.testing.Registries.windows10OnD;
import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.backup.Recovery.Choice;
import io.drivemend.backup.Recovery.Progress;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.SourceRef;
import io.drivemend.model.ValueChange;
import io.drivemend.model.WindowsIdentity;
import io.drivemend.registry.InMemoryRegistry;
import io.drivemend.registry.NamedRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is made of work that ended in the middle. The crash tests end it for real, at every step. */
class RecoveryTest {

  @TempDir private Path folder;
  private final InMemoryRegistry registry = windows10OnD("C:\\Windows");
  private BackupStore store;

  @BeforeEach
  void openStore() {
    store = new BackupStore(folder.resolve("backups"), "DriveMend test");
  }

  @Test
  void recordsThatNothingWasWritten() throws Exception {
    VerifiedBackup backup = repairThatEndsAfter(0);
    assertThat(store.interrupted()).extracting(Backup::id).containsExactly(backup.id());
    assertThat(recovery(backup).progress()).isEqualTo(Progress.NOTHING_WRITTEN);
    assertThat(recovery(backup).settle(Choice.FINISH)).isEqualTo(Progress.NOTHING_WRITTEN);
    assertSettled(backup, BackupState.FAILED, "C:\\Windows");
  }

  @Test
  void recordsThatEverythingWasWritten() throws Exception {
    VerifiedBackup backup = repairThatEndsAfter(2);
    assertThat(recovery(backup).settle(Choice.UNDO)).isEqualTo(Progress.ALL_WRITTEN);
    assertSettled(backup, BackupState.APPLIED, "D:\\Windows");
  }

  @Test
  void takesBackWhatWasWrittenInPart() throws Exception {
    VerifiedBackup backup = repairThatEndsAfter(1);
    assertThat(recovery(backup).progress()).isEqualTo(Progress.PARTLY_WRITTEN);
    assertThat(recovery(backup).settle(Choice.UNDO)).isEqualTo(Progress.NOTHING_WRITTEN);
    assertSettled(backup, BackupState.FAILED, "C:\\Windows");
  }

  @Test
  void writesTheRestOfWhatWasWrittenInPart() throws Exception {
    VerifiedBackup backup = repairThatEndsAfter(1);
    assertThat(recovery(backup).settle(Choice.FINISH)).isEqualTo(Progress.ALL_WRITTEN);
    assertSettled(backup, BackupState.APPLIED, "D:\\Windows");
  }

  @Test
  void settlesAnInterruptedRestoreAndTheBackupThatItPutBack() throws Exception {
    VerifiedBackup backup = repaired(store, registry);
    Restore restore = new Restore(store, backup, live(writtenBy(registry, changes -> endAfter(1, changes))));
    assertProblem(Problem.WRITE_UNKNOWN, () -> restore.run(Set.of()));
    Backup safety = store.interrupted().getFirst();
    assertThat(safety.manifest().restores()).contains(backup.id());
    assertThat(recovery(store.verify(safety)).settle(Choice.FINISH)).isEqualTo(Progress.ALL_WRITTEN);
    assertSettled(store.verify(safety), BackupState.APPLIED, "C:\\Windows");
    assertThat(store.find(backup.id()).state()).isEqualTo(BackupState.RESTORED);
  }

  @Test
  void leavesAloneWhatSomebodyElseChangedSince() throws Exception {
    VerifiedBackup backup = repairThatEndsAfter(1);
    set(registry, PATH_NAME_32, "E:\\Windows");
    assertThat(recovery(backup).progress()).isEqualTo(Progress.CHANGED_SINCE);
    assertProblem(Problem.NOT_AS_LEFT, () -> recovery(backup).settle(Choice.UNDO));
    assertThat(registry.value(PATH_NAME_64)).contains(pathName("D:\\Windows"));
    assertThat(store.interrupted()).hasSize(1);
    new Restore(store, backup, live(registry)).run(Set.of(Restore.Consent.OTHER_VALUE));
    assertThat(store.interrupted()).isEmpty();
  }

  @Test
  void writesNothingForWorkThatWasInterruptedOnAnotherMachine() throws Exception {
    VerifiedBackup backup = repairThatEndsAfter(1);
    NamedRegistry other =
        new NamedRegistry(new WindowsIdentity("KIOSK7", "", "", ""), SourceRef.THIS_COMPUTER, registry);
    Recovery elsewhere = new Recovery(store, backup, other);
    assertProblem(Problem.OTHER_MACHINE, elsewhere::progress);
    assertProblem(Problem.OTHER_MACHINE, () -> elsewhere.settle(Choice.UNDO));
    assertThat(registry.value(PATH_NAME_64)).contains(pathName("D:\\Windows"));
    assertThat(store.interrupted()).hasSize(1);
    assertThat(recovery(backup).settle(Choice.UNDO)).isEqualTo(Progress.NOTHING_WRITTEN);
  }

  @Test
  void settlesNothingThatWasNotInterrupted() throws Exception {
    VerifiedBackup untouched = made(store, registry);
    assertProblem(Problem.NOT_INTERRUPTED, () -> recovery(untouched).settle(Choice.UNDO));
    VerifiedBackup done = repaired(store, registry);
    assertProblem(Problem.NOT_INTERRUPTED, () -> recovery(done).settle(Choice.UNDO));
    assertThat(registry.value(PATH_NAME_64)).contains(pathName("D:\\Windows"));
  }

  private VerifiedBackup repairThatEndsAfter(int writes) throws Exception {
    VerifiedBackup backup = made(store, registry);
    var ending = writtenBy(registry, changes -> endAfter(writes, changes));
    assertProblem(Problem.WRITE_UNKNOWN, () -> new JournaledWrite(store, backup, ending).run());
    return backup;
  }

  private void endAfter(int writes, List<ValueChange> changes) throws DriveMendException {
    registry.write(changes.subList(0, writes));
    throw new IllegalStateException("ended");
  }

  private Recovery recovery(VerifiedBackup backup) {
    return new Recovery(store, backup, live(registry));
  }

  private void assertSettled(VerifiedBackup backup, BackupState state, String path) throws Exception {
    assertThat(store.find(backup.id()).state()).isEqualTo(state);
    assertThat(store.interrupted()).isEmpty();
    assertThat(registry.value(PATH_NAME_64)).contains(pathName(path));
    assertThat(registry.value(PATH_NAME_32)).contains(pathName(path));
  }
}
