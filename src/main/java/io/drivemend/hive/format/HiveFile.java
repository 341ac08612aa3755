package io.drivemend.hive.format;

import io.drivemend.hive.format.KeyValue.Extent;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.registry.ValueVisitor;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An open hive: its keys and values, as they stood in it when it was opened or do now. It may be read by several threads.
 * Each method throws {@code FILE_UNREADABLE} once the hive is closed, and when part of its file cannot be had any more.
 */
public final class HiveFile implements AutoCloseable {

  private final HiveBytes bytes;
  private final BaseBlock baseBlock;
  private final Cells cells;

  private HiveFile(HiveBytes bytes, BaseBlock baseBlock, Faults faults) throws DriveMendException {
    this.bytes = bytes;
    this.baseBlock = baseBlock;
    Bins bins = bytes.reading(() -> Bins.read(bytes, baseBlock.binsSize(), faults));
    this.cells = new Cells(bytes, bins, baseBlock.layout());
  }

  /**
   * Opens a clean hive and checks its base block and the chain of its bins.
   *
   * @throws DriveMendException with one of the problems {@code DM101} to {@code DM108} or {@code DM113}
   */
  public static HiveFile open(Path file) throws DriveMendException {
    return open(HiveBytes.open(file), false, Faults.THROWN);
  }

  /**
   * Opens a copy of a hive as {@link #open(Path)} does.
   *
   * @param name what messages call it: nobody knows the copy
   */
  public static HiveFile openCopy(Path copy, String name) throws DriveMendException {
    return open(HiveBytes.open(copy, name), false, Faults.THROWN);
  }

  /**
   * Opens a hive as {@link #open} does, but also when it is dirty: then its newest data may be missing, and part of what
   * it holds may be of a write that did not end. {@link BaseBlock#dirty} tells.
   */
  public static HiveFile openEvenDirty(Path file) throws DriveMendException {
    return open(HiveBytes.open(file), true, Faults.THROWN);
  }

  /**
   * Opens a hive as {@link #openEvenDirty} does, but also when bins are damaged or missing: nothing that should stand in
   * them is found. {@link #examine} tells.
   */
  public static HiveFile openEvenDamaged(Path file) throws DriveMendException {
    return open(HiveBytes.open(file), true, Faults.IGNORED);
  }

  /**
   * Takes a hive that is in memory, clean or dirty.
   *
   * @param name stands for the file in messages
   * @param hive its bytes from position to limit, which are not copied
   * @throws DriveMendException as {@link #openEvenDirty} does
   */
  public static HiveFile of(String name, ByteBuffer hive) throws DriveMendException {
    return open(HiveBytes.of(name, hive), true, Faults.THROWN);
  }

  /** Takes a hive that is in memory, as {@link #openEvenDamaged} does. */
  public static HiveFile ofEvenDamaged(String name, ByteBuffer hive) throws DriveMendException {
    return open(HiveBytes.of(name, hive), true, Faults.IGNORED);
  }

  private static HiveFile open(HiveBytes bytes, boolean evenDirty, Faults faults) throws DriveMendException {
    try {
      BaseBlock baseBlock = BaseBlock.read(bytes);
      String dirt = baseBlock.dirt();
      if (dirt != null && !evenDirty) {
        throw Problem.HIVE_DIRTY.with(bytes.name(), dirt);
      }
      return new HiveFile(bytes, baseBlock, faults);
    } catch (DriveMendException e) {
      bytes.close();
      throw e;
    }
  }

  public BaseBlock baseBlock() {
    return baseBlock;
  }

  /** When the hive was last written, as its base block says. */
  public Instant lastWritten() {
    return BaseBlock.instant(bytes.baseBlock().getLong(BaseBlock.LAST_WRITTEN));
  }

  /** The file's size in bytes when it was opened. */
  public long fileSize() {
    return bytes.size();
  }

  /** The bytes of the base block that {@link BaseBlock#USED_SIZE} counts; a copy. */
  public byte[] baseBlockBytes() {
    byte[] block = new byte[BaseBlock.USED_SIZE];
    bytes.baseBlock().get(block);
    return block;
  }

  /**
   * Bytes of the bins; a copy.
   *
   * @param offset from the file's start
   */
  public byte[] bytes(long offset, int length) throws DriveMendException {
    byte[] copy = new byte[length];
    return bytes.reading(() -> {
      bytes.copy(Math.toIntExact(offset - Regf.BASE_BLOCK_SIZE), copy, 0, length);
      return copy;
    });
  }

