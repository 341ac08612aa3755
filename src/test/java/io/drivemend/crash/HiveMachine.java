package io.drivemend.crash;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import io.drivemend.hive.HiveWriter;
import io.drivemend.hive.format.HiveFile;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueChange;
import io.drivemend.model.ValueType;
import io.drivemend.model.View;
import io.drivemend.testing.DirtySoftware;
import io.drivemend.testing.ExternalTool;
import io.drivemend.testing.Registries;
import io.drivemend.testing.SharedHives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.opentest4j.TestAbortedException;

/** A Windows as two hive files. Everything about them is known byte by byte. */
final class HiveMachine extends Machine {

  private static final String CURRENT_VERSION = "Microsoft\\Windows NT\\CurrentVersion";

  /** Of the base block: the two sequence numbers, the moment of the last write, and the checksum. */
  private static final int[][] MAY_CHANGE = {{4, 20}, {508, 512}};

  /** With logs replayed: a flag of the base block that their entries set, and in the first bin the moment, too. */
  private static final int[][] MAY_CHANGE_WITH_LOGS = {{144, 145}, {4116, 4124}};

  private static final List<String> LOGS = List.of("SOFTWARE.LOG1", "SOFTWARE.LOG2");

  private final ExternalTool hivexget = ExternalTool.assumeInstalled("hivexget");
  private final ExternalTool hivexml = ExternalTool.assumeInstalled("hivexml");
  private final HiveFixture fixture;
  private byte[] original = {};
  private byte[] replayed = {};
  private Map<String, byte[]> logs = Map.of();
  private byte[] system = {};
  private List<Integer> letters = List.of();

  HiveMachine(Path home, HiveFixture fixture) {
    super(home);
    this.fixture = fixture;
  }

  /** The fixtures that can be made here. */
  static List<HiveFixture> fixtures(Path scratch) throws IOException, InterruptedException {
    try {
      Files.delete(SharedHives.unpack(HiveFixture.SHARED, Files.createDirectories(scratch)));
      return List.of(HiveFixture.values());
    } catch (TestAbortedException e) {
      return List.of(HiveFixture.NT_4, HiveFixture.WINDOWS_10, HiveFixture.WINDOWS_XP_DIRTY);
    }
  }

  private Path folder() {
    return home().resolve("machine");
  }

  private Path software() {
    return folder().resolve("SOFTWARE");
  }

  private Path system() {
    return folder().resolve("SYSTEM");
  }

  @Override
  List<Path> watched() {
    return Stream.concat(super.watched().stream(), Stream.of(folder())).toList();
  }

  @Override
  boolean canBeTorn() {
    return false;
  }

  @Override
  boolean startsSlowly() {
    return false;
  }

  @Override
  List<String> source() {
    List<String> source =
        isDirty()
            ? List.of("--hive", software().toString(), "--replay-logs")
            : List.of("--hive", software().toString());
    return system.length == 0
        ? source
        : Stream.concat(source.stream(), Stream.of("--system-hive", system().toString())).toList();
  }

  @Override
  void makeFault() throws IOException, InterruptedException, DriveMendException {
    deleteTree(folder());
    fixture.write(folder());
    original = Files.readAllBytes(software());
    system = readSystem();
    logs = readLogs();
    replayed = isDirty() ? DirtySoftware.in(Files.createDirectories(home().resolve("states")), 5).state(3) : original;
    letters = find(replayed, (fixture.oldPath() + "\0").getBytes(UTF_16LE));
    if (letters.size() != fixture.views().size()) {
      throw new IllegalStateException("the hive has " + letters.size() + " old paths");
    }
  }

  private boolean isDirty() {
    return fixture == HiveFixture.WINDOWS_XP_DIRTY;
  }

  private Map<String, byte[]> readLogs() throws IOException {
    Map<String, byte[]> read = new TreeMap<>();
    for (String log : LOGS) {
      if (Files.exists(folder().resolve(log))) {
        read.put(log, Files.readAllBytes(folder().resolve(log)));
      }
    }
    return read;
  }

