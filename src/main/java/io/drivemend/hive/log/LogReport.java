package io.drivemend.hive.log;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * A log beside a hive that was not closed properly, made for showing.
 *
 * @param file its name may be spelled in any case
 * @param size in bytes
 * @param written when the file was last written to; empty when that is not known
 * @param format empty when the log's kind could not be made out
 * @param use what becomes of it
 */
public record LogReport(Path file, long size, Optional<Instant> written, Optional<LogFormat> format, LogUse use) {

  /** Whether other files have the same name in another spelling: then none of them is used. */
  public boolean isAmbiguous() {
    return use instanceof LogUse.Skipped(SkipReason reason, String words) && reason == SkipReason.AMBIGUOUS;
  }

  /** The file's name without its folder. */
  public String name() {
    return String.valueOf(file.getFileName());
  }
}
