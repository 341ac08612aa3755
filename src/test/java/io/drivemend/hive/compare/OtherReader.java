package io.drivemend.hive.compare;

import io.drivemend.hive.format.KeyNode;
import io.drivemend.hive.format.KeyValue;
import io.drivemend.model.RegistryValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * Another program that lists a hive. Both sides are brought to lines of one form: one for each key and one for each value,
 * with everything that the program tells of it.
 */
interface OtherReader {

  /** The lines of what the program lists. */
  List<String> read(Path hive) throws IOException, InterruptedException;

  /**
   * The line of a key as DriveMend reads it.
   *
   * @param path the names from the root down, the root's empty, each with a backslash before it
   * @param className empty when there is none
   */
  String key(String path, KeyNode key, String className);

  /**
   * The line of a value as DriveMend reads it.
   *
   * @param path the key's
   * @param met takes each difference that shaped the line
   */
  String value(String path, KeyValue record, RegistryValue value, Set<Difference> met);
}
