package io.drivemend.ui.step;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments that another machine recorded. */
public final class Moments {

  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm zzz", Locale.ENGLISH);

  private Moments() {}

  /** A moment by this computer's clock, with the name of its time zone, since the other machine may keep another. */
  public static String words(Instant moment) {
    return moment.atZone(ZoneId.systemDefault()).format(MOMENT);
  }
}
