package io.drivemend.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drivemend.files.DurableFiles;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file of the state record: {@code {"state": "applied", "at": "…", "importedFrom": "…"}}. Absent, nothing was
 * recorded yet. It is replaced as a whole, so that a crash leaves the old record or the new one.
 */
final class StateFile {

  /** Enough for the longest path of any system. */
  private static final int LARGEST = 1 << 18;

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);

  private StateFile() {}

  static void write(Path folder, StateRecord record) throws IOException {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("state", record.state().id());
    record.since().ifPresent(since -> json.put("at", since.toString()));
    record.importedFrom().ifPresent(from -> json.put("importedFrom", from));
    byte[] bytes = MAPPER.writeValueAsBytes(json);
    DurableFiles.replace(folder.resolve(BackupFiles.STATE), out -> out.write(bytes));
  }

  /** Reads the record. A file that does not tell must not keep anyone from an intact backup: then it is unreadable. */
  static StateRecord read(Path folder) {
    try {
      JsonNode json = MAPPER.readTree(new String(PlainFile.read(folder.resolve(BackupFiles.STATE), LARGEST), UTF_8));
      return new StateRecord(
          BackupState.valueOf(json.path("state").asText().toUpperCase(Locale.ROOT)),
          text(json, "at").map(OffsetDateTime::parse),
          text(json, "importedFrom"));
    } catch (NoSuchFileException e) {
      return StateRecord.NONE;
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      LOG.warn("How far the repair of {} came cannot be read", folder, e);
      return StateRecord.UNREADABLE;
    }
  }

  private static Optional<String> text(JsonNode json, String name) {
    return Optional.ofNullable(json.path(name).textValue());
  }
}
