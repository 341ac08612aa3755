package io.drivemend.backup;

import static io.drivemend.testing.Problems.assertProblem;
import static io.drivemend.testing.Registries.PATH_NAME_32;
import static io.drivemend.testing.Registries.PATH_NAME_64;
import static io.drivemend.testing.Registries.windows10OnD;
import static io.drivemend.testing.Registries.withSystemHive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drivemend.files.Sha256;
import io.drivemend.model.Problem;
import io.drivemend.model.SourceRef;
import io.drivemend.model.View;
import io.drivemend.model.WindowsIdentity;
import io.drivemend.registry.InMemoryRegistry;
import io.drivemend.testing.Hives;
import io.drivemend.testing.Registries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of harm to every kind of file of a backup: it is not intact, the reason names the file, nothing is restored. */
class TamperedBackupTest {

  /** All the files that a backup of an NT 4 hive with two views has; the real NT 4 has one view. */
  private static final List<String> FILES =
      List.of(
          "manifest.json",
          "manifest.json.sha256",
          "CurrentVersion-64.reg",
          "CurrentVersion-64-regedit4.reg",
          "CurrentVersion-32.reg",
          "CurrentVersion-32-regedit4.reg",
          "hive-SOFTWARE",
          "HOW-TO-RESTORE.txt");

  enum Harm {
    ONE_BIT_CHANGED {
      @Override
      void to(Path file, Path other) throws IOException {
        byte[] content = Files.readAllBytes(file);
        content[content.length / 2] ^= 4;
        Files.write(file, content);
      }
    },
    TRUNCATED {
      @Override
      void to(Path file, Path other) throws IOException {
        byte[] content = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(content, content.length - 1));
      }
    },
    EMPTIED {
      @Override
      void to(Path file, Path other) throws IOException {
        Files.write(file, new byte[0]);
      }
    },
    GROWN {
      @Override
      void to(Path file, Path other) throws IOException {
        Files.write(file, new byte[] {' '}, StandardOpenOption.APPEND);
      }
    },
    RENAMED {
      @Override
      void to(Path file, Path other) throws IOException {
        Files.move(file, file.resolveSibling("renamed"));
      }
    },
    SWAPPED_WITH_ANOTHER_BACKUPS {
      @Override
      void to(Path file, Path other) throws IOException {
        Files.copy(other.resolve(file.getFileName()), file, StandardCopyOption.REPLACE_EXISTING);
      }
    },
    A_LINK_TO_THE_SAME_CONTENT {
      @Override
      void to(Path file, Path other) throws IOException {
        Path elsewhere = Files.move(file, other.resolveSibling("elsewhere"));
        Files.createSymbolicLink(file, elsewhere);
      }
    },
    A_FOLDER {
      @Override
      void to(Path file, Path other) throws IOException {
        Files.delete(file);
        Files.createDirectory(file);
      }
    };

    /** Does it to a file, with another backup at hand. */
    abstract void to(Path file, Path other) throws IOException;
  }

  @TempDir private Path folder;
  private final InMemoryRegistry registry = withSystemHive(windows10OnD("C:\\Windows"), "WS-0417", "D");
  private BackupStore store;
  private Path hive;

  @BeforeEach
  void openStore() throws Exception {
    store = new BackupStore(folder.resolve("backups"), "DriveMend test");
    hive = Hives.write(folder.resolve("disk"), registry);
  }

  static Stream<Arguments> everyHarmToEveryFile() {
    return FILES.stream().flatMap(file -> Arrays.stream(Harm.values()).map(harm -> Arguments.of(file, harm)));
  }

  @ParameterizedTest
  @MethodSource("everyHarmToEveryFile")
  void isNotIntactAndNothingIsRestored(String name, Harm harm) throws Exception {
    VerifiedBackup backup = backUp();
    new JournaledWrite(store, backup, registry).run();
    VerifiedBackup other = backUpAnother();
    harm.to(backup.backup().folder().resolve(name), other.backup().folder());
    assertThatThrownBy(() -> store.verify(store.find(backup.id())))
        .hasMessageContaining("The backup " + backup.id() + " is not intact")
        .hasMessageMatching(".*(" + name.replace(".sha256", "") + "|manifest).*");
    assertProblem(Problem.BACKUP_NOT_INTACT, () -> store.verify(store.find(backup.id())));
    assertThat(registry.value(PATH_NAME_64)).contains(SampleBackups.pathName("D:\\Windows"));
    store.verify(store.find(other.id()));
  }

  @Test
  void aFolderUnderAnotherBackupsNameIsNotThatBackup() throws Exception {
    VerifiedBackup backup = backUp();
    VerifiedBackup other = backUpAnother();
    Path parked = Files.move(backup.backup().folder(), folder.resolve("parked"));
    Files.move(other.backup().folder(), backup.backup().folder());
    assertThatThrownBy(() -> store.find(backup.id())).hasMessageContaining("its manifest is that of " + other.id());
    Files.move(parked, other.backup().folder());
    assertThat(store.list()).allMatch(listed -> listed instanceof BackupStore.Listed.Broken);
  }

  @Test
  void aHiveCopyWithoutTheOldValueIsNoticedThoughAllChecksumsWereMadeAnew() throws Exception {
    VerifiedBackup backup = backUp();
    Path copy = backup.backup().folder().resolve("hive-SOFTWARE");
    String before = Sha256.of(copy);
    Hives.changePathName(copy, PATH_NAME_32.view(), "Q:\\Windows");
    Path manifest = backup.backup().folder().resolve("manifest.json");
    Files.writeString(manifest, Files.readString(manifest).replace(before, Sha256.of(copy)));
    Files.writeString(
        manifest.resolveSibling("manifest.json.sha256"), Sha256.of(manifest) + "  manifest.json\n");
    assertThatThrownBy(() -> store.verify(store.find(backup.id())))
        .hasMessageContaining("hive-SOFTWARE does not hold the old value of " + PATH_NAME_32);
  }

  private VerifiedBackup backUp() throws Exception {
    return backUp("WS-0417", hive, registry);
  }

  /** Of another machine, and with another content in every file. */
  private VerifiedBackup backUpAnother() throws Exception {
    InMemoryRegistry other = windows10OnD("C:\\Windows");
    for (View view : other.views()) {
      Registries.currentVersion(other, view, "RegisteredOwner", "somebody else");
    }
    return backUp("KIOSK7", Hives.write(folder.resolve("other"), other), other);
  }

  private VerifiedBackup backUp(String machine, Path software, InMemoryRegistry source) throws Exception {
    WindowsIdentity nt4 = new WindowsIdentity(machine, "Windows NT", "4.0", "1381");
    SourceRef ref = new SourceRef(SourceRef.Kind.HIVE, software.toString());
    return store.create(new BackupRequest(nt4, ref, SampleBackups.fromCToD(), source), file -> {});
  }
}
