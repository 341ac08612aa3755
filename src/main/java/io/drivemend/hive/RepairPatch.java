package io.drivemend.hive;

import io.drivemend.hive.format.BaseBlock;
import io.drivemend.hive.format.HiveFile;
import io.drivemend.hive.format.KeyNode;
import io.drivemend.hive.format.KeyValue;
import io.drivemend.hive.format.KeyValue.Extent;
import io.drivemend.hive.format.Regf;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueChange;
import io.drivemend.model.ValueLocation;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Finds the bytes of a hive that changes of values come to: those of the data that differ, and the fields of the base
 * block that must follow. It writes nothing.
 */
final class RepairPatch {

  /** The moment in the first bin, which backs up that in the base block (specification: Hive bin, note 3). */
  private static final long FIRST_BIN_WRITTEN = Regf.BASE_BLOCK_SIZE + 20;

  private final HiveFile hive;
  private final Object file;
  private final BytePatch patch = new BytePatch();

  private RepairPatch(HiveFile hive, Object file) {
    this.hive = hive;
    this.file = file;
  }

  /**
   * Plans changes.
   *
   * @param file what messages call the hive
   * @param now the hive's new last-written moment
   * @param replayed whether the hive is one with its logs, so that the moment in its first bin must follow, too
   * @return empty when every value already is as it should be
   * @throws DriveMendException when the hive is not one that may be changed, a part of it does not check out, or a value
   *     is not as it was
   */
  static BytePatch of(HiveFile hive, Object file, List<ValueChange> changes, Instant now, boolean replayed)
      throws DriveMendException {
    hive.requireRepairable();
    hive.requireSound();
    RepairPatch plan = new RepairPatch(hive, file);
    for (ValueChange change : changes) {
      plan.add(change);
    }
    if (!plan.patch.isEmpty()) {
      plan.advanceBaseBlock(now);
    }
    if (!plan.patch.isEmpty() && replayed) {
      plan.patch.add(FIRST_BIN_WRITTEN, hive.bytes(FIRST_BIN_WRITTEN, Long.BYTES), filetime(now));
    }
    return plan.patch;
  }

  /** Finds the record of a value. */
  static Optional<KeyValue> record(HiveFile hive, ValueLocation where) throws DriveMendException {
    Optional<KeyNode> key = hive.find(where.key().physical(where.view()).belowHive());
    return key.isEmpty() ? Optional.empty() : hive.valueRecord(key.get(), where.name());
  }

  private void add(ValueChange change) throws DriveMendException {
    requireSameShape(change);
    KeyValue record = record(hive, change.where()).orElseThrow(() -> Problem.CHANGED_SINCE.with(change.where()));
    if (!hive.value(record).equals(change.before())) {
      throw Problem.CHANGED_SINCE.with(change.where());
    }
    byte[] before = change.before().data();
    byte[] after = change.after().data();
    int from = 0;
    for (Extent extent : record.extents()) {
      int to = from + extent.length();
      if (!patch.add(extent.offset(), Arrays.copyOfRange(before, from, to), Arrays.copyOfRange(after, from, to))) {
        throw failed(change.where() + " shares its data with another value that is to be changed");
      }
      from = to;
    }
  }

  private void requireSameShape(ValueChange change) throws DriveMendException {
    RegistryValue before = change.before();
    RegistryValue after = change.after();
    if (before.size() != after.size() || !before.type().equals(after.type()) || !before.name().equals(after.name())) {
      throw failed(change.where() + " would get another name, type or length");
    }
    if (!change.where().key().hive().equalsIgnoreCase("SOFTWARE")) {
      throw failed(change.where() + " does not stand in the SOFTWARE hive");
    }
  }

  private void advanceBaseBlock(Instant now) {
    byte[] before = hive.baseBlockBytes();
    byte[] after = before.clone();
    BaseBlock.advance(ByteBuffer.wrap(after).order(ByteOrder.LITTLE_ENDIAN), now);
    patch.add(0, before, after);
  }

  private static byte[] filetime(Instant moment) {
    return ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(BaseBlock.filetime(moment)).array();
  }

  private DriveMendException failed(String reason) {
    return Problem.WRITE_FAILED.with(file, reason);
  }
}
