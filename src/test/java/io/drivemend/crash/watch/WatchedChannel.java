package io.drivemend.crash.watch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A channel whose writes and forces are steps. */
final class WatchedChannel extends FileChannel {

  private final FileChannel real;
  private final Path file;
  private final Effects effects = Effects.ofThisProcess();

  WatchedChannel(FileChannel real, Path file) {
    this.real = real;
    this.file = file;
  }

  private static ByteBuffer firstHalf(ByteBuffer source) {
    return source.slice(source.position(), source.remaining() / 2);
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    return effects.perform(
        "write", file, source.remaining(), () -> real.write(source), () -> real.write(firstHalf(source)));
  }

  @Override
  public int write(ByteBuffer source, long position) throws IOException {
    return effects.perform(
        "write", file, source.remaining(), () -> real.write(source, position), () -> real.write(firstHalf(source), position));
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
    return effects.perform("write", file, () -> real.write(sources, offset, length));
  }

  @Override
  public FileChannel truncate(long size) throws IOException {
    effects.perform("truncate", file, () -> real.truncate(size));
    return this;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    effects.perform("force", file, () -> {
      real.force(metaData);
      return true;
    });
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long position, long count) throws IOException {
    return effects.perform(
        "write", file, count, () -> real.transferFrom(source, position, count),
        () -> real.transferFrom(source, position, count / 2));
  }

  @Override
  public long transferTo(long position, long count, WritableByteChannel target) throws IOException {
    return real.transferTo(position, count, target);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return real.read(target);
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
    return real.read(targets, offset, length);
  }

  @Override
  public int read(ByteBuffer target, long position) throws IOException {
    return real.read(target, position);
  }

  @Override
  public long position() throws IOException {
    return real.position();
  }

  @Override
  public FileChannel position(long newPosition) throws IOException {
    real.position(newPosition);
    return this;
  }

  @Override
  public long size() throws IOException {
    return real.size();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long position, long size) throws IOException {
    return real.map(mode, position, size);
  }

  @Override
  public FileLock lock(long position, long size, boolean shared) throws IOException {
    return real.lock(position, size, shared);
  }

  @Override
  public @Nullable FileLock tryLock(long position, long size, boolean shared) throws IOException {
    return real.tryLock(position, size, shared);
  }

  @Override
  protected void implCloseChannel() throws IOException {
    real.close();
  }
}
