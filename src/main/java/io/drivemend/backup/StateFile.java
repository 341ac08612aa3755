package io.drivemend.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drivemend.files.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;

/** The one file of a backup that changes: {@code {"state": "applied", "at": "…"}}. Absent, nothing was written yet. */
final class StateFile {

  private static final String NAME = "state.json";
  private static final int LARGEST = 4096;
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private StateFile() {}

  static void write(Path folder, BackupState state) throws IOException {
    byte[] json =
        MAPPER.writeValueAsBytes(
            Map.of("state", state.name().toLowerCase(Locale.ROOT), "at", OffsetDateTime.now(ZoneId.systemDefault()).toString()));
    DurableFiles.replace(folder.resolve(NAME), out -> out.write(json));
  }

  /**
   * Reads the state.
   *
   * @throws IOException when there is a file that does not tell
   */
  static BackupState read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    try {
      if (Files.size(file) > LARGEST) {
        throw new IOException(NAME + " is too large");
      }
      JsonNode state = MAPPER.readTree(new String(Files.readAllBytes(file), UTF_8)).path("state");
      return BackupState.valueOf(state.asText().toUpperCase(Locale.ROOT));
    } catch (NoSuchFileException e) {
      return BackupState.CREATED;
    } catch (IllegalArgumentException e) {
      throw new IOException(NAME + " does not tell a state", e);
    }
  }
}