  private byte[] readSystem() throws IOException {
    return Files.exists(system()) ? Files.readAllBytes(system()) : new byte[0];
  }

  private static List<Integer> find(byte[] content, byte[] wanted) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i + wanted.length <= content.length; i++) {
      if (Arrays.equals(content, i, i + wanted.length, wanted, 0, wanted.length)) {
        places.add(i);
      }
    }
    return List.copyOf(places);
  }

  @Override
  void changeFirstValue(Values to) throws DriveMendException {
    View view = fixture.views().getFirst();
    boolean renews = to == Values.NEW;
    RegistryValue before = pathName(renews ? fixture.oldPath() : fixture.newPath());
    RegistryValue after = pathName(renews ? fixture.newPath() : fixture.oldPath());
    new HiveWriter(software()).write(List.of(new ValueChange(Registries.pathName(view), before, after)));
  }

  private static RegistryValue pathName(String text) {
    return RegistryValue.string("PathName", ValueType.REG_SZ, text);
  }

  @Override
  Values values(List<String> failures) throws Exception {
    byte[] now = Files.readAllBytes(software());
    if (!Arrays.equals(readSystem(), system)) {
      failures.add("the SYSTEM hive has changed");
    }
    Map<String, byte[]> logsNow = readLogs();
    if (!logsNow.keySet().equals(logs.keySet())
        || logs.entrySet().stream().anyMatch(log -> !Arrays.equals(log.getValue(), logsNow.get(log.getKey())))) {
      failures.add("the logs have changed");
    }
    compareBytes(now, failures);
    try (HiveFile hive = HiveFile.openEvenDirty(software())) {
      hive.requireSound();
    } catch (DriveMendException e) {
      failures.add("the hive is not sound: " + e.sentence());
    }
    try {
      hivexml.run(software());
      List<String> texts = new ArrayList<>();
      for (View view : fixture.views()) {
        String key = (view == View.VIEW_32 ? "WOW6432Node\\" : "") + CURRENT_VERSION;
        texts.add(hivexget.run(software(), key, "PathName").strip());
      }
      return Values.of(texts, fixture.oldPath(), fixture.newPath());
    } catch (AssertionError e) {
      failures.add("libhivex does not read the hive: " + e.getMessage());
      return Values.THIRD;
    }
  }

  /**
   * Every byte is the original's, but for the letter and what the base block says of the write. A hive that was not closed
   * properly is the original to the last byte, or the hive that its logs lead to.
   */
  private void compareBytes(byte[] now, List<String> failures) {
    if (isDirty() && Arrays.equals(now, original)) {
      return;
    }
    if (now.length != replayed.length) {
      failures.add("the hive has " + now.length + " bytes instead of " + replayed.length);
      return;
    }
    for (int i = 0; i < now.length; i++) {
      boolean letter = letters.contains(i) && now[i] == (byte) fixture.newPath().charAt(0);
      if (now[i] != replayed[i] && !letter && !mayChange(i)) {
        failures.add("the hive differs in byte 0x" + Integer.toHexString(i));
        return;
      }
    }
  }

  private boolean mayChange(int offset) {
    Stream<int[]> withLogs = isDirty() ? Arrays.stream(MAY_CHANGE_WITH_LOGS) : Stream.empty();
    Stream<int[]> ranges = Stream.concat(Arrays.stream(MAY_CHANGE), withLogs);
    return ranges.anyMatch(range -> range[0] <= offset && offset < range[1]);
  }

  @Override
  void saveRegistry(Path folder) throws IOException {
    copyTree(folder(), folder.resolve("machine"));
  }

  @Override
  void loadRegistry(Path folder) throws IOException {
    deleteTree(folder());
    copyTree(folder.resolve("machine"), folder());
  }

  private boolean isOurs(String name) {
    return name.equals("SOFTWARE") || name.equals("SYSTEM") || logs.containsKey(name);
  }

  @Override
  List<Path> strayFiles() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.filter(file -> !isOurs(String.valueOf(file.getFileName()))).toList();
    }
  }
}
