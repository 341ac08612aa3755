package io.drivemend.backup;

import io.drivemend.model.RegistryValue;
import io.drivemend.model.SourceRef;
import io.drivemend.model.ValueChange;
import io.drivemend.model.View;
import io.drivemend.model.WindowsPath;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a manifest is one that a repair can have left: what it would have a restore write is a path of the same folder
 * as the repair's, on another drive, and the files that bear it out are among the backup's.
 */
final class ManifestCheck {

  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,98}[A-Za-z0-9_-])?");
  private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

  /** The forms of an absolute path on Unix, on a lettered drive and on a share: a backup may be looked at elsewhere. */
  private static final Pattern ABSOLUTE = Pattern.compile("(/|[A-Za-z]:\\\\|\\\\\\\\)[^\\x00]+");

  /** Far more than two views and a hive have. */
  private static final int MOST_FILES = 32;

  private static final Set<String> OWN_FILES =
      Set.of(BackupFiles.MANIFEST, BackupFiles.MANIFEST_SHA256, BackupFiles.STATE);

  private ManifestCheck() {}

  /** What is wrong, to stand after a colon; empty when nothing is. */
  static Optional<String> defect(Manifest manifest) {
    return ids(manifest)
        .or(() -> source(manifest.source()))
        .or(() -> changes(manifest))
        .or(() -> files(manifest.files()))
        .or(() -> missing(manifest));
  }

  private static Optional<String> ids(Manifest manifest) {
    boolean isGood =
        BackupId.isOne(manifest.id())
            && manifest.restores().map(id -> BackupId.isOne(id) && !id.equals(manifest.id())).orElse(true);
    return isGood
        ? Optional.empty()
        : Optional.of("it names a backup as none is named");
  }

  private static Optional<String> source(SourceRef source) {
    boolean isGood =
        switch (source.kind()) {
          case LIVE -> source.path().isEmpty();
          case HIVE -> ABSOLUTE.matcher(source.path()).matches();
        };
    return isGood ? Optional.empty() : Optional.of("its source is not an absolute path");
  }

  private static Optional<String> changes(Manifest manifest) {
    if (manifest.changes().isEmpty()) {
      return Optional.of("it names no value");
    }
    Set<View> views = new HashSet<>();
    for (ValueChange change : manifest.changes()) {
      if (!views.add(change.where().view())) {
        return Optional.of("it names " + change.where() + " twice");
      }
      if (manifest.restores().isPresent()) {
        if (!arePaths(change.before(), change.after())) {
          return Optional.of("the two values of " + change.where() + " are not two paths of one type");
        }
      } else if (!isLetterChange(change.before(), change.after())) {
        return Optional.of("the two values of " + change.where() + " are not one path on two drives");
      }
    }
    return Optional.empty();
  }

  /** Whether both are paths on a lettered drive, and of one type. Nothing else is ever written, whoever asks for it. */
  static boolean arePaths(RegistryValue before, RegistryValue after) {
    return before.type().equals(after.type())
        && before.text().flatMap(WindowsPath::parse).isPresent()
        && after.text().flatMap(WindowsPath::parse).isPresent();
  }

  /** Both paths, and every byte the same but those of the first UTF-16 code unit. */
  private static boolean isLetterChange(RegistryValue before, RegistryValue after) {
    byte[] old = before.data();
    byte[] repaired = after.data();
    return arePaths(before, after)
        && Arrays.equals(old, 2, old.length, repaired, 2, repaired.length)
        && !Arrays.equals(old, repaired);
  }

  private static Optional<String> files(List<Manifest.SavedFile> files) {
    if (files.size() > MOST_FILES) {
      return Optional.of("it names " + files.size() + " files");
    }
    Set<String> names = new HashSet<>(OWN_FILES);
    for (Manifest.SavedFile file : files) {
      if (!FILE_NAME.matcher(file.name()).matches()) {
        return Optional.of("the file name \"" + file.name() + "\" is not one of a backup");
      }
      if (!names.add(file.name().toLowerCase(Locale.ROOT))) {
        return Optional.of("it names the file " + file.name() + " twice, or one that is not its to name");
      }
      if (file.size() < 0 || !SHA_256.matcher(file.sha256()).matches()) {
        return Optional.of("it has no size or checksum of " + file.name());
      }
    }
    return Optional.empty();
  }

  private static Optional<String> missing(Manifest manifest) {
    List<String> names = manifest.files().stream().map(Manifest.SavedFile::name).toList();
    for (ValueChange change : manifest.changes()) {
      String export = BackupFiles.export(change.where().view());
      if (!names.contains(export)) {
        return Optional.of("it changes " + change.where() + ", but does not name " + export);
      }
    }
    boolean isHive = manifest.source().kind() == SourceRef.Kind.HIVE;
    return isHive && names.stream().noneMatch(name -> name.startsWith(BackupFiles.HIVE_PREFIX))
        ? Optional.of("it does not name the copy of the hive")
        : Optional.empty();
  }
}
