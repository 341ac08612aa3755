package io.drivemend.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drivemend.hive.format.BaseBlock;
import io.drivemend.hive.format.HiveFile;
import io.drivemend.hive.format.KeyNode;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueType;
import io.drivemend.model.View;
import io.drivemend.testing.ExternalTool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HiveWriterTest {

  private static final Instant NOW = Instant.parse("2026-11-23T08:15:30.123456789Z");
  private static final long NOW_AS_FILETIME = 134_398_953_301_234_567L;

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"3, 1, C, D", "3, 2, C, D", "5, 1, C, D", "5, 1, c, d", "5, 2, C, Z", "6, 1, C, D", "6, 2, e, c"})
  void changesOneByteForEachViewAndTheBaseBlock(int minorVersion, int type, char from, char to) throws Exception {
    RegistryValue before = RegistryValue.string("PathName", new ValueType(type), from + ":\\WINNT");
    RegistryValue after = RegistryValue.string("PathName", new ValueType(type), to + ":\\WINNT");
    Path file = ArticleHive.write(folder, minorVersion, before);
    List<Integer> letters = dataOffsets(file);
    byte[] old = Files.readAllBytes(file);

    List<WriteStep> steps = new ArrayList<>();
    new HiveWriter(file, Optional.empty(), InstantSource.fixed(NOW), steps::add)
        .write(
            List.of(
                ArticleHive.change(View.VIEW_64, before, after), ArticleHive.change(View.VIEW_32, before, after)));

    byte[] written = Files.readAllBytes(file);
    Set<Integer> changed = differences(old, written);
    assertThat(letters).hasSize(2).allSatisfy(letter -> {
      assertThat((char) old[letter]).isEqualTo(from);
      assertThat((char) written[letter]).isEqualTo(to);
    });
    assertThat(changed).containsAll(letters);
    changed.removeAll(letters);
    assertThat(changed).allMatch(HiveWriterTest::followsInTheBaseBlock);
    ByteBuffer block = ByteBuffer.wrap(written).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(block.getInt(BaseBlock.PRIMARY_SEQUENCE)).isEqualTo(2);
    assertThat(block.getInt(BaseBlock.SECONDARY_SEQUENCE)).isEqualTo(2);
    assertThat(block.getLong(BaseBlock.LAST_WRITTEN)).isEqualTo(NOW_AS_FILETIME);
    assertThat(steps).containsExactly(WriteStep.values());
    assertThat(folder).isDirectoryContaining("glob:**/SOFTWARE").isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void othersReadTheRepairedValue() throws Exception {
    Path file = ArticleHive.write(folder);
    new HiveWriter(file).write(List.of(ArticleHive.repair()));
    String key = "Microsoft\\Windows NT\\CurrentVersion";
    assertThat(ExternalTool.assumeInstalled("hivexget").run(file, key, "PathName")).isEqualTo("D:\\WINNT\n");
    assertThat(ExternalTool.assumeInstalled("hivexget").run(file, "Wow6432node\\" + key, "PathName"))
        .isEqualTo("C:\\WINNT\n");
    assertThat(ExternalTool.assumeInstalled("reglookup").run("-p", "Microsoft/Windows NT/CurrentVersion", file))
        .contains("/PathName,SZ,D:\\WINNT,");
    assertThat(ExternalTool.assumeInstalled("regfinfo").run(file)).doesNotContainIgnoringCase("corrupt");
  }

  @Test
  void aRepairAndItsUndoGiveTheOldBinsBack() throws Exception {
    Path file = ArticleHive.write(folder);
    byte[] old = Files.readAllBytes(file);
    HiveWriter writer = new HiveWriter(file);
    writer.write(List.of(ArticleHive.repair()));
    writer.write(List.of(ArticleHive.repair().reversed()));
    assertThat(differences(old, Files.readAllBytes(file))).allMatch(HiveWriterTest::followsInTheBaseBlock);
  }

  @Test
  void dataOverSeveralSegmentsIsChangedWhereItDiffers() throws Exception {
    byte[] data = new byte[40_000];
    RegistryValue before = new RegistryValue("large", ValueType.REG_BINARY, data);
    data[0] = 1;
    data[16344] = 2;
    data[39_999] = 3;
    RegistryValue after = before.withData(data);
    Path file = ArticleHive.write(folder, 5, before);
    byte[] old = Files.readAllBytes(file);
    new HiveWriter(file).write(List.of(ArticleHive.change(View.VIEW_64, before, after)));
    assertThat(HiveRegistry.open(file, Optional.empty()).values(View.VIEW_64, ArticleHive.KEY)).contains(after);
    assertThat(differences(old, Files.readAllBytes(file)).stream().filter(offset -> offset >= 4096)).hasSize(3);
  }

  @Test
  void bytesBehindTheLastBinStay() throws Exception {
    Path file = ArticleHive.write(folder);
    byte[] hive = Files.readAllBytes(file);
    byte[] longer = Arrays.copyOf(hive, hive.length + 1000);
    longer[longer.length - 1] = 42;
    Files.write(file, longer);
    new HiveWriter(file).write(List.of(ArticleHive.repair()));
    assertThat(Files.size(file)).isEqualTo(longer.length);
    assertThat(Files.readAllBytes(file)[longer.length - 1]).isEqualTo((byte) 42);
  }

  @Test
  void nothingIsWrittenWhenNothingDiffers() throws Exception {
    Path file = ArticleHive.write(folder);
    byte[] old = Files.readAllBytes(file);
    RegistryValue same = ArticleHive.pathName("C:\\WINNT");
    new HiveWriter(file).write(List.of(ArticleHive.change(View.VIEW_64, same, same)));
    new HiveWriter(file).write(List.of());
    assertThat(file).hasBinaryContent(old);
  }

  @Test
  void ownerGroupAndModeStay() throws Exception {
    Path file = ArticleHive.write(folder);
    assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-xr--"));
    if (System.getProperty("user.name", "").equals("root")) {
      Files.setAttribute(file, "unix:uid", 1234);
      Files.setAttribute(file, "unix:gid", 4321);
    }
    var before = Files.readAttributes(file, "unix:uid,gid,mode");
    new HiveWriter(file).write(List.of(ArticleHive.repair()));
    assertThat(Files.readAttributes(file, "unix:uid,gid,mode")).isEqualTo(before);
  }

  @Test
  void copiesThatAKilledRepairLeftAreRemoved() throws Exception {
    Path file = ArticleHive.write(folder);
    FileTime twoDaysAgo = FileTime.from(NOW.minus(Duration.ofDays(2)));
    Path ofTheDead = Files.writeString(folder.resolve("SOFTWARE.drivemend-" + deadProcess() + "-1a2b.tmp"), "half a hive");
    long alive = ProcessHandle.current().pid();
    Path left = Files.writeString(folder.resolve("SOFTWARE.drivemend-" + alive + "-1a2b.tmp"), "half a hive");
    Path foreign = Files.writeString(folder.resolve("SOFTWARE.drivemend-note.tmp"), "not ours");
    Path young = Files.writeString(folder.resolve("SOFTWARE.drivemend-" + alive + "-3c.tmp"), "may be in use");
    for (Path old : List.of(file, left, foreign)) {
      Files.setLastModifiedTime(old, twoDaysAgo);
    }
    Path ofItsForerunner = Files.writeString(folder.resolve("SOFTWARE.drivemend-" + alive + "-4d.tmp"), "half a hive");
    Instant start = ProcessHandle.current().info().startInstant().orElseThrow();
    Files.setLastModifiedTime(ofTheDead, FileTime.from(NOW));
    Files.setLastModifiedTime(young, FileTime.from(start.plus(Duration.ofSeconds(1))));
    Files.setLastModifiedTime(ofItsForerunner, FileTime.from(start.minus(Duration.ofMinutes(1))));
    List<FileTime> ages = new ArrayList<>();
    HiveWriter writer =
        new HiveWriter(file, Optional.empty(), InstantSource.fixed(NOW), step -> {
          if (step == WriteStep.COPIED) {
            ages.addAll(agesOfCopies());
          }
        });
    writer.write(List.of(ArticleHive.repair()));
    assertThat(left).doesNotExist();
    assertThat(ofTheDead).doesNotExist();
    assertThat(ofItsForerunner).doesNotExist();
    assertThat(foreign).exists();
    assertThat(young).exists();
    assertThat(ages).hasSize(3).filteredOn(twoDaysAgo::equals).hasSize(1); // the foreign one's, not the new copy's
  }

  /** The number of a process that has ended. */
  private static long deadProcess() throws Exception {
    Process java = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-version").start();
    java.waitFor();
    return java.pid();
  }

  private List<FileTime> agesOfCopies() {
    try (Stream<Path> files = Files.list(folder)) {
      List<FileTime> ages = new ArrayList<>();
      for (Path copy : files.filter(path -> path.toString().endsWith(".tmp")).toList()) {
        ages.add(Files.getLastModifiedTime(copy));
      }
      return ages;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aSymbolicLinkStaysAndItsTargetIsRepaired() throws Exception {
    Path file = ArticleHive.write(Files.createDirectory(folder.resolve("config")));
    Path link = Files.createSymbolicLink(folder.resolve("link"), file);
    new HiveWriter(link).write(List.of(ArticleHive.repair()));
    assertThat(link).isSymbolicLink();
    assertThat(HiveRegistry.open(file, Optional.empty()).value(ArticleHive.repair().where()))
        .contains(ArticleHive.pathName("D:\\WINNT"));
  }

  private static List<Integer> dataOffsets(Path file) throws Exception {
    List<Integer> offsets = new ArrayList<>();
    try (HiveFile hive = HiveFile.open(file)) {
      for (View view : List.of(View.VIEW_64, View.VIEW_32)) {
        KeyNode key = hive.find(ArticleHive.KEY.physical(view).belowHive()).orElseThrow();
        offsets.add((int) hive.valueRecord(key, "pathname").orElseThrow().extents().getFirst().offset());
      }
    }
    return offsets;
  }

  private static Set<Integer> differences(byte[] old, byte[] written) {
    assertThat(written).hasSameSizeAs(old);
    Set<Integer> differences = new TreeSet<>();
    for (int i = 0; i < old.length; i++) {
      if (old[i] != written[i]) {
        differences.add(i);
      }
    }
    return differences;
  }

  /** The sequence numbers, the last-written moment and the checksum. */
  private static boolean followsInTheBaseBlock(int offset) {
    return (offset >= 4 && offset < 20) || (offset >= 508 && offset < 512);
  }
}
