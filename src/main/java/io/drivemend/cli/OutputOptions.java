package io.drivemend.cli;

import picocli.CommandLine.Option;

/** How the result is printed. */
final class OutputOptions {

  @Option(names = "--json", description = "Print the result as one JSON object.")
  private boolean json;

  boolean json() {
    return json;
  }
}
