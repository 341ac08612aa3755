package io.drivemend.regfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueType;
import io.drivemend.regfile.RegFileEntry.KeyEntry;
import io.drivemend.regfile.RegFileEntry.ValueEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RegFileRoundTripTest {

  private static final int KEYS = 300;
  private static final int VALUES_PER_KEY = 20;

  /** Pieces of names and text that have a meaning in the file, or that encodings stumble over. */
  private static final List<String> PIECES =
      List.of(
          "\"", "\\", "=", "]", "[", ";", "@", "-", " ", "\t", "hex:", "C:\\", "a", "Z", "é", "€", "\u0081", "Ł", "漢",
          "\uD83D\uDD27", "\uD800", "\uDC00", "\uFEFF", "\uFFFE", "\u0085", "\u2028", "\u0001", "\u001A");

  private final Random random = new Random(267929);
  private final List<RegFileEntry> expected = new ArrayList<>();
  private int omitted;

  @Test
  void version5GivesBackEveryValueByteForByte() throws IOException, DriveMendException {
    assertThat(writtenAndRead(RegFileFormat.VERSION_5)).containsExactlyElementsOf(expected);
    assertThat(omitted).isZero();
  }

  @Test
  void regedit4GivesBackEveryValueThatItDoesNotLeaveOut() throws IOException, DriveMendException {
    List<RegFileEntry> read = writtenAndRead(RegFileFormat.REGEDIT4);
    assertThat(read.stream().filter(ValueEntry.class::isInstance))
        .containsExactlyElementsOf(expected.stream().filter(ValueEntry.class::isInstance).toList())
        .hasSizeGreaterThan(KEYS);
    assertThat(omitted).isPositive();
  }

  @Test
  void largeValuesAndLongNamesComeBack() throws IOException, DriveMendException {
    byte[] megabytes = new byte[5 << 20];
    random.nextBytes(megabytes);
    List<RegistryValue> values =
        List.of(
            new RegistryValue("bytes", ValueType.REG_BINARY, megabytes),
            RegistryValue.string("text", ValueType.REG_SZ, "\\".repeat(1 << 20)),
            RegistryValue.string("\\".repeat(0xFFFF), ValueType.REG_SZ, "\"".repeat(0x7FFE)));
    KeyPath key = KeyPath.of("SOFTWARE\\Example");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RegFileWriter writer = RegFileWriter.open(out, RegFileFormat.VERSION_5)) {
      writer.key(key);
      for (RegistryValue value : values) {
        assertThat(writer.value(value)).isEmpty();
      }
    }
    assertThat(read(out))
        .filteredOn(ValueEntry.class::isInstance)
        .map(entry -> ((ValueEntry) entry).value())
        .containsExactlyElementsOf(values);
  }

  private List<RegFileEntry> writtenAndRead(RegFileFormat format) throws IOException, DriveMendException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RegFileWriter writer = RegFileWriter.open(out, format)) {
      for (int i = 0; i < KEYS; i++) {
        KeyPath key = KeyPath.of("SOFTWARE").child("k" + text(6).replace('\\', '/'));
        boolean keyWritten = writer.key(key).isEmpty();
        if (keyWritten) {
          expected.add(new KeyEntry(key.toRegFileString()));
        }
        for (int j = 0; j < VALUES_PER_KEY; j++) {
          RegistryValue value = value();
          if (writer.value(value).isEmpty()) {
            assertThat(keyWritten).isTrue();
            expected.add(new ValueEntry(key.toRegFileString(), value));
          } else {
            omitted++;
          }
        }
      }
    }
    return read(out);
  }

  private static List<RegFileEntry> read(ByteArrayOutputStream out) throws DriveMendException {
    return RegFileReader.read(new ByteArrayInputStream(out.toByteArray()), "written.reg");
  }

  private RegistryValue value() {
    ValueType type = new ValueType(random.nextInt(10) == 0 ? random.nextInt() : random.nextInt(13));
    return new RegistryValue(text(5), type, random.nextBoolean() ? randomBytes() : textBytes());
  }

  private byte[] randomBytes() {
    byte[] bytes = new byte[random.nextInt(80)];
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
      text.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return text.toString();
  }
}
