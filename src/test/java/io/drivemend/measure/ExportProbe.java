package io.drivemend.measure;

import io.drivemend.backup.RegExport;
import io.drivemend.hive.HiveRegistry;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.View;
import io.drivemend.regfile.RegFileFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Exports the key of {@link LargeKeyHive} as a backup does, and prints how many values were written and the most heap
 * that was ever in use, in kilobytes: what lived and what waited for the collector, pool by pool.
 */
public final class ExportProbe {

  private ExportProbe() {}

  /** Takes the hive and the .reg file to write. */
  public static void main(String[] arguments) throws IOException, DriveMendException {
    try (HiveRegistry hive = HiveRegistry.open(Path.of(arguments[0]), Optional.empty());
        OutputStream out = Files.newOutputStream(Path.of(arguments[1]))) {
      RegExport export = new RegExport(hive, View.NATIVE, RegFileFormat.VERSION_5);
      export.write(LargeKeyHive.KEY, out);
      System.out.println(export.values() + " " + peakHeap() / 1024);
    }
  }

  private static long peakHeap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getPeakUsage)
        .mapToLong(usage -> usage == null ? 0 : usage.getUsed())
        .sum();
  }
}
