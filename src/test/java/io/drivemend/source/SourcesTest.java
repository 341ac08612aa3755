package io.drivemend.source;

import static io.drivemend.testing.Problems.assertProblem;
import static io.drivemend.testing.Registries.windows10OnD;
import static io.drivemend.testing.Registries.withSystemHive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drivemend.model.Problem;
import io.drivemend.model.SourceRef;
import io.drivemend.model.WindowsIdentity;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Finds, opens and finds again the hives of a Windows 10 that stands in the folder {@code disk}. */
class SourcesTest {

  private static final WindowsIdentity UNKNOWN = new WindowsIdentity("", "", "", "");

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
    SavedRegistry saved = new SavedRegistry("ID", ref(), UNKNOWN, Optional.of(software));
    assertProblem(Problem.HIBERNATED, () -> sources.open(new SourceChoice.WindowsFolder(disk)));
    assertProblem(Problem.HIBERNATED, () -> open(software));
    assertProblem(Problem.HIBERNATED, () -> open(link));
    assertProblem(Problem.HIBERNATED, () -> sources.reopen(saved));
    for (String image : new String[] {"hibr", "RSTR", "brkp", "HORM"}) {
      Files.writeString(disk.resolve("HiberFil.sys"), image);
      assertProblem(Problem.HIBERNATED, () -> open(software));
    }
    for (String awake : new String[] {"\0\0\0\0 awake", "wake", "", "hib"}) {
      Files.writeString(disk.resolve("HiberFil.sys"), awake);
      assertThat(open(link).ref()).isEqualTo(ref());
    }
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
