package io.drivemend.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {

  @TempDir private Path folder;

  @Test
  void keepsTheFolderUntilTheStandardOneIsWantedAgain() throws IOException {
    SettingsFile settings = new SettingsFile(folder.resolve("new").resolve("settings.json"));
    assertThat(settings.backups()).isEmpty();
    Path stick = folder.resolve("Stick, 64 \"GB\" ü");
    settings.keepBackups(Optional.of(folder.resolve("earlier")));
    settings.keepBackups(Optional.of(stick));
    assertThat(new SettingsFile(settings.path()).backups()).contains(stick);
    settings.keepBackups(Optional.empty());
    assertThat(settings.backups()).isEmpty();
  }

  @Test
  void keepsWhatALaterVersionDecided() throws IOException {
    Path file = Files.writeString(folder.resolve("settings.json"), "{\"look\": {\"dark\": true}}");
    SettingsFile settings = new SettingsFile(file);
    settings.keepBackups(Optional.of(folder));
    assertThat(Files.readString(file)).contains("\"look\"", "\"dark\" : true");
    assertThat(settings.backups()).contains(folder);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "\"/backups\"",
        "{} {}",
        "{\"backups\": 1}",
        "{\"backups\": null}",
        "{\"backups\": \"\"}",
        "{\"backups\": \"here\"}",
        "{\"backups\": \"/a\\u0000b\"}",
        "{\"backups\": \"/a\", \"backups\": \"/b\"}"
      })
  void saysThatItCannotBeUsedAndIsReplacedByTheNextChoice(String content) throws IOException {
    SettingsFile settings = new SettingsFile(Files.writeString(folder.resolve("settings.json"), content));
    assertThatThrownBy(settings::backups).isInstanceOf(IOException.class).hasMessageNotContaining("null");
    settings.keepBackups(Optional.of(folder));
    assertThat(settings.backups()).contains(folder);
  }

  @Test
  void readsNoMoreThanSettingsNeed() throws IOException {
    SettingsFile settings = new SettingsFile(Files.writeString(folder.resolve("settings.json"), " ".repeat(1 << 17)));
    assertThatThrownBy(settings::backups).hasMessageContaining("larger than 65536 bytes");
  }

  @Test
  void leavesTheOldChoiceWhenTheNewOneCannotBeWritten() throws IOException {
    Path file = folder.resolve("settings.json");
    SettingsFile settings = new SettingsFile(file);
    settings.keepBackups(Optional.of(folder));
    Files.createDirectories(folder.resolve("settings.json.new").resolve("in-the-way"));
    assertThatThrownBy(() -> settings.keepBackups(Optional.empty())).isInstanceOf(IOException.class);
    assertThat(settings.backups()).contains(folder);
  }

  @Test
  void keepsRecentPlacesBesideTheFolderForBackups() throws IOException {
    SettingsFile settings = new SettingsFile(folder.resolve("settings.json"));
    settings.keepBackups(Optional.of(folder));
    settings.keepRecent(List.of(folder.resolve("a, \"b\""), folder));
    assertThat(settings.recent()).containsExactly(folder.resolve("a, \"b\""), folder);
    assertThat(settings.backups()).contains(folder);
    settings.keepRecent(List.of());
    assertThat(settings.recent()).isEmpty();
    assertThat(Files.readString(settings.path())).doesNotContain("recent");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1, null, \"\", \"here\", {}]", "\"/a\"", "{}", "[\"/a\\u0000b\"]"})
  void leavesOutRecentPlacesThatAreNone(String recent) throws IOException {
    Path file = Files.writeString(folder.resolve("settings.json"), "{\"recent\": " + recent + "}");
    assertThat(new SettingsFile(file).recent()).isEmpty();
  }
}
