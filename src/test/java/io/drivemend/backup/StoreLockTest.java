package io.drivemend.backup;

import static io.drivemend.testing.Problems.assertProblem;
import static io.drivemend.testing.Registries.windows10OnD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drivemend.model.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two programs with one store. The other one is a process of its own. */
class StoreLockTest {

  @TempDir private Path folder;
  private BackupStore store;

  @BeforeEach
  void openStore() {
    store = new BackupStore(folder.resolve("backups"), "DriveMend test");
  }

  @Test
  void anotherProgramIsRefusedAndNamedWhileOneChangesTheStore() throws Exception {
    VerifiedBackup backup = SampleBackups.made(store, windows10OnD("C:\\Windows"));
    Process holder = startHolder();
    try {
      assertThatThrownBy(() -> SampleBackups.made(store, windows10OnD("C:\\Windows")))
          .hasMessageContaining("are being worked with by process " + holder.pid() + ".");
      assertProblem(
          Problem.STORE_BUSY,
          () -> store.delete(new BackupStore.Listed.Sound(backup.backup()), BackupStore.Deletion.EVEN_THE_LAST));
      store.verify(store.find(backup.id()));
      assertThat(store.list()).hasSize(1);
    } finally {
      holder.destroyForcibly();
    }
  }

  @Test
  void aKilledProgramLeavesNoLock() throws Exception {
    Process holder = startHolder();
    holder.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    SampleBackups.made(store, windows10OnD("C:\\Windows"));
    assertThat(store.list()).hasSize(1);
  }

  @Test
  void theSameProgramIsRefusedAsWellAndLosesNoLockByTrying() throws Exception {
    store.locked(
        () -> {
          assertProblem(Problem.STORE_BUSY, () -> store.locked(() -> true));
          assertThat(start().isBusy()).isTrue();
          return true;
        });
  }

  @Test
  void theLocksFileIsNeverALinkToAnother() throws Exception {
    Path other = Files.writeString(folder.resolve("other"), "precious");
    Files.createDirectories(store.root());
    Files.createSymbolicLink(store.root().resolve(StoreLock.FILE), other);
    assertProblem(Problem.BACKUP_NOT_WRITTEN, () -> SampleBackups.made(store, windows10OnD("C:\\Windows")));
    assertThat(other).hasContent("precious");
  }

  private Process startHolder() throws Exception {
    Holder holder = start();
    assertThat(holder.isBusy()).isFalse();
    return holder.process;
  }

  private Holder start() {
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  LockHolder.class.getName(),
                  store.root().toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      return new Holder(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Holder(Process process) {

    boolean isBusy() {
      try {
        return process.inputReader().readLine().equals("busy");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