  public KeyNode root() throws DriveMendException {
    return bytes.reading(() -> KeyNode.root(cells, baseBlock.rootCell()));
  }

  /** The direct subkeys, in the hive's order. Walking down all of them ends: a loop is damage. */
  public List<KeyNode> subkeys(KeyNode key) throws DriveMendException {
    return bytes.reading(() -> readSubkeys(key));
  }

  private List<KeyNode> readSubkeys(KeyNode key) throws DriveMendException {
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
    return bytes.reading(() -> findSubkey(key, name));
  }

  private Optional<KeyNode> findSubkey(KeyNode key, String name) throws DriveMendException {
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

  /** The class name of a key. It may hold anything; Windows takes it for text. */
  public Optional<String> className(KeyNode key) throws DriveMendException {
    return key.classNameSize() == 0
        ? Optional.empty()
        : bytes.reading(
            () -> Optional.of(cells.at(key.className()).name(0, key.classNameSize() / 2 * 2, false)));
  }

  /** The key's value records, in the hive's order. */
  public List<KeyValue> valueRecords(KeyNode key) throws DriveMendException {
    List<KeyValue> records = new ArrayList<>();
    visitRecords(key, records::add);
    return records;
  }

  private <X extends Exception> void visitRecords(KeyNode key, ValueList.Visitor<X> visitor)
      throws DriveMendException, X {
    bytes.<Boolean, X>reading(() -> {
      ValueList.visit(cells, key, visitor);
      return true;
    });
  }

  /** The value of a name, in whatever case it is spelled. */
  public Optional<KeyValue> valueRecord(KeyNode key, String name) throws DriveMendException {
    return valueRecords(key).stream().filter(value -> KeyNames.same(value.name(), name)).findFirst();
  }

  /** Hands over the key's values with their data, in the hive's order; no two of them are in memory at once. */
  public <X extends Exception> void visitValues(KeyNode key, ValueVisitor<X> visitor) throws DriveMendException, X {
    visitRecords(key, value -> visitor.visit(readValue(value)));
  }

  /** All values of a key at once, as {@link #visitValues} gives them. */
  public List<RegistryValue> values(KeyNode key) throws DriveMendException {
    List<RegistryValue> values = new ArrayList<>();
    visitValues(key, values::add);
    return values;
  }

  /** A value with its data. */
  public RegistryValue value(KeyValue value) throws DriveMendException {
    return bytes.reading(() -> readValue(value));
  }

  private RegistryValue readValue(KeyValue value) {
    byte[] data = new byte[value.size()];
    int filled = 0;
    for (Extent extent : value.extents()) {
      bytes.copy((int) (extent.offset() - Regf.BASE_BLOCK_SIZE), data, filled, extent.length());
      filled += extent.length();
    }
    return new RegistryValue(value.name(), value.type(), data);
  }

  /**
   * Requires that the hive is one that may be changed: clean, and of a version that repairs were tried on.
   *
   * @throws DriveMendException with {@code HIVE_DIRTY} or {@code HIVE_VERSION_UNKNOWN}
   */
  public void requireRepairable() throws DriveMendException {
    int minorVersion = baseBlock.layout().minorVersion();
    if (baseBlock.dirt() != null) {
      throw Problem.HIVE_DIRTY.with(bytes.name(), baseBlock.dirt());
    }
    if (minorVersion < Layout.OLDEST_REPAIRED) {
      throw Problem.HIVE_VERSION_UNKNOWN.with(bytes.name(), "1." + minorVersion, "repair");
    }
  }

  /**
   * Goes through the whole hive: every cell, every key and every value.
   *
   * @throws DriveMendException with {@code HIVE_DAMAGED} also where two of them share a cell: a change of the one would
   *     change the other
   */
  public void requireSound() throws DriveMendException {
    examine(Examiner.STRICT);
  }

  /**
   * Goes through the whole hive as {@link #requireSound} does, and tells of what is damaged and of what is there. The first
   * damage that is told is the one that {@code requireSound} throws.
   */
  public void examine(Examiner examiner) throws DriveMendException {
    bytes.reading(() -> {
      WholeHive.examine(bytes, baseBlock, examiner);
      return true;
    });
  }

  @Override
  public void close() {
    bytes.close();
  }
}
