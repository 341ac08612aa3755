package io.drivemend.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.measure.ExportProbe;
import io.drivemend.measure.LargeKeyHive;
import io.drivemend.regfile.RegFileEntry.ValueEntry;
import io.drivemend.regfile.RegFileLimits;
import io.drivemend.regfile.RegFileReader;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A key of 100,000 values is exported in a heap that cannot hold them: a list of them does not fit into 24 MB. */
class RegExportHeapTest {

  private static final int VALUES = 100_000;
  private static final String HEAP = "-Xmx16m";
  private static final int PATIENCE_SECONDS = 120;

  private @TempDir Path folder;

  @Test
  void aLargeKeyIsExportedInASmallHeap() throws Exception {
    Path hive = folder.resolve("SOFTWARE");
    LargeKeyHive.write(hive, VALUES);
    Path exported = folder.resolve("exported.reg");
    Path output = folder.resolve("output");
    Process export =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ExportProbe.class.getName(),
                hive.toString(),
                exported.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      assertThat(export.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).as("it came to its end").isTrue();
    } finally {
      export.destroyForcibly();
    }
    assertThat(Files.readString(output)).startsWith(VALUES + " ");
    assertThat(export.exitValue()).isZero();
    assertThat(valuesIn(exported)).isEqualTo(VALUES);
  }

  private static long valuesIn(Path file) throws Exception {
    long values = 0;
    try (InputStream in = Files.newInputStream(file)) {
      RegFileReader reader = RegFileReader.open(in, file.toString(), RegFileLimits.DEFAULT);
      for (var entry = reader.next(); entry.isPresent(); entry = reader.next()) {
        values += entry.get() instanceof ValueEntry ? 1 : 0;
      }
    }
    return values;
  }
}
