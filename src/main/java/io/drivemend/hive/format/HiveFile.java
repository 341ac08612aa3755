package io.drivemend.hive.format;

import io.drivemend.hive.format.KeyValue.Extent;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.RegistryValue;
import io.drivemend.registry.ValueVisitor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An open hive file that is whole and clean: its keys and values, as they stood in it when it was opened or do now. */
public final class HiveFile implements AutoCloseable {

  private final HiveBytes bytes;
  private final BaseBlock baseBlock;
  private final Cells cells;

  private HiveFile(HiveBytes bytes) throws DriveMendException {
    this.bytes = bytes;
    this.baseBlock = BaseBlock.read(bytes);
    this.cells = new Cells(bytes, Bins.read(bytes, baseBlock.binsSize()));
  }

  /**
   * Opens a hive and checks its base block and the chain of its bins.
   *
   * @throws DriveMendException with one of the problems {@code DM101} to {@code DM108} or {@code DM113}
   */
  public static HiveFile open(Path file) throws DriveMendException {
    HiveBytes bytes = HiveBytes.open(file);
    try {
      return new HiveFile(bytes);
    } catch (DriveMendException e) {
      bytes.close();
      throw e;
    }
  }

  public BaseBlock baseBlock() {
    return baseBlock;
  }

  /** The bytes of the base block that {@link BaseBlock#USED_SIZE} counts; a copy. */
  public byte[] baseBlockBytes() throws DriveMendException {
    byte[] block = new byte[BaseBlock.USED_SIZE];
    bytes.read(0, block.length).get(block);
    return block;
  }

  public KeyNode root() throws DriveMendException {
    return KeyNode.root(cells, baseBlock.rootCell());
  }

  /** The direct subkeys, in the hive's order. Walking down all of them ends: a loop is damage. */
  public List<KeyNode> subkeys(KeyNode key) throws DriveMendException {
    List<KeyNode> subkeys = new ArrayList<>();
    long names = 0;
    for (int offset : SubkeyList.read(cells, key)) {
      KeyNode subkey = key.subkey(cells, offset);
      names += subkey.name().length();
      if (names > baseBlock.binsSize()) {
        throw cells.at(offset).damaged("the names of one key's subkeys are larger than the hive");
      }
      subkeys.add(subkey);
    }
    return subkeys;
  }

  /** The subkey of a name, in whatever case it is spelled. */
  public Optional<KeyNode> subkey(KeyNode key, String name) throws DriveMendException {
    for (int offset : SubkeyList.read(cells, key)) {
      KeyNode subkey = key.subkey(cells, offset);
      if (KeyNames.same(subkey.name(), name)) {
        return Optional.of(subkey);
      }
    }
    return Optional.empty();
  }

  /** The key at the end of a path of names below the root. */
  public Optional<KeyNode> find(List<String> names) throws DriveMendException {
    Optional<KeyNode> key = Optional.of(root());
    for (String name : names) {
      key = subkey(key.get(), name);
      if (key.isEmpty()) {
        break;
      }
    }
    return key;
  }

  /** The key's value records, in the hive's order. */
  public List<KeyValue> valueRecords(KeyNode key) throws DriveMendException {
    List<KeyValue> records = new ArrayList<>();
    ValueList.visit(cells, baseBlock.minorVersion(), key, records::add);
    return records;
  }

  /** The value of a name, in whatever case it is spelled. */
  public Optional<KeyValue> valueRecord(KeyNode key, String name) throws DriveMendException {
    return valueRecords(key).stream().filter(value -> KeyNames.same(value.name(), name)).findFirst();
  }

  /** Hands over the key's values with their data, in the hive's order; no two of them are in memory at once. */
  public <X extends Exception> void visitValues(KeyNode key, ValueVisitor<X> visitor) throws DriveMendException, X {
    ValueList.visit(cells, baseBlock.minorVersion(), key, value -> visitor.visit(value(value)));
  }

  /** All values of a key at once, as {@link #visitValues} gives them. */
  public List<RegistryValue> values(KeyNode key) throws DriveMendException {
    List<RegistryValue> values = new ArrayList<>();
    visitValues(key, values::add);
    return values;
  }

  /** A value with its data. */
  public RegistryValue value(KeyValue value) throws DriveMendException {
    byte[] data = new byte[value.size()];
    int filled = 0;
    for (Extent extent : value.extents()) {
      bytes.read(extent.offset(), extent.length()).get(data, filled, extent.length());
      filled += extent.length();
    }
    return new RegistryValue(value.name(), value.type(), data);
  }

  /**
   * Goes through the whole hive: every cell, every key and every value.
   *
   * @throws DriveMendException with {@code HIVE_DAMAGED} also where two of them share a cell: a change of the one would
   *     change the other
   */
  public void requireSound() throws DriveMendException {
    WholeHive.requireSound(bytes, baseBlock, cells);
  }

  @Override
  public void close() {
    bytes.close();
  }
}
