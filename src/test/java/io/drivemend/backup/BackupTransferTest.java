package io.drivemend.backup;

import static io.drivemend.backup.SampleBackups.made;
import static io.drivemend.backup.SampleBackups.repaired;
import static io.drivemend.backup.SampleBackups.set;
import static io.drivemend.testing.Problems.assertProblem;
import static io.drivemend.testing.Registries.PATH_NAME_32;
import static io.drivemend.testing.Registries.PATH_NAME_64;
import static io.drivemend.testing.Registries.windows10OnD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drivemend.backup.BackupStore.Deletion;
import io.drivemend.backup.BackupStore.Listed;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.WindowsIdentity;
import io.drivemend.regfile.RegFileEntry;
import io.drivemend.regfile.RegFileLimits;
import io.drivemend.regfile.RegFileReader;
import io.drivemend.registry.InMemoryRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copying, importing, exporting and deleting backups. */
class BackupTransferTest {

  private static final CopyProgress QUIET = (done, total) -> {};

  @TempDir private Path folder;
  private final InMemoryRegistry registry = windows10OnD("C:\\Windows");
  private BackupStore store;
  private BackupStore other;

  @BeforeEach
  void openStores() throws Exception {
    store = new BackupStore(folder.resolve("backups"), "DriveMend test");
    other = new BackupStore(Files.createDirectory(folder.resolve("other")), "DriveMend test");
  }

  @Test
  void copiesABackupWithItsStateAndTellsHowFarItIs() throws Exception {
    VerifiedBackup backup = repaired(store, registry);
    List<Long> told = new ArrayList<>();
    VerifiedBackup copy = store.copyTo(backup, other.root(), (done, total) -> told.add(total - done));
    assertThat(told).isSortedAccordingTo((one, next) -> Long.compare(next, one)).endsWith(0L);
    assertThat(copy.sha256()).isEqualTo(backup.sha256());
    assertThat(other.find(backup.id()).state()).isEqualTo(BackupState.APPLIED);
    assertProblem(Problem.BACKUP_ALREADY_THERE, () -> store.copyTo(backup, other.root(), QUIET));
    assertProblem(Problem.BACKUP_ALREADY_THERE, () -> store.copyTo(backup, store.root(), QUIET));
  }

  @Test
  void makesNoFolderForACopyWhereADriveShouldBe() throws Exception {
    VerifiedBackup backup = repaired(store, registry);
    Path pulledOut = folder.resolve("stick");
    assertProblem(Problem.FILE_MISSING, () -> store.copyTo(backup, pulledOut, QUIET));
    assertThat(pulledOut).doesNotExist();
  }

  @Test
  void addsNothingToTheFolderOfABackup() throws Exception {
    VerifiedBackup backup = repaired(store, registry);
    Path itself = backup.backup().folder();
    Files.createDirectory(itself.resolve("below"));
    Files.createDirectory(store.root().resolve("x"));
    for (Path place : List.of(itself, itself.resolve("below"), store.root().resolve("x/../" + backup.id()))) {
      assertThatThrownBy(() -> store.copyTo(backup, place, QUIET)).hasMessageContaining("is itself a backup");
      BackupStore below = new BackupStore(place, "DriveMend test");
      assertProblem(Problem.BACKUP_NOT_WRITTEN, () -> made(below, registry));
    }
    try (Stream<Path> files = Files.list(itself)) {
      assertThat(files.map(file -> file.getFileName().toString())).doesNotContain(StoreLock.FILE, backup.id());
    }
  }

  @Test
  void leavesNothingOfACopyThatWasCancelledOrChangedMeanwhile() throws Exception {
    VerifiedBackup backup = made(store, registry);
    assertThatThrownBy(
            () ->
                store.copyTo(
                    backup,
                    other.root(),
                    (done, total) -> {
                      throw new CancellationException();
                    }))
        .isInstanceOf(CancellationException.class);
    assertEmpty(other.root());
    Path note = backup.backup().folder().resolve("HOW-TO-RESTORE.txt");
    Files.writeString(note, Files.readString(note).replace("DriveMend", "DriveMENd"));
    assertProblem(Problem.BACKUP_NOT_COPIED, () -> store.copyTo(backup, other.root(), QUIET));
    assertEmpty(other.root());
  }

  @Test
  void importsABackupWhateverItsFolderIsCalledAndRemembersWhereFrom() throws Exception {
    VerifiedBackup backup = repaired(store, registry);
    Files.writeString(backup.backup().folder().resolve("virus.exe"), "not the backup's");
    Path stick = Files.move(backup.backup().folder(), folder.resolve("stick of anna"));
    Listed found = other.importable(stick).getFirst();
    VerifiedBackup imported = other.importFrom(sound(found), QUIET);
    assertThat(imported.id()).isEqualTo(backup.id());
    Backup listed = sound(other.list().getFirst());
    assertThat(listed.record().importedFrom()).contains(stick.toString());
    assertThat(listed.state()).isEqualTo(BackupState.APPLIED);
    assertThat(listed.folder().resolve("virus.exe")).doesNotExist();
    other.verify(listed);
    assertProblem(Problem.BACKUP_ALREADY_THERE, () -> other.importFrom(sound(found), QUIET));
  }

