package io.drivemend.ui.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.drivemend.backup.BackupStore;
import io.drivemend.backup.BackupStore.Deletion;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.testing.RepairedMachines;
import io.drivemend.ui.shared.BackgroundTasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exporting, copying, importing and deleting backups, on real stores. */
class HandlingTest {

  @TempDir private Path folder;
  private final BackgroundTasks tasks = BackgroundTasks.inTheCallingThread();
  private RepairedMachines machines;
  private RepairedMachines elsewhere;
  private RestoreModel model;

  @BeforeEach
  void open() throws Exception {
    machines = new RepairedMachines(Files.createDirectories(folder.resolve("here")));
    elsewhere = new RepairedMachines(Files.createDirectories(folder.resolve("stick")));
    model = new RestoreModel(machines.store(), machines.sources(), tasks);
  }

  @AfterEach
  void close() {
    tasks.close();
  }

  @Test
  void exportsTheValuesAndReplacesNoFile() throws Exception {
    VerifiedBackup backup = load(machines.repair("WS-0417"));
    model.handling().export(backup.id(), folder);
    Path file = folder.resolve(backup.id() + ".reg");
    assertThat(outcome()).isEqualTo(new Outcome.Exported(file));
    assertThat(Files.readString(file, java.nio.charset.StandardCharsets.UTF_16)).contains("\"PathName\"=\"C:\\\\Windows\"");
    byte[] before = Files.readAllBytes(file);
    model.handling().export(backup.id(), folder);
    assertThat(failure()).isEqualTo(Problem.FILE_THERE);
    assertThat(file).hasBinaryContent(before);
  }

  @Test
  void exportsAndCopiesNothingThatIsNotIntact() throws Exception {
    VerifiedBackup backup = load(machines.repair("WS-0417"));
    RepairedMachines.tamper(backup);
    model.handling().export(backup.id(), folder);
    assertThat(failure()).isEqualTo(Problem.BACKUP_NOT_INTACT);
    model.handling().copyTo(backup.id(), folder.resolve("copies"));
    assertThat(failure()).isEqualTo(Problem.BACKUP_NOT_INTACT);
    assertThat(folder.resolve("copies").resolve(backup.id())).doesNotExist();
  }

  @Test
  void copiesABackupThatVerifiesThere() throws Exception {
    VerifiedBackup backup = load(machines.repair("WS-0417"));
    Path place = Files.createDirectories(folder.resolve("copies"));
    model.handling().copyTo(backup.id(), place);
    assertThat(outcome()).isEqualTo(new Outcome.Copied(place.resolve(backup.id())));
    BackupStore copies = new BackupStore(place, "DriveMend test");
    assertThat(copies.verify(copies.find(backup.id())).sha256()).isEqualTo(backup.sha256());
    model.handling().copyTo(backup.id(), place);
    assertThat(failure()).isEqualTo(Problem.BACKUP_ALREADY_THERE);
  }

  @Test
  void deletesTheLastWayBackOnlyWhenThatIsSaid() throws Exception {
    VerifiedBackup backup = load(machines.repair("WS-0417"));
    List<DriveMendException> last = new ArrayList<>();
    model.handling().delete(backup.id(), Deletion.NOT_THE_LAST, last::add);
    assertThat(last).singleElement().extracting(DriveMendException::problem).isEqualTo(Problem.LAST_WAY_BACK);
    assertThat(model.orders().outcome()).isEmpty();
    assertThat(model.selected()).isPresent();
    model.handling().delete(backup.id(), Deletion.EVEN_THE_LAST, last::add);
    assertThat(outcome()).isEqualTo(new Outcome.Deleted(backup.id()));
    assertThat(model.isEmpty()).isTrue();
    assertThat(backup.backup().folder()).doesNotExist();
  }

  @Test
  void deletesWhatWasRestoredWithoutASecondQuestion() throws Exception {
    VerifiedBackup backup = load(machines.repair("WS-0417"));
    model.restore(Set.of());
    model.handling().delete(backup.id(), Deletion.NOT_THE_LAST, last -> fail(last.sentence()));
    assertThat(outcome()).isEqualTo(new Outcome.Deleted(backup.id()));
    assertThat(model.all()).hasSize(1);
  }

  @Test
  void saysThatABackupIsGoneWhichAnotherProgramDeletedMeanwhile() throws Exception {
    VerifiedBackup backup = load(machines.repair("WS-0417"));
    model.handling().delete(backup.id(), Deletion.EVEN_THE_LAST, last -> fail(last.sentence()));
    model.handling().delete(backup.id(), Deletion.EVEN_THE_LAST, last -> fail(last.sentence()));
    assertThat(failure()).isEqualTo(Problem.BACKUP_MISSING);
  }

  @Test
  void showsWhatAStickHoldsAndImportsWhatIsChosen() throws Exception {
    VerifiedBackup good = elsewhere.repair("MYNTCLIENT");
    RepairedMachines.tamper(elsewhere.repair("KIOSK7"));
    model.load();
    List<Importing.Found> found = look(elsewhere.store().root());
    assertThat(found).extracting(Importing.Found::canBeImported).containsExactly(true, false);
    model.bringIn(found.subList(0, 1));
    assertThat(outcome()).isEqualTo(new Outcome.Imported(List.of(good.id()), List.of()));
    assertThat(model.selected()).get().extracting(BackupRow::id).isEqualTo(good.id());
    assertThat(model.selected().flatMap(BackupRow::verified)).isPresent();
    assertThat(machines.store().find(good.id()).record().importedFrom()).contains(good.backup().folder().toString());
    assertThat(look(elsewhere.store().root())).extracting(Importing.Found::isHere).containsExactly(true, false);
  }

  @Test
  void importsTheOthersWhenOneIsHarmedMeanwhile() throws Exception {
    elsewhere.repair("AAA");
    VerifiedBackup harmed = elsewhere.repair("BBB");
    model.load();
    List<Importing.Found> found = look(elsewhere.store().root());
    RepairedMachines.tamper(harmed);
    model.bringIn(found);
    assertThat(outcome())
        .isInstanceOfSatisfying(
            Outcome.Imported.class,
            imported -> {
              assertThat(imported.ids()).singleElement().asString().contains("AAA");
              assertThat(imported.failures()).extracting(DriveMendException::problem).containsExactly(Problem.BACKUP_NOT_INTACT);
            });
  }

  @Test
  void saysWhenAFolderHoldsNoBackup() throws Exception {
    model.load();
    model.importing().look(folder, found -> fail("found " + found));
    assertThat(failure()).isEqualTo(Problem.NO_BACKUP_IN_FOLDER);
  }

  private List<Importing.Found> look(Path place) {
    List<Importing.Found> all = new ArrayList<>();
    model.importing().look(place, all::addAll);
    return all;
  }

  private VerifiedBackup load(VerifiedBackup backup) {
    model.load();
    model.select(backup.id());
    return backup;
  }

  private Outcome outcome() {
    return model.orders().outcome().orElseThrow();
  }

  private Problem failure() {
    return outcome() instanceof Outcome.Failed(DriveMendException reason) ? reason.problem() : Problem.INTERNAL;
  }
}
