package io.drivemend.crash.watch;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Passes everything on to Java's own provider, and what changes a file through {@link Effects}. */
public final class WatchedProvider extends FileSystemProvider {

  private static final Set<OpenOption> CHANGING = Set.of(CREATE, CREATE_NEW, TRUNCATE_EXISTING);

  private final FileSystemProvider real;
  private final WatchedFileSystem fileSystem;
  private final Effects effects = Effects.ofThisProcess();

  /**
   * As {@link java.nio.file.FileSystems#getDefault} asks for.
   *
   * @param real Java's own
   */
  public WatchedProvider(FileSystemProvider real) {
    this.real = real;
    fileSystem = new WatchedFileSystem(this, real.getFileSystem(URI.create("file:///")));
  }

  private static Path real(Path path) {
    return WatchedPath.real(path);
  }

  @Override
  public String getScheme() {
    return real.getScheme();
  }

  @Override
  public FileSystem newFileSystem(URI uri, Map<String, ?> environment) throws IOException {
    return real.newFileSystem(uri, environment);
  }

  @Override
  public FileSystem getFileSystem(URI uri) {
    return fileSystem;
  }

  @Override
  public Path getPath(URI uri) {
    return fileSystem.watched(real.getPath(uri));
  }

  @Override
  public SeekableByteChannel newByteChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    return options.contains(WRITE) || options.contains(APPEND)
        ? newFileChannel(path, options, attributes)
        : real.newByteChannel(real(path), options, attributes);
  }

  @Override
  public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
      throws IOException {
    Path file = real(path);
    boolean changes = options.stream().anyMatch(CHANGING::contains);
    FileChannel channel =
        changes
            ? effects.perform("create", file, () -> real.newFileChannel(file, options, attributes))
            : real.newFileChannel(file, options, attributes);
    // A file that is only read has no steps; and a watched channel cannot be mapped as hives are, a preview in Java 21. A
    // folder is opened for reading to be forced.
    boolean hasSteps = options.contains(WRITE) || options.contains(APPEND) || Files.isDirectory(file);
    return hasSteps && effects.watches(file) ? new WatchedChannel(channel, file) : channel;
  }

  @Override
  public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
      throws IOException {
    DirectoryStream<Path> stream =
        real.newDirectoryStream(real(folder), child -> filter.accept(fileSystem.watched(child)));
    return new DirectoryStream<>() {
      @Override
      public Iterator<Path> iterator() {
        return StreamSupport.stream(stream.spliterator(), false).map(fileSystem::watched).iterator();
      }

      @Override
      public void close() throws IOException {
        stream.close();
      }
    };
  }

  @Override
  public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
    if (Files.exists(real(folder))) {
      real.createDirectory(real(folder), attributes); // which fails, and changes nothing
      return;
    }
    effects.perform("mkdir", real(folder), () -> {
      real.createDirectory(real(folder), attributes);
      return true;
    });
  }

  @Override
  public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) throws IOException {
    effects.perform("symlink", real(link), () -> {
      real.createSymbolicLink(real(link), real(target), attributes);
      return true;
    });
  }

  @Override
  public void createLink(Path link, Path existing) throws IOException {
    effects.perform("link", real(link), () -> {
      real.createLink(real(link), real(existing));
      return true;
    });
  }

  @Override
  public void delete(Path path) throws IOException {
    if (!Files.exists(real(path), LinkOption.NOFOLLOW_LINKS)) {
      real.delete(real(path)); // which fails, and changes nothing
      return;
    }
    effects.perform("delete", real(path), () -> {
      real.delete(real(path));
      return true;
    });
  }

  @Override
  public void copy(Path source, Path target, CopyOption... options) throws IOException {
    Path from = real(source);
    Path to = real(target);
    long bytes = Files.isRegularFile(from) ? Files.size(from) : 1;
    effects.perform("copy", to, bytes, () -> {
      real.copy(from, to, options);
      return true;
    }, () -> {
      copyHalf(from, to, bytes / 2);
      return true;
    });
  }

  private static void copyHalf(Path from, Path to, long bytes) throws IOException {
    try (InputStream in = Files.newInputStream(from); OutputStream out = Files.newOutputStream(to, CREATE, WRITE)) {
      out.write(in.readNBytes(Math.toIntExact(bytes)));
    }
  }

  @Override
  public void move(Path source, Path target, CopyOption... options) throws IOException {
    effects.move(real(source), real(target), () -> {
      real.move(real(source), real(target), options);
      return true;
    });
  }

  @Override
  public boolean isSameFile(Path path, Path other) throws IOException {
    return real.isSameFile(real(path), real(other));
  }

  @Override
  public boolean isHidden(Path path) throws IOException {
    return real.isHidden(real(path));
  }

  @Override
  public FileStore getFileStore(Path path) throws IOException {
    return real.getFileStore(real(path));
  }

  @Override
  public void checkAccess(Path path, AccessMode... modes) throws IOException {
    real.checkAccess(real(path), modes);
  }

  @Override
  public Path readSymbolicLink(Path link) throws IOException {
    return fileSystem.watched(real.readSymbolicLink(real(link)));
  }

  @Override
  public <V extends FileAttributeView> @Nullable V getFileAttributeView(
      Path path, Class<V> type, LinkOption... options) {
    Path file = real(path);
    V view = real.getFileAttributeView(file, type, options);
    if (view == null || !effects.watches(file)) {
      return view;
    }
    Object watched =
        Proxy.newProxyInstance(
            type.getClassLoader() == null ? getClass().getClassLoader() : type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              if (!method.getName().startsWith("set")) {
                return call(view, method, arguments);
              }
              return effects.perform("attribute", file, () -> Optional.ofNullable(call(view, method, arguments))).orElse(null);
            });
    return type.cast(watched);
  }

  private static @Nullable Object call(Object view, Method method, Object @Nullable [] arguments) throws IOException {
    try {
      return method.invoke(view, arguments);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IOException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
      throws IOException {
    return real.readAttributes(real(path), type, options);
  }

  @Override
  public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
    return real.readAttributes(real(path), attributes, options);
  }

  @Override
  public void setAttribute(Path path, String attribute, @Nullable Object value, LinkOption... options)
      throws IOException {
    effects.perform("attribute", real(path), () -> {
      real.setAttribute(real(path), attribute, value, options);
      return true;
    });
  }
}
