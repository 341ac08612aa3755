package io.drivemend.regfile;

import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueType;
import io.drivemend.regfile.RegFileEntry.DeleteKey;
import io.drivemend.regfile.RegFileEntry.DeleteValue;
import io.drivemend.regfile.RegFileEntry.KeyEntry;
import io.drivemend.regfile.RegFileEntry.ValueEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;

/** What a .reg file might have to say, made up from a seed: the same seed gives the same entries. */
final class GeneratedKeys {

  /** Pieces of names and text that have a meaning in the file, or that encodings stumble over. */
  private static final List<String> PIECES =
      List.of(
          "\"", "\\", "=", "]", "[", ";", "@", "-", " ", "\t", ",", "hex:", "dword:", "C:\\", "%a%", "a", "Z", "é", "ß",
          "\u0081", "\u00A0", "\u00AD");

  private static final List<String> OUTSIDE_LATIN =
      List.of("€", "Ł", "漢", "\uD83D\uDD27", "\uFEFF", "\uFFFE", "\u2028", "\uFF3C");

  private static final List<String> HALVES_OF_PAIRS = List.of("\uD800", "\uDC00");

  private static final List<String> CONTROLS = List.of("\u0001", "\u001A", "\u0085");

  private static final List<String> NOT_IN_A_LINE = List.of("\r", "\n", "\0");

  private final Random random;
  private final List<String> pieces = new ArrayList<>(PIECES);
  private Predicate<RegistryValue> valuesWanted = value -> true;

  private GeneratedKeys(long seed) {
    random = new Random(seed);
  }

  /** Everything that our own reader and writer must cope with. */
  static GeneratedKeys ofAllKinds(long seed) {
    GeneratedKeys keys = ofAllKindsInALine(seed);
    keys.pieces.addAll(NOT_IN_A_LINE);
    return keys;
  }

  /** As {@link #ofAllKinds}, without what cannot be written. */
  static GeneratedKeys ofAllKindsInALine(long seed) {
    GeneratedKeys keys = withWholeCharacters(seed);
    keys.pieces.addAll(HALVES_OF_PAIRS);
    return keys;
  }

  /** Names that can stand in a line, and text without half a surrogate pair, for programs that convert encodings. */
  static GeneratedKeys withWholeCharacters(long seed) {
    GeneratedKeys keys = new GeneratedKeys(seed);
    keys.pieces.addAll(OUTSIDE_LATIN);
    keys.pieces.addAll(CONTROLS);
    return keys;
  }

  /** Only characters that windows-1252 has. */
  static GeneratedKeys inLatin(long seed) {
    return new GeneratedKeys(seed);
  }

  /** Leaves out values that the program at the other end is known to change. */
  GeneratedKeys only(Predicate<RegistryValue> wanted) {
    valuesWanted = wanted;
    return this;
  }

  /** Keys with values and deletions in any order, as nothing but our own reader would take them. */
  List<RegFileEntry> entries(int keys) {
    List<RegFileEntry> entries = new ArrayList<>();
    for (int i = 0; i < keys; i++) {
      String key = KeyPath.of("SOFTWARE").child("k" + text(6)).toRegFileString();
      if (random.nextInt(6) == 0) {
        entries.add(new DeleteKey(key));
        continue;
      }
      entries.add(new KeyEntry(key));
      for (int j = random.nextInt(8); j > 0; j--) {
        entries.add(
            random.nextInt(5) == 0 ? new DeleteValue(key, text(5)) : new ValueEntry(key, value(text(5))));
      }
    }
    return entries;
  }

  /** Values as one key may hold them, each of another name: the default value and so many more. */
  List<RegistryValue> values(int count) {
    List<RegistryValue> values = new ArrayList<>();
    values.add(value(""));
    for (int i = 0; i < count; i++) {
      values.add(value(i + text(6)));
    }
    return values;
  }

  /** The name of a key, with a number that makes it unlike the others. */
  String keyName(int number) {
    return number + text(6).replace('\\', '/') + ".";
  }

  private RegistryValue value(String name) {
    while (true) {
      RegistryValue value = new RegistryValue(name, type(), random.nextInt(3) == 0 ? randomBytes() : textBytes());
      if (valuesWanted.test(value)) {
        return value;
      }
    }
  }

  private ValueType type() {
    return new ValueType(
        switch (random.nextInt(10)) {
          case 0 -> random.nextInt();
          case 1, 2, 3 -> ValueType.REG_SZ.code();
          default -> random.nextInt(13);
        });
  }

  private byte[] randomBytes() {
    byte[] bytes = new byte[random.nextInt(4) == 0 ? random.nextInt(90) : Integer.BYTES];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Text with its terminator, or without, doubled, cut in the middle of a character, or with line breaks. */
  private byte[] textBytes() {
    List<String> endings = List.of("\0", "\0", "\0", "", "\0\0", "\0x", "\r\n\0");
    byte[] bytes = TextEncoding.UTF_16LE.encode(text(12) + endings.get(random.nextInt(endings.size())));
    return random.nextInt(8) == 0 ? Arrays.copyOf(bytes, bytes.length / 2 * 2 + 1) : bytes;
  }

  private String text(int maxPieces) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(maxPieces); i > 0; i--) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }
}
