package io.drivemend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages that promise something name tests that are there. */
class PromisesTest {

  private static final Pattern TEST = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");

  @Test
  void everyTestThatAPageNamesIsThere() throws IOException {
    Map<String, String> sources = new HashMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith("Test.java")).toList()) {
        sources.put(String.valueOf(file.getFileName()).replace(".java", ""), Files.readString(file));
      }
    }
    TreeSet<String> missing = new TreeSet<>();
    int named = 0;
    for (String page : new String[] {"README.md", "src/docs/promises.md"}) {
      Matcher test = TEST.matcher(Files.readString(Path.of(page)));
      while (test.find()) {
        named++;
        String source = sources.get(test.group(1));
        if (source == null || (test.group(2) != null && !source.contains("void " + test.group(2) + "("))) {
          missing.add(page + ": " + test.group());
        }
      }
    }
    assertThat(missing).isEmpty();
    assertThat(named).as("tests that the pages name").isPositive();
  }
}
