package io.drivemend.hive.check;

import io.drivemend.hive.HiveBuilder;
import io.drivemend.hive.format.BaseBlock;
import io.drivemend.hive.format.HiveFile;
import io.drivemend.hive.format.KeyNode;
import io.drivemend.hive.format.Regf;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A sound hive in memory whose fields can be found by what they belong to. It has the key {@code Key} with the values
 * {@code PathName} and {@code Large} (in segments) and the subkey {@code Below}; {@code Many} with 600 subkeys in a list of
 * lists; and {@code Other} with one value. All offsets are file offsets.
 */
final class DamageableHive {

  static final int KEYS = 605;
  static final int VALUES = 3;

  private static final int CONTENT = Regf.BASE_BLOCK_SIZE + Regf.CELL_HEADER_SIZE;

  final ByteBuffer bytes;

  private DamageableHive(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  static DamageableHive build(Path folder) throws IOException {
    HiveBuilder builder =
        new HiveBuilder(5)
            .put("Key", RegistryValue.string("PathName", ValueType.REG_SZ, "C:\\WINNT"))
            .put("Key", new RegistryValue("Large", ValueType.REG_BINARY, new byte[40_000]))
            .key("Key\\Below")
            .put("Other", RegistryValue.string("Twin", ValueType.REG_SZ, "C:\\WINNT"));
    for (int i = 0; i < 600; i++) {
      builder.key("Many\\" + i);
    }
    return of(folder, builder);
  }

  static DamageableHive of(Path folder, HiveBuilder builder) throws IOException {
    Path file = folder.resolve("SOFTWARE");
    Files.deleteIfExists(file);
    builder.write(file);
    return new DamageableHive(ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN));
  }

  /** The record of a key. */
  int key(String... path) throws DriveMendException {
    return CONTENT + node(path).cell();
  }

  /** The list of the subkeys of a key: a leaf, or a list of leaves. */
  int subkeys(String... path) throws DriveMendException {
    return CONTENT + node(path).subkeyList();
  }

  /** The list of the values of a key. */
  int values(String... path) throws DriveMendException {
    return CONTENT + node(path).valueList();
  }

  /** The record of a value of a key. */
  int value(int number, String... path) throws DriveMendException {
    return CONTENT + bytes.getInt(values(path) + number * Integer.BYTES);
  }

  /** A cell's content, by the offset in the bins that a field holds. */
  int pointedToBy(int field) {
    return CONTENT + bytes.getInt(field);
  }

  /** The heads of the bins. */
  List<Integer> bins() {
    List<Integer> bins = new ArrayList<>();
    for (int bin = Regf.BASE_BLOCK_SIZE; bin < bytes.limit(); bin += bytes.getInt(bin + 8)) {
      bins.add(bin);
    }
    return bins;
  }

  /** What hangs together in the base block is made right again. */
  DamageableHive seal() {
    bytes.putInt(BaseBlock.CHECKSUM, BaseBlock.checksum(bytes));
    return this;
  }

  private KeyNode node(String... path) throws DriveMendException {
    try (HiveFile hive = HiveFile.of("hive", bytes)) {
      return hive.find(List.of(path)).orElseThrow();
    }
  }
}
