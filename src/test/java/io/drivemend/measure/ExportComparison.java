package io.drivemend.measure;

import io.drivemend.model.DriveMendException;
import io.drivemend.regfile.RegFileEntry.ValueEntry;
import io.drivemend.regfile.RegFileReader;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Compares two exports of a key: the same values, each once, in whatever order and notation. */
public final class ExportComparison {

  private ExportComparison() {}

  /** Takes two .reg files; prints the number of values, or ends with 1 when they differ. */
  public static void main(String[] files) throws DriveMendException {
    Set<ValueEntry> values = values(Path.of(files[0]));
    if (!values.equals(values(Path.of(files[1])))) {
      System.err.println("The two exports do not hold the same values.");
      System.exit(1);
    }
    System.out.println(values.size());
  }

  private static Set<ValueEntry> values(Path file) throws DriveMendException {
    Set<ValueEntry> values = new HashSet<>();
    for (var entry : RegFileReader.read(file)) {
      if (entry instanceof ValueEntry value && !values.add(value)) {
        throw new IllegalStateException(file + " has a value twice: " + value.value());
      }
    }
    return values;
  }
}
