package io.drivemend.hive.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kinds of hives of which no real one could be had: minor versions 1 and 2 (Windows NT 3), class names and links where the
 * test needs them, layers (containers of Windows 10). They are generated from the specification alone, so they show that
 * the reader follows it and not that the old systems did.
 */
class OldAndLayeredHivesTest {

  private static final RegistryValue PATH_NAME = RegistryValue.string("PathName", ValueType.REG_SZ, "C:\\WINNT");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6})
  void whatEveryVersionHoldsIsRead(int minorVersion) throws Exception {
    List<RegistryValue> values = new ArrayList<>(List.of(PATH_NAME));
    for (int size : new int[] {0, 1, 4, 5, 16344, 16345, 70_000}) {
      values.add(new RegistryValue("größe " + size, ValueType.REG_BINARY, noise(size)));
    }
    values.add(RegistryValue.string("名前", ValueType.REG_EXPAND_SZ, "値"));
    HiveBuilder builder = new HiveBuilder(minorVersion);
    values.forEach(value -> builder.put("Schlüssel\\キー", value));
    for (int i = 0; i < 1200; i++) {
      builder.key("Many\\key " + i);
    }
    Path file = folder.resolve("SOFTWARE");
    builder.write(file);
    try (HiveFile hive = HiveFile.open(file)) {
      assertThat(hive.baseBlock().minorVersion()).isEqualTo(minorVersion);
      assertThat(hive.values(hive.find(List.of("SCHLÜSSEL", "キー")).orElseThrow())).isEqualTo(values);
      assertThat(hive.subkeys(hive.find(List.of("many")).orElseThrow())).hasSize(1200);
      assertThat(hive.root().lastWritten()).isEqualTo(Instant.parse("2001-08-23T12:00:00Z"));
      hive.requireSound();
    }
  }

  @ParameterizedTest
  @CsvSource({"1, li", "2, li", "3, lf", "4, lf", "5, lh", "6, lh"})
  void eachVersionHasItsKindOfList(int minorVersion, String list) throws Exception {
    ByteBuffer hive = build(minorVersion);
    int root = Regf.BASE_BLOCK_SIZE + Regf.BIN_HEADER_SIZE + new Layout(minorVersion).cellHeaderSize();
    int leaf = Regf.BASE_BLOCK_SIZE + hive.getInt(root + 28) + new Layout(minorVersion).cellHeaderSize();
    assertThat("" + (char) hive.get(leaf) + (char) hive.get(leaf + 1)).isEqualTo(list);
  }

  /** The specification has no fast leaf there, so it is not known what one would mean. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aListThatTheVersionDoesNotHaveIsRefused(int minorVersion) throws Exception {
    ByteBuffer hive = build(minorVersion);
    int header = new Layout(minorVersion).cellHeaderSize();
    int leaf = Regf.BASE_BLOCK_SIZE + hive.getInt(Regf.BASE_BLOCK_SIZE + Regf.BIN_HEADER_SIZE + header + 28) + header;
    hive.put(leaf + 1, (byte) 'f');
    try (HiveFile opened = HiveFile.of("SOFTWARE", hive)) {
      DriveMendException thrown =
          catchThrowableOfType(DriveMendException.class, () -> opened.subkeys(opened.root()));
      assertThat(thrown.problem()).isEqualTo(Problem.HIVE_DAMAGED);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void theOldestVersionsAreReadAndNotRepaired(int minorVersion) throws Exception {
    Path file = folder.resolve("SOFTWARE");
    new HiveBuilder(minorVersion).put("Key", PATH_NAME).write(file);
    byte[] before = Files.readAllBytes(file);
    byte[] data = PATH_NAME.data();
    data[0] = 'D';
    ValueLocation where = new ValueLocation(View.NATIVE, KeyPath.of("SOFTWARE\\Key"), "PathName");
    ValueChange change = new ValueChange(where, PATH_NAME, PATH_NAME.withData(data));
    DriveMendException thrown =
        catchThrowableOfType(DriveMendException.class, () -> new HiveWriter(file).write(List.of(change)));
    assertThat(thrown).hasMessage(file + " is a hive of version 1." + minorVersion + ", which DriveMend does not repair.");
    assertThat(file).hasBinaryContent(before);
  }

  /** In the oldest version flags of a value are the index of a title, and all names have two bytes for a character. */
  @Test
  void titlesAreNotTakenForFlags() throws Exception {
    ByteBuffer hive = build(1);
    hive.putInt(find(hive, "vk") + 16, 0xffff);
    hive.putInt(find(hive, "nk") + 12, 0xffff);
    hive.putShort(find(hive, "nk") + 2, (short) Regf.KEY_COMP_NAME);
    try (HiveFile opened = HiveFile.of("SOFTWARE", hive)) {
      assertThat(opened.root().name()).isEqualTo("ROOT");
      assertThat(opened.values(opened.find(List.of("Key")).orElseThrow())).contains(PATH_NAME);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void aClassNameIsRead(int minorVersion) throws Exception {
    ByteBuffer hive = build(minorVersion);
    int data = hive.getInt(find(hive, "vk") + 8);
    int root = find(hive, "nk");
    hive.putInt(root + 48, data).putShort(root + 74, (short) 16);
    try (HiveFile opened = HiveFile.of("SOFTWARE", hive)) {
      assertThat(opened.className(opened.root())).contains("C:\\WINNT");
      assertThat(opened.className(opened.find(List.of("Key")).orElseThrow())).isEmpty();
      hive.putShort(root + 74, (short) 4000);
      KeyNode changed = opened.root();
      DriveMendException thrown =
          catchThrowableOfType(DriveMendException.class, () -> opened.className(changed).isPresent());
      assertThat(thrown.problem()).isEqualTo(Problem.HIVE_DAMAGED);
    }
  }

  @Test
  void aVolatileKeyAndALinkSayWhatTheyAre() throws Exception {
    ByteBuffer hive = build(5);
    int root = find(hive, "nk");
    try (HiveFile opened = HiveFile.of("SOFTWARE", hive)) {
      assertThat(opened.root().isVolatile()).isFalse();
      assertThat(opened.root().isSymbolicLink()).isFalse();
      hive.putShort(root + 2, (short) (hive.getShort(root + 2) | Regf.KEY_VOLATILE | Regf.KEY_SYM_LINK));
      assertThat(opened.root().isVolatile()).isTrue();
      assertThat(opened.root().isSymbolicLink()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({"0x00, MERGED", "0x01, TOMBSTONE", "0x02, SUPERSEDES", "0x83, SUPERSEDES_TREE"})
  void theKeysOfALayerSayWhatTheyMeanToThoseBelow(String field, Layer layer) throws Exception {
    ByteBuffer hive = build(5);
    hive.put(find(hive, "nk") + 13, Integer.decode(field).byteValue());
    hive.putShort(find(hive, "vk") + 16, (short) (Regf.VALUE_COMP_NAME | Regf.VALUE_TOMBSTONE));
    try (HiveFile opened = HiveFile.of("without layers", hive)) {
      assertThat(opened.root().layer()).isEqualTo(Layer.MERGED);
      assertThat(value(opened).tombstone()).isFalse();
    }
    hive.putInt(BaseBlock.FLAGS, 2);
    try (HiveFile opened = HiveFile.of("with layers", hive)) {
      assertThat(opened.root().layer()).isEqualTo(layer);
      assertThat(value(opened).tombstone()).isTrue();
    }
  }

  private static KeyValue value(HiveFile hive) throws DriveMendException {
    return hive.valueRecord(hive.find(List.of("Key")).orElseThrow(), "PATHNAME").orElseThrow();
  }

  private ByteBuffer build(int minorVersion) throws IOException {
    Path file = folder.resolve("built");
    new HiveBuilder(minorVersion).put("Key", PATH_NAME).write(file);
    ByteBuffer hive = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    Files.delete(file);
    return hive;
  }

  /** Where the first record of a kind begins. */
  private static int find(ByteBuffer hive, String signature) {
    return StandardCharsets.ISO_8859_1.decode(hive.duplicate()).toString().indexOf(signature, Regf.BASE_BLOCK_SIZE + 32);
  }

  private static byte[] noise(int size) {
    byte[] noise = new byte[size];
    new Random(size).nextBytes(noise);
    return noise;
  }
}
