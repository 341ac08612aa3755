package io.drivemend.source;

import static io.drivemend.testing.Problems.assertProblem;
import static io.drivemend.testing.Registries.currentVersion;
import static io.drivemend.testing.Registries.windows10OnD;
import static io.drivemend.testing.Registries.withSystemHive;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.drivemend.diagnosis.WindowsProfile;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Filetime;
import io.drivemend.model.KeyPath;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueType;
import io.drivemend.model.View;
import io.drivemend.registry.InMemoryRegistry;
import io.drivemend.testing.ExternalTool;
import io.drivemend.testing.Hives;
import io.drivemend.testing.SharedHives;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first look at what a technician chose, whatever that is. */
class SurveyTest {

  private static final Instant SHUT_DOWN = Instant.parse("2024-03-12T18:21:07.1234567Z");

  @TempDir private Path folder;
  private Path disk;
  private Path config;

  @BeforeEach
  void makeDisk() throws Exception {
    disk = Files.createDirectory(folder.toRealPath().resolve("disk"));
    config = disk.resolve("Windows/System32/config");
    Hives.write(config, windows());
  }

  @Test
  void aWindowsIsNamedExactlyAsItsRegistrySays() throws Exception {
    FoundWindows found = only(disk);
    WindowsProfile profile = found.profile().orElseThrow();
    assertThat(profile.windows()).hasToString("Windows 10 Pro, build 19045");
    assertThat(profile.windows().machine()).isEqualTo("WS-0417");
    assertThat(profile.release()).isEqualTo("22H2");
    assertThat(profile.revision()).isEqualTo("3448");
    assertThat(profile.processor()).isEqualTo("AMD64");
    assertThat(profile.views()).containsExactly(View.VIEW_64, View.VIEW_32);
    assertThat(profile.systemRoot().orElseThrow()).hasToString("D:\\Windows");
    assertThat(profile.shutDown()).contains(SHUT_DOWN);
    assertThat(profile.isWindowsPe()).isFalse();
    assertThat(found.obstacle()).isEmpty();
    assertThat(found.choice()).isEqualTo(new SourceChoice.WindowsFolder(disk));
    assertThat(found.hives()).extracting(FoundHive::name).containsExactly("SOFTWARE", "SYSTEM");
    assertThat(found.hives().getFirst().size()).isEqualTo(Files.size(config.resolve("SOFTWARE")));
    assertThat(found.hives().getFirst().head().orElseThrow().version()).isEqualTo("1.5");
  }

  @Test
  void whatTheRegistryDoesNotSayIsNotMadeUp() throws Exception {
    InMemoryRegistry bare = new InMemoryRegistry(List.of(View.NATIVE));
    currentVersion(bare, View.NATIVE, "PathName", "C:\\WINNT");
    Path hive = Hives.write(folder.resolve("bare"), bare);
    Files.delete(hive.resolveSibling("SYSTEM"));
    WindowsProfile profile = only(hive).profile().orElseThrow();
    assertThat(profile.shutDown()).isEmpty();
    assertThat(profile.systemRoot()).isEmpty();
    assertThat(List.of(profile.release(), profile.revision(), profile.processor())).containsOnly("");
    assertThat(only(hive).hives()).hasSize(1);
  }

  @Test
  void everyWayToTheSameWindowsIsUnderstood() throws Exception {
    Path software = config.resolve("SOFTWARE");
    Path system = config.resolve("SYSTEM");
    Files.writeString(config.resolve("SOFTWARE.LOG1"), "any log");
    for (List<Path> places :
        List.of(
            List.of(disk),
            List.of(disk.resolve("Windows")),
            List.of(config),
            List.of(software),
            List.of(system),
            List.of(system, software),
            List.of(software, system, config.resolve("SOFTWARE.LOG1")))) {
      List<FoundWindows> found = Survey.of(places, place -> {});
      assertThat(found).as(places.toString()).hasSize(1);
      assertThat(found.getFirst().hives()).extracting(FoundHive::file).containsExactly(software, system);
      assertThat(found.getFirst().profile().orElseThrow().windows().machine()).isEqualTo("WS-0417");
    }
  }

