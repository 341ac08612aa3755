package io.drivemend.regfile;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextEncodingTest {

  @Test
  void agreesWithTheStandardTableOnEveryByteThatIsAssignedThere() {
    for (int code = 0; code < 256; code++) {
      String standard = new String(new byte[] {(byte) code}, Charset.forName("windows-1252"));
      int expected = standard.equals("\uFFFD") ? code : standard.charAt(0);
      assertThat(TextEncoding.WINDOWS_1252.character(code)).as("byte %02x", code).isEqualTo(expected);
    }
  }

  @Test
  void everyByteHasACharacterOfItsOwnThatLeadsBackToIt() {
    TextEncoding ansi = TextEncoding.WINDOWS_1252;
    for (int code = 0; code < 256; code++) {
      assertThat(ansi.code((char) ansi.character(code))).isEqualTo(code);
    }
    assertThat(IntStream.rangeClosed(0, 0xFFFF).filter(c -> ansi.code((char) c) >= 0)).hasSize(256);
  }
}
