package io.drivemend.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {

  /** SHA-256 of the three bytes "abc", from FIPS 180-2, appendix B.1. */
  private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @TempDir private Path folder;

  @Test
  void tellsTheChecksumOfWhatItWrote() throws IOException {
    Path file = folder.resolve("abc");
    DurableFiles.Written written = DurableFiles.create(file, out -> out.write("abc".getBytes(US_ASCII)));
    assertThat(written).isEqualTo(new DurableFiles.Written(3, ABC));
    assertThat(Sha256.of(file)).isEqualTo(ABC);
  }

  @Test
  void neverReplacesAFileThatItIsToCreate() throws IOException {
    Path file = Files.writeString(folder.resolve("there"), "old");
    assertThatThrownBy(() -> DurableFiles.create(file, out -> out.write(1)))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("old");
  }

  @Test
  void keepsTheOldContentWhenTheNewCannotBeWritten() throws IOException {
    Path file = Files.writeString(folder.resolve("state"), "old");
    assertThatThrownBy(
            () ->
                DurableFiles.replace(
                    file,
                    out -> {
                      out.write(1);
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(file).hasContent("old");
    assertThat(folder.resolve("state.new")).doesNotExist();
  }

  @Test
  void getsOverTheTemporaryFileThatACrashLeftBehind() throws IOException {
    Path file = Files.writeString(folder.resolve("state"), "old");
    Files.writeString(folder.resolve("state.new"), "half");
    DurableFiles.replace(file, out -> out.write('n'));
    assertThat(file).hasContent("n");
    assertThat(folder.resolve("state.new")).doesNotExist();
  }
}
