package io.drivemend.hive.check;

import io.drivemend.hive.format.Examiner;
import io.drivemend.hive.format.Fault;
import io.drivemend.hive.format.HiveFile;
import io.drivemend.hive.format.Regf;
import io.drivemend.model.DriveMendException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks through a whole hive, and goes on behind damage where that is safe. The memory that it needs is a 64th part of the
 * hive and a few hundred findings at the most.
 */
public final class IntegrityCheck implements Examiner {

  private final CheckProgress progress;
  private final List<IntegrityFinding> findings = new ArrayList<>();
  private long damages;
  private long oddities;
  private long keys;
  private long values;
  private long bins;
  private long cellsInUse;
  private long bytesInUse;
  private long cellsFree;
  private long bytesFree;

  private IntegrityCheck(CheckProgress progress) {
    this.progress = progress;
  }

  /**
   * Looks through a file, clean or dirty, whole or damaged.
   *
   * @param progress may be called once for every key, so it should be quick
   * @throws DriveMendException when it is no hive, of an unknown version or cannot be read; damage is none of these
   */
  public static IntegrityReport of(Path file, CheckProgress progress) throws DriveMendException {
    try (HiveFile hive = HiveFile.openEvenDamaged(file)) {
      return new IntegrityCheck(progress).report(file.toString(), hive);
    }
  }

  /** Looks through a hive that is in memory, as {@link #of(Path, CheckProgress)} does. */
  public static IntegrityReport of(String name, ByteBuffer bytes, CheckProgress progress) throws DriveMendException {
    try (HiveFile hive = HiveFile.ofEvenDamaged(name, bytes)) {
      return new IntegrityCheck(progress).report(name, hive);
    }
  }

  private IntegrityReport report(String name, HiveFile hive) throws DriveMendException {
    hive.examine(this);
    long behind = hive.fileSize() - Regf.BASE_BLOCK_SIZE - Math.max(hive.baseBlock().binsSize(), 0);
    return new IntegrityReport(
        name,
        "1." + hive.baseBlock().minorVersion(),
        hive.lastWritten(),
        Optional.ofNullable(hive.baseBlock().dirt()),
        new HiveCounts(
            hive.fileSize(), keys, values, bins, cellsInUse, bytesInUse, cellsFree, bytesFree, Math.max(behind, 0)),
        damages,
        oddities,
        findings);
  }

  @Override
  public void damaged(Fault fault) {
    damages++;
    if (findings.size() < IntegrityReport.MOST_FINDINGS) {
      findings.add(IntegrityFinding.damage(fault));
    }
  }

  @Override
  public void odd(Fault fault) {
    oddities++;
    if (oddities <= IntegrityReport.MOST_ODDITIES && findings.size() < IntegrityReport.MOST_FINDINGS) {
      findings.add(IntegrityFinding.oddity(fault));
    }
  }

  @Override
  public void bin() {
    bins++;
  }

  @Override
  public void cell(int size, boolean inUse) {
    if (inUse) {
      cellsInUse++;
      bytesInUse += size;
    } else {
      cellsFree++;
      bytesFree += size;
    }
  }

  @Override
  public void key() {
    keys++;
  }

  @Override
  public void value() {
    values++;
  }

  @Override
  public void progress(long done, long total) {
    progress.checked(done, total);
  }
}
