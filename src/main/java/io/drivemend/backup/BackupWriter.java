package io.drivemend.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drivemend.files.DurableFiles;
import io.drivemend.files.DurableFiles.Content;
import io.drivemend.files.DurableFiles.Written;
import io.drivemend.files.Sha256;
import io.drivemend.hive.log.HiveRecovery;
import io.drivemend.hive.log.LogReport;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.Problem;
import io.drivemend.model.SourceRef;
import io.drivemend.model.ValueChange;
import io.drivemend.model.View;
import io.drivemend.regfile.RegFileFormat;
import io.drivemend.registry.RegistryReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Fills the folder of one new backup and reads back each file that it wrote. */
final class BackupWriter {

  private final BackupRequest request;
  private final Path folder;
  private final Consumer<Manifest.SavedFile> progress;
  private final List<Manifest.SavedFile> files = new ArrayList<>();

  /**
   * @param folder an empty folder
   * @param progress takes each file as soon as it has read back as written
   */
  BackupWriter(BackupRequest request, Path folder, Consumer<Manifest.SavedFile> progress) {
    this.request = request;
    this.folder = folder;
    this.progress = progress;
  }

  /** Writes all files but the manifest and its checksum, which {@link #writeManifest} adds last. */
  List<Manifest.SavedFile> writeFiles(Manifest description) throws IOException, DriveMendException {
    try (RegistryReader registry = request.registry().open()) {
      registry.requireSound();
      for (View view : request.changes().stream().map(change -> change.where().view()).distinct().toList()) {
        export(registry, view, RegFileFormat.VERSION_5, BackupFiles.export(view));
        if (request.windows().isNt4()) {
          export(registry, view, RegFileFormat.REGEDIT4, BackupFiles.exportForNt4(view));
        }
      }
    }
    if (request.source().kind() == SourceRef.Kind.HIVE) {
      Path hive = Path.of(request.source().path());
      add(BackupFiles.hiveCopy(hive), "the whole hive file as it was", out -> Files.copy(hive, out));
      for (Path log : logs(hive)) {
        String name = BackupFiles.logCopy(hive, log);
        add(name, "a log of the hive as it was, which belongs to it: it was not closed properly", out -> Files.copy(log, out));
      }
    }
    String note = RestoreNote.of(description, files);
    add(BackupFiles.NOTE, "the same in words, for whoever finds this folder", out -> out.write(note.getBytes(UTF_8)));
    return List.copyOf(files);
  }

  /** A hive that was not closed properly has its newest data in its logs. */
  private static List<Path> logs(Path hive) throws DriveMendException {
    return HiveRecovery.of(hive).stream()
        .flatMap(recovery -> recovery.plan().logs().stream())
        .filter(log -> !log.isAmbiguous() && Files.isRegularFile(log.file()))
        .map(LogReport::file)
        .toList();
  }

  /** Writes the manifest and its checksum. A manifest that could not be read again is not written. */
  void writeManifest(Manifest manifest) throws IOException, DriveMendException {
    Optional<String> defect = ManifestCheck.defect(manifest);
    if (defect.isPresent()) {
      throw Problem.BACKUP_NOT_VERIFIED.with(folder, defect.get());
    }
    byte[] json = ManifestJson.write(manifest);
    String line = BackupFiles.checksumLine(create(BackupFiles.MANIFEST, out -> out.write(json)).sha256());
    create(BackupFiles.MANIFEST_SHA256, out -> out.write(line.getBytes(UTF_8)));
  }

  private void export(RegistryReader registry, View view, RegFileFormat format, String name)
      throws IOException, DriveMendException {
    RegExport export = new RegExport(registry, view, format);
    Path file = folder.resolve(name);
    Written written =
        create(
            name,
            out -> {
              try {
                export.write(KeyPath.CURRENT_VERSION, out);
              } catch (DriveMendException e) {
                throw new Unreadable(e);
              }
            });
    List<ValueChange> changes =
        request.changes().stream().filter(change -> change.where().view() == view).toList();
    Optional<String> defect = RegExport.defect(file, changes, OptionalLong.of(export.values()));
    if (defect.isPresent()) {
      throw Problem.BACKUP_NOT_VERIFIED.with(folder, defect.get());
    }
    String values = String.format(Locale.ROOT, "%,d values", export.values());
    saved(name, written, "the key" + view.suffix() + ", " + values + leftOut(export.unreadable()) + ": " + use());
  }

  private static String leftOut(List<KeyPath> keys) {
    return keys.isEmpty() ? "" : ", without what cannot be read below it (" + keys.size() + " keys, see the log)";
  }

  /** Regedit writes to the machine that it runs on, whatever machine the file was made of. */
  private String use() {
    return request.source().kind() == SourceRef.Kind.LIVE
        ? "double-clicking it restores the key without DriveMend"
        : "for regedit on the repaired machine itself, never on another";
  }

  private void add(String name, String purpose, Content content) throws IOException, DriveMendException {
    saved(name, create(name, content), purpose);
  }

  private void saved(String name, Written written, String purpose) {
    Manifest.SavedFile file = new Manifest.SavedFile(name, written.size(), written.sha256(), purpose);
    files.add(file);
    progress.accept(file);
  }

  private Written create(String name, Content content) throws IOException, DriveMendException {
    Path file = folder.resolve(name);
    Written written;
    try {
      written = DurableFiles.create(file, content);
    } catch (Unreadable e) {
      throw e.reason;
    }
    if (!Sha256.of(file).equals(written.sha256())) {
      throw Problem.BACKUP_NOT_VERIFIED.with(folder, name + " did not read back as written");
    }
    return written;
  }

  /** Carries a failure to read the registry out of a stream's writer. */
  private static final class Unreadable extends IOException {
    private static final long serialVersionUID = 1L;
    private final DriveMendException reason;

    Unreadable(DriveMendException reason) {
      super(reason);
      this.reason = reason;
    }
  }
}
