package io.drivemend.backup;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.drivemend.files.IoReason;
import io.drivemend.files.Sha256;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.model.ValueChange;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads one backup's folder and proves that it is as it was written. All that is in there is untrusted.
 *
 * <p>The proof: the manifest has the checksum that stands beside it and is one that a repair can have left ({@link
 * ManifestCheck}); every file has the size and checksum that the manifest names; each old value stands in the .reg file
 * of its view and in the copy of the hive. So whatever was damaged, truncated, renamed, swapped or edited in one place is found. It is no signature:
 * whoever may write to the folder and takes the trouble can make all of its files anew. That is kept out by the folder's
 * rights, and even then no other value than PathName and no other change than that of its drive letter can come of it.
 */
final class BackupReader {

  /** Far more than a manifest of two values has, far less than what would fill the memory. */
  private static final int LARGEST_MANIFEST = 1 << 20;

  private static final int LARGEST_CHECKSUM = 1024;

  private final Path folder;
  private final Optional<String> expectedId;

  /** A backup of a store, whose folder has its name. */
  BackupReader(Path folder, String id) {
    this(folder, Optional.of(id));
  }

  private BackupReader(Path folder, Optional<String> expectedId) {
    this.folder = folder;
    this.expectedId = expectedId;
  }

  /** A backup in a folder that somebody may have given another name. */
  static BackupReader ofAnyName(Path folder) {
    return new BackupReader(folder, Optional.empty());
  }

  /** Reads the manifest and the state; nothing is proven yet. */
  Backup read() throws DriveMendException {
    try {
      return new Backup(folder, manifest(manifestBytes()), StateFile.read(folder));
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Reads everything.
   *
   * @param backup what {@link #read} gave
   */
  VerifiedBackup verify(Backup backup) throws DriveMendException {
    try {
      byte[] json = manifestBytes();
      String sha256 = HexFormat.of().formatHex(Sha256.newDigest().digest(json));
      byte[] line = PlainFile.read(folder.resolve(BackupFiles.MANIFEST_SHA256), LARGEST_CHECKSUM);
      if (!new String(line, ISO_8859_1).equals(BackupFiles.checksumLine(sha256))) {
        throw notIntact("its manifest was changed: its checksum differs");
      }
      if (!manifest(json).equals(backup.manifest())) {
        throw notIntact("its manifest was changed since it was read");
      }
      for (Manifest.SavedFile file : backup.manifest().files()) {
        stopAt(defect(folder.resolve(file.name()), file));
      }
      for (ValueChange change : backup.manifest().changes()) {
        Path export = folder.resolve(BackupFiles.export(change.where().view()));
        stopAt(RegExport.defect(export, List.of(change), OptionalLong.empty()));
      }
      Optional<Path> hive = backup.hiveCopy();
      if (hive.isPresent()) {
        stopAt(HiveCopy.defect(hive.get(), backup.manifest().changes()));
      }
      return new VerifiedBackup(backup, sha256);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private byte[] manifestBytes() throws IOException {
    return PlainFile.read(folder.resolve(BackupFiles.MANIFEST), LARGEST_MANIFEST);
  }

  private Manifest manifest(byte[] json) throws DriveMendException {
    try {
      Manifest manifest = ManifestJson.read(json);
      if (!manifest.id().equals(expectedId.orElse(manifest.id()))) {
        throw notIntact("its manifest is that of " + manifest.id());
      }
      return manifest;
    } catch (ManifestJson.OtherSchema e) {
      throw Problem.BACKUP_SCHEMA_UNKNOWN.causedBy(e, name(), e.version(), ManifestJson.SCHEMA);
    } catch (ManifestJson.Malformed e) {
      throw Problem.BACKUP_NOT_INTACT.causedBy(e, name(), "its manifest is not well-formed: " + e.getMessage());
    }
  }

  private String name() {
    return expectedId.orElse(String.valueOf(folder.getFileName()));
  }

  private void stopAt(Optional<String> defect) throws DriveMendException {
    if (defect.isPresent()) {
      throw notIntact(defect.get());
    }
  }

  private DriveMendException notIntact(String reason) {
    return Problem.BACKUP_NOT_INTACT.with(name(), reason);
  }

  private DriveMendException unreadable(IOException e) {
    return e instanceof AccessDeniedException
        ? Problem.NO_RIGHTS_TO_READ.causedBy(e, folder)
        : Problem.BACKUP_NOT_INTACT.causedBy(e, name(), "it cannot be read: " + IoReason.of(e));
  }

  private static Optional<String> defect(Path path, Manifest.SavedFile file) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(file.name() + " is missing");
    }
    if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.of(file.name() + " is not a regular file");
    }
    if (Files.size(path) != file.size()) {
      return Optional.of(file.name() + " has " + Files.size(path) + " bytes instead of " + file.size());
    }
    return Sha256.of(path).equals(file.sha256())
        ? Optional.empty()
        : Optional.of(file.name() + " was changed: its checksum differs");
  }
}
