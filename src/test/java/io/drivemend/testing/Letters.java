package io.drivemend.testing;

import static io.drivemend.model.ValueType.REG_BINARY;
import static java.nio.charset.StandardCharsets.US_ASCII;

import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.registry.InMemoryRegistry;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;

/** What SYSTEM hives say of drive letters. */
public final class Letters {

  private static final KeyPath MOUNTED_DEVICES = KeyPath.of("SYSTEM\\MountedDevices");
  private static final KeyPath DISK = KeyPath.of("SYSTEM\\Disk");

  private Letters() {}

  /** Adds an entry of {@code MountedDevices} for a partition of an MBR disk. */
  public static InMemoryRegistry mount(InMemoryRegistry registry, char letter, int signature, long offset) {
    byte[] data =
        ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putInt(signature).putLong(offset).array();
    return mount(registry, letter, data);
  }

  /** Adds an entry for a GPT partition or a dynamic volume, by its 16 bytes as they stand on the disk. */
  public static InMemoryRegistry mountGpt(InMemoryRegistry registry, char letter, String hex) {
    byte[] data = ByteBuffer.allocate(24).put("DMIO:ID:".getBytes(US_ASCII)).put(HexFormat.of().parseHex(hex)).array();
    return mount(registry, letter, data);
  }

  /** Adds an entry with any bytes. */
  public static InMemoryRegistry mount(InMemoryRegistry registry, char letter, byte[] data) {
    RegistryValue value = new RegistryValue("\\DosDevices\\" + letter + ":", REG_BINARY, data);
    return registry.put(registry.views().getFirst(), MOUNTED_DEVICES, value);
  }

  /** Adds the value in which NT 4 keeps its letters. */
  public static InMemoryRegistry diskInformation(InMemoryRegistry registry, byte[] data) {
    return registry.put(registry.views().getFirst(), DISK, new RegistryValue("Information", REG_BINARY, data));
  }

  /**
   * A partition as NT 4 describes it.
   *
   * @param letter its letter, or NUL
   * @param type 4 for one that belongs to no set
   */
  public record Nt4Partition(long offset, int letter, boolean assigned, int type) {

    /** A plain partition with a letter. */
    public static Nt4Partition of(char letter, long offset) {
      return new Nt4Partition(offset, letter, true, 4);
    }
  }

  /** A disk as NT 4 describes it. */
  public record Nt4Disk(int signature, List<Nt4Partition> partitions) {}

  /**
   * The bytes of {@code Information}. No NT 4 could be had: they are made from the structures DISK_CONFIG_HEADER,
   * DISK_REGISTRY, DISK_DESCRIPTION and DISK_PARTITION as the headers ntddft.h and ntdskreg.h declare them.
   */
  public static byte[] nt4Information(List<Nt4Disk> disks) {
    ByteArrayOutputStream described = new ByteArrayOutputStream();
    byte[] count = new byte[4];
    littleEndian(count).putShort((short) disks.size());
    described.writeBytes(count);
    for (Nt4Disk disk : disks) {
      byte[] bytes = new byte[8];
      littleEndian(bytes).putShort((short) disk.partitions().size()).putInt(4, disk.signature());
      described.writeBytes(bytes);
      disk.partitions().forEach(partition -> described.writeBytes(bytes(partition)));
    }
    byte[] header = new byte[44];
    int size = described.size();
    littleEndian(header).putInt(0, 3).putInt(12, 44).putInt(16, size).putInt(20, 44 + size);
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(header);
    whole.writeBytes(described.toByteArray());
    return whole.toByteArray();
  }

  private static byte[] bytes(Nt4Partition partition) {
    byte[] bytes = new byte[52];
    littleEndian(bytes)
        .putInt(0, partition.type())
        .putLong(8, partition.offset())
        .putLong(16, 1L << 30)
        .put(40, (byte) partition.letter())
        .put(41, (byte) (partition.assigned() ? 1 : 0))
        .putShort(42, (short) 1)
        .putShort(44, (short) -1);
    return bytes;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
