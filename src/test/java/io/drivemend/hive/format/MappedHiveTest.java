package io.drivemend.hive.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.drivemend.hive.HiveBuilder;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can happen to a hive while it is mapped. A crash of the virtual machine would end the test run. */
class MappedHiveTest {

  private static final RegistryValue VALUE = RegistryValue.string("Name", ValueType.REG_SZ, "C:\\WINNT");

  /** Rounds after which the compilers have been at work. */
  private static final int HOT = 300;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void build() throws IOException {
    file = folder.resolve("SOFTWARE");
    HiveBuilder builder = new HiveBuilder(5);
    for (int i = 0; i < 300; i++) {
      builder.put("Key " + i + "\\Below", VALUE);
      builder.put("Key " + i + "\\Below", new RegistryValue("Data", ValueType.REG_BINARY, new byte[100]));
    }
    builder.write(file);
  }

  @Test
  void aClosedHiveIsNotRead() throws Exception {
    HiveFile hive = HiveFile.open(file);
    KeyNode root = hive.root();
    hive.close();
    hive.close();
    for (Use use : List.<Use>of(hive::root, () -> hive.subkeys(root), () -> hive.values(root), hive::requireSound)) {
      assertThat(catchThrowableOfType(DriveMendException.class, use::run).problem())
          .isEqualTo(Problem.FILE_UNREADABLE);
    }
    HiveFile inMemory = HiveFile.of("SOFTWARE", ByteBuffer.wrap(Files.readAllBytes(file)));
    inMemory.close();
    assertThat(catchThrowableOfType(DriveMendException.class, inMemory::root).problem())
        .isEqualTo(Problem.FILE_UNREADABLE);
  }

  private interface Use {
    void run() throws DriveMendException;
  }

  @Test
  void aHiveIsClosedWhileOthersReadIt() throws Exception {
    for (int round = 0; round < 50; round++) {
      HiveFile hive = HiveFile.open(file);
      List<CompletableFuture<Problem>> readers =
          List.of(CompletableFuture.supplyAsync(() -> endOf(hive)), CompletableFuture.supplyAsync(() -> endOf(hive)));
      Thread.sleep(round % 10);
      hive.close();
      for (CompletableFuture<Problem> reader : readers) {
        assertThat(reader.get(10, TimeUnit.SECONDS)).isEqualTo(Problem.FILE_UNREADABLE);
      }
    }
  }

  /** Reads until that fails. */
  private static Problem endOf(HiveFile hive) {
    while (true) {
      try {
        walk(hive, hive.root());
      } catch (DriveMendException e) {
        return e.problem();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, HOT})
  void aFileThatIsCutOffWhileItIsOpen(int roundsBefore) throws Exception {
    try (HiveFile hive = HiveFile.open(file)) {
      for (int i = 0; i < roundsBefore; i++) {
        walk(hive, hive.root());
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(Regf.BASE_BLOCK_SIZE + 8192);
      }
      for (Use use : List.<Use>of(() -> walk(hive, hive.root()), hive::requireSound)) {
        for (int i = 0; i < 100; i++) {
          assertThat(catchThrowableOfType(DriveMendException.class, use::run).problem())
              .isEqualTo(Problem.FILE_UNREADABLE);
        }
      }
    }
  }

  @Test
  void aHiveInMemoryIsReadAsOneInAFile() throws Exception {
    ByteBuffer around = ByteBuffer.allocate((int) Files.size(file) + 200);
    around.position(100).put(Files.readAllBytes(file)).flip().position(100);
    try (HiveFile mapped = HiveFile.open(file);
        HiveFile inMemory = HiveFile.of("in memory", around)) {
      inMemory.requireSound();
      List<String> names = List.of("Key 299", "Below");
      assertThat(inMemory.subkeys(inMemory.root())).isEqualTo(mapped.subkeys(mapped.root()));
      assertThat(inMemory.values(inMemory.find(names).orElseThrow()))
          .isEqualTo(mapped.values(mapped.find(names).orElseThrow()))
          .contains(VALUE);
    }
  }

  @Test
  void bytesAfterTheLastBinAreNotMapped() throws Exception {
    int binsSize = (int) Files.size(file) - Regf.BASE_BLOCK_SIZE;
    Files.write(file, new byte[50_000], StandardOpenOption.APPEND);
    try (HiveBytes bytes = HiveBytes.open(file)) {
      assertThat(bytes.binsSize()).isEqualTo(binsSize);
      assertThat(bytes.size()).isEqualTo(Regf.BASE_BLOCK_SIZE + binsSize + 50_000);
    }
  }

  /** One bin as large as there can be: a key at its beginning, a key at its end, and a hole between them. */
  @Test
  void theLargestHive() throws Exception {
    int binsSize = Integer.MAX_VALUE - 4095;
    byte[] small = Files.readAllBytes(file);
    ByteBuffer block = ByteBuffer.wrap(small, 0, Regf.BASE_BLOCK_SIZE).order(ByteOrder.LITTLE_ENDIAN);
    block.putInt(BaseBlock.BINS_SIZE, binsSize).putInt(BaseBlock.CHECKSUM, BaseBlock.checksum(block));
    int root = Regf.BIN_HEADER_SIZE;
    int list = root + 88;
    int free = list + 16;
    int key = binsSize - 88;
    ByteBuffer start = littleEndian(200);
    start.put(0, ascii("hbin")).putInt(4, 0).putInt(8, binsSize);
    putKey(start, root, root, 1, list, "ROOT");
    start.putInt(list, -16).put(list + 4, ascii("li")).putShort(list + 6, (short) 1).putInt(list + 8, key);
    start.putInt(free, key - free);
    ByteBuffer end = littleEndian(88);
    putKey(end, 0, root, 0, Regf.NIL, "Far");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
      channel.write(block.rewind(), 0);
      channel.write(start, Regf.BASE_BLOCK_SIZE);
      channel.write(end, Regf.BASE_BLOCK_SIZE + (long) key);
    }
    assertThat(Files.size(file)).isEqualTo(HiveBytes.LARGEST_FILE);
    try (HiveFile hive = HiveFile.open(file)) {
      assertThat(hive.find(List.of("far")).orElseThrow().cell()).isEqualTo(key);
      hive.requireSound();
    }
  }

  private static void putKey(ByteBuffer to, int at, int parent, int subkeys, int list, String name) {
    to.putInt(at, -88).put(at + 4, ascii("nk")).putShort(at + 6, (short) Regf.KEY_COMP_NAME).putInt(at + 20, parent);
    to.putInt(at + 24, subkeys).putInt(at + 32, list).putInt(at + 48, Regf.NIL).putShort(at + 76, (short) name.length());
    to.put(at + 80, ascii(name));
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void walk(HiveFile hive, KeyNode key) throws DriveMendException {
    hive.values(key);
    for (KeyNode subkey : hive.subkeys(key)) {
      walk(hive, subkey);
    }
  }
}
