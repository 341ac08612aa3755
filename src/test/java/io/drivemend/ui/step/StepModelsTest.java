package io.drivemend.ui.step;

import static io.drivemend.testing.Registries.currentVersion;
import static io.drivemend.testing.Registries.windows10OnD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.drivemend.diagnosis.Verdict;
import io.drivemend.model.DriveLetter;
import io.drivemend.model.Problem;
import io.drivemend.model.View;
import io.drivemend.registry.InMemoryRegistry;
import io.drivemend.source.Sources;
import io.drivemend.testing.DirtySoftware;
import io.drivemend.testing.Hives;
import io.drivemend.testing.Places;
import io.drivemend.ui.flow.Flow;
import io.drivemend.ui.flow.Step;
import io.drivemend.ui.shared.BackgroundTasks;
import io.drivemend.ui.step.backup.BackUpModel;
import io.drivemend.ui.step.compare.CompareModel;
import io.drivemend.ui.step.diagnosis.DiagnosisModel;
import io.drivemend.ui.step.repair.RepairModel;
import io.drivemend.ui.step.result.ResultModel;
import io.drivemend.ui.step.start.Place;
import io.drivemend.ui.step.start.StartModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps without a window: their models on real files, with all work done in the calling thread. */
class StepModelsTest {

  @TempDir private Path folder;
  private final BackgroundTasks tasks = BackgroundTasks.inTheCallingThread();
  private final Flow flow = new Flow();
  private RepairSession session;
  private StartModel start;
  private DiagnosisModel diagnosis;
  private CompareModel compare;
  private BackUpModel backUp;
  private RepairModel repair;
  private ResultModel result;

  @BeforeEach
  void make() {
    Sources sources = new Sources(folder.resolve("practice"));
    session = new RepairSession(Places.of(folder.resolve("backups")), "DriveMend test");
    start = new StartModel(sources, Places.recent(folder.resolve("backups")), session, tasks, flow);
    diagnosis = new DiagnosisModel(sources, session, tasks, flow);
    compare = new CompareModel(session, tasks, flow);
    backUp = new BackUpModel(session, tasks, flow);
    repair = new RepairModel(session, tasks, flow);
    result = new ResultModel(session, tasks, flow);
  }

  @AfterEach
  void close() {
    tasks.close();
  }

  @Test
  void aPathIsLookedAtBeforeItMayBeDiagnosed() throws Exception {
    Path hive = hive("C:\\Windows");
    start.enter();
    start.choose(StartModel.Kind.OTHER_WINDOWS);
    assertThat(flow.state().nextBlocked()).contains("start.place-first");
    start.place().type(folder.resolve("nothing").toString());
    assertThat(flow.state().nextBlocked()).contains("start.place-missing");
    start.place().type("\0");
    assertThat(flow.state().nextBlocked()).contains("start.place-missing");
    start.place().type(" " + hive + " ");
    assertThat(flow.state().canGoNext()).isTrue();
    assertThat(start.place().place()).isInstanceOf(Place.Found.class);
  }

  @Test
  void newsOfThePlaceDoNotFreeALaterStep() throws Exception {
    Path hive = Hives.write(folder.resolve("moved"), windows10OnD("C:\\WINNT"));
    diagnose(hive);
    assertThat(flow.state().nextBlocked()).contains("diagnosis.no-repair");
    start.place().forgetAll();
    start.place().type(hive.toString());
    assertThat(flow.state().nextBlocked()).contains("diagnosis.no-repair");
  }

  @Test
  void thePracticeMachineGetsItsFaultBackEachTime() throws Exception {
    for (int round = 0; round < 2; round++) {
      start.enter();
      start.choose(StartModel.Kind.PRACTICE);
      start.goOn();
      diagnosis.diagnose();
      assertThat(session.diagnosis().verdict()).isEqualTo(Verdict.LETTER_DIFFERS);
      diagnosis.goOn();
      repairFromCompare();
      assertThat(flow.state().current()).isEqualTo(Step.RESULT);
      result.startOver();
    }
  }

  @Test
  void aNewChoiceForgetsWhatFollowedFromTheLast() throws Exception {
    diagnose(hive("C:\\Windows"));
    diagnosis.goOn();
    compare.enter();
    compare.goOn();
    backUp.enter();
    assertThat(session.madeBackup()).isPresent();
    flow.jumpTo(Step.SOURCE);
    start.goOn();
    assertThat(session.madeBackup()).isEmpty();
    assertThat(session.found()).isEmpty();
    assertThatIllegalStateException().isThrownBy(session::diagnosis);
  }

  @Test
  void aHealthyMachineEndsTheFlowAndHasNoPlan() throws Exception {
    diagnose(hive("D:\\Windows"));
    assertThat(flow.state().finished()).isTrue();
    assertThat(flow.state().canGoNext()).isFalse();
    assertThat(folder.resolve("backups")).doesNotExist();
  }

  @Test
  void anotherLetterThanTheChosenOneIsNotGoneOnWith() throws Exception {
    InMemoryRegistry silent = new InMemoryRegistry(List.of(View.NATIVE));
    currentVersion(silent, View.NATIVE, "PathName", "C:\\WINNT");
    diagnose(Hives.write(folder.resolve("machine"), silent));
    diagnosis.goOn();
    compare.enter();
    assertThat(compare.asking()).isTrue();
    assertThat(flow.state().nextBlocked()).contains("compare.letter-first");
    compare.chooseLetter(new DriveLetter('E'));
    assertThat(compare.changes()).hasSize(1);
    assertThat(flow.state().canGoNext()).isTrue();
    compare.reconsider();
    assertThat(compare.changes()).isEmpty();
    assertThat(flow.state().nextBlocked()).contains("compare.letter-first");
    compare.chooseLetter(new DriveLetter('C'));
    assertThat(flow.state().nextBlocked()).contains("compare.nothing-with-letter");
  }