  @Test
  void findsAllBackupsOfAStickAndImportsNoneThatIsNotIntact() throws Exception {
    VerifiedBackup good = made(store, registry);
    VerifiedBackup bad = made(store, registry);
    Files.writeString(bad.backup().folder().resolve("CurrentVersion-64.reg"), "changed");
    assertThat(other.importable(store.root())).extracting(Listed::id).containsExactlyInAnyOrder(good.id(), bad.id());
    assertProblem(Problem.BACKUP_NOT_INTACT, () -> other.importFrom(bad.backup(), QUIET));
    assertThat(other.list()).isEmpty();
    assertProblem(Problem.NO_BACKUP_IN_FOLDER, () -> other.importable(Files.createDirectory(folder.resolve("empty"))));
    assertProblem(Problem.NO_BACKUP_IN_FOLDER, () -> other.importable(folder.resolve("gone")));
  }

  @Test
  void keepsTheStateOfAnImportedBackupUnknownWhenItIs() throws Exception {
    VerifiedBackup backup = repaired(store, registry);
    Files.writeString(backup.backup().folder().resolve("state.json"), "{");
    other.importFrom(store.find(backup.id()), QUIET);
    assertThat(other.find(backup.id()).state()).isEqualTo(BackupState.UNKNOWN);
    assertThat(other.find(backup.id()).record().importedFrom()).isPresent();
  }