  @Test
  void aSystemHiveOfAnotherFolderIsTakenWithItsSoftware() throws Exception {
    Path software = Files.copy(config.resolve("SOFTWARE"), folder.resolve("some-name"));
    Path system = Files.copy(config.resolve("SYSTEM"), folder.resolve("other-name"));
    List<FoundWindows> found = Survey.of(List.of(system, software), place -> {});
    assertThat(found.getFirst().choice()).isEqualTo(new SourceChoice.HiveFile(software.toRealPath(), Optional.of(system.toRealPath())));
  }

  @Test
  void severalWindowsOnADriveAreAllFound() throws Exception {
    InMemoryRegistry second = new InMemoryRegistry(List.of(View.NATIVE));
    currentVersion(second, View.NATIVE, "ProductName", "Microsoft Windows 2000");
    Hives.write(disk.resolve("WINNT/system32/config"), second);
    List<FoundWindows> found = Survey.of(List.of(disk), place -> {});
    assertThat(found).extracting(windows -> windows.profile().orElseThrow().windows().product())
        .containsExactly("Microsoft Windows 2000", "Windows 10 Pro");
    for (FoundWindows windows : found) {
      assertThat(new Sources(folder.resolve("practice")).open(windows.choice()).ref().path())
          .startsWith(windows.place().toString());
    }
  }

  @Test
  void windowsPeIsRecognised() throws Exception {
    InMemoryRegistry pe = new InMemoryRegistry(List.of(View.NATIVE));
    currentVersion(pe, View.NATIVE, "SystemRoot", "X:\\Windows");
    assertThat(only(Hives.write(folder.resolve("pe"), pe)).profile().orElseThrow().isWindowsPe()).isTrue();
  }

  @Test
  void whatStandsInTheWayIsToldWithWhatWasFound() throws Exception {
    Files.writeString(disk.resolve("hiberfil.sys"), "HIBR and so on");
    FoundWindows asleep = only(disk);
    assertThat(asleep.profile()).isPresent();
    assertThat(asleep.obstacle().orElseThrow().problem()).isEqualTo(Problem.HIBERNATED);
    FoundWindows damaged = only(Hives.writeDamaged(folder.resolve("damaged"), windows()));
    assertThat(damaged.profile()).isEmpty();
    assertThat(damaged.obstacle().orElseThrow().problem()).isEqualTo(Problem.HIVE_DAMAGED);
  }

