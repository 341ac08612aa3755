package io.drivemend.backup;

import static io.drivemend.testing.Problems.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drivemend.files.OwnerOnly;
import io.drivemend.files.SettingsFile;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where backups go, and what is refused there. */
class BackupPlaceTest {

  @TempDir private Path folder;
  private Path standard;
  private Path stick;

  @BeforeEach
  void name() {
    standard = folder.resolve("data").resolve("drivemend").resolve("backups");
    stick = folder.resolve("stick").resolve("backups");
  }

  @Test
  void theStandardPlaceIsMadeByTheFirstBackupAndFoundByTheNextRun() throws Exception {
    assertThat(place().store().list()).isEmpty();
    assertThat(standard).doesNotExist();
    String id = create(place().store());
    assertThat(place().store().list()).extracting(BackupStore.Listed::id).containsExactly(id);
    assertThat(place().isStandard()).isTrue();
  }

  @Test
  void aChosenFolderIsRememberedOnceABackupIsThere() throws Exception {
    BackupPlace place = place();
    place.keepIn(stick);
    assertThat(place().isStandard()).isTrue();
    String id = create(place.store());
    place.remember();
    assertThat(place().store().root()).isEqualTo(stick);
    assertThat(place().store().list()).extracting(BackupStore.Listed::id).containsExactly(id);
    place.keepInStandard();
    place.remember();
    assertThat(place().store().root()).isEqualTo(standard);
  }

  @Test
  void aRememberedFolderThatIsNotThereIsRefusedAndNothingElseIsUsedInItsPlace() throws Exception {
    BackupPlace place = place();
    place.keepIn(stick);
    String id = create(place.store());
    place.remember();
    Path elsewhere = folder.resolve("pulled");
    Files.move(stick.getParent(), elsewhere);
    for (BackupPlace run : new BackupPlace[] {place, place()}) {
      assertProblem(Problem.PLACE_NOT_THERE, () -> run.store().list());
      assertProblem(Problem.PLACE_NOT_THERE, () -> run.store().find(id));
      assertProblem(Problem.PLACE_NOT_THERE, () -> create(run.store()));
    }
    assertThat(stick).doesNotExist();
    assertThat(standard).doesNotExist();
    Files.move(elsewhere, stick.getParent());
    place().store().verify(place().store().find(id));
    create(place().store());
  }

  @Test
  void aFolderThatIsNamedForOnceIsMadeAndNotRemembered() throws Exception {
    create(place().storeIn(stick));
    assertThat(stick).isNotEmptyDirectory();
    assertThat(place().store().root()).isEqualTo(standard);
  }

  @Test
  void aSettingThatCannotBeReadIsSpokenOfAndTheStandardFolderIsUsed() throws Exception {
    Files.writeString(folder.resolve("settings.json"), "{\"backups\": ");
    BackupPlace place = place();
    assertThat(place.ignoredSetting().orElseThrow())
        .hasMessageContaining(folder.resolve("settings.json").toString())
        .hasMessageContaining("not well-formed JSON");
    assertThat(place.isStandard()).isTrue();
  }

  @Test
  void aChoiceThatCannotBeRememberedHoldsForThisRun() throws Exception {
    Files.createDirectories(folder.resolve("settings.json").resolve("in-the-way"));
    BackupPlace place = place();
    place.keepIn(stick);
    assertProblem(Problem.PLACE_NOT_REMEMBERED, place::remember);
    assertThat(place.store().root()).isEqualTo(stick);
  }

  /** Neither the folder of backups nor the one above it, in which it could be put aside for another. */
  @ParameterizedTest
  @ValueSource(strings = {"drivemend", "drivemend/backups"})
  void aStandardFolderThatOthersMayWriteToIsNeitherReadNorWritten(String open) throws Exception {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "this file system has no modes");
    String id = create(place().store());
    Path suspect = folder.resolve("data").resolve(open);
    Files.setPosixFilePermissions(suspect, PosixFilePermissions.fromString("rwxrwxrwx"));
    BackupStore store = place().store();
    assertProblem(Problem.PLACE_NOT_OURS, store::list);
    assertProblem(Problem.PLACE_NOT_OURS, () -> store.find(id));
    DriveMendException refused = catchThrowableOfType(DriveMendException.class, () -> create(store));
    assertThat(refused.problem()).isEqualTo(Problem.PLACE_NOT_OURS);
    assertThat(refused).hasMessageContaining(suspect + " ").hasMessageContaining(Files.getOwner(suspect).getName());
    try (Stream<Path> backups = Files.list(standard)) {
      assertThat(backups.map(Path::getFileName).map(Path::toString)).containsExactlyInAnyOrder(StoreLock.FILE, id);
    }
    assertThat(create(place().storeIn(standard))).as("named on purpose").isNotEqualTo(id);
  }

  @Test
  void aLinkFromTheUsersOwnFolderIsFollowed() throws Exception {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "this file system has no modes");
    Path large = folder.resolve("large-disk");
    new OwnerOnly().create(large);
    new OwnerOnly().createAll(folder.resolve("data").resolve("drivemend"));
    Files.createSymbolicLink(standard, large);
    create(place().store());
    assertThat(large).isNotEmptyDirectory();
    Files.delete(standard);
    Files.createSymbolicLink(standard, folder.resolve("gone"));
    assertProblem(Problem.FILE_UNREADABLE, () -> place().store().list());
  }

  private BackupPlace place() {
    SettingsFile settings = new SettingsFile(folder.resolve("settings.json"));
    return new BackupPlace(standard, new OwnerOnly(), settings, "DriveMend test");
  }

  private static String create(BackupStore store) throws DriveMendException, IOException {
    return store.create(SampleRequest.REQUEST, file -> {}).id();
  }
}
