package io.drivemend.hive.check;

import io.drivemend.hive.format.Fault;
import io.drivemend.hive.format.Part;
import java.util.Locale;

/**
 * One thing that is wrong with a hive.
 *
 * @param isDamage whether the hive may not be repaired because of it
 * @param part a word for scripts, which stays the same
 * @param offset in bytes from the file's start
 * @param structure what stands there, or should
 * @param what what is wrong there
 * @param meaning what follows from it, a sentence
 */
public record IntegrityFinding(
    boolean isDamage, String part, long offset, String structure, String what, String meaning) {

  /** A path is shortened to this length: it may be as long as the file. */
  private static final int LONGEST_PATH = 300;

  static IntegrityFinding damage(Fault fault) {
    return of(true, fault);
  }

  static IntegrityFinding oddity(Fault fault) {
    return of(false, fault);
  }

  private static IntegrityFinding of(boolean isDamage, Fault fault) {
    String id = fault.part().name().toLowerCase(Locale.ROOT).replace('_', '-');
    String structure = structure(fault.part());
    return new IntegrityFinding(isDamage, id, fault.offset(), structure, fault.reason(), meaning(fault.part(), key(fault)));
  }

  private static String structure(Part part) {
    return switch (part) {
      case BASE_BLOCK -> "base block";
      case BIN -> "hive bin";
      case CELL -> "cell";
      case ROOT -> "root key";
      case SUBKEYS, ORDER -> "list of subkeys";
      case SUBKEY -> "key";
      case VALUES -> "list of values";
      case VALUE -> "value";
      case SECURITY -> "security descriptor";
      case CLASS_NAME -> "class name";
    };
  }

  private static String meaning(Part part, String key) {
    return switch (part) {
      case BASE_BLOCK -> "Only the bins that are in the file can be read.";
      case BIN -> "Nothing in this bin can be read.";
      case CELL -> "Nothing from here to the end of its bin can be trusted.";
      case ROOT -> "No key can be reached.";
      case SUBKEYS -> "Keys below " + key + " cannot be reached, or not for certain.";
      case ORDER -> "Windows may not find every key below " + key + ".";
      case SUBKEY -> "A key below " + key + " cannot be reached, nor what hangs from it.";
      case VALUES -> "The values of " + key + " cannot be read.";
      case VALUE -> "A value of " + key + " cannot be read.";
      case SECURITY -> "Who may open " + key + " cannot be told.";
      case CLASS_NAME -> "The class name of " + key + " cannot be read.";
    };
  }

  private static String key(Fault fault) {
    if (fault.key().isEmpty()) {
      return "the root key";
    }
    String path = String.join("\\", fault.key());
    int half = LONGEST_PATH / 2;
    return path.length() <= LONGEST_PATH
        ? path
        : path.substring(0, half) + "..." + path.substring(path.length() - half);
  }

  /** The place as people write it. */
  public String place() {
    return "0x" + Long.toHexString(offset);
  }

  /** The whole in two sentences. */
  public String sentence() {
    return "At " + place() + ", " + structure + ": " + what + ". " + meaning;
  }
}
