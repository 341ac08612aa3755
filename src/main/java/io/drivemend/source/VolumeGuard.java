package io.drivemend.source;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.ValueChange;
import io.drivemend.registry.RegistryWriter;
import io.drivemend.source.volume.HiveVolume;
import java.util.List;

/** Writes to a hive only where its volume may be written to: for a repair, which was told so before, and for a restore. */
record VolumeGuard(HiveVolume volume, RegistryWriter writer) implements RegistryWriter {

  /**
   * {@inheritDoc}
   *
   * @throws DriveMendException also as {@link HiveVolume#requireWritable} says
   */
  @Override
  public void write(List<ValueChange> changes) throws DriveMendException {
    volume.requireWritable();
    writer.write(changes);
  }

  @Override
  public void removeLeftovers() {
    writer.removeLeftovers();
  }
}
