package io.drivemend.ui.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TextsTest {

  private static final Path SOURCES = Path.of("src/main/java/io/drivemend");
  private static final Path BUNDLE = Path.of("src/main/resources/io/drivemend/ui/messages.properties");
  private static final Pattern STRING = Pattern.compile("\"([^\"\\\\\n]+)\"");

  private static final TreeMap<String, String> texts = new TreeMap<>();
  private static final Set<String> literals = new TreeSet<>();

  @BeforeAll
  static void read() throws IOException {
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(BUNDLE)) {
      properties.load(reader);
    }
    properties.forEach((key, value) -> texts.put((String) key, (String) value));
    for (String part : List.of("ui", "app")) {
      if (Files.isDirectory(SOURCES.resolve(part))) {
        collectLiterals(SOURCES.resolve(part));
      }
    }
  }

  @Test
  void everyKeyThatTheSourcesNameIsThere() {
    Set<String> families = texts.keySet().stream().map(TextsTest::family).collect(Collectors.toSet());
    Set<String> missing =
        literals.stream()
            .filter(literal -> literal.matches("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)+") && families.contains(family(literal)))
            .filter(literal -> !texts.containsKey(literal))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(missing).isEmpty();
  }

  @Test
  void everyTextIsUsed() {
    assertThat(literals).containsAll(texts.keySet());
  }

  @Test
  void noKeyStandsThereTwice() throws IOException {
    List<String> keys =
        Files.readAllLines(BUNDLE).stream()
            .filter(line -> line.matches("[a-z][a-z0-9.-]* = .*"))
            .map(line -> line.substring(0, line.indexOf(' ')))
            .toList();
    assertThat(keys).doesNotHaveDuplicates().hasSameSizeAs(texts.keySet());
  }

  @Test
  void noTextHoldsAnApostropheThatTheFormatWouldEat() {
    assertThat(texts.values()).noneMatch(text -> text.contains("'"));
  }

  @Test
  void marksOfBoldAndPathAreClosed() {
    assertThat(texts.values()).allMatch(text -> text.split("\\*\\*", -1).length % 2 == 1);
    assertThat(texts.values()).allMatch(text -> text.split("`", -1).length % 2 == 1);
  }

  @Test
  void aMissingKeyIsAnErrorAndNotAnEmptyText() {
    assertThatExceptionOfType(MissingResourceException.class).isThrownBy(() -> Texts.get("no.such"));
  }

  @Test
  void readsTheBundleAsUtf8() {
    assertThat(Texts.get("shell.cancelling")).isEqualTo("Cancelling…");
  }

  @Test
  void argumentsCannotBringControlCharactersOrTurnTheTextAround() {
    String title = Texts.get("shell.title", "DriveMend", "a\u0001b\u202Ec\nd{0}'");
    assertThat(title).endsWith("a\uFFFDb\uFFFDc\uFFFDd{0}'");
  }

  private static String family(String key) {
    return key.substring(0, Math.max(0, key.indexOf('.')));
  }

  private static void collectLiterals(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        STRING.matcher(Files.readString(file)).results().forEach(match -> literals.add(match.group(1)));
      }
    }
  }
}
