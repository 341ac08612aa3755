package io.drivemend.hive;

import static io.drivemend.hive.KeyWriter.ascii;

import io.drivemend.hive.BinWriter.NewCell;
import io.drivemend.hive.format.Layout;
import io.drivemend.hive.format.Regf;
import io.drivemend.model.RegistryValue;
import java.nio.ByteBuffer;
import java.util.Collection;

/** Writes a key's values (specification: Key values list, Key value, Big data). */
final class ValueWriter {

  /** libhivex takes the last 4 bytes of a segment's cell for padding, whatever the length, and does not return them. */
  private static final int SEGMENT_PADDING = 4;

  private final BinWriter bins;
  private final Layout layout;

  ValueWriter(BinWriter bins, Layout layout) {
    this.bins = bins;
    this.layout = layout;
  }

  /** Writes the values and returns the offset of their list. */
  int write(Collection<RegistryValue> values) {
    if (values.isEmpty()) {
      return Regf.NIL;
    }
    NewCell list = bins.allocate(values.size() * Integer.BYTES);
    for (RegistryValue value : values) {
      list.content().putInt(write(value));
    }
    return list.offset();
  }

  private int write(RegistryValue value) {
    StoredName name = StoredName.of(value.name(), layout);
    byte[] data = value.data();
    NewCell cell = bins.allocate(Regf.KEY_VALUE_SIZE + name.size());
    ByteBuffer record = cell.content();
    record.put(0, ascii("vk")).putShort(2, (short) name.size());
    if (data.length <= Integer.BYTES) {
      record.putInt(4, data.length | Regf.DATA_INLINE).put(8, data);
    } else {
      record.putInt(4, data.length).putInt(8, writeData(data));
    }
    record.putInt(12, value.type().code()).putShort(16, (short) (name.latin1() ? Regf.VALUE_COMP_NAME : 0));
    record.put(Regf.KEY_VALUE_SIZE, name.bytes());
    return cell.offset();
  }

  private int writeData(byte[] data) {
    if (layout.hasBigData() && data.length > Regf.SEGMENT_SIZE) {
      return writeSegments(data);
    }
    return writeCell(data, 0, data.length, 0);
  }

  private int writeSegments(byte[] data) {
    int count = Math.ceilDiv(data.length, Regf.SEGMENT_SIZE);
    NewCell list = bins.allocate(count * Integer.BYTES);
    for (int from = 0; from < data.length; from += Regf.SEGMENT_SIZE) {
      list.content().putInt(writeCell(data, from, Math.min(Regf.SEGMENT_SIZE, data.length - from), SEGMENT_PADDING));
    }
    NewCell bigData = bins.allocate(8);
    bigData.content().put(ascii("db")).putShort((short) count).putInt(list.offset());
    return bigData.offset();
  }

  private int writeCell(byte[] data, int from, int length, int padding) {
    NewCell cell = bins.allocate(length + padding);
    cell.content().put(data, from, length);
    return cell.offset();
  }
}
