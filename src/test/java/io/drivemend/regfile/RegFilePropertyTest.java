package io.drivemend.regfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.ValueType;
import io.drivemend.regfile.RegFileEntry.DeleteKey;
import io.drivemend.regfile.RegFileEntry.DeleteValue;
import io.drivemend.regfile.RegFileEntry.KeyEntry;
import io.drivemend.regfile.RegFileEntry.ValueEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is written comes back, or is left out for a reason that can be told from the entry alone; nothing comes back
 * changed. Shown on generated files, each from its own seed, which a failure names.
 */
class RegFilePropertyTest {

  private static final int FILES = 1000;
  private static final int KEYS_PER_FILE = 4;
  private static final String ABOVE = "HKEY_LOCAL_MACHINE\\SOFTWARE\\";
  private static final Pattern NOT_IN_A_LINE = Pattern.compile("[\r\n\0]");

  @ParameterizedTest
  @EnumSource
  void whatIsNotLeftOutComesBackAsItWas(RegFileFormat format) throws IOException, DriveMendException {
    Set<Omission> seen = EnumSet.noneOf(Omission.class);
    for (long seed = 0; seed < FILES; seed++) {
      String what = format + ", seed " + seed;
      List<RegFileEntry> expected = new ArrayList<>();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (RegFileWriter writer = RegFileWriter.open(out, format)) {
        for (RegFileEntry entry : GeneratedKeys.ofAllKinds(seed).entries(KEYS_PER_FILE)) {
          Optional<Omission> omission = write(writer, entry);
          assertThat(omission).as("%s: %s", what, entry).isEqualTo(omissionOf(entry, format));
          omission.ifPresentOrElse(seen::add, () -> expected.add(entry));
        }
      }
      byte[] file = out.toByteArray();
      List<RegFileEntry> read = withoutRepetition(RegFileReader.read(new ByteArrayInputStream(file), what));
      assertThat(read).as("%s: %s", what, format.encoding().decode(file)).isEqualTo(withoutRepetition(expected));
    }
    Set<Omission> tooLargeIsShownElsewhere = EnumSet.complementOf(EnumSet.of(Omission.DATA_TOO_LARGE));
    assertThat(seen)
        .isEqualTo(format == RegFileFormat.REGEDIT4 ? tooLargeIsShownElsewhere : Set.of(Omission.NAME_NOT_WRITABLE));
  }

  private static Optional<Omission> write(RegFileWriter writer, RegFileEntry entry) throws IOException {
    return switch (entry) {
      case KeyEntry key -> writer.key(path(key));
      case ValueEntry value -> writer.value(value.value());
      case DeleteKey key -> writer.deleteKey(path(key));
      case DeleteValue value -> writer.deleteValue(value.name());
    };
  }

  /** The key as the registry knows it, where a name may hold a backslash. */
  private static KeyPath path(RegFileEntry entry) {
    return KeyPath.of("SOFTWARE").child(entry.key().substring(ABOVE.length()));
  }

  private static Optional<Omission> omissionOf(RegFileEntry entry, RegFileFormat format) {
    boolean ansiOnly = format == RegFileFormat.REGEDIT4;
    String keyName = entry.key().substring(ABOVE.length());
    if (keyName.contains("\\") || NOT_IN_A_LINE.matcher(keyName).find()) {
      return Optional.of(Omission.NAME_NOT_WRITABLE);
    }
    if (ansiOnly && !isAnsi(keyName)) {
      return Optional.of(Omission.NAME_NOT_ANSI);
    }
    String name =
        switch (entry) {
          case ValueEntry value -> value.value().name();
          case DeleteValue value -> value.name();
          case KeyEntry key -> "";
          case DeleteKey key -> "";
        };
    if (NOT_IN_A_LINE.matcher(name).find()) {
      return Optional.of(Omission.NAME_NOT_WRITABLE);
    }
    if (ansiOnly && !isAnsi(name)) {
      return Optional.of(Omission.NAME_NOT_ANSI);
    }
    return ansiOnly && entry instanceof ValueEntry value && !isAnsiData(value)
        ? Optional.of(Omission.DATA_NOT_ANSI)
        : Optional.empty();
  }

  private static boolean isAnsiData(ValueEntry entry) {
    ValueType type = entry.value().type();
    boolean text = List.of(ValueType.REG_SZ, ValueType.REG_EXPAND_SZ, ValueType.REG_MULTI_SZ).contains(type);
    byte[] data = entry.value().data();
    return !text || (data.length % 2 == 0 && isAnsi(new String(data, StandardCharsets.UTF_16LE)));
  }

  /** Java's table lacks the five bytes that Windows passes through. */
  private static boolean isAnsi(String text) {
    String others = text.replaceAll("[\u0081\u008D\u008F\u0090\u009D]", "");
    return Charset.forName("windows-1252").newEncoder().canEncode(others);
  }

  /** A key's line stands again behind an entry that was left out. */
  private static List<RegFileEntry> withoutRepetition(List<RegFileEntry> entries) {
    List<RegFileEntry> first = new ArrayList<>();
    String key = "";
    for (RegFileEntry entry : entries) {
      if (!(entry instanceof KeyEntry && entry.key().equals(key))) {
        first.add(entry);
      }
      key = entry instanceof DeleteKey ? "" : entry.key();
    }
    return first;
  }
}
