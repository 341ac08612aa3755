package io.drivemend.source;

import io.drivemend.hive.format.HiveFile;
import io.drivemend.hive.format.KeyNode;
import io.drivemend.model.DriveMendException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which of a Windows' hives a file is, by the keys below its root: its name may be anything. */
enum HiveKind {
  SOFTWARE("a SOFTWARE hive", "Microsoft", "Classes"),
  SYSTEM("a SYSTEM hive, which knows the drive letters but not the path", "Select"),
  USER("a user’s hive (NTUSER.DAT)", "Software", "Control Panel"),
  SAM("the SAM hive, which holds the accounts", "SAM"),
  SECURITY("the SECURITY hive", "Policy"),
  BOOT("the hive of the boot menu (BCD)", "Objects", "Description"),
  COMPONENTS("the COMPONENTS hive", "DerivedData"),
  DRIVERS("the DRIVERS hive", "DriverDatabase"),
  UNKNOWN("a hive of another kind");

  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // Set.of makes one that cannot be changed
  private final Set<String> keys;

  HiveKind(String words, String... keys) {
    this.words = words;
    this.keys = Set.of(keys);
  }

  /** What it is, to stand after "this is". */
  String words() {
    return words;
  }

  /**
   * Looks at a hive, clean or dirty.
   *
   * @throws DriveMendException as {@link HiveFile#openEvenDirty} says
   */
  static HiveKind of(HiveFile hive) throws DriveMendException {
    if (hive.find(List.of("Microsoft", "Windows NT", "CurrentVersion")).isPresent()) {
      return SOFTWARE;
    }
    Set<String> names = new HashSet<>();
    for (KeyNode key : hive.subkeys(hive.root())) {
      names.add(key.name().toLowerCase(Locale.ROOT));
    }
    for (HiveKind kind : values()) {
      if (kind.keys.stream().allMatch(key -> names.contains(key.toLowerCase(Locale.ROOT))) && kind != UNKNOWN) {
        return kind;
      }
    }
    return UNKNOWN;
  }
}
