package io.drivemend.hive.log;

import io.drivemend.files.IoReason;
import io.drivemend.hive.log.LogFiles.Kind;
import io.drivemend.hive.log.LogUse.Skipped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A log beside a hive, as far as it can be judged by itself.
 *
 * @param content what stands in it; empty when it is skipped
 * @param skipped why it cannot be used whatever the hive is; empty when it can
 */
record ExaminedLog(
    Kind kind, Path file, long size, Optional<Instant> written, Optional<LogContent> content, Optional<Skipped> skipped) {

  /** No Windows lets a log grow like this; its entries would be listed in memory. */
  private static final long LARGEST_LOG = 512L * 1024 * 1024;

  /** The file types of logs: since Windows XP, and before (specification: Old format, Base block). */
  private static final int TYPE_OLD = 1;

  private static final int TYPE_VERY_OLD = 2;
  private static final int TYPE_ENTRIES = 6;

  /** Examines the only file of a kind. */
  static ExaminedLog of(Kind kind, Path file) {
    return of(kind, file, Optional.empty());
  }

  /** Lists the files of a kind of which it is not known which one Windows would use. */
  static List<ExaminedLog> ambiguous(Kind kind, List<Path> files) {
    Skipped skipped = new Skipped(SkipReason.AMBIGUOUS, "another file beside it has the same name in another spelling");
    return files.stream().map(file -> of(kind, file, Optional.of(skipped))).toList();
  }

  /** A log that should be there. */
  static ExaminedLog missing(Kind kind, Path file) {
    Skipped skipped = new Skipped(SkipReason.MISSING, "it is not there, though the other log of the pair is");
    return new ExaminedLog(kind, file, 0, Optional.empty(), Optional.empty(), Optional.of(skipped));
  }

  private static ExaminedLog of(Kind kind, Path file, Optional<Skipped> known) {
    long size = 0;
    Optional<Instant> written = Optional.empty();
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      size = attributes.size();
      written = Optional.of(attributes.lastModifiedTime().toInstant());
      if (known.isEmpty()) {
        return new ExaminedLog(kind, file, size, written, Optional.of(content(file, attributes)), Optional.empty());
      }
      return new ExaminedLog(kind, file, size, written, Optional.empty(), known);
    } catch (Unusable e) {
      return new ExaminedLog(kind, file, size, written, Optional.empty(), Optional.of(e.use()));
    } catch (IOException e) {
      Skipped skipped = new Skipped(SkipReason.UNREADABLE, "it cannot be read: " + IoReason.of(e));
      return new ExaminedLog(kind, file, size, written, Optional.empty(), Optional.of(skipped));
    }
  }

  private static LogContent content(Path file, BasicFileAttributes attributes) throws IOException, Unusable {
    if (!attributes.isRegularFile()) {
      throw new Unusable(SkipReason.UNREADABLE, "it is a folder, a pipe or a device");
    }
    if (attributes.size() > LARGEST_LOG) {
      throw new Unusable(SkipReason.KIND_UNKNOWN, "it is larger than any log of Windows");
    }
    try (LogBytes log = LogBytes.open(file)) {
      Head head = log.head();
      if (head.isBlank()) {
        throw new Unusable(SkipReason.EMPTY, "it is empty");
      }
      if (!head.isSound()) {
        throw new Unusable(SkipReason.HEAD_DAMAGED, "its base block is damaged, or it is no log");
      }
      if (head.primary() != head.secondary()) {
        throw new Unusable(SkipReason.HEAD_DAMAGED, "writing it was interrupted: its sequence numbers differ");
      }
      return content(log, head);
    }
  }

  private static LogContent content(LogBytes log, Head head) throws IOException, Unusable {
    if (head.clusteringFactor() != 1) {
      throw new Unusable(SkipReason.KIND_UNKNOWN, "it is of a disk with sectors of another size than 512 bytes");
    }
    return switch (head.type()) {
      case TYPE_OLD, TYPE_VERY_OLD -> DirtyVectorLog.read(log, head);
      case TYPE_ENTRIES -> EntryLog.read(log, head);
      default -> throw new Unusable(SkipReason.KIND_UNKNOWN, "it is of a kind that DriveMend does not know");
    };
  }

  boolean isOf(LogFormat format) {
    return content.isPresent() && content.get().format() == format;
  }

  /** The base block of a log with content. */
  Head head() {
    return content.orElseThrow().head();
  }

  /** The entries of a log with content. */
  List<LogEntry> entries() {
    return content.orElseThrow().entries();
  }

  boolean isEmpty() {
    return skipped.isPresent() && skipped.get().reason() == SkipReason.EMPTY;
  }

  LogReport report(LogUse use) {
    return new LogReport(file, size, written, content.map(LogContent::format), use);
  }
}