  @Test
  void aBackupMadeBeforeTheLogsWereAgreedToDoesNotCount() throws Exception {
    DirtySoftware dirty = DirtySoftware.in(Files.createDirectory(folder.resolve("dirty")), 3).withDirtyVector("SOFTWARE.LOG");
    diagnose(dirty.hive());
    diagnosis.goOn();
    compare.enter();
    assertThat(compare.isReplayAgreed()).isFalse();
    assertThat(flow.state().nextBlocked()).contains("compare.agree-first");
    compare.agreeToReplay(true);
    compare.goOn();
    backUp.enter();
    assertThat(session.madeBackup()).isPresent();
    flow.back();
    compare.agreeToReplay(false);
    assertThat(session.madeBackup()).isEmpty();
    assertThat(flow.state().nextBlocked()).contains("compare.agree-first");
  }

  @Test
  void goingBackAndOnAgainKeepsTheBackup() throws Exception {
    diagnose(hive("C:\\Windows"));
    diagnosis.goOn();
    compare.enter();
    compare.goOn();
    backUp.enter();
    String first = session.backup().id();
    flow.back();
    compare.goOn();
    backUp.enter();
    assertThat(session.backup().id()).isEqualTo(first);
    assertThat(flow.state().canGoNext()).isTrue();
  }

  @Test
  void aBackupCountsThoughItsFolderCannotBeRemembered() throws Exception {
    Files.createDirectories(folder.resolve("settings.json").resolve("in-the-way"));
    diagnose(hive("C:\\Windows"));
    diagnosis.goOn();
    compare.enter();
    compare.keepBackupsIn(folder.resolve("stick"));
    compare.goOn();
    backUp.enter();
    assertThat(backUp.state())
        .isInstanceOfSatisfying(
            BackUpModel.State.Done.class,
            state -> {
              assertThat(state.backup().backup().folder()).hasParent(folder.resolve("stick"));
              assertThat(state.notice().orElseThrow().problem()).isEqualTo(Problem.PLACE_NOT_REMEMBERED);
            });
    assertThat(flow.state().canGoNext()).isTrue();
  }

  @Test
  void theFolderOfBackupsHoldsForTheNextRunAndItsAbsenceIsRefused() throws Exception {
    Path stick = folder.resolve("stick");
    diagnose(hive("C:\\Windows"));
    diagnosis.goOn();
    compare.enter();
    compare.keepBackupsIn(stick);
    compare.goOn();
    backUp.enter();
    make();
    assertThat(session.store().root()).isEqualTo(stick);
    Files.move(stick, folder.resolve("pulled"));
    start.enter();
    assertThat(start.failure().orElseThrow().problem()).isEqualTo(Problem.PLACE_NOT_THERE);
  }

  @Test
  void aRepairThatWroteNothingMayBeLeftBackwards() throws Exception {
    Path hive = hive("C:\\Windows");
    diagnose(hive);
    diagnosis.goOn();
    compare.enter();
    compare.goOn();
    backUp.enter();
    backUp.goOn();
    repair.enter();
    Hives.changePathName(hive, View.VIEW_64, "F:\\Windows");
    byte[] before = Files.readAllBytes(hive);
    repair.repair();
    assertThat(repair.state())
        .isInstanceOfSatisfying(
            RepairModel.State.Unchanged.class,
            state -> assertThat(state.failure().problem()).isEqualTo(Problem.CHANGED_SINCE));
    assertThat(flow.state().committed()).isFalse();
    assertThat(flow.state().canGoBack()).isTrue();
    assertThat(hive).hasBinaryContent(before);
  }

  @Test
  void afterARepairThereIsNoBackAndAnUndoReadsWhatItWrote() throws Exception {
    Path hive = hive("C:\\Windows");
    diagnose(hive);
    diagnosis.goOn();
    repairFromCompare();
    assertThat(flow.state().current()).isEqualTo(Step.RESULT);
    assertThat(flow.state().canGoBack()).isFalse();
    assertThat(flow.state().closingAsks()).isFalse();
    result.enter();
    result.undo();
    assertThat(result.state()).isInstanceOf(ResultModel.State.Undone.class);
    assertThat(Hives.pathName(hive, View.VIEW_32)).isEqualTo("C:\\Windows");
  }

  @Test
  void anUndoAfterAnotherProgramsChangeIsRefused() throws Exception {
    Path hive = hive("C:\\Windows");
    diagnose(hive);
    diagnosis.goOn();
    repairFromCompare();
    result.enter();
    Hives.changePathName(hive, View.VIEW_64, "F:\\Windows");
    result.undo();
    assertThat(result.state())
        .isInstanceOfSatisfying(
            ResultModel.State.UndoFailed.class,
            state -> assertThat(state.failure().problem()).isEqualTo(Problem.NOT_AS_LEFT));
    assertThat(Hives.pathName(hive, View.VIEW_64)).isEqualTo("F:\\Windows");
  }

  private void diagnose(Path hive) {
    start.enter();
    start.choose(StartModel.Kind.OTHER_WINDOWS);
    start.place().type(hive.toString());
    start.goOn();
    diagnosis.diagnose();
  }

  private void repairFromCompare() {
    compare.enter();
    compare.goOn();
    backUp.enter();
    backUp.goOn();
    repair.enter();
    repair.repair();
  }

  private Path hive(String pathName) throws Exception {
    return Hives.write(folder.resolve("machine"), windows10OnD(pathName));
  }
}
