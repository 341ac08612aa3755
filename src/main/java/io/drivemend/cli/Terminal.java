package io.drivemend.cli;

import java.io.Console;
import java.util.Locale;
import java.util.Optional;

/** Asks whoever sits at the terminal, if anybody does. */
@FunctionalInterface
interface Terminal {

  /**
   * Asks a question.
   *
   * @return whether the answer was yes; empty when nobody can be asked
   */
  Optional<Boolean> confirm(String question);

  /** The terminal of this process. */
  @SuppressWarnings("SystemConsoleNull") // since Java 22 only with another provider, which is set to the old one here
  static Terminal ofProcess() {
    System.setProperty("jdk.console", "java.base");
    return question -> {
      Console console = System.console();
      if (console == null) {
        return Optional.empty();
      }
      String answer = console.readLine("%s [y/N] ", question);
      return Optional.of(answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes"));
    };
  }
}
