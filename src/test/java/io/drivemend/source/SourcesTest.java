package io.drivemend.source;

import static io.drivemend.testing.Problems.assertProblem;
import static io.drivemend.testing.Registries.windows10OnD;
import static io.drivemend.testing.Registries.withSystemHive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drivemend.model.Problem;
import io.drivemend.model.SourceRef;
import io.drivemend.model.View;
import io.drivemend.model.WindowsIdentity;
import io.drivemend.registry.RegistryAccess;
import io.drivemend.testing.Hives;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Finds, opens and finds again the hives of a Windows 10 that stands in the folder {@code disk}. */
class SourcesTest {

  @TempDir private Path folder;
  private Path disk;
  private Path software;
  private Sources sources;

  @BeforeEach
  void makeDisk() throws Exception {
    disk = folder.toRealPath().resolve("disk");
    software =
        Hives.write(disk.resolve("Windows/System32/config"), withSystemHive(windows10OnD("C:\\Windows"), "LAB-3", "D"));
    sources = new Sources(folder.resolve("practice"));
  }

  @ParameterizedTest
  @CsvSource({
    "LAB-3, Windows 10 Pro, 6.3, 19045",
    "lab-3, Windows 10 Pro, 6.3, 19045",
    "LAB-3, Windows 10 Pro, 6.3, 18363",
    "'', Windows 10 Pro, 6.3, 19045"
  })
  void theHiveOfABackupIsFoundAgain(String machine, String product, String version, String build) throws Exception {
    RegistryAccess hive = sources.reopen(ref(), new WindowsIdentity(machine, product, version, build), "ID");
    assertThat(Hives.pathName(software, View.VIEW_64)).isEqualTo("C:\\Windows");
    hive.open().close();
  }

  @ParameterizedTest
  @CsvSource({
    "LAB-4, Windows 10 Pro, 6.3, 19045", "LAB-3, Windows 10 Home, 6.3, 19045", "LAB-3, Windows 10 Pro, 6.1, 19045"
  })
  void theHiveOfAnotherMachineAtTheSamePathIsRefused(String machine, String product, String version, String build) {
    WindowsIdentity saved = new WindowsIdentity(machine, product, version, build);
    assertThatThrownBy(() -> sources.reopen(ref(), saved, "ID"))
        .hasMessage(
            "The backup ID was made of %s, not of %s. Nothing was written.",
            machine + " (" + product + ", build 19045)", "LAB-3 (Windows 10 Pro, build 19045)");
    assertProblem(Problem.OTHER_MACHINE, () -> sources.reopen(ref(), saved, "ID"));
  }

  @Test
  void aMachineNameIsReadFromASystemHiveInAnyCase() throws Exception {
    Files.move(software.resolveSibling("SYSTEM"), software.resolveSibling("system"));
    assertProblem(
        Problem.OTHER_MACHINE,
        () -> sources.reopen(ref(), new WindowsIdentity("LAB-4", "Windows 10 Pro", "6.3", "19045"), "ID"));
  }

  @Test
  void withoutASystemHiveTheMachineNameIsNotCompared() throws Exception {
    Files.delete(software.resolveSibling("SYSTEM"));
    sources.reopen(ref(), new WindowsIdentity("LAB-4", "Windows 10 Pro", "6.3", "19045"), "ID").open().close();
  }

  @Test
  void aBackupOfAHiveThatIsGoneOrCannotBeNamedHasNoSource() throws Exception {
    WindowsIdentity windows = new WindowsIdentity("", "", "", "");
    for (String gone : new String[] {folder.resolve("gone").toString(), "a\0b"}) {
      SourceRef ref = new SourceRef(SourceRef.Kind.HIVE, gone);
      assertProblem(Problem.FILE_MISSING, () -> sources.reopen(ref, windows, "ID"));
    }
  }