  @Test
  void exportsTheOldValuesAndNothingElse() throws Exception {
    VerifiedBackup backup = repaired(store, registry);
    Path file = folder.resolve("old values.reg");
    BackupExport.write(backup, file);
    List<RegFileEntry> entries = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      RegFileReader reader = RegFileReader.open(in, "test", RegFileLimits.DEFAULT);
      for (Optional<RegFileEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
        entries.add(entry.get());
      }
    }
    assertThat(entries)
        .filteredOn(RegFileEntry.ValueEntry.class::isInstance)
        .extracting(entry -> ((RegFileEntry.ValueEntry) entry).value())
        .containsExactly(SampleBackups.pathName("C:\\Windows"), SampleBackups.pathName("C:\\Windows"));
  }

  @Test
  void exportsToANewFileOnlyAndTouchesNoOther() throws Exception {
    VerifiedBackup backup = repaired(store, registry);
    Path file = Files.writeString(folder.resolve("old.reg"), "somebody's");
    Path link = Files.createSymbolicLink(folder.resolve("link.reg"), folder.resolve("nowhere"));
    assertProblem(Problem.FILE_THERE, () -> BackupExport.write(backup, file));
    assertProblem(Problem.FILE_THERE, () -> BackupExport.write(backup, link));
    assertProblem(Problem.FILE_THERE, () -> BackupExport.write(backup, folder));
    assertProblem(Problem.BACKUP_NOT_COPIED, () -> BackupExport.write(backup, folder.resolve("none").resolve("old.reg")));
    Path beside = Files.writeString(folder.resolve("new.reg.new"), "somebody's, too");
    BackupExport.write(backup, folder.resolve("new.reg"));
    assertThat(file).hasContent("somebody's");
    assertThat(beside).hasContent("somebody's, too");
  }

  @Test
  void deletesABackupAtOnceButNeverTheLastWayBackUnlessThatIsNamed() throws Exception {
    VerifiedBackup untouched = made(store, registry);
    store.delete(listed(untouched), Deletion.NOT_THE_LAST);
    VerifiedBackup last = repaired(store, registry);
    assertThat(store.lostWith(listed(last))).hasValueSatisfying(lost -> assertThat(lost).startsWith("C:\\Windows (HKLM"));
    assertProblem(Problem.LAST_WAY_BACK, () -> store.delete(listed(last), Deletion.NOT_THE_LAST));
    store.verify(store.find(last.id()));
    store.delete(listed(last), Deletion.EVEN_THE_LAST);
    assertThat(store.list()).isEmpty();
    assertEmpty(store.root());
    assertProblem(Problem.BACKUP_MISSING, () -> store.delete(listed(last), Deletion.EVEN_THE_LAST));
  }

  @Test
  void isNotTheLastWhenARestoreTookItBackOrAnIntactBackupHasTheSameValues() throws Exception {
    VerifiedBackup first = repaired(store, registry);
    set(registry, PATH_NAME_64, "C:\\Windows");
    set(registry, PATH_NAME_32, "C:\\Windows");
    VerifiedBackup second = repaired(store, registry);
    assertThat(store.lostWith(listed(first))).isEmpty();
    Files.delete(second.backup().folder().resolve("HOW-TO-RESTORE.txt"));
    assertThat(store.lostWith(listed(first))).isPresent();
    new Restore(store, first, SampleBackups.live(registry)).run(Set.of());
    assertThat(store.lostWith(listed(first))).isEmpty();
  }

  @Test
  void keepsTheOldValuesOfARepairThatStandsThereAgainInWhateverOrderBackupsAreDeleted() throws Exception {
    for (List<Integer> order : List.of(List.of(2, 1, 0), List.of(2, 0, 1), List.of(0, 2, 1), List.of(0, 1, 2), List.of(1, 0, 2))) {
      set(registry, PATH_NAME_64, "C:\\Windows");
      set(registry, PATH_NAME_32, "C:\\Windows");
      VerifiedBackup repair = repaired(store, registry);
      VerifiedBackup restore = restored(repair);
      VerifiedBackup undo = restored(restore);
      assertThat(store.find(repair.id()).state()).isEqualTo(BackupState.APPLIED);
      List<VerifiedBackup> all = List.of(repair, restore, undo);
      List<String> kept = new ArrayList<>();
      for (int each : order) {
        try {
          store.delete(listed(all.get(each)), Deletion.NOT_THE_LAST);
        } catch (DriveMendException e) {
          assertThat(e.problem()).isEqualTo(Problem.LAST_WAY_BACK);
          kept.add(all.get(each).id());
        }
      }
      assertThat(kept).as("%s", order).hasSize(1);
      assertThat(store.find(kept.getFirst()).manifest().changes().getFirst().before())
          .isEqualTo(SampleBackups.pathName("C:\\Windows"));
      store.delete(store.list().getFirst(), Deletion.EVEN_THE_LAST);
    }
  }

  @Test
  void letsABackupGoWhoseRepairWasTakenBackAgainAfterAll() throws Exception {
    VerifiedBackup repair = repaired(store, registry);
    VerifiedBackup restore = restored(repair);
    assertThat(store.lostWith(listed(restore))).as("what the repair had written").isEmpty();
    VerifiedBackup undo = restored(restore);
    restored(undo);
    assertThat(store.find(repair.id()).state()).isEqualTo(BackupState.RESTORED);
    assertThat(store.find(restore.id()).state()).isEqualTo(BackupState.APPLIED);
    assertThat(store.find(undo.id()).state()).isEqualTo(BackupState.RESTORED);
    assertThat(store.lostWith(listed(repair))).isEmpty();
  }

  @Test
  void looksAtTheBackupAsItIsWhenItIsDeletedNotAsItWasWhenItWasListed() throws Exception {
    VerifiedBackup backup = made(store, registry);
    Listed before = listed(backup);
    assertThat(store.lostWith(before)).isEmpty();
    new JournaledWrite(store, backup, registry).run();
    assertProblem(Problem.LAST_WAY_BACK, () -> store.delete(before, Deletion.NOT_THE_LAST));
    store.verify(store.find(backup.id()));
  }

  @Test
  void takesNoBackupOfAnUnknownMachineForOneOfTheSame() throws Exception {
    WindowsIdentity unknown = new WindowsIdentity("", "Windows 10 Pro", "6.3", "19045");
    BackupRequest request = SampleRequest.ofHive(folder, 0);
    for (int disk = 1; disk <= 2; disk++) {
      VerifiedBackup backup =
          store.create(new BackupRequest(unknown, request.source(), request.changes(), request.registry()), file -> {});
      store.record(backup.backup(), BackupState.APPLIED);
    }
    for (Listed one : store.list()) {
      assertThat(store.lostWith(one)).hasValueSatisfying(lost -> assertThat(lost).contains("C:\\Windows"));
    }
  }

  private VerifiedBackup restored(VerifiedBackup backup) throws Exception {
    return new Restore(store, backup, SampleBackups.live(registry)).run(Set.of()).safety();
  }

  @Test
  void deletesWhatIsNotIntactOnlyWithTheSecondConfirmationAndFollowsNoLink() throws Exception {
    VerifiedBackup backup = repaired(store, registry);
    Path precious = Files.writeString(Files.createDirectory(folder.resolve("precious")).resolve("file"), "kept");
    Files.createSymbolicLink(backup.backup().folder().resolve("link"), precious.getParent());
    Files.delete(backup.backup().folder().resolve("manifest.json"));
    Listed broken = store.list().getFirst();
    assertProblem(Problem.LAST_WAY_BACK, () -> store.delete(broken, Deletion.NOT_THE_LAST));
    store.delete(broken, Deletion.EVEN_THE_LAST);
    assertThat(store.list()).isEmpty();
    assertThat(precious).hasContent("kept");
  }

  private Listed listed(VerifiedBackup backup) throws Exception {
    return store.list().stream().filter(each -> each.id().equals(backup.id())).findFirst().orElseGet(() -> new Listed.Sound(backup.backup()));
  }

  private static Backup sound(Listed listed) {
    return ((Listed.Sound) listed).backup();
  }

  private static void assertEmpty(Path root) throws IOException {
    try (Stream<Path> left = Files.list(root)) {
      assertThat(left).containsExactly(root.resolve(StoreLock.FILE));
    }
  }
}
