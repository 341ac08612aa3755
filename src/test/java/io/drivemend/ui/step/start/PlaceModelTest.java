package io.drivemend.ui.step.start;

import static io.drivemend.testing.Registries.windows10OnD;
import static io.drivemend.testing.Registries.withSystemHive;
import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.model.Problem;
import io.drivemend.source.SourceChoice;
import io.drivemend.testing.Hives;
import io.drivemend.testing.Places;
import io.drivemend.ui.shared.BackgroundTasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is typed, dropped or chosen again as another Windows, with all work done in the calling thread. */
class PlaceModelTest {

  @TempDir private Path folder;
  private final BackgroundTasks tasks = BackgroundTasks.inTheCallingThread();
  private PlaceModel model;
  private Path hive;

  @BeforeEach
  void make() throws Exception {
    model = model();
    hive = Hives.write(folder.resolve("machine"), withSystemHive(windows10OnD("C:\\Windows"), "WS-1", "CD"));
  }

  @AfterEach
  void close() {
    tasks.close();
  }

  @Test
  void quotesAroundAPathAreThoseOfExplorer() {
    model.type("  \"" + hive + "\" ");
    assertThat(model.choice()).contains(new SourceChoice.HiveFile(hive, Optional.of(hive.resolveSibling("SYSTEM"))));
  }

  @Test
  void softwareDroppedWithItsSystemIsShownAsThePath() {
    model.drop(List.of(hive.resolveSibling("SYSTEM"), hive));
    assertThat(model.typed()).isEqualTo(hive.toString());
    assertThat(model.choice()).isPresent();
  }

  @Test
  void whatIsNoFileIsAnsweredWhenItIsDropped() {
    model.drop(List.of());
    assertThat(model.place())
        .isInstanceOfSatisfying(
            Place.Refused.class, refused -> assertThat(refused.why().problem()).isEqualTo(Problem.NO_WINDOWS_THERE));
    assertThat(model.choice()).isEmpty();
  }

  @Test
  void aWrongFileIsAnsweredWithItsCode() throws Exception {
    model.type(Files.writeString(folder.resolve("notes.txt"), "notes").toString());
    assertThat(model.place())
        .isInstanceOfSatisfying(
            Place.Refused.class, refused -> assertThat(refused.why().problem()).isEqualTo(Problem.NOT_A_HIVE));
  }

  @Test
  void ofSeveralWindowsNoneIsMeantBeforeOneIsChosen() throws Exception {
    Hives.write(folder.resolve("disk/A/System32/config"), windows10OnD("C:\\Windows"));
    Hives.write(folder.resolve("disk/B/System32/config"), windows10OnD("C:\\Windows"));
    model.type(folder.resolve("disk").toString());
    assertThat(model.choice()).isEmpty();
    Place.Found found = (Place.Found) model.place();
    assertThat(found.windows()).hasSize(2);
    model.choose(found.windows().getLast());
    Path second = folder.toAbsolutePath().resolve("disk/B").toRealPath();
    assertThat(model.choice()).contains(new SourceChoice.WindowsFolder(second));
    model.remember();
    assertThat(model.recent().getFirst().path()).isEqualTo(second);
  }

  @Test
  void aPlaceThatWasUsedIsOfferedToTheNextRunUntilItIsForgotten() throws Exception {
    model.type(hive.toString());
    assertThat(model.recent()).isEmpty();
    model.remember();
    PlaceModel next = model();
    next.refreshRecent();
    assertThat(next.recent()).hasSize(1).allMatch(recent -> recent.isThere() && recent.path().equals(hive));
    Files.delete(hive);
    next.refreshRecent();
    assertThat(next.recent()).hasSize(1).noneMatch(recent -> recent.isThere());
    next.forget(hive);
    assertThat(next.recent()).isEmpty();
  }

  private PlaceModel model() {
    return new PlaceModel(tasks, Places.recent(folder.resolve("backups")), () -> {});
  }
}
