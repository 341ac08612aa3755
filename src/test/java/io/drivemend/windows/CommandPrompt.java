package io.drivemend.windows;

import java.io.IOException;
import java.nio.charset.Charset;

/** The command prompt, as an independent witness of what Windows says. */
final class CommandPrompt {

  private CommandPrompt() {}

  /** What the command prints, errors included. */
  static String run(String command) throws IOException {
    Process process = new ProcessBuilder("cmd", "/c", command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
  }
}
