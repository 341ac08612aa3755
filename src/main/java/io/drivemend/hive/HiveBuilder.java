package io.drivemend.hive;

import io.drivemend.hive.format.BaseBlock;
import io.drivemend.hive.format.Layout;
import io.drivemend.hive.format.Regf;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.View;
import io.drivemend.registry.RegistryReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Objects;

/**
 * Builds a whole hive file, as Windows would have written it: the practice machine, and the fixtures of tests. The same
 * content and moment give the same bytes. The hive stands in memory until it is written.
 */
public final class HiveBuilder {

  private static final int ROOT_CELL = Regf.BIN_HEADER_SIZE;
  private static final int FILE_NAME = 48;
  private static final int FILE_NAME_UNITS = 31;

  private final Layout layout;
  private final HiveKey root = new HiveKey("ROOT");
  private Instant lastWritten = Instant.parse("2001-08-23T12:00:00Z");

  /**
   * @param minorVersion as {@link Layout} lists them
   */
  public HiveBuilder(int minorVersion) {
    this.layout = new Layout(minorVersion);
  }

  /** The moment that every timestamp in the hive gives. */
  public HiveBuilder lastWritten(Instant moment) {
    lastWritten = moment;
    return this;
  }

  /**
   * Adds a key, and those above it.
   *
   * @param path the names below the root with backslashes between them; empty for the root
   */
  public HiveBuilder key(String path) {
    root.descend(path);
    return this;
  }

  /** Adds a value, or replaces the one of this name; the key comes into being as by {@link #key}. */
  public HiveBuilder put(String path, RegistryValue value) {
    root.descend(path).put(value);
    return this;
  }

  /**
   * Adds everything below a hive of another registry.
   *
   * @param hive the name of the hive, such as {@code SOFTWARE}; its {@code WOW6432Node} comes along as a plain key
   */
  public HiveBuilder addAll(RegistryReader registry, String hive) throws DriveMendException {
    copy(registry, KeyPath.of(hive), root);
    return this;
  }

  private static void copy(RegistryReader registry, KeyPath from, HiveKey to) throws DriveMendException {
    registry.values(View.NATIVE, from).forEach(to::put);
    for (String name : registry.subkeys(View.NATIVE, from)) {
      copy(registry, from.child(name), to.child(name));
    }
  }

  /**
   * Writes the hive to a file that does not exist yet, and forces it to disk.
   *
   * @throws java.nio.file.FileAlreadyExistsException when there is such a file; it stays as it is
   */
  public void write(Path file) throws IOException {
    BinWriter bins = new BinWriter(layout);
    new KeyWriter(bins, layout, BaseBlock.filetime(lastWritten)).writeTree(root);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      writeFully(channel, baseBlock(file, bins.size()));
      for (ByteBuffer bin : bins.finish(BaseBlock.filetime(lastWritten))) {
        writeFully(channel, bin);
      }
      channel.force(true);
    }
  }

  private ByteBuffer baseBlock(Path file, int binsSize) {
    ByteBuffer block = ByteBuffer.allocate(Regf.BASE_BLOCK_SIZE).order(ByteOrder.LITTLE_ENDIAN);
    BaseBlock.putFixedFields(block, layout.minorVersion());
    block.putInt(BaseBlock.PRIMARY_SEQUENCE, 1).putInt(BaseBlock.SECONDARY_SEQUENCE, 1);
    block.putLong(BaseBlock.LAST_WRITTEN, BaseBlock.filetime(lastWritten));
    block.putInt(BaseBlock.ROOT_CELL, ROOT_CELL).putInt(BaseBlock.BINS_SIZE, binsSize);
    String name = Objects.requireNonNull(file.getFileName(), "a hive needs a file name").toString();
    String start = name.substring(0, Math.min(name.length(), FILE_NAME_UNITS));
    block.put(FILE_NAME, start.getBytes(StandardCharsets.UTF_16LE));
    return block.putInt(BaseBlock.CHECKSUM, BaseBlock.checksum(block));
  }

  private static void writeFully(FileChannel channel, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }
}
