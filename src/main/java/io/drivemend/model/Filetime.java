package io.drivemend.model;

import java.time.Duration;
import java.time.Instant;

/** A moment as the registry stores it: an unsigned count of 100 ns since the year 1601 (FILETIME of the Windows API). */
public final class Filetime {

  private static final long TICKS_PER_SECOND = 10_000_000;
  private static final Instant EPOCH = Instant.parse("1601-01-01T00:00:00Z");

  private Filetime() {}

  /** The moment that a count gives. */
  public static Instant instant(long filetime) {
    long seconds = Long.divideUnsigned(filetime, TICKS_PER_SECOND);
    return EPOCH.plusSeconds(seconds).plusNanos(Long.remainderUnsigned(filetime, TICKS_PER_SECOND) * 100);
  }

  /** The count for a moment. */
  public static long of(Instant moment) {
    Duration since = Duration.between(EPOCH, moment);
    return since.getSeconds() * TICKS_PER_SECOND + since.getNano() / 100;
  }
}
