package io.drivemend.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.crash.Plan.Part;
import io.drivemend.crash.Plan.Planned;
import io.drivemend.crash.Plan.Shares;
import io.drivemend.crash.watch.Effect;
import io.drivemend.crash.watch.Forcing;
import io.drivemend.crash.watch.Moment;
import io.drivemend.model.View;
import io.drivemend.testing.Hives;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the crash tests kill when they say so, and see what they are there to see. */
class CrashHarnessTest {

  @TempDir private Path folder;
  private HiveMachine machine;
  private Stage stage;

  @BeforeEach
  void startAMachine() throws Exception {
    machine = new HiveMachine(folder, HiveFixture.WINDOWS_10);
    machine.start();
    stage = new Stage(machine, new Program(folder));
  }

  private Path software() {
    return folder.resolve("machine").resolve("SOFTWARE");
  }

  private List<String> failures() throws Exception {
    return Examination.of(machine).failures();
  }

  @Test
  void theProgramIsKilledAtTheStepThatWasAskedFor() throws Exception {
    Profile profile = stage.profile(Scenario.REPAIR);
    assertThat(Forcing.defects(profile.steps())).isEmpty();
    String swap = profile.steps().stream().filter(step -> step.placed("SOFTWARE")).findFirst().orElseThrow().step();
    for (Moment moment : List.of(Moment.BEFORE, Moment.AFTER)) {
      stage.set(Scenario.Start.FAULT);
      assertThat(stage.run(Scenario.REPAIR, new Kill.AtStep(swap, moment)).killed()).isTrue();
      Examination found = Examination.of(machine);
      assertThat(found.failures()).isEmpty();
      assertThat(found.namesInterruptedWork()).isTrue();
      assertThat(found.values()).isEqualTo(moment == Moment.BEFORE ? Values.OLD : Values.NEW);
      assertThat(Examination.rubbish(machine)).hasSize(moment == Moment.BEFORE ? 1 : 0);
    }
  }

  @Test
  void aWriteIsTornInItsMiddle() throws Exception {
    Effect copy =
        stage.profile(Scenario.REPAIR).steps().stream().filter(step -> step.isOn("hive-SOFTWARE") && step.canBeTorn())
            .findFirst().orElseThrow();
    stage.set(Scenario.Start.FAULT);
    stage.run(Scenario.REPAIR, new Kill.AtStep(copy.step(), Moment.TORN));
    Path torn =
        Examination.rubbish(machine).stream().filter(file -> file.endsWith("hive-SOFTWARE")).findFirst().orElseThrow();
    assertThat(Files.size(torn)).isEqualTo(copy.bytes() / 2);
  }

  @Test
  void aProgramThatEndedBeforeItsKillDoesNotCount() throws Exception {
    assertThat(stage.run(Scenario.REPAIR, new Kill.AtStep("write:nothing:1", Moment.AFTER)).killed()).isFalse();
  }

  @Test
  void aByteThatNoRepairMayChangeIsSeen() throws Exception {
    assertThat(failures()).isEmpty();
    byte[] content = Files.readAllBytes(software());
    content[content.length - 1] ^= 1;
    Files.write(software(), content);
    assertThat(failures()).singleElement().asString().contains("differs in byte");
  }

  @Test
  void aThirdValueIsSeen() throws Exception {
    Hives.changePathName(software(), View.VIEW_32, "E:\\Windows");
    assertThat(Examination.of(machine).values()).isEqualTo(Values.THIRD);
    assertThat(failures()).isNotEmpty();
  }

  @Test
  void aRepairWithoutABackupIsSeen() throws Exception {
    Hives.changePathName(software(), View.VIEW_32, "D:\\Windows");
    Hives.changePathName(software(), View.VIEW_64, "D:\\Windows");
    assertThat(failures()).singleElement().asString().contains("there is no backup");
  }

  @Test
  void aRecordThatClaimsWhatIsNotThereIsSeen() throws Exception {
    stage.set(Scenario.Start.REPAIRED);
    assertThat(failures()).isEmpty();
    Hives.changePathName(software(), View.VIEW_32, "C:\\Windows");
    assertThat(failures()).singleElement().asString().contains("is recorded as APPLIED, and the values are SOME");
  }

  @Test
  void aDamagedBackupAndWhatLiesAboutAreSeen() throws Exception {
    stage.set(Scenario.Start.REPAIRED);
    assertThat(Examination.rubbish(machine)).isEmpty();
    Path backup;
    try (Stream<Path> backups = Files.list(machine.backups())) {
      backup = backups.filter(Files::isDirectory).findFirst().orElseThrow();
    }
    Files.writeString(backup.resolve("state.json.new"), "{");
    assertThat(Examination.rubbish(machine)).containsExactly(backup.resolve("state.json.new"));
    Files.writeString(backup.resolve("HOW-TO-RESTORE.txt"), "torn");
    assertThat(failures()).singleElement().asString().contains("does not verify");
  }

  @Test
  void aMissingForceIsSeen() {
    Effect create = new Effect("create:1", "create", 1, "/s/a.new");
    Effect force = new Effect("force:2", "force", 1, "/s/a.new");
    Effect move = new Effect("move:3", "move", 1, "/s/a.new -> /s/a");
    Effect forceFolder = new Effect("force:4", "force", 1, "/s");
    assertThat(Forcing.defects(List.of(create, force, move, forceFolder))).isEmpty();
    assertThat(Forcing.defects(List.of(create, move, forceFolder))).hasSize(1);
    assertThat(Forcing.defects(List.of(create, force, move))).hasSize(1);
    assertThat(Forcing.defects(List.of(create))).hasSize(1);
  }

  @Test
  void aLargeCampaignHitsEveryStepAndASeedRepeatsIt() {
    Part part = new Part("NT_4", Scenario.REPAIR);
    Profile profile = new Profile(List.of(new Effect("write:1", "write", 9, "/s/a"), new Effect("force:2", "force", 1, "/s/a")), 1000, 10);
    List<Planned> kills = new Plan(Map.of(part, profile), 1).draw(40, new Shares(50, 10));
    assertThat(kills.stream().map(Planned::kill))
        .hasSize(40)
        .contains(
            new Kill.AtStep("write:1", Moment.BEFORE),
            new Kill.AtStep("write:1", Moment.TORN),
            new Kill.AtStep("write:1", Moment.AFTER),
            new Kill.AtStep("force:2", Moment.AFTER));
    assertThat(new Plan(Map.of(part, profile), 1).draw(40, new Shares(50, 10)).stream().map(Planned::kill))
        .isEqualTo(kills.stream().map(Planned::kill).toList());
  }
}
