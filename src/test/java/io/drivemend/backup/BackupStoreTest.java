package io.drivemend.backup;

import static io.drivemend.testing.Problems.assertProblem;
import static io.drivemend.testing.Registries.PATH_NAME_64;
import static io.drivemend.testing.Registries.windows10OnD;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drivemend.files.Sha256;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.SourceRef;
import io.drivemend.model.ValueChange;
import io.drivemend.model.ValueType;
import io.drivemend.model.WindowsIdentity;
import io.drivemend.registry.InMemoryRegistry;
import io.drivemend.registry.NamedRegistry;
import io.drivemend.testing.ExternalTool;
import io.drivemend.testing.Hives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackupStoreTest {

  private static final RegistryValue BEFORE = RegistryValue.string("PathName", ValueType.REG_SZ, "C:\\Windows");
  private static final RegistryValue AFTER = RegistryValue.string("PathName", ValueType.REG_SZ, "D:\\Windows");
  private static final ValueChange CHANGE = new ValueChange(PATH_NAME_64, BEFORE, AFTER);
  private static final WindowsIdentity WINDOWS_10 = new WindowsIdentity("WS-0417", "Windows 10 Pro", "6.3", "19045");

  @TempDir private Path folder;
  private final InMemoryRegistry registry = windows10OnD("C:\\Windows");
  private BackupStore store;

  @BeforeEach
  void openStore() {
    store = new BackupStore(folder.resolve("backups"), "DriveMend test");
  }

  @Test
  void keepsTheExactBytesAndTheKeyForRegedit() throws Exception {
    List<Manifest.SavedFile> told = new ArrayList<>();
    VerifiedBackup backup = store.create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), told::add);
    Backup found = store.find(backup.id());
    assertThat(found.manifest()).isEqualTo(backup.backup().manifest());
    assertThat(found.manifest().changes()).containsExactly(CHANGE);
    assertThat(found.state()).isEqualTo(BackupState.CREATED);
    assertThat(told).isEqualTo(found.manifest().files());
    assertThat(names(found))
        .containsExactlyInAnyOrder(
            "CurrentVersion-64.reg", "HOW-TO-RESTORE.txt", "manifest.json", "manifest.json.sha256");
    String reg = Files.readString(found.folder().resolve("CurrentVersion-64.reg"), UTF_16LE);
    assertThat(reg).startsWith("\uFEFFWindows Registry Editor Version 5.00\r\n").contains("\"PathName\"=\"C:\\\\Windows\"");
  }

  @Test
  void keepsAFileThatNt4CanReadForNt4() throws Exception {
    WindowsIdentity nt4 = new WindowsIdentity("MYNTCLIENT", "Windows NT", "4.0", "1381");
    Backup backup = store.create(request(nt4, SourceRef.THIS_COMPUTER), file -> {}).backup();
    Path reg = backup.folder().resolve("CurrentVersion-64-regedit4.reg");
    assertThat(Files.readString(reg, UTF_8)).startsWith("REGEDIT4\r\n").contains("\"PathName\"=\"C:\\\\Windows\"");
  }

  @Test
  void keepsTheWholeHiveFile() throws Exception {
    Path hive = Hives.write(folder.resolve("disk"), registry);
    Backup backup =
        store.create(request(WINDOWS_10, new SourceRef(SourceRef.Kind.HIVE, hive.toString())), file -> {}).backup();
    assertThat(backup.folder().resolve("hive-SOFTWARE")).hasSameBinaryContentAs(hive);
  }

  @Test
  void showsABackupToItsOwnerAlone() throws Exception {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    Path hive = Hives.write(folder.resolve("disk"), registry);
    Backup backup =
        store.create(request(WINDOWS_10, new SourceRef(SourceRef.Kind.HIVE, hive.toString())), file -> {}).backup();
    store.record(backup, BackupState.APPLIED);
    try (Stream<Path> paths = Files.walk(store.root())) {
      for (Path path : paths.toList()) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
            .as(path.toString())
            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
      }
    }
  }

  @Test
  void neverReplacesABackupOfTheSameSecond() throws Exception {
    BackupStore stopped = storeAt("2026-11-23T14:02:33Z", "Z");
    String first = stopped.create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), file -> {}).id();
    String second = stopped.create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), file -> {}).id();
    assertThat(first).isEqualTo("20261123-140233-WS-0417");
    assertThat(second).isEqualTo("20261123-140233-WS-0417_2");
    assertThat(store.list()).extracting(BackupStore.Listed::id).containsExactly(second, first);
    store.verify(store.find(first));
  }

  @Test
  void makesThreeBackupsAtOnceInOneSecond() throws Exception {
    BackupStore stopped = storeAt("2026-11-23T14:02:33Z", "Z");
    CyclicBarrier together = new CyclicBarrier(3);
    try (ExecutorService programs = Executors.newFixedThreadPool(3)) {
      List<Future<String>> made = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        made.add(
            programs.submit(
                () -> {
                  together.await();
                  return stopped.create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), file -> {}).id();
                }));
      }
      Set<String> ids = new HashSet<>();
      for (Future<String> id : made) {
        ids.add(id.get());
      }
      assertThat(ids).hasSize(3);
    }
  }

  @Test
  void removesWhatAKilledProgramLeftHalfMadeWhateverTheClockSays() throws Exception {
    Path killed = Files.createDirectories(store.root().resolve(".20261123-140233-WS-0417.unfinished"));
    Files.writeString(killed.resolve("hive-SOFTWARE"), "half");
    Path strange = Files.createDirectories(store.root().resolve(".not-ours.unfinished"));
    assertThat(store.list()).isEmpty();
    BackupStore stopped = storeAt("2026-11-23T14:02:33Z", "Z");
    String id = stopped.create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), file -> {}).id();
    assertThat(id).isEqualTo("20261123-140233-WS-0417");
    assertThat(killed).doesNotExist();
    assertThat(strange).exists();
  }

  @Test
  void listsTheNewestFirstThoughTheClockWasPutBack() throws Exception {
    String summer =
        storeAt("2026-10-25T00:45:00Z", "+02:00").create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), f -> {}).id();
    String winter =
        storeAt("2026-10-25T01:15:00Z", "+01:00").create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), f -> {}).id();
    String broken =
        storeAt("2026-10-25T01:00:00Z", "+01:00").create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), f -> {}).id();
    Files.delete(store.root().resolve(broken).resolve("manifest.json"));
    Files.createDirectory(store.root().resolve("20269999-999999-x"));
    assertThat(winter).isLessThan(summer);
    assertThat(storeAt("2026-10-26T00:00:00Z", "+01:00").list())
        .extracting(BackupStore.Listed::id)
        .containsExactly(winter, broken, summer, "20269999-999999-x");
  }

  @Test
  void saysThatTheRightsAreMissingAndNamesTheFolder() throws Exception {
    assumeTrue(Files.getFileStore(folder).supportsFileAttributeView("posix"));
    assumeFalse(System.getProperty("user.name", "").equals("root"), "root may read and write everywhere");
    String id = store.create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), file -> {}).id();
    for (String mode : List.of("---------", "r-xr-xr-x")) {
      Files.setPosixFilePermissions(store.root(), PosixFilePermissions.fromString(mode));
      try {
        assertThatThrownBy(() -> store.create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), f -> {}))
            .hasMessageContaining(store.root().toString());
        assertProblem(
            Problem.NO_RIGHTS_TO_BACK_UP,
            () -> store.create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), f -> {}));
        if (mode.equals("---------")) {
          assertThatThrownBy(() -> store.list()).hasMessageContaining(store.root().toString());
          assertProblem(Problem.NO_RIGHTS_TO_READ, () -> store.list());
          assertProblem(Problem.NO_RIGHTS_TO_READ, () -> store.find(id));
        }
      } finally {
        Files.setPosixFilePermissions(store.root(), PosixFilePermissions.fromString("rwx------"));
      }
    }
  }

  @Test
  void recordsHowFarTheRepairCame() throws Exception {
    Backup backup = store.create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), file -> {}).backup();
    for (BackupState state : EnumSet.complementOf(EnumSet.of(BackupState.UNKNOWN))) {
      store.record(backup, state);
      assertThat(store.find(backup.id()).state()).isEqualTo(state);
    }
    assertThat(names(backup)).contains("state.json").noneMatch(name -> name.endsWith(".new"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"state\": \"mended\"}", "[1]"})
  void restoresAnIntactBackupWhoseStateCannotBeRead(String content) throws Exception {
    VerifiedBackup backup = store.create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), file -> {});
    Files.writeString(backup.backup().folder().resolve("state.json"), content);
    assertThat(store.find(backup.id()).state()).isEqualTo(BackupState.UNKNOWN);
    registry.put(PATH_NAME_64.view(), PATH_NAME_64.key(), AFTER);
    new Restore(store, store.verify(store.find(backup.id())), new NamedRegistry(WINDOWS_10, SourceRef.THIS_COMPUTER, registry)).run(Set.of());
    assertThat(registry.value(PATH_NAME_64)).contains(BEFORE);
    assertThat(store.find(backup.id()).state()).isEqualTo(BackupState.RESTORED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifest.json", "state.json"})
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void opensNeitherPipesNorDevicesNorLinks(String name) throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/zero")), "there are no such files on this system");
    Backup backup = store.create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), file -> {}).backup();
    Path file = backup.folder().resolve(name);
    Files.deleteIfExists(file);
    Files.createSymbolicLink(file, Path.of("/dev/zero"));
    assertNotRead(name);
    Files.delete(file);
    ExternalTool.assumeInstalled("mkfifo").run(file);
    assertNotRead(name);
  }

  private void assertNotRead(String name) throws Exception {
    assertThat(store.list())
        .singleElement()
        .satisfies(
            listed -> {
              switch (listed) {
                case BackupStore.Listed.Sound sound -> {
                  assertThat(name).isEqualTo("state.json");
                  assertThat(sound.backup().state()).isEqualTo(BackupState.UNKNOWN);
                }
                case BackupStore.Listed.Broken broken -> {
                  assertThat(name).isEqualTo("manifest.json");
                  assertThat(broken.reason()).hasMessageContaining("not a regular file");
                }
              }
            });
  }

  @Test
  void leavesNothingBehindWhenAFileCannotBeWritten() throws Exception {
    SourceRef source = new SourceRef(SourceRef.Kind.HIVE, Files.createDirectory(folder.resolve("SOFTWARE")).toString());
    List<Manifest.SavedFile> written = new ArrayList<>();
    assertProblem(Problem.BACKUP_NOT_WRITTEN, () -> store.create(request(WINDOWS_10, source), written::add));
    assertThat(written).isNotEmpty();
    try (Stream<Path> left = Files.list(store.root())) {
      assertThat(left).containsExactly(store.root().resolve(StoreLock.FILE));
    }
  }

  @Test
  void makesNoStoreWhereAFileStands() throws Exception {
    Path file = Files.writeString(folder.resolve("not-a-folder"), "x");
    BackupStore blocked = new BackupStore(file.resolve("backups"), "DriveMend test");
    assertProblem(Problem.BACKUP_NOT_WRITTEN, () -> blocked.create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), f -> {}));
    assertThat(file).hasContent("x");
  }

  @Test
  void leavesNothingBehindWhenTheHiveIsGone() throws Exception {
    SourceRef gone = new SourceRef(SourceRef.Kind.HIVE, folder.resolve("gone").toString());
    assertProblem(Problem.BACKUP_NOT_WRITTEN, () -> store.create(request(WINDOWS_10, gone), f -> {}));
    try (Stream<Path> left = Files.list(store.root())) {
      assertThat(left).containsExactly(store.root().resolve(StoreLock.FILE));
    }
  }

  @Test
  void doesNotCallABackupVerifiedThatMissesTheOldValue() {
    registry.put(PATH_NAME_64.view(), PATH_NAME_64.key(), AFTER);
    assertProblem(Problem.BACKUP_NOT_VERIFIED, () -> store.create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), f -> {}));
  }

  @Test
  void noticesAChangedFile() throws Exception {
    Backup backup = store.create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), file -> {}).backup();
    Path reg = backup.folder().resolve("CurrentVersion-64.reg");
    byte[] content = Files.readAllBytes(reg);
    content[content.length / 2] ^= 1;
    Files.write(reg, content);
    assertProblem(Problem.BACKUP_NOT_INTACT, () -> store.verify(backup));
  }

  @Test
  void noticesATruncatedAndAMissingFile() throws Exception {
    Backup backup = store.create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), file -> {}).backup();
    Path note = backup.folder().resolve("HOW-TO-RESTORE.txt");
    Files.writeString(note, "short");
    assertProblem(Problem.BACKUP_NOT_INTACT, () -> store.verify(backup));
    Files.delete(note);
    assertProblem(Problem.BACKUP_NOT_INTACT, () -> store.verify(backup));
  }

  @Test
  void listsABackupThatCannotBeReadWithTheReason() throws Exception {
    Backup backup = store.create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), file -> {}).backup();
    Files.writeString(backup.folder().resolve("manifest.json"), "{\"schema\": 1, \"id\": ");
    assertThat(store.list())
        .singleElement()
        .isInstanceOfSatisfying(
            BackupStore.Listed.Broken.class,
            broken -> assertThat(broken.reason().problem()).isEqualTo(Problem.BACKUP_NOT_INTACT));
  }

  @Test
  void refusesAManifestOfALaterVersion() throws Exception {
    Backup backup = store.create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), file -> {}).backup();
    edit(backup, "\"schema\" : 2", "\"schema\" : 3");
    assertProblem(Problem.BACKUP_SCHEMA_UNKNOWN, () -> store.find(backup.id()));
  }

  @Test
  void readsAManifestOfTheFirstVersion() throws Exception {
    Backup backup = store.create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), file -> {}).backup();
    edit(backup, "\"schema\" : 2", "\"schema\" : 1");
    assertProblem(Problem.BACKUP_NOT_INTACT, () -> store.find(backup.id()));
    edit(backup, "\"restores\" : \"\",", "");
    sign(backup);
    assertThat(store.verify(store.find(backup.id())).backup().manifest()).isEqualTo(backup.manifest());
  }

  @Test
  void refusesAManifestThatWantsAnotherKeyWritten() throws Exception {
    Backup backup = store.create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), file -> {}).backup();
    edit(backup, "Windows NT\\\\CurrentVersion", "Windows NT\\\\CurrentVersion\\\\Winlogon");
    assertProblem(Problem.BACKUP_NOT_INTACT, () -> store.find(backup.id()));
  }

  @Test
  void refusesAManifestThatNamesAFileOutsideItsFolder() throws Exception {
    Backup backup = store.create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), file -> {}).backup();
    edit(backup, "HOW-TO-RESTORE.txt", "../../HOW-TO-RESTORE.txt");
    assertProblem(Problem.BACKUP_NOT_INTACT, () -> store.find(backup.id()));
  }

  @Test
  void keepsTheSpellingOfTheRegistry() throws Exception {
    RegistryValue shouted = new RegistryValue("PATHNAME", BEFORE.type(), BEFORE.data());
    ValueChange change = new ValueChange(PATH_NAME_64, shouted, shouted.withData(AFTER.data()));
    InMemoryRegistry spelledOtherwise = windows10OnD("C:\\Windows").put(PATH_NAME_64.view(), PATH_NAME_64.key(), shouted);
    assertThat(spelledOtherwise.value(PATH_NAME_64)).contains(shouted);
    BackupRequest request =
        new BackupRequest(WINDOWS_10, SourceRef.THIS_COMPUTER, List.of(change), spelledOtherwise);
    assertThat(store.create(request, file -> {}).changes()).containsExactly(change);
  }

  @Test
  void noticesAnEditOfTheManifestThatItsFormAllows() throws Exception {
    Backup backup = store.create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), file -> {}).backup();
    edit(backup, "\"before\" : \"43", "\"before\" : \"51");
    DriveMendException edited = catchThrowableOfType(DriveMendException.class, () -> store.verify(store.find(backup.id())));
    assertThat(edited.problem()).isEqualTo(Problem.BACKUP_NOT_INTACT);
    assertThat(edited).hasMessageContaining("manifest was changed");
  }

  @Test
  void noticesAnOldValueThatIsNotInTheExportedKeyThoughTheChecksumWasMadeAnew() throws Exception {
    Backup backup = store.create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), file -> {}).backup();
    edit(backup, "\"before\" : \"43", "\"before\" : \"51");
    sign(backup);
    DriveMendException edited = catchThrowableOfType(DriveMendException.class, () -> store.verify(store.find(backup.id())));
    assertThat(edited.problem()).isEqualTo(Problem.BACKUP_NOT_INTACT);
    assertThat(edited).hasMessageContaining("CurrentVersion-64.reg does not hold");
  }

  @Test
  void noticesAManifestThatChangesBetweenReadingAndProving() throws Exception {
    Backup backup = store.create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), file -> {}).backup();
    edit(backup, "\"machine\" : \"WS-0417\"", "\"machine\" : \"WS-0418\"");
    sign(backup);
    assertProblem(Problem.BACKUP_NOT_INTACT, () -> store.verify(backup));
    assertThat(store.verify(store.find(backup.id())).backup().manifest().windows().machine()).isEqualTo("WS-0418");
  }

  @Test
  void noticesThatTheManifestsChecksumIsMissing() throws Exception {
    Backup backup = store.create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), file -> {}).backup();
    Files.delete(backup.folder().resolve("manifest.json.sha256"));
    assertProblem(Problem.BACKUP_NOT_INTACT, () -> store.verify(backup));
  }

  /** Each line: what is replaced, by what, and what is told. The checksum is made anew, as whoever edits it could. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"43003a005c00([0-9a-f]*)\"  | \"0000000000000000000000000000000000000000000000\" | not one path on two drives",
        "\"after\" : \"44003a005c0057 | \"after\" : \"44003a005c0058                | not one path on two drives",
        "\"type\" : 1                 | \"type\" : 3                               | not one path on two drives",
        "\"type\" : 1                 | \"type\" : 1.9                             | its manifest is not well-formed",
        "\"type\" : 1                 | \"type\" : \"1\"                           | its manifest is not well-formed",
        "\"type\" : 1                 | \"type\" : 1, \"type\" : 1                 | its manifest is not well-formed",
        "\"type\" : 1                 | \"type\" : 1, \"other\" : 1                | its manifest is not well-formed",
        "\"view\" : \"64\"            | \"view\" : \"32\"                          | does not name CurrentVersion-32.reg",
        "\"view\" : \"64\"            | \"view\" : 64                              | its manifest is not well-formed",
        "(?s)\"files\" : .*           | \"files\" : [] }                           | does not name CurrentVersion-64.reg",
        "\"files\" : \\[              | \"files\" : [ null,                        | its manifest is not well-formed",
        "\"values\" : \\[             | \"values\" : [ null,                       | its manifest is not well-formed",
        "\"path\" : \"\"              | \"path\" : \"/tmp/SOFTWARE\"               | not an absolute path",
        "\"kind\" : \"live\"          | \"kind\" : \"hive\"                        | not an absolute path",
        "(?s)live(.*path\" : )\"\"     | hive$1\"SOFTWARE\"                         | not an absolute path",
        "(?s)live(.*path\" : )\"\"     | hive$1\"/a\\\\u0000b\"                     | not an absolute path",
        "(?s)live(.*path\" : )\"\"     | hive$1\"C:\\\\\\\\SOFTWARE\"                | the copy of the hive",
        "HOW-TO-RESTORE.txt          | state.json                                 | the file state.json twice",
        "\"size\" : [0-9]+            | \"size\" : -1                              | no size or checksum",
        "\"restores\" : \"\"          | \"restores\" : \"../x\"                     | as none is named",
        "(?s)\"id\" : \"([^\"]*)(.*)restores\" : \"\" | \"id\" : \"$1$2restores\" : \"$1\" | as none is named",
        "\"restores\" : \"\"          | \"other\" : \"\"                           | its manifest is not well-formed",
        "\"schema\" : 2              | \"schema\" : \"2\"                         | names no schema version",
        "\"machine\" : \"WS-0417\"    | \"machine\" : null                         | its manifest is not well-formed",
      })
  void refusesAManifestThatNoRepairCanHaveLeft(String old, String replacement, String told) throws Exception {
    Backup backup = store.create(request(WINDOWS_10, SourceRef.THIS_COMPUTER), file -> {}).backup();
    Path manifest = backup.folder().resolve("manifest.json");
    String json = Files.readString(manifest);
    String edited = json.replaceFirst(old, replacement);
    assertThat(edited).isNotEqualTo(json);
    Files.writeString(manifest, edited);
    sign(backup);
    assertThat(store.list())
        .singleElement()
        .isInstanceOfSatisfying(
            BackupStore.Listed.Broken.class,
            broken -> {
              assertThat(broken.reason().problem()).isEqualTo(Problem.BACKUP_NOT_INTACT);
              assertThat(broken.reason()).hasMessageContaining(told);
            });
  }

  @Test
  void findsNothingUnderANameThatIsNoBackups() {
    for (String id : List.of("..", "", "20261123-140233-x/../..", "20261123-140233-none")) {
      assertProblem(Problem.BACKUP_MISSING, () -> store.find(id));
    }
  }

  /** The same store with a clock that stands. */
  private BackupStore storeAt(String instant, String zone) {
    return new BackupStore(store.root(), "DriveMend test", Clock.fixed(Instant.parse(instant), ZoneId.of(zone)));
  }

  private BackupRequest request(WindowsIdentity windows, SourceRef source) {
    return new BackupRequest(windows, source, List.of(CHANGE), registry);
  }

  private static void edit(Backup backup, String old, String replacement) throws IOException {
    Path manifest = backup.folder().resolve("manifest.json");
    String json = Files.readString(manifest);
    assertThat(json).contains(old);
    Files.writeString(manifest, json.replace(old, replacement));
  }

  /** Makes the manifest's checksum anew. */
  private static void sign(Backup backup) throws IOException {
    String sha256 = Sha256.of(backup.folder().resolve("manifest.json"));
    Files.writeString(backup.folder().resolve("manifest.json.sha256"), sha256 + "  manifest.json\n");
  }

  private static List<String> names(Backup backup) throws IOException {
    try (Stream<Path> files = Files.list(backup.folder())) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }
}
