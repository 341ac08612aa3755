package io.drivemend.backup;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.Problem;
import io.drivemend.model.ValueChange;
import io.drivemend.model.View;
import io.drivemend.regfile.RegFileEntry;
import io.drivemend.regfile.RegFileFormat;
import io.drivemend.regfile.RegFileLimits;
import io.drivemend.regfile.RegFileReader;
import io.drivemend.regfile.RegFileWriter;
import io.drivemend.registry.RegistryReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Exports a key with everything below it as a .reg file, and checks such a file against the values it must hold. */
public final class RegExport {

  private static final Logger LOG = LoggerFactory.getLogger(RegExport.class);

  private final RegistryReader registry;
  private final View view;
  private final RegFileFormat format;
  private final List<KeyPath> unreadable = new ArrayList<>();
  private long values;

  public RegExport(RegistryReader registry, View view, RegFileFormat format) {
    this.registry = registry;
    this.view = view;
    this.format = format;
  }

  /**
   * Writes the key as regedit would show it without redirection, so that a double click puts it where it was. Keeps one
   * value in memory at a time.
   */
  public void write(KeyPath key, OutputStream out) throws IOException, DriveMendException {
    try (RegFileWriter writer = RegFileWriter.open(out, format)) {
      write(key, writer);
    }
  }

  /** The keys below that could not be read and are not in the file, or not wholly. */
  List<KeyPath> unreadable() {
    return unreadable;
  }

  /** How many values were written. */
  public long values() {
    return values;
  }

  private void write(KeyPath key, RegFileWriter writer) throws IOException, DriveMendException {
    if (Thread.currentThread().isInterrupted()) {
      throw Problem.CANCELLED.with();
    }
    writer.key(key.physical(view));
    registry.visitValues(
        view,
        key,
        value -> {
          if (writer.value(value).isEmpty()) {
            values++;
          }
        });
    for (String subkey : registry.subkeys(view, key)) {
      writeSubkey(key.child(subkey), writer);
    }
  }

  /**
   * Some keys below CurrentVersion are closed even to administrators, and Perflib's are no keys but a window on the
   * performance counters. No repair touches them, so that they are named as left out and stop nothing.
   */
  private void writeSubkey(KeyPath subkey, RegFileWriter writer) throws IOException, DriveMendException {
    try {
      write(subkey, writer);
    } catch (DriveMendException e) {
      if (e.problem() != Problem.NO_RIGHTS_TO_READ && e.problem() != Problem.REGISTRY_CALL_FAILED) {
        throw e;
      }
      LOG.info("Left out of the .reg file: {}", e.sentence());
      unreadable.add(subkey);
    }
  }

  /**
   * Reads a file through and finds what is wrong with it.
   *
   * @param changes values whose old bytes the file must hold
   * @param values how many values it must hold; empty when that does not matter
   * @return the defect in words; empty when the file is good
   */
  static Optional<String> defect(Path file, List<ValueChange> changes, OptionalLong values) throws IOException {
    List<ValueChange> missing = new ArrayList<>(changes);
    long seen = 0;
    try (InputStream in = Files.newInputStream(file)) {
      RegFileReader reader = RegFileReader.open(in, file.toString(), RegFileLimits.DEFAULT);
      for (Optional<RegFileEntry> entry = reader.next(); entry.isPresent(); entry = reader.next()) {
        if (entry.get() instanceof RegFileEntry.ValueEntry value) {
          seen++;
          missing.removeIf(change -> holds(value, change));
        }
      }
    } catch (DriveMendException e) {
      return Optional.of(e.reason());
    }
    if (!missing.isEmpty()) {
      return Optional.of(file.getFileName() + " does not hold " + missing.getFirst().where());
    }
    return seen == values.orElse(seen)
        ? Optional.empty()
        : Optional.of(file.getFileName() + " holds " + seen + " values instead of " + values.getAsLong());
  }

  private static boolean holds(RegFileEntry.ValueEntry entry, ValueChange change) {
    return entry.key().equals(change.where().key().physical(change.where().view()).toRegFileString())
        && entry.value().equals(change.before());
  }
}
