package io.drivemend.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drivemend.hive.HiveBuilder;
import io.drivemend.registry.InMemoryRegistry;
import io.drivemend.source.Sources;
import io.drivemend.testing.Places;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Optional;

/** Runs commands in a folder that holds the backups, the practice machine and a hive. */
final class CliRun {

  private final Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  /** What is answered when a command asks; empty when nobody is there. */
  private Optional<Boolean> answer = Optional.empty();

  private String question = "";

  CliRun(Path folder) {
    this.folder = folder;
  }

  void answer(boolean given) {
    answer = Optional.of(given);
  }

  Path hive(InMemoryRegistry registry) throws Exception {
    Path file = folder.resolve("SOFTWARE");
    new HiveBuilder(5).addAll(registry, "SOFTWARE").write(file);
    return file;
  }

  /** Runs a command and gives its exit code. What an earlier one printed is forgotten. */
  int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    Cli cli =
        Cli.of(
            new Sources(folder.resolve("practice")),
            Places.of(folder.resolve("backups")),
            "DriveMend test",
            new PrintWriter(out),
            new PrintWriter(err),
            asked -> {
              question = asked;
              return answer;
            });
    return cli.execute(arguments);
  }

  String out() {
    return out.toString();
  }

  String err() {
    return err.toString();
  }

  /** What was asked last. */
  String question() {
    return question;
  }

  JsonNode json() throws Exception {
    return new ObjectMapper().readTree(out.toString());
  }
}
