package io.drivemend.files;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the user decided once for all, and where the user worked last: a JSON object with the member {@code backups}, the
 * absolute path of the folder for backups, and the member {@code recent}, a list of absolute paths. Members that this version
 * does not know are kept.
 *
 * <p>A change reads the file and replaces it; no two threads of this program do that at once.
 */
public final class SettingsFile {

  /** Far more than a few settings need. */
  private static final int LARGEST = 1 << 16;

  private static final String BACKUPS = "backups";
  private static final String RECENT = "recent";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final Path file;

  /**
   * @param file need not be there
   */
  public SettingsFile(Path file) {
    this.file = file.toAbsolutePath();
  }

  public Path path() {
    return file;
  }

  /**
   * The folder for backups; empty for the standard one.
   *
   * @throws IOException when there is a file that cannot be read or is not well-formed; the message says why
   */
  public Optional<Path> backups() throws IOException {
    JsonNode backups = read().path(BACKUPS);
    if (backups.isMissingNode()) {
      return Optional.empty();
    }
    try {
      Path path = Path.of(backups.textValue() == null ? "" : backups.textValue());
      if (path.isAbsolute()) {
        return Optional.of(path);
      }
    } catch (InvalidPathException e) {
      throw new IOException("\"" + BACKUPS + "\" is not a path", e);
    }
    throw new IOException("\"" + BACKUPS + "\" is not an absolute path");
  }

  /**
   * Keeps the folder for backups; empty for the standard one. A file that is not well-formed is replaced.
   *
   * @throws IOException when it cannot be written; the old content is still there then
   */
  public void keepBackups(Optional<Path> folder) throws IOException {
    change(
        settings -> {
          settings.remove(BACKUPS);
          folder.ifPresent(path -> settings.put(BACKUPS, path.toString()));
        });
  }

  /**
   * Where the user worked, the latest first. What is no absolute path is left out: nothing depends on it.
   *
   * @throws IOException as {@link #backups} does
   */
  public List<Path> recent() throws IOException {
    List<Path> paths = new ArrayList<>();
    for (JsonNode entry : read().path(RECENT)) {
      absolute(entry.asText()).ifPresent(paths::add);
    }
    return paths;
  }

  private static Optional<Path> absolute(String text) {
    try {
      return Optional.of(Path.of(text)).filter(Path::isAbsolute);
    } catch (InvalidPathException e) {
      return Optional.empty(); // written on another system, or by hand
    }
  }

  /**
   * Keeps where the user worked.
   *
   * @throws IOException as {@link #keepBackups} does
   */
  public void keepRecent(List<Path> paths) throws IOException {
    change(
        settings -> {
          settings.remove(RECENT);
          if (!paths.isEmpty()) {
            ArrayNode list = settings.putArray(RECENT);
            paths.forEach(path -> list.add(path.toString()));
          }
        });
  }

  private void change(Consumer<ObjectNode> edit) throws IOException {
    synchronized (SettingsFile.class) {
      ObjectNode settings = readOrStartAnew();
      edit.accept(settings);
      replace(settings);
    }
  }

  private void replace(ObjectNode settings) throws IOException {
    byte[] json = MAPPER.writeValueAsBytes(settings);
    // Not with an administrator's access list: the same user is to read the settings without those rights.
    new OwnerOnly().createAll(Objects.requireNonNull(file.getParent(), "a file is in a folder"));
    DurableFiles.replace(file, out -> out.write(json));
  }

  private ObjectNode readOrStartAnew() throws IOException {
    try {
      return read();
    } catch (Malformed e) {
      return MAPPER.createObjectNode();
    }
  }

  private ObjectNode read() throws IOException {
    byte[] content;
    try (InputStream in = Files.newInputStream(file)) {
      content = in.readNBytes(LARGEST + 1);
    } catch (NoSuchFileException e) {
      return MAPPER.createObjectNode();
    }
    if (content.length > LARGEST) {
      throw new Malformed("it is larger than " + LARGEST + " bytes", null);
    }
    try {
      if (MAPPER.readTree(content) instanceof ObjectNode settings) {
        return settings;
      }
    } catch (JacksonException e) {
      throw new Malformed("it is not well-formed JSON", e);
    }
    throw new Malformed("it is not a JSON object", null);
  }

  private static final class Malformed extends IOException {
    private static final long serialVersionUID = 1L;

    Malformed(String why, @Nullable Throwable cause) {
      super(why, cause);
    }
  }
}
