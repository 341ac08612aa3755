package io.drivemend.hive.check;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What a look through a whole hive has shown.
 *
 * @param hive what messages call it: its file
 * @param version such as {@code 1.5}
 * @param lastWritten when it was last written, as its base block says
 * @param dirt why it counts as not closed properly, to stand after a colon; empty when it was
 * @param damages how many damages there are
 * @param oddities how many things there are that Windows minds and a reader does not
 * @param findings the first of both, in the order in which they were met
 */
public record IntegrityReport(
    String hive,
    String version,
    Instant lastWritten,
    Optional<String> dirt,
    HiveCounts counts,
    long damages,
    long oddities,
    List<IntegrityFinding> findings) {

  /** As many findings are kept; a hive that is full of zeros would have millions. */
  public static final int MOST_FINDINGS = 200;

  /** As many of them may be oddities, so that these do not hide damage. */
  static final int MOST_ODDITIES = 50;

  public IntegrityReport {
    findings = List.copyOf(findings);
  }

  /** Whether nothing is damaged. A sound hive that was closed properly may be repaired. */
  public boolean isSound() {
    return damages == 0;
  }

  /** Whether it was closed properly. */
  public boolean isClean() {
    return dirt.isEmpty();
  }

  /** How many findings are not listed. */
  public long omitted() {
    return damages + oddities - findings.size();
  }

  /** The outcome in one or two sentences. */
  public String sentence() {
    String state =
        isSound()
            ? "The hive is sound: every cell, key and value checks out."
            : String.format(Locale.ROOT, "The hive is damaged in %,d place%s, and DriveMend will not change it.", damages, damages == 1 ? "" : "s");
    return dirt.map(why -> state + " It was not closed properly: " + why + ".").orElse(state);
  }
}
