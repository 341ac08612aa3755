package io.drivemend.hive.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.drivemend.hive.HiveBuilder;
import io.drivemend.hive.HiveWriter;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueChange;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.ValueType;
import io.drivemend.model.View;
import io.drivemend.testing.ExternalTool;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not a whole, clean hive: opening, reading and repairing are refused alike, and the bytes stay. */
class HiveFileTest {

  private static final RegistryValue PATH_NAME = RegistryValue.string("PathName", ValueType.REG_SZ, "C:\\WINNT");
  private static final KeyPath KEY = KeyPath.of("SOFTWARE\\Key");

  private static final int FIRST_BIN = 4096;

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void build() throws IOException {
    file = folder.resolve("SOFTWARE");
    HiveBuilder builder = new HiveBuilder(5).put("Key", PATH_NAME);
    builder.put("Key", new RegistryValue("Large", ValueType.REG_BINARY, new byte[40_000]));
    IntStream.range(0, 600).forEach(i -> builder.key("Many\\" + i));
    builder.write(file);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 4096, 8191})
  void aFileTooShortForAHive(int size) throws Exception {
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), size));
    assertThat(refused()).isEqualTo(Problem.NOT_A_HIVE);
  }

  @Test
  void aFileCutOffWithinItsBins() throws Exception {
    byte[] hive = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(hive, hive.length - 1));
    assertThat(refused()).isEqualTo(Problem.HIVE_DAMAGED);
  }

  @Test
  void aFileOfAnotherKind() throws Exception {
    edit(hive -> hive.put(0, "MZ".getBytes(StandardCharsets.US_ASCII)));
    assertThat(refused()).isEqualTo(Problem.NOT_A_HIVE);
  }

  @Test
  void aWrongChecksum() throws Exception {
    edit(hive -> hive.put(508, (byte) (hive.get(508) ^ 1)));
    assertThat(refused()).isEqualTo(Problem.HIVE_DIRTY);
  }

  @Test
  void unequalSequences() throws Exception {
    editBaseBlock(hive -> hive.putInt(BaseBlock.PRIMARY_SEQUENCE, 2));
    assertThat(refused()).isEqualTo(Problem.HIVE_DIRTY);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "1, 7", "1, -1", "0, 5", "2, 5"})
  void anUnknownVersion(int major, int minor) throws Exception {
    editBaseBlock(hive -> hive.putInt(20, major).putInt(24, minor));
    assertThat(refused()).isEqualTo(Problem.HIVE_VERSION_UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 6})
  void aTransactionLog(int type) throws Exception {
    editBaseBlock(hive -> hive.putInt(28, type));
    assertThat(refused()).isEqualTo(Problem.NOT_A_HIVE);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -4096, 4097, 0x10000000})
  void binsThatDoNotFitTheFile(int size) throws Exception {
    editBaseBlock(hive -> hive.putInt(BaseBlock.BINS_SIZE, size));
    assertThat(refused()).isEqualTo(Problem.HIVE_DAMAGED);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "4, 4096", "8, 0", "8, -4096", "8, 4100", "8, 0x7ffff000", "8, 4096000"})
  void aBrokenBinHeader(int field, String value) throws Exception {
    edit(hive -> hive.putInt(FIRST_BIN + field, Integer.decode(value)));
    assertThat(refused()).isEqualTo(Problem.HIVE_DAMAGED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33, -1, -8, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x7ffffff8})
  void aRootThatIsNoCell(int offset) throws Exception {
    editBaseBlock(hive -> hive.putInt(BaseBlock.ROOT_CELL, offset));
    assertThat(refused()).isEqualTo(Problem.HIVE_DAMAGED);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8, 80, -7, -8, -0x10000, Integer.MIN_VALUE, Integer.MAX_VALUE})
  void aRootCellOfAnImpossibleSize(int size) throws Exception {
    edit(hive -> hive.putInt(FIRST_BIN + Regf.BIN_HEADER_SIZE, size));
    assertThat(refused()).isEqualTo(Problem.HIVE_DAMAGED);
  }

  /** A field of a record, by its offset, and what is written there. */
  @ParameterizedTest
  @CsvSource({
    "nk, 0, 0", "nk, 20, 3", "nk, 20, -1", "nk, 20, 0x7fffffff", "nk, 28, -1", "nk, 28, 32", "nk, 72, 0xffff",
    "lh, 0, 0", "lh, 2, 0x7fff", "lh, 4, 32", "lh, 4, -1",
    "vk, 0, 0", "vk, 2, 0xffff", "vk, 4, 0x7fffffff", "vk, 4, -1", "vk, 4, 4000", "vk, 8, 4", "vk, 8, -1"
  })
  void aBrokenRecordOnTheWay(String signature, int field, String value) throws Exception {
    edit(hive -> {
      int at = find(hive, signature) + field;
      put(hive, at, field == 2 || field == 72, Integer.decode(value));
    });
    assertThat(refused()).isEqualTo(Problem.HIVE_DAMAGED);
  }

  @Test
  void anIndexRootThatHoldsItself() throws Exception {
    edit(hive -> {
      int root = find(hive, "ri");
      hive.putInt(root + 4, root - Regf.CELL_HEADER_SIZE - FIRST_BIN);
    });
    assertThat(subkeysRefused("Many")).isEqualTo(Problem.HIVE_DAMAGED);
  }

  @Test
  void anIndexRootThatListsOneLeafOverAndOver() throws Exception {
    edit(hive -> {
      int root = find(hive, "ri");
      hive.putInt(root + 8, hive.getInt(root + 4));
    });
    assertThat(subkeysRefused("Many")).isEqualTo(Problem.HIVE_DAMAGED);
  }

  @Test
  void aKeyThatIsItsOwnSubkey() throws Exception {
    edit(hive -> {
      int leaf = find(hive, "lh");
      int root = hive.getInt(BaseBlock.ROOT_CELL);
      IntStream.range(0, 2).forEach(i -> hive.putInt(leaf + 4 + i * 8, root));
    });
    assertThat(subkeysRefused("")).isEqualTo(Problem.HIVE_DAMAGED);
  }

  @Test
  void aRootThatIsItsOwnParentAndSubkey() throws Exception {
    edit(hive -> {
      int root = hive.getInt(BaseBlock.ROOT_CELL);
      hive.putInt(FIRST_BIN + root + Regf.CELL_HEADER_SIZE + 16, root);
      hive.putInt(find(hive, "lh") + 4, root);
    });
    DriveMendException thrown = catchThrowableOfType(DriveMendException.class, this::walk);
    assertThat(thrown.problem()).isEqualTo(Problem.HIVE_DAMAGED);
    assertThat(thrown).hasMessageContaining("deeper than 512 keys");
  }

  @Test
  void aSubkeyThatIsListedTwice() throws Exception {
    edit(hive -> {
      int list = find(hive, "lh");
      hive.putInt(list + 12, hive.getInt(list + 4));
    });
    assertThat(refused()).isEqualTo(Problem.HIVE_DAMAGED);
  }

  @Test
  void aValueThatIsListedTwice() throws Exception {
    edit(hive -> {
      int list = valueList(hive, find(hive, "vk"));
      hive.putInt(list + 4, hive.getInt(list));
    });
    assertThat(refused()).isEqualTo(Problem.HIVE_DAMAGED);
  }

  /** Each record lies within the one before it and claims the same long name. */
  @Test
  void valuesWhoseNamesAreLargerThanTheHive() throws Exception {
    int count = 1000;
    ByteBuffer records = ByteBuffer.allocate(100_000).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 4; at < 4 + count * 24; at += 24) {
      records.putInt(at, -60_032).put(at + 4, "vk".getBytes(StandardCharsets.US_ASCII)).putShort(at + 6, (short) 60_000);
      records.putInt(at + 8, Regf.DATA_INLINE).putShort(at + 20, (short) Regf.VALUE_COMP_NAME);
    }
    Files.delete(file);
    new HiveBuilder(3)
        .put("Key", new RegistryValue("list", ValueType.REG_BINARY, new byte[count * Integer.BYTES]))
        .put("Key", new RegistryValue("records", ValueType.REG_BINARY, records.array()))
        .write(file);
    edit(hive -> {
      int value = find(hive, "vk");
      int list = hive.getInt(value + 8);
      int key = FIRST_BIN + hive.getInt(find(hive, "lf") + 4) + Regf.CELL_HEADER_SIZE;
      int first = hive.getInt(FIRST_BIN + hive.getInt(valueList(hive, value) + 4) + Regf.CELL_HEADER_SIZE + 8);
      for (int i = 0; i < count; i++) {
        hive.putInt(FIRST_BIN + list + Regf.CELL_HEADER_SIZE + i * Integer.BYTES, first + 8 + i * 24);
      }
      hive.putInt(key + 36, count).putInt(key + 40, list);
    });
    DriveMendException thrown = catchThrowableOfType(DriveMendException.class, this::readKey);
    assertThat(thrown).hasMessageContaining("the values of one key are larger than the hive");
  }

  @Test
  void subkeysWhoseNamesAreLargerThanTheHive() throws Exception {
    int count = 1000;
    ByteBuffer records = ByteBuffer.allocate(150_000).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 4; at < 4 + count * 80; at += 80) {
      records.putInt(at, -60_080).put(at + 4, "nk".getBytes(StandardCharsets.US_ASCII)).putShort(at + 6, (short) 0x20);
      records.putShort(at + 76, (short) 60_000);
    }
    Files.delete(file);
    new HiveBuilder(3)
        .put("Key", new RegistryValue("list", ValueType.REG_BINARY, new byte[4 + count * Integer.BYTES]))
        .put("Key", new RegistryValue("records", ValueType.REG_BINARY, records.array()))
        .write(file);
    edit(hive -> {
      int value = find(hive, "vk");
      int list = hive.getInt(value + 8);
      int key = hive.getInt(find(hive, "lf") + 4);
      int first = hive.getInt(FIRST_BIN + hive.getInt(valueList(hive, value) + 4) + Regf.CELL_HEADER_SIZE + 8);
      int content = FIRST_BIN + list + Regf.CELL_HEADER_SIZE;
      hive.put(content, "li".getBytes(StandardCharsets.US_ASCII)).putShort(content + 2, (short) count);
      for (int i = 0; i < count; i++) {
        int record = first + 8 + i * 80;
        hive.putInt(content + 4 + i * Integer.BYTES, record).putInt(FIRST_BIN + record + 20, key);
      }
      hive.putInt(FIRST_BIN + key + 24, count).putInt(FIRST_BIN + key + 32, list);
    });
    DriveMendException thrown =
        catchThrowableOfType(
            DriveMendException.class,
            () -> {
              try (HiveFile hive = HiveFile.open(file)) {
                assertThat(hive.subkeys(hive.find(List.of("Key")).orElseThrow())).isNull();
              }
            });
    assertThat(thrown).hasMessageContaining("the names of one key's subkeys are larger than the hive");
  }

  @ParameterizedTest
  @CsvSource({"nk, 0", "nk, 44"})
  void damageFarFromTheValue(String signature, int field) throws Exception {
    edit(hive -> hive.putInt(findLast(hive, signature) + field, 4));
    assertThat(repairRefused()).isEqualTo(Problem.HIVE_DAMAGED);
  }

  @Test
  void aFreeCellThatDoesNotFitItsBin() throws Exception {
    edit(hive -> {
      int cell = FIRST_BIN + Regf.BIN_HEADER_SIZE;
      while (hive.getInt(cell) < 0) {
        cell -= hive.getInt(cell);
      }
      hive.putInt(cell, hive.getInt(cell) + 8);
    });
    assertThat(repairRefused()).isEqualTo(Problem.HIVE_DAMAGED);
  }

  @Test
  void twoValuesThatShareTheirData() throws Exception {
    Files.delete(file);
    RegistryValue twin = RegistryValue.string("Twin", ValueType.REG_SZ, "C:\\WINNT");
    new HiveBuilder(5).put("Key", PATH_NAME).put("Other", twin).write(file);
    edit(hive -> hive.putInt(findLast(hive, "vk") + 8, hive.getInt(find(hive, "vk") + 8)));
    assertThat(repairRefused()).isEqualTo(Problem.HIVE_DAMAGED);
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "2, 0xffff", "4, -1", "4, 32"})
  void aBrokenBigDataRecord(int field, String value) throws Exception {
    edit(hive -> {
      int record = find(hive, "db");
      put(hive, record + field, field == 2, Integer.decode(value));
    });
    assertThat(refused()).isEqualTo(Problem.HIVE_DAMAGED);
  }

  @Test
  void aFileLargerThanAnyHive() throws Exception {
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(HiveBytes.LARGEST_FILE + 1);
    }
    DriveMendException thrown = catchThrowableOfType(DriveMendException.class, () -> HiveFile.open(file).close());
    assertThat(thrown.problem()).isEqualTo(Problem.HIVE_TOO_LARGE);
  }

  @Test
  void aFileThatIsNotThereAndAFolder() {
    DriveMendException missing =
        catchThrowableOfType(DriveMendException.class, () -> HiveFile.open(folder.resolve("gone")).close());
    assertThat(missing.problem()).isEqualTo(Problem.FILE_MISSING);
    DriveMendException directory =
        catchThrowableOfType(DriveMendException.class, () -> HiveFile.open(folder).close());
    assertThat(directory.problem()).isEqualTo(Problem.NOT_A_HIVE);
  }

  @Test
  void theMessageNamesTheOffset() throws Exception {
    edit(hive -> hive.put(FIRST_BIN, (byte) 'x'));
    DriveMendException thrown = catchThrowableOfType(DriveMendException.class, () -> HiveFile.open(file).close());
    assertThat(thrown).hasMessage(file + " is damaged at offset 0x1000: a hive bin should begin here.");
  }

  @Test
  void aPipe() throws Exception {
    Path pipe = folder.resolve("pipe");
    ExternalTool.assumeInstalled("mkfifo").run(pipe);
    for (ThrowingCallable use : List.<ThrowingCallable>of(() -> HiveFile.open(pipe).close(), () -> repair(pipe))) {
      DriveMendException thrown =
          assertTimeoutPreemptively(
              Duration.ofSeconds(10), () -> catchThrowableOfType(DriveMendException.class, use));
      assertThat(thrown.problem()).isEqualTo(Problem.NOT_A_HIVE);
    }
  }

  /** Reads the value as a diagnosis does, then tries the repair; both must give the same problem. */
  private Problem refused() throws IOException {
    DriveMendException reading = catchThrowableOfType(DriveMendException.class, this::readKey);
    assertThat(repairRefused()).isEqualTo(reading.problem());
    return reading.problem();
  }

  private Problem repairRefused() throws IOException {
    byte[] before = Files.readAllBytes(file);
    DriveMendException writing = catchThrowableOfType(DriveMendException.class, () -> repair(file));
    assertThat(writing).isNotNull();
    assertThat(file).hasBinaryContent(before);
    assertThat(folder.toFile().list()).containsExactly("SOFTWARE");
    return writing.problem();
  }

  private static void repair(Path hive) throws DriveMendException {
    byte[] data = PATH_NAME.data();
    data[0] = 'D';
    ValueLocation where = new ValueLocation(View.NATIVE, KEY, "PathName");
    new HiveWriter(hive).write(List.of(new ValueChange(where, PATH_NAME, PATH_NAME.withData(data))));
  }

  private void readKey() throws DriveMendException {
    try (HiveFile hive = HiveFile.open(file)) {
      assertThat(hive.values(hive.find(KEY.belowHive()).orElseThrow())).hasSize(2);
    }
  }

  private void walk() throws DriveMendException {
    try (HiveFile hive = HiveFile.open(file)) {
      walk(hive, hive.root());
    }
  }

  private static void walk(HiveFile hive, KeyNode key) throws DriveMendException {
    for (KeyNode subkey : hive.subkeys(key)) {
      walk(hive, subkey);
    }
  }

  private Problem subkeysRefused(String path) {
    return catchThrowableOfType(
            DriveMendException.class,
            () -> {
              try (HiveFile hive = HiveFile.open(file)) {
                assertThat(hive.subkeys(hive.find(path.isEmpty() ? List.of() : List.of(path)).orElseThrow())).isNull();
              }
            })
        .problem();
  }

  private static void put(ByteBuffer hive, int at, boolean twoBytes, int number) {
    if (twoBytes) {
      hive.putShort(at, (short) number);
    } else {
      hive.putInt(at, number);
    }
  }

  private void editBaseBlock(Consumer<ByteBuffer> change) throws IOException {
    edit(change.andThen(hive -> hive.putInt(BaseBlock.CHECKSUM, BaseBlock.checksum(hive))));
  }

  private void edit(Consumer<ByteBuffer> change) throws IOException {
    byte[] hive = Files.readAllBytes(file);
    change.accept(ByteBuffer.wrap(hive).order(ByteOrder.LITTLE_ENDIAN));
    Files.write(file, hive);
  }

  /** The offset of the root's list of subkeys, or of the first record of another kind. */
  private static int find(ByteBuffer hive, String signature) {
    if (signature.equals("lh")) {
      int root = FIRST_BIN + hive.getInt(BaseBlock.ROOT_CELL) + Regf.CELL_HEADER_SIZE;
      return FIRST_BIN + hive.getInt(root + 28) + Regf.CELL_HEADER_SIZE;
    }
    String text = StandardCharsets.ISO_8859_1.decode(hive.duplicate()).toString();
    for (int at = FIRST_BIN + Regf.BIN_HEADER_SIZE + 4; at < text.length(); at += Regf.CELL_ALIGNMENT) {
      if (text.startsWith(signature, at)) {
        return at;
      }
    }
    throw new AssertionError("no " + signature + " in the hive");
  }

  private static int findLast(ByteBuffer hive, String signature) {
    String text = StandardCharsets.ISO_8859_1.decode(hive.duplicate()).toString();
    int at = text.lastIndexOf(signature);
    while (at % Regf.CELL_ALIGNMENT != Regf.CELL_HEADER_SIZE) {
      at = text.lastIndexOf(signature, at - 1);
    }
    return at;
  }

  /** The content of the first key's list of values, which begins with a certain one. */
  private static int valueList(ByteBuffer hive, int firstValue) {
    int offset = firstValue - Regf.CELL_HEADER_SIZE - FIRST_BIN;
    for (int at = FIRST_BIN + Regf.BIN_HEADER_SIZE + Regf.CELL_HEADER_SIZE; at < hive.limit(); at += Regf.CELL_ALIGNMENT) {
      if (hive.getInt(at) == offset) {
        return at;
      }
    }
    throw new AssertionError("no list begins with the value");
  }
}
