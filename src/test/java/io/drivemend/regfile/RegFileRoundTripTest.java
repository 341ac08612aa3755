package io.drivemend.regfile;

import static org.assertj.core.api.Assertions.assertThat;

import io.drivemend.model.DriveMendException;
import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueType;
import io.drivemend.regfile.RegFileEntry.ValueEntry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sizes at which programs stumble. What stands in names and values is shown by {@link RegFilePropertyTest}. */
class RegFileRoundTripTest {

  private static final KeyPath KEY = KeyPath.of("SOFTWARE\\" + "k".repeat(255));
  private static final int LONGEST_NAME = 16_383;

  @ParameterizedTest
  @EnumSource
  void largeValuesAndLongNamesComeBack(RegFileFormat format) throws IOException, DriveMendException {
    byte[] megabytes = new byte[5 << 20];
    new Random(267929).nextBytes(megabytes);
    List<RegistryValue> values =
        List.of(
            new RegistryValue("bytes", ValueType.REG_BINARY, megabytes),
            RegistryValue.string("text", ValueType.REG_SZ, "\\".repeat(1 << 20)),
            RegistryValue.string("list", ValueType.REG_MULTI_SZ, "größer\0".repeat(1 << 18)),
            RegistryValue.string("\\".repeat(LONGEST_NAME), ValueType.REG_SZ, "\"".repeat(0x7FFE)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RegFileWriter writer = RegFileWriter.open(out, format)) {
      assertThat(writer.key(KEY)).isEmpty();
      for (RegistryValue value : values) {
        assertThat(writer.value(value)).isEmpty();
      }
    }
    assertThat(RegFileReader.read(new ByteArrayInputStream(out.toByteArray()), "written.reg"))
        .filteredOn(ValueEntry.class::isInstance)
        .map(entry -> ((ValueEntry) entry).value())
        .containsExactlyElementsOf(values);
  }

  @Test
  void namesThatTheRegistryCannotHoldAreLeftOut() throws IOException {
    try (RegFileWriter writer = RegFileWriter.open(OutputStream.nullOutputStream(), RegFileFormat.VERSION_5)) {
      writer.key(KEY);
      RegistryValue tooLong = RegistryValue.string("n".repeat(LONGEST_NAME + 1), ValueType.REG_SZ, "");
      assertThat(writer.value(tooLong)).contains(Omission.NAME_NOT_WRITABLE);
      assertThat(writer.deleteValue(tooLong.name())).contains(Omission.NAME_NOT_WRITABLE);
      assertThat(writer.key(KeyPath.of("SOFTWARE\\" + "k".repeat(256)))).contains(Omission.NAME_NOT_WRITABLE);
    }
  }

  @Test
  void dataThatNoReaderOfOursWouldTakeIsLeftOut() throws IOException {
    try (RegFileWriter writer = RegFileWriter.open(OutputStream.nullOutputStream(), RegFileFormat.VERSION_5)) {
      writer.key(KEY);
      byte[] tooMuch = new byte[RegFileLimits.DEFAULT.valueBytes() + 1];
      assertThat(writer.value(new RegistryValue("", ValueType.REG_BINARY, tooMuch))).contains(Omission.DATA_TOO_LARGE);
    }
  }
}
