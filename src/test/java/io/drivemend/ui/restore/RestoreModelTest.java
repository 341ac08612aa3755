package io.drivemend.ui.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.drivemend.backup.BackupState;
import io.drivemend.backup.Recovery.Choice;
import io.drivemend.backup.Recovery.Progress;
import io.drivemend.backup.Restore;
import io.drivemend.backup.Restore.Consent;
import io.drivemend.backup.Restore.Restored;
import io.drivemend.backup.VerifiedBackup;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.View;
import io.drivemend.testing.RepairedMachines;
import io.drivemend.ui.shared.BackgroundTasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreModelTest {

  @TempDir private Path folder;
  private final BackgroundTasks tasks = BackgroundTasks.inTheCallingThread();
  private RepairedMachines machines;
  private RestoreModel model;

  @BeforeEach
  void open() {
    machines = new RepairedMachines(folder);
    model = new RestoreModel(machines.store(), machines.sources(), tasks);
  }

  @AfterEach
  void close() {
    tasks.close();
  }

  @Test
  void listsNothingAndSaysSo() {
    model.load();
    assertThat(model.isEmpty()).isTrue();
    assertThat(model.blocked()).contains("restore.blocked-empty");
  }

  @Test
  void callsABackupIntactOnlyAfterItWasRead() throws Exception {
    machines.repair("WS-0417");
    List<String> seen = new ArrayList<>();
    model.listen(() -> model.all().forEach(row -> seen.add(row.integrity().getClass().getSimpleName())));
    model.load();
    assertThat(seen).containsExactly("NotChecked", "Intact");
  }

  @Test
  void saysWhenABackupWasReadAndReadsItAnewOnlyWhenAsked() throws Exception {
    VerifiedBackup backup = machines.repair("WS-0417");
    Instant first = Instant.parse("2026-11-22T14:05:00Z");
    TickingClock clock = new TickingClock(first);
    model = new RestoreModel(machines.store(), Targets.of(machines.sources()), tasks, clock);
    load(backup);
    clock.now = first.plusSeconds(600);
    model.load();
    assertThat(checked()).isEqualTo(first);
    model.verifyAgain();
    assertThat(checked()).isEqualTo(first.plusSeconds(600));
  }

  @Test
  void keepsTheBackupThatWasChosenAndFindsTheNewOneWhenItListsAgain() throws Exception {
    VerifiedBackup backup = load(machines.repair("WS-0417"));
    machines.repair("KIOSK7");
    model.load();
    assertThat(model.all()).hasSize(2).noneMatch(BackupRow::isNotChecked);
    assertThat(model.selected()).get().extracting(BackupRow::id).isEqualTo(backup.id());
    assertThat(model.blocked()).isEmpty();
  }

  @Test
  void choosesNothingByItself() throws Exception {
    machines.repair("WS-0417");
    model.load();
    assertThat(model.selected()).isEmpty();
    assertThat(model.blocked()).contains("restore.blocked-none");
  }

  @Test
  void restoresReadsBackAndRecordsIt() throws Exception {
    VerifiedBackup backup = load(machines.repair("WS-0417"));
    assertThat(model.blocked()).isEmpty();
    model.restore(Set.of());
    assertThat(model.orders().outcome()).get().isInstanceOf(Outcome.ValuesRestored.class);
    assertThat(machines.pathName("WS-0417", View.VIEW_64)).isEqualTo("C:\\Windows");
    assertThat(machines.pathName("WS-0417", View.VIEW_32)).isEqualTo("C:\\Windows");
    assertThat(machines.store().find(backup.id()).state()).isEqualTo(BackupState.RESTORED);
    assertThat(model.selected().flatMap(BackupRow::backup).orElseThrow().state()).isEqualTo(BackupState.RESTORED);
    assertThat(refusal()).contains(Problem.ALREADY_RESTORED);
    assertThat(model.blocked()).contains("restore.blocked-refused");
  }

  @Test
  void restoresNothingFromATamperedBackup() throws Exception {
    VerifiedBackup backup = machines.repair("WS-0417");
    RepairedMachines.tamper(backup);
    load(backup);
    assertThat(model.blocked()).contains("restore.blocked-not-intact");
    model.restore(Set.of());
    assertThat(machines.pathName("WS-0417", View.VIEW_64)).isEqualTo("D:\\Windows");
  }

  @Test
  void restoresNothingFromABackupThatIsTamperedWithAfterItWasChecked() throws Exception {
    VerifiedBackup backup = load(machines.repair("WS-0417"));
    RepairedMachines.tamper(backup);
    model.restore(Set.of());
    assertThat(failure()).isEqualTo(Problem.BACKUP_NOT_INTACT);
    assertThat(model.selected().orElseThrow().integrity()).isInstanceOf(Integrity.NotIntact.class);
    assertThat(machines.pathName("WS-0417", View.VIEW_64)).isEqualTo("D:\\Windows");
  }

  @Test
  void listsABackupWhoseManifestCannotBeReadWithTheReason() throws Exception {
    VerifiedBackup backup = machines.repair("WS-0417");
    Files.writeString(backup.backup().folder().resolve("manifest.json"), "{");
    load(backup);
    assertThat(model.all()).singleElement().extracting(BackupRow::integrity).isInstanceOf(Integrity.NotIntact.class);
    assertThat(model.blocked()).contains("restore.blocked-not-intact");
  }

  @Test
  void replacesNoValueThatWasNotSeen() throws Exception {
    VerifiedBackup backup = machines.repair("WS-0417");
    machines.change("WS-0417", View.VIEW_32, "E:\\Windows");
    load(backup);
    machines.change("WS-0417", View.VIEW_32, "F:\\Windows");
    model.restore(Set.of(Consent.OTHER_VALUE));
    assertThat(failure()).isEqualTo(Problem.NOT_AS_LEFT);
    assertThat(machines.pathName("WS-0417", View.VIEW_32)).isEqualTo("F:\\Windows");
    assertThat(read().values()).anyMatch(value -> value.now().flatMap(RegistryValue::text).equals(Optional.of("F:\\Windows")));
  }

  @Test
  void replacesAValueOfOthersOnlyWhenThatIsAgreedTo() throws Exception {
    VerifiedBackup backup = machines.repair("WS-0417");
    machines.change("WS-0417", View.VIEW_32, "E:\\Windows");
    load(backup);
    assertThat(read().needed()).containsExactly(Consent.OTHER_VALUE);
    byte[] before = Files.readAllBytes(machines.software("WS-0417"));
    model.restore(Set.of());
    assertThat(failure()).isEqualTo(Problem.NOT_AS_LEFT);
    assertThat(machines.software("WS-0417")).hasBinaryContent(before);
    model.restore(Set.of(Consent.OTHER_VALUE));
    assertThat(machines.pathName("WS-0417", View.VIEW_64)).isEqualTo("C:\\Windows");
    assertThat(machines.pathName("WS-0417", View.VIEW_32)).isEqualTo("C:\\Windows");
  }

  @Test
  void refusesToReplaceWhatIsNoPathOfTheSameLengthWhateverIsAgreedTo() throws Exception {
    VerifiedBackup backup = machines.repair("WS-0417");
    machines.rebuild("WS-0417", "C:\\Other\\Windows");
    load(backup);
    assertThat(refusal()).contains(Problem.CANNOT_REPLACE);
    assertThat(model.blocked()).contains("restore.blocked-refused");
  }

  @Test
  void keepsASafetyBackupThatTakesTheRestoreBack() throws Exception {
    VerifiedBackup backup = load(machines.repair("WS-0417"));
    model.restore(Set.of());
    String safety = restored().safety().id();
    assertThat(model.all()).hasSize(2).noneMatch(BackupRow::isNotChecked);
    model.select(safety);
    assertThat(model.blocked()).isEmpty();
    model.restore(Set.of());
    assertThat(machines.pathName("WS-0417", View.VIEW_64)).isEqualTo("D:\\Windows");
    model.select(backup.id());
    assertThat(model.blocked()).isEmpty();
  }

  @Test
  void refusesWhenAValueIsChangedAfterItWasShown() throws Exception {
    load(machines.repair("WS-0417"));
    machines.change("WS-0417", View.VIEW_32, "E:\\Windows");
    byte[] before = Files.readAllBytes(machines.software("WS-0417"));
    model.restore(Set.of());
    assertThat(failure()).isEqualTo(Problem.NOT_AS_LEFT);
    assertThat(Files.readAllBytes(machines.software("WS-0417"))).isEqualTo(before);
  }

  @Test
  void refusesWhenTheHiveIsGone() throws Exception {
    VerifiedBackup backup = machines.repair("WS-0417");
    Files.delete(machines.software("WS-0417"));
    load(backup);
    assertThat(refusal()).contains(Problem.FILE_MISSING);
    assertThat(model.blocked()).contains("restore.blocked-refused");
  }

  @Test
  void readsAgainWhatWasMendedMeanwhile() throws Exception {
    VerifiedBackup backup = machines.repair("WS-0417");
    machines.change("WS-0417", View.VIEW_32, "E:\\Windows");
    load(backup);
    machines.change("WS-0417", View.VIEW_32, "D:\\Windows");
    model.verifyAgain();
    assertThat(model.blocked()).isEmpty();
  }

  @Test
  void noticesWhenItReadsAgainThatABackupIsGone() throws Exception {
    VerifiedBackup backup = load(machines.repair("WS-0417"));
    Files.move(backup.backup().folder(), folder.resolve("moved"));
    model.verifyAgain();
    assertThat(model.selected().orElseThrow().integrity())
        .isInstanceOfSatisfying(
            Integrity.NotIntact.class, broken -> assertThat(broken.reason().problem()).isEqualTo(Problem.BACKUP_MISSING));
  }

  @Test
  void recordsThatAnInterruptedRepairLeftTheOldValues() throws Exception {
    VerifiedBackup backup = load(machines.interrupt("WS-0417"));
    assertThat(explanation()).contains("interrupted before it wrote");
    assertThat(refusal()).contains(Problem.ALREADY_RESTORED);
    byte[] before = Files.readAllBytes(machines.software("WS-0417"));
    model.settle(Choice.UNDO);
    assertThat(model.orders().outcome()).contains(new Outcome.Settled(Progress.NOTHING_WRITTEN, Progress.NOTHING_WRITTEN));
    assertThat(machines.store().find(backup.id()).state()).isEqualTo(BackupState.FAILED);
    assertThat(machines.software("WS-0417")).hasBinaryContent(before);
  }

  @Test
  void recordsThatAnInterruptedRepairWasDone() throws Exception {
    VerifiedBackup backup = machines.interrupt("WS-0417");
    machines.change("WS-0417", View.VIEW_64, "D:\\Windows");
    machines.change("WS-0417", View.VIEW_32, "D:\\Windows");
    load(backup);
    assertThat(explanation()).contains("interrupted after it wrote");
    assertThat(model.blocked()).isEmpty();
    model.settle(Choice.FINISH);
    assertThat(machines.store().find(backup.id()).state()).isEqualTo(BackupState.APPLIED);
    assertThat(model.interrupted()).isEmpty();
  }

  @Test
  void undoesAnInterruptedRepairThatHadWrittenOneValue() throws Exception {
    VerifiedBackup backup = machines.interrupt("WS-0417");
    machines.change("WS-0417", View.VIEW_64, "D:\\Windows");
    load(backup);
    assertThat(explanation()).contains("between its values");
    assertThat(model.blocked()).contains("restore.blocked-interrupted");
    model.settle(Choice.UNDO);
    assertThat(machines.pathName("WS-0417", View.VIEW_64)).isEqualTo("C:\\Windows");
    assertThat(machines.store().find(backup.id()).state()).isEqualTo(BackupState.FAILED);
  }

  @Test
  void finishesAnInterruptedRepairThatHadWrittenOneValue() throws Exception {
    VerifiedBackup backup = machines.interrupt("WS-0417");
    machines.change("WS-0417", View.VIEW_64, "D:\\Windows");
    load(backup);
    model.settle(Choice.FINISH);
    assertThat(machines.pathName("WS-0417", View.VIEW_32)).isEqualTo("D:\\Windows");
    assertThat(machines.store().find(backup.id()).state()).isEqualTo(BackupState.APPLIED);
  }

  @Test
  void settlesNothingWhenSomethingElseHasWrittenSince() throws Exception {
    VerifiedBackup backup = machines.interrupt("WS-0417");
    machines.change("WS-0417", View.VIEW_64, "E:\\Windows");
    load(backup);
    assertThat(explanation()).contains("something else has written since");
    model.settle(Choice.UNDO);
    assertThat(failure()).isEqualTo(Problem.NOT_AS_LEFT);
    assertThat(machines.pathName("WS-0417", View.VIEW_64)).isEqualTo("E:\\Windows");
    assertThat(model.blocked()).isEmpty();
  }

  @Test
  void restoresAHiveInAnotherPlaceOnceItIsProven() throws Exception {
    VerifiedBackup backup = machines.repair("WS-0417");
    machines.repair("KIOSK7");
    Path moved = machines.move("WS-0417");
    load(backup);
    assertThat(refusal()).contains(Problem.FILE_MISSING);
    model.chooseHive(machines.software("KIOSK7"));
    assertThat(refusal()).contains(Problem.OTHER_HIVE);
    model.chooseHive(moved);
    assertThat(model.blocked()).isEmpty();
    model.restore(Set.of());
    assertThat(restored().values()).allMatch(value -> value.today() == Restore.Today.AS_BACKED_UP);
    assertThat(machines.pathName("KIOSK7", View.VIEW_64)).isEqualTo("D:\\Windows");
  }

  @Test
  void refusesTheHiveOfAnotherMachineAtTheSamePlace() throws Exception {
    VerifiedBackup backup = machines.repair("WS-0417");
    machines.replace("WS-0417", "KIOSK7");
    load(backup);
    assertThat(refusal()).contains(Problem.OTHER_HIVE);
    assertThat(model.blocked()).contains("restore.blocked-refused");
  }

  @Test
  void findsBackupsByMachinePathDateAndState() throws Exception {
    VerifiedBackup first = machines.repair("WS-0417");
    machines.interrupt("KIOSK7");
    model.load();
    for (String words : List.of("ws-04", "today ws-0417", "ws-0417 C: D:", " repaired \t ws")) {
      model.search(words);
      assertThat(model.shown()).as(words).extracting(BackupRow::id).containsExactly(first.id());
    }
    model.search("nothing like it");
    assertThat(model.shown()).isEmpty();
    model.search("");
    assertThat(model.shown()).hasSize(2);
  }

  @Test
  void restoresNothingThatTheSearchHides() throws Exception {
    load(machines.repair("WS-0417"));
    model.search("KIOSK7");
    assertThat(model.blocked()).contains("restore.blocked-none");
    model.restore(Set.of());
    assertThat(machines.pathName("WS-0417", View.VIEW_64)).isEqualTo("D:\\Windows");
  }

  @Test
  void showsABackupThatIsChosenFromOutsideEvenIfTheSearchHidIt() throws Exception {
    VerifiedBackup backup = machines.repair("WS-0417");
    model.search("KIOSK7");
    load(backup);
    assertThat(model.selected()).isPresent();
    assertThat(model.search()).isEmpty();
  }

  private String explanation() {
    return Interruption.explain(model.selected().flatMap(BackupRow::backup).orElseThrow(), model.today()).getAccessibleText();
  }

  private Today.Read read() {
    return model.today() instanceof Today.Read read ? read : fail("not read: " + model.today());
  }

  private Restored restored() {
    return model.orders().outcome().orElseThrow() instanceof Outcome.ValuesRestored(Restored restored) ? restored : fail("not restored");
  }

  private Instant checked() {
    return model.selected().orElseThrow().integrity() instanceof Integrity.Intact intact ? intact.at() : Instant.EPOCH;
  }

  private static final class TickingClock extends Clock {
    private Instant now;

    TickingClock(Instant now) {
      this.now = now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  private VerifiedBackup load(VerifiedBackup backup) {
    model.load();
    model.select(backup.id());
    return backup;
  }

  private Problem failure() {
    return model.orders().outcome().orElseThrow() instanceof Outcome.Failed(DriveMendException reason) ? reason.problem() : Problem.INTERNAL;
  }

  private Optional<Problem> refusal() {
    return model.today().refusal().map(DriveMendException::problem);
  }
}
