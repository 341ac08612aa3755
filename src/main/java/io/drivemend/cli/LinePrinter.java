package io.drivemend.cli;

import java.io.PrintWriter;
import java.io.Writer;

/** Prints each text as one line, whatever stands in the names, paths and values that it quotes. */
final class LinePrinter extends PrintWriter {

  LinePrinter(Writer out) {
    super(out, true);
  }

  @Override
  public void println(String text) {
    super.println(HarmlessWriter.oneLine(text));
  }
}
