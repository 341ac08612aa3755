package io.drivemend.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drivemend.files.DurableFiles;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one file of a backup that changes: {@code {"state": "applied", "at": "…"}}. Absent, nothing was written yet. */
final class StateFile {

  private static final int LARGEST = 4096;
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Logger LOG = LoggerFactory.getLogger(StateFile.class);

  private StateFile() {}

  static void write(Path folder, BackupState state) throws IOException {
    if (state == BackupState.UNKNOWN) {
      throw new IllegalArgumentException("that nothing is known is not to be recorded");
    }
    byte[] json =
        MAPPER.writeValueAsBytes(
            Map.of("state", state.name().toLowerCase(Locale.ROOT), "at", OffsetDateTime.now(ZoneId.systemDefault()).toString()));
    DurableFiles.replace(folder.resolve(BackupFiles.STATE), out -> out.write(json));
  }

  /** Reads the state. A file that does not tell must not keep anyone from an intact backup: then it is unknown. */
  static BackupState read(Path folder) {
    try {
      JsonNode state = MAPPER.readTree(new String(PlainFile.read(folder.resolve(BackupFiles.STATE), LARGEST), UTF_8)).path("state");
      return BackupState.valueOf(state.asText().toUpperCase(Locale.ROOT));
    } catch (NoSuchFileException e) {
      return BackupState.CREATED;
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("How far the repair of {} came cannot be read", folder, e);
      return BackupState.UNKNOWN;
    }
  }
}
