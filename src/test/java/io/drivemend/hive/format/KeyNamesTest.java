package io.drivemend.hive.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyNamesTest {

  /** Wine's table of upper case letters, made to do what Windows' does. */
  private static final Path WINE_TABLE = Path.of("/usr/share/wine/nls/l_intl.nls");

  /** Letters that a Java of today and an older table know otherwise: their upper case came to Unicode lately. */
  private static final String LATE_LETTERS = "\u019b\u0264\u1c8a\ua7cd\ua7db";

  @ParameterizedTest
  @CsvSource({
    "a, A", "z, Z", "é, É", "ÿ, Ÿ", "ж, Ж", "ω, Ω", "ⅷ, Ⅷ", "ⓐ, Ⓐ", "ａ, Ａ", "ǆ, Ǆ", // changed
    "µ, µ", "ı, ı", "ſ, ſ", "ς, ς", "ǅ, ǅ", "ß, ß", "ა, ა", "1, 1", "_, _", "`, `", "{, {" // left alone
  })
  void lettersWithAndWithoutAnUpperCase(char letter, char upper) {
    assertThat(KeyNames.upper(letter)).isEqualTo(upper);
  }

  @Test
  void halvesOfSurrogatePairsStay() {
    assertThat(KeyNames.upper("\ud801\udc28\ud83d")).isEqualTo("\ud801\udc28\ud83d");
  }

  @Test
  void namesThatWindowsTakesForTheSame() {
    assertThat(KeyNames.same("WOW6432Node", "Wow6432node")).isTrue();
    assertThat(KeyNames.same("größe", "GRÖßE")).isTrue();
    assertThat(KeyNames.same("STRASSE", "straße")).isFalse();
    assertThat(KeyNames.compare("_a", "AB")).isPositive();
  }

  /** The table begins with two numbers, then goes by the high byte, the next four bits, and the last four bits. */
  @Test
  void everyLetterIsAsInWinesTable() throws Exception {
    assumeTrue(Files.isReadable(WINE_TABLE), "Wine is not installed");
    ByteBuffer table = ByteBuffer.wrap(Files.readAllBytes(WINE_TABLE)).order(ByteOrder.LITTLE_ENDIAN);
    IntStream.range(0, 0x10000)
        .filter(unit -> LATE_LETTERS.indexOf(unit) < 0)
        .filter(unit -> !(0x10d0 <= unit && unit <= 0x10ff) && !(0x13f8 <= unit && unit <= 0x13fd))
        .filter(unit -> !(0xab70 <= unit && unit <= 0xabbf))
        .forEach(unit -> assertThat((int) KeyNames.upper((char) unit)).as("%04x", unit).isEqualTo(upper(table, unit)));
  }

  private static int upper(ByteBuffer table, int unit) {
    int middle = number(table, unit >> 8);
    int last = number(table, middle + (unit >> 4 & 0xf));
    return unit + number(table, last + (unit & 0xf)) & 0xffff;
  }

  private static int number(ByteBuffer table, int index) {
    return Short.toUnsignedInt(table.getShort(2 * (2 + index)));
  }
}
