package io.drivemend.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueChange;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.ValueType;
import io.drivemend.model.View;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every refusal leaves the hive byte for byte as it was, and nothing beside it. */
class HiveWriterRefusalTest {

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void writeHive() throws IOException {
    file = ArticleHive.write(folder);
  }

  @Test
  void aValueThatChangedSince() throws Exception {
    ValueChange stale = ArticleHive.repair().reversed();
    assertThat(refused(stale)).isEqualTo(Problem.CHANGED_SINCE);
  }

  @Test
  void aValueThatIsGone() throws Exception {
    RegistryValue gone = RegistryValue.string("Gone", ValueType.REG_SZ, "C:\\");
    assertThat(refused(ArticleHive.change(View.VIEW_64, gone, gone))).isEqualTo(Problem.CHANGED_SINCE);
    ValueLocation elsewhere = new ValueLocation(View.VIEW_64, KeyPath.of("SOFTWARE\\Gone"), "PathName");
    ValueChange repair = ArticleHive.repair();
    assertThat(refused(new ValueChange(elsewhere, repair.before(), repair.after()))).isEqualTo(Problem.CHANGED_SINCE);
  }

  @Test
  void oneStaleValueAmongSeveral() throws Exception {
    RegistryValue wrong = ArticleHive.pathName("X:\\WINNT");
    assertThat(refused(ArticleHive.repair(), ArticleHive.change(View.VIEW_32, wrong, wrong)))
        .isEqualTo(Problem.CHANGED_SINCE);
  }

  @Test
  void anotherLengthTypeOrName() throws Exception {
    RegistryValue before = ArticleHive.pathName("C:\\WINNT");
    for (RegistryValue after :
        List.of(
            ArticleHive.pathName("C:\\Windows"),
            new RegistryValue("PathName", ValueType.REG_EXPAND_SZ, before.data()),
            new RegistryValue("Pathname", ValueType.REG_SZ, before.data()))) {
      assertThat(refused(ArticleHive.change(View.VIEW_64, before, after))).isEqualTo(Problem.WRITE_FAILED);
    }
  }

  @Test
  void theSameValueTwice() throws Exception {
    assertThat(refused(ArticleHive.repair(), ArticleHive.repair())).isEqualTo(Problem.WRITE_FAILED);
  }

  @Test
  void aHiveWithTwoNames() throws Exception {
    assumePosix();
    Files.createLink(Files.createDirectory(folder.resolve("other")).resolve("SOFTWARE"), file);
    assertThat(refused(ArticleHive.repair())).isEqualTo(Problem.HIVE_HAS_OTHER_NAMES);
  }

  @Test
  void aHiveThatIsLocked() throws Exception {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThat(refused(ArticleHive.repair())).isEqualTo(Problem.HIVE_IN_USE);
    }
  }

  @Test
  void aFileThatIsNotThere() throws Exception {
    Files.delete(file);
    DriveMendException thrown =
        catchThrowableOfType(
            DriveMendException.class, () -> new HiveWriter(file).write(List.of(ArticleHive.repair())));
    assertThat(thrown.problem()).isEqualTo(Problem.FILE_MISSING);
  }

  @Test
  void aFolderThatMayNotBeWritten() throws Exception {
    assumePosix();
    assumeFalse(System.getProperty("user.name", "").equals("root"), "root may write everywhere");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    try {
      DriveMendException thrown = refusal(ArticleHive.repair());
      assertThat(thrown.problem()).isEqualTo(Problem.NO_RIGHTS_TO_WRITE);
      assertThat(thrown).hasMessageContaining("its folder takes no new file");
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }

  @ParameterizedTest
  @EnumSource(value = WriteStep.class, names = "SWAPPED", mode = EnumSource.Mode.EXCLUDE)
  void aHiveThatChangesWhileItIsCopied(WriteStep step) throws Exception {
    FileTime modified = Files.getLastModifiedTime(file);
    byte[] changed = Files.readAllBytes(file);
    changed[changed.length - 1] ^= 1;
    HiveWriter writer =
        new HiveWriter(
            file,
            Optional.empty(),
            InstantSource.system(),
            reached -> {
              if (reached == step) {
                overwrite(changed, modified);
              }
            });
    DriveMendException thrown =
        catchThrowableOfType(DriveMendException.class, () -> writer.write(List.of(ArticleHive.repair())));
    assertThat(thrown.problem()).isEqualTo(Problem.CHANGED_SINCE);
    assertThat(file).hasBinaryContent(changed);
    assertThat(names()).containsExactly("SOFTWARE");
  }

  @ParameterizedTest
  @EnumSource(value = WriteStep.class, names = "SWAPPED", mode = EnumSource.Mode.EXCLUDE)
  void aFailureAtAnyStepBeforeTheSwap(WriteStep step) throws Exception {
    byte[] old = Files.readAllBytes(file);
    HiveWriter writer =
        new HiveWriter(
            file,
            Optional.empty(),
            InstantSource.system(),
            reached -> {
              if (reached == step) {
                throw new IllegalStateException("stopped at " + step);
              }
            });
    assertThatThrownBy(() -> writer.write(List.of(ArticleHive.repair()))).hasMessage("stopped at " + step);
    assertThat(file).hasBinaryContent(old);
    assertThat(names()).containsExactly("SOFTWARE");
  }

  private void overwrite(byte[] bytes, FileTime modified) {
    try {
      Files.write(file, bytes);
      Files.setLastModifiedTime(file, modified);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assumePosix() throws IOException {
    assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
  }

  private Problem refused(ValueChange... changes) throws IOException {
    return refusal(changes).problem();
  }

  private DriveMendException refusal(ValueChange... changes) throws IOException {
    List<String> names = names();
    byte[] old = Files.readAllBytes(file);
    DriveMendException thrown =
        catchThrowableOfType(DriveMendException.class, () -> new HiveWriter(file).write(List.of(changes)));
    assertThat(thrown).isNotNull();
    assertThat(file).hasBinaryContent(old);
    assertThat(names()).isEqualTo(names);
    return thrown;
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(Path::getFileName).map(Path::toString).sorted().toList();
    }
  }
}
