package io.drivemend.diagnosis;

import io.drivemend.model.DriveLetter;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.ValueType;
import io.drivemend.registry.RegistryReader;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The letters in {@code SYSTEM\Disk}, value {@code Information}, where NT 4 keeps those that were given with the Disk
 * Administrator.
 *
 * <p>The layout is that of DISK_CONFIG_HEADER (ntddft.h) and DISK_REGISTRY, DISK_DESCRIPTION and DISK_PARTITION
 * (ntdskreg.h of the Windows SDK), packed to four bytes, each structure standing right behind the one before. What is not
 * exactly so says nothing: a wrong letter would be worse than a question.
 */
final class DiskInformation {

  static final String NAME = "SYSTEM\\Disk";
  static final KeyPath KEY = KeyPath.of("SYSTEM\\Disk");

  private static final String VALUE = "Information";
  private static final int VERSION = 3;
  private static final int HEADER_SIZE = 44;
  private static final int DISK_OFFSET = 12;
  private static final int DISK_SIZE = 16;

  /** Mirror, stripe, stripe with parity, volume set, none of these, whole disk. */
  private static final int LAST_FT_TYPE = 5;

  private static final int NO_FT_MEMBER = 4;

  /** Healthy, orphaned, regenerating, initializing, synchronizing. */
  private static final int LAST_FT_STATE = 4;

  private final SortedMap<DriveLetter, Optional<PartitionId>> letters = new TreeMap<>();

  private DiskInformation() {}

  /** What the value says; silent when it is not there or of another shape. */
  static LetterList read(RegistryReader registry) throws DriveMendException {
    ValueLocation where = new ValueLocation(registry.views().getFirst(), KEY, VALUE);
    Optional<RegistryValue> value = registry.value(where);
    if (value.isEmpty()) {
      return LetterList.silent(NAME, "it has no value Information");
    }
    DiskInformation found = new DiskInformation();
    try {
      if (!value.get().type().equals(ValueType.REG_BINARY) || !found.parse(value.get().data())) {
        return LetterList.silent(NAME, "its value Information has a shape that DriveMend does not know");
      }
    } catch (BufferUnderflowException e) {
      return LetterList.silent(NAME, "its value Information is cut off");
    }
    String silence = found.letters.isEmpty() ? "it gives no partition a letter" : "";
    return new LetterList(NAME, found.letters, silence);
  }

  private boolean parse(byte[] data) {
    ByteBuffer header = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
    if (data.length < HEADER_SIZE || header.getInt(0) != VERSION) {
      return false;
    }
    int offset = header.getInt(DISK_OFFSET);
    int size = header.getInt(DISK_SIZE);
    if (offset < HEADER_SIZE || size < 0 || offset > data.length || size > data.length - offset) {
      return false;
    }
    ByteBuffer disks = header.slice(offset, size).order(ByteOrder.LITTLE_ENDIAN);
    int count = Short.toUnsignedInt(disks.getShort());
    disks.getShort();
    for (int i = 0; i < count; i++) {
      if (!parseDisk(disks)) {
        return false;
      }
    }
    return true;
  }

  private boolean parseDisk(ByteBuffer disks) {
    int partitions = Short.toUnsignedInt(disks.getShort());
    disks.getShort();
    int signature = disks.getInt();
    for (int i = 0; i < partitions; i++) {
      if (!parsePartition(disks, signature)) {
        return false;
      }
    }
    return true;
  }

  private boolean parsePartition(ByteBuffer disks, int signature) {
    int type = disks.getInt();
    int state = disks.getInt();
    long offset = disks.getLong();
    long length = disks.getLong();
    disks.getLong(); // the length of the set
    disks.getLong(); // reserved
    int letter = Byte.toUnsignedInt(disks.get());
    int assigned = Byte.toUnsignedInt(disks.get());
    disks.getShort(); // the partition's number
    disks.getInt(); // the set and the member
    disks.getInt(); // whether it was modified, and reserved
    boolean known =
        type >= 0 && type <= LAST_FT_TYPE && state >= 0 && state <= LAST_FT_STATE
            && offset > 0 && length > 0 && assigned <= 1;
    if (!known) {
      return false;
    }
    if (letter == 0 || assigned == 0) {
      return true; // Windows gives it a letter of its own choice, or none
    }
    if (letter < 'A' || letter > 'Z') {
      return false;
    }
    return type == NO_FT_MEMBER
        ? letters.put(new DriveLetter((char) letter), Optional.of(new PartitionId.Mbr(signature, offset))) == null
        : putMember(new DriveLetter((char) letter));
  }

  /** The partitions of a set share its letter, and none of them is its volume. */
  private boolean putMember(DriveLetter letter) {
    Optional<PartitionId> before = letters.put(letter, Optional.empty());
    return before == null || before.isEmpty();
  }
}