  @Test
  void aSystemHiveThatCannotBeReadIsSaidAndIsNoObstacle() throws Exception {
    Files.writeString(config.resolve("SYSTEM"), "x".repeat(9000));
    FoundWindows found = only(disk);
    assertThat(found.obstacle()).isEmpty();
    assertThat(found.profile().orElseThrow().windows().machine()).isEmpty();
    assertThat(found.hives().getLast().problem().orElseThrow().problem()).isEqualTo(Problem.NOT_A_HIVE);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          '', it is empty
          Windows Registry Editor Version 5.00, it is a .reg file
          REGEDIT4, it is a .reg file
          vhdxfile, mount it
          MZ and the rest of a program, it has 28 bytes
          """)
  void aFileThatIsNoHiveIsNamed(String content, String words) throws Exception {
    Path file = Files.writeString(folder.resolve("file"), content);
    assertThatExceptionOfType(DriveMendException.class)
        .isThrownBy(() -> only(file))
        .withMessageContaining(words)
        .satisfies(failure -> assertThat(failure.problem()).isEqualTo(Problem.NOT_A_HIVE));
  }

  @Test
  void aRegFileOfRegeditIsNamed() throws Exception {
    Path file = folder.resolve("old.reg");
    Files.writeString(file, "\uFEFFWindows Registry Editor Version 5.00\r\n", StandardCharsets.UTF_16LE);
    assertThatExceptionOfType(DriveMendException.class).isThrownBy(() -> only(file)).withMessageContaining(".reg file");
  }

  @Test
  @Timeout(10)
  void theImageOfALargeDiskIsAnsweredAtOnce() throws Exception {
    Path image = folder.resolve("disk.img");
    try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
      file.setLength(1L << 40);
      file.seek(510);
      file.write(new byte[] {0x55, (byte) 0xAA});
    }
    long start = System.nanoTime();
    assertThatExceptionOfType(DriveMendException.class)
        .isThrownBy(() -> only(image))
        .withMessageContaining("the image of a disk");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
  }

  @Test
  @Timeout(10)
  void aPipeIsNotOpened() throws Exception {
    Path pipe = folder.resolve("pipe");
    ExternalTool.assumeInstalled("mkfifo").run(pipe);
    assertProblem(Problem.NOT_A_HIVE, () -> only(pipe));
    assertProblem(Problem.NOT_A_HIVE, () -> Survey.of(List.of(config.resolve("SOFTWARE"), pipe), place -> {}));
  }

  @Test
  void otherHivesAreCalledWhatTheyAre() throws Exception {
    Path user = SharedHives.unpack("dfwinreg_WIN7-NTUSER.DAT", folder);
    assertThatExceptionOfType(DriveMendException.class)
        .isThrownBy(() -> only(user))
        .withMessageContaining("a user’s hive (NTUSER.DAT); choose the SOFTWARE hive");
    Path classes = SharedHives.unpack("winreg-kb_UsrClass.dat", folder);
    assertThatExceptionOfType(DriveMendException.class)
        .isThrownBy(() -> only(classes))
        .withMessageContaining("a hive of another kind");
    Path alone = Files.copy(config.resolve("SYSTEM"), folder.resolve("SYSTEM"));
    assertThatExceptionOfType(DriveMendException.class)
        .isThrownBy(() -> only(alone))
        .withMessageContaining("a SYSTEM hive, which knows the drive letters but not the path");
  }

  @Test
  void nothingIsGuessedFromSeveralPlaces() throws Exception {
    Path other = Hives.write(folder.resolve("other"), windows());
    assertProblem(Problem.NO_WINDOWS_THERE, () -> Survey.of(List.of(config.resolve("SOFTWARE"), other), place -> {}));
    assertProblem(Problem.NO_WINDOWS_THERE, () -> Survey.of(List.of(disk, folder), place -> {}));
    assertProblem(Problem.NO_WINDOWS_THERE, () -> Survey.of(List.of(), place -> {}));
    assertProblem(Problem.NO_WINDOWS_THERE, () -> only(folder.resolve("other/..")));
    assertProblem(Problem.FILE_MISSING, () -> only(folder.resolve("nowhere")));
  }

  @Test
  void aLookCanBeEnded() {
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(
            () ->
                Survey.of(
                    List.of(disk),
                    place -> {
                      throw new CancellationException();
                    }));
  }

  private static FoundWindows only(Path place) throws DriveMendException {
    List<FoundWindows> found = Survey.of(List.of(place), each -> {});
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static InMemoryRegistry windows() {
    InMemoryRegistry registry = withSystemHive(windows10OnD("C:\\Windows"), "WS-0417", "CD");
    currentVersion(registry, View.VIEW_64, "DisplayVersion", "22H2");
    registry.put(
        View.VIEW_64, KeyPath.CURRENT_VERSION, new RegistryValue("UBR", ValueType.REG_DWORD, littleEndian(4).putInt(3448).array()));
    registry.put(
        View.VIEW_64,
        KeyPath.of("SYSTEM\\ControlSet002\\Control\\Session Manager\\Environment"),
        RegistryValue.string("PROCESSOR_ARCHITECTURE", ValueType.REG_SZ, "AMD64"));
    registry.put(
        View.VIEW_64,
        KeyPath.of("SYSTEM\\ControlSet002\\Control\\Windows"),
        new RegistryValue(
            "ShutdownTime", ValueType.REG_BINARY, littleEndian(8).putLong(Filetime.of(SHUT_DOWN)).array()));
    return registry;
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
