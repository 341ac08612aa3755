package io.drivemend.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drivemend.testing.ExternalTool;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerOnlyTest {

  @TempDir private Path folder;
  private final PrivateFolders folders = new OwnerOnly();

  @BeforeEach
  void needModes() throws IOException {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"), "this file system has no modes");
  }

  @Test
  void makesEveryMissingFolderForItsOwnerAlone() throws IOException {
    Path above = folder.resolve("above");
    Path inner = above.resolve("inner");
    folders.createAll(inner);
    folders.createAll(inner);
    assertThat(mode(above)).isEqualTo("rwx------");
    assertThat(mode(inner)).isEqualTo("rwx------");
  }

  @Test
  void takesNothingForAFolderThatIsNone() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "x");
    assertThatThrownBy(() -> folders.createAll(file)).isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> folders.create(folder)).isInstanceOf(FileAlreadyExistsException.class);
    assertThatThrownBy(() -> folders.createAll(file.resolve("below"))).isInstanceOf(IOException.class);
    assertThat(catchThrowableOfType(ForeignFolder.class, () -> folders.requireOurs(file)).why())
        .contains("is not a folder");
  }

  @Test
  void takesItsOwnFolderAlsoBehindALink() throws IOException {
    Path ours = folder.resolve("ours");
    folders.create(ours);
    folders.requireOurs(ours);
    folders.requireOurs(Files.createSymbolicLink(folder.resolve("link"), ours));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rwxrwx---", "rwx----w-", "rwxrwxrwx"})
  void refusesAFolderThatOthersMayWriteTo(String mode) throws IOException {
    Path open = Files.createDirectory(folder.resolve("open"));
    Files.setPosixFilePermissions(open, PosixFilePermissions.fromString(mode));
    ForeignFolder refused = catchThrowableOfType(ForeignFolder.class, () -> folders.requireOurs(open));
    assertThat(refused.why())
        .isEqualTo("it belongs to " + Files.getOwner(open).getName() + ", but others may write to it (" + mode + ")");
  }

  @Test
  void refusesAFolderOfSomebodyElse() throws Exception {
    assumeTrue(System.getProperty("user.name").equals("root"), "only root can give a folder away");
    Path foreign = folder.resolve("foreign");
    folders.create(foreign);
    ExternalTool.assumeInstalled("chown").run("nobody", foreign);
    assertThat(catchThrowableOfType(ForeignFolder.class, () -> folders.requireOurs(foreign)).why())
        .isEqualTo("it belongs to nobody, not to root");
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
