package io.drivemend.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The program's version, as the build wrote it. */
final class Version {

  private static final String FILE = "/io/drivemend/version.properties";

  private Version() {}

  /** {@code DriveMend 1.0.0}. */
  static String program() {
    try (InputStream in = Version.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing from the jar");
      }
      Properties properties = new Properties();
      properties.load(in);
      return "DriveMend " + properties.getProperty("version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