  @Test
  void theFolderAboveALinkIsThatOfItsTarget() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), software.getParent());
    Files.createDirectories(folder.resolve("System32/config"));
    Path other = Hives.write(folder.resolve("other"), windows10OnD("C:\\Windows"));
    Files.copy(other, folder.resolve("System32/config/SOFTWARE"));
    OpenedSource hive = open(link.resolve("../config/SOFTWARE"));
    assertThat(hive.ref().path()).isEqualTo(software.toString());
    OpenedSource windows = sources.open(new SourceChoice.WindowsFolder(link.resolve("../..")));
    assertThat(windows.ref().path()).isEqualTo(software.toString());
  }

  @Test
  void aHibernatedWindowsIsRefusedOnEveryWay() throws Exception {
    Files.writeString(disk.resolve("HiberFil.sys"), "HIBR and so on");
    Path link = Files.createSymbolicLink(folder.resolve("link"), software);
    WindowsIdentity windows = new WindowsIdentity("LAB-3", "Windows 10 Pro", "6.3", "19045");
    assertProblem(Problem.HIBERNATED, () -> sources.open(new SourceChoice.WindowsFolder(disk)));
    assertProblem(Problem.HIBERNATED, () -> open(software));
    assertProblem(Problem.HIBERNATED, () -> open(link));
    assertProblem(Problem.HIBERNATED, () -> sources.reopen(ref(), windows, "ID"));
    Files.writeString(disk.resolve("HiberFil.sys"), "\0\0\0\0 awake");
    assertThat(open(link).ref()).isEqualTo(ref());
  }

  @Test
  void theEmptyPathIsNotTheCurrentFolder() {
    assertProblem(Problem.FILE_MISSING, () -> sources.open(new SourceChoice.WindowsFolder(Path.of(""))));
    assertProblem(Problem.FILE_MISSING, () -> open(Path.of("")));
    assertProblem(
        Problem.FILE_MISSING, () -> sources.open(new SourceChoice.HiveFile(software, Optional.of(Path.of("")))));
  }

  @Test
  void aWindowsAmongManyFilesIsFound() throws Exception {
    Path config = disk.resolve("Windows/System32/config");
    for (int i = 0; i < 10_001; i++) {
      Files.createFile(config.resolve(i + ".log"));
      Files.createFile(disk.resolve(i + ".log"));
    }
    assertThat(sources.open(new SourceChoice.WindowsFolder(disk)).ref()).isEqualTo(ref());
  }

  @Test
  void aDriveWithLinksThatLeadNowhereIsSearched() throws Exception {
    Files.createSymbolicLink(disk.resolve("Dead"), folder.resolve("gone"));
    Files.createSymbolicLink(disk.resolve("Loop"), disk.resolve("Loop"));
    Files.createSymbolicLink(Files.createDirectory(disk.resolve("A")).resolve("System32"), folder.resolve("gone"));
    assertThat(sources.open(new SourceChoice.WindowsFolder(disk)).ref()).isEqualTo(ref());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Windows", "Windows/System32", "Windows/System32/config"})
  void whatMayNotBeReadIsNotCalledMissing(String closed) throws Exception {
    close(
        disk.resolve(closed),
        () -> {
          assertProblem(Problem.NO_RIGHTS_TO_READ, () -> sources.open(new SourceChoice.WindowsFolder(disk)));
          assertProblem(Problem.NO_RIGHTS_TO_READ, () -> open(software));
        });
  }

  @Test
  void aDriveWithoutWindowsIsCalledSoThoughItHasAClosedFolder() throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    close(
        Files.createDirectory(data.resolve("System Volume Information")),
        () -> assertProblem(Problem.NO_WINDOWS_THERE, () -> sources.open(new SourceChoice.WindowsFolder(data))));
  }

  private interface Check {
    void run() throws Exception;
  }

  private static void close(Path folder, Check check) throws Exception {
    assumeTrue(File.separatorChar == '/', "only POSIX modes close a folder");
    assumeFalse(System.getProperty("user.name", "").equals("root"), "root may read everywhere");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("---------"));
    try {
      check.run();
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  private OpenedSource open(Path hive) throws Exception {
    return sources.open(new SourceChoice.HiveFile(hive, Optional.empty()));
  }

  private SourceRef ref() {
    return new SourceRef(SourceRef.Kind.HIVE, software.toString());
  }
}
