package io.drivemend.hive.format;

import static java.lang.invoke.MethodType.methodType;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.util.concurrent.locks.LockSupport;

/**
 * Part of a file mapped into memory until a given moment: Windows replaces no file that is mapped. Reading it after
 * that, or while another thread ends it, is an {@link IllegalStateException} and nothing worse.
 *
 * <p>The class behind it, {@code java.lang.foreign.Arena}, is final since Java 22 and a preview in Java 21, where only
 * the compiler minds: so it is looked up by name. {@code Unsafe.invokeCleaner}, the way of older programs, unmaps under
 * the feet of a thread that reads, and is to go.
 */
final class Mapping implements AutoCloseable {

  private static final MethodHandle NEW_ARENA;
  private static final MethodHandle MAP;
  private static final MethodHandle AS_BYTE_BUFFER;

  static {
    try {
      Class<?> arena = Class.forName("java.lang.foreign.Arena");
      Class<?> segment = Class.forName("java.lang.foreign.MemorySegment");
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      NEW_ARENA =
          lookup.findStatic(arena, "ofShared", methodType(arena)).asType(methodType(AutoCloseable.class));
      MAP =
          lookup
              .findVirtual(
                  FileChannel.class, "map", methodType(segment, MapMode.class, long.class, long.class, arena))
              .asType(
                  methodType(
                      Object.class, FileChannel.class, MapMode.class, long.class, long.class, AutoCloseable.class));
      AS_BYTE_BUFFER =
          lookup
              .findVirtual(segment, "asByteBuffer", methodType(ByteBuffer.class))
              .asType(methodType(ByteBuffer.class, Object.class));
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private static final int TRIES = 1000;
  private static final long PAUSE_NANOS = 1_000_000;

  private final AutoCloseable arena;
  private final ByteBuffer bytes;

  private Mapping(AutoCloseable arena, ByteBuffer bytes) {
    this.arena = arena;
    this.bytes = bytes;
  }

  /** Maps bytes for reading. The channel may be closed afterwards. */
  static Mapping of(FileChannel channel, long offset, int length) throws IOException {
    AutoCloseable arena = newArena();
    try {
      Object segment = (Object) MAP.invokeExact(channel, MapMode.READ_ONLY, offset, (long) length, arena);
      return new Mapping(arena, (ByteBuffer) AS_BYTE_BUFFER.invokeExact(segment));
    } catch (Throwable e) {
      end(arena);
      throw asIoException(e);
    }
  }

  ByteBuffer bytes() {
    return bytes;
  }

  /** Ends the mapping at once. */
  @Override
  public void close() {
    end(arena);
  }

  private static AutoCloseable newArena() {
    try {
      return (AutoCloseable) NEW_ARENA.invokeExact();
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private static void end(AutoCloseable arena) {
    for (int tries = 1; ; tries++) {
      try {
        arena.close();
        return;
      } catch (IllegalStateException e) {
        // Java 21 refuses while another thread is reading; its next read then fails, so the way is soon free.
        if (tries == TRIES) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static IOException asIoException(Throwable e) {
    return switch (e) {
      case IOException known -> known;
      case Error error -> throw error;
      default -> new IOException(e);
    };
  }
}
