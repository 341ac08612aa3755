package io.drivemend.backup;

import static io.drivemend.backup.SampleBackups.repaired;
import static io.drivemend.testing.Registries.windows10OnD;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page about the format leaves nothing out that a backup has. */
class BackupFormatPageTest {

  @TempDir private Path folder;

  @Test
  void namesEveryFileAndEveryMemberAndTheSchema() throws Exception {
    BackupStore store = new BackupStore(folder.resolve("backups"), "DriveMend test");
    VerifiedBackup backup = repaired(store, windows10OnD("C:\\Windows"));
    BackupStore other = new BackupStore(folder.resolve("other"), "DriveMend test");
    Path imported = other.importFrom(backup.backup(), (done, total) -> {}).backup().folder();
    String page = Files.readString(Path.of("src/docs/backup-format.md"));
    Set<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(imported)) {
      files.map(file -> String.valueOf(file.getFileName()).replace("CurrentVersion-32", "")).forEach(names::add);
    }
    addMembers(new ObjectMapper().readTree(imported.resolve("manifest.json").toFile()), names);
    addMembers(new ObjectMapper().readTree(imported.resolve("state.json").toFile()), names);
    assertThat(names).hasSizeGreaterThan(30);
    for (BackupState state : BackupState.values()) {
      names.add(state.id());
    }
    assertThat(names).allSatisfy(name -> assertThat(page).contains(name.startsWith(".") ? name : '`' + name + '`'));
    assertThat(page).contains("`manifest.json`, schema " + ManifestJson.SCHEMA);
  }

  private static void addMembers(JsonNode json, Set<String> names) {
    json.fieldNames().forEachRemaining(names::add);
    json.forEach(member -> addMembers(member, names));
  }
}
