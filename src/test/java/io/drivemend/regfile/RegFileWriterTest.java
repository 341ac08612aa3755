package io.drivemend.regfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.ValueType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegFileWriterTest {

  private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
  private static final KeyPath KEY = KeyPath.of("SOFTWARE\\Example");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void writesVersion5AsRegeditDoes() throws IOException {
    try (RegFileWriter writer = RegFileWriter.open(out, RegFileFormat.VERSION_5)) {
      assertThat(writer.key(KeyPath.CURRENT_VERSION)).isEmpty();
      writer.value(RegistryValue.string("PathName", ValueType.REG_SZ, "C:\\WINNT"));
      writer.value(RegistryValue.string("", ValueType.REG_SZ, "say \"ä\""));
      writer.value(new RegistryValue("a\"b\\c=d]", ValueType.REG_DWORD, new byte[] {(byte) 0xef, (byte) 0xbe, 0, 1}));
      writer.value(new RegistryValue("short", ValueType.REG_DWORD, new byte[] {1}));
      writer.value(new RegistryValue("odd type", new ValueType(0xffff0012), new byte[] {1, 2}));
      writer.value(new RegistryValue("none", ValueType.REG_NONE, new byte[0]));
    }
    assertThat(out.toByteArray()).startsWith(0xFF, 0xFE);
    assertThat(new String(out.toByteArray(), StandardCharsets.UTF_16))
        .isEqualTo(
            """
            Windows Registry Editor Version 5.00

            [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion]
            "PathName"="C:\\\\WINNT"
            @="say \\"ä\\""
            "a\\"b\\\\c=d]"=dword:0100beef
            "short"=hex(4):01
            "odd type"=hex(ffff0012):01,02
            "none"=hex(0):

            """
                .replace("\n", "\r\n"));
  }

  @Test
  void wrapsHexAt77ColumnsAndABackslash() throws IOException {
    String[] lines = written(RegFileFormat.VERSION_5, new RegistryValue("x", ValueType.REG_BINARY, new byte[60]))
        .split("\r\n");
    assertThat(lines)
        .endsWith(
            "\"x\"=hex:" + "00,".repeat(23) + "\\",
            "  " + "00,".repeat(25) + "\\",
            "  " + "00,".repeat(11) + "00");
    assertThat(lines[4]).hasSize(78);
  }

  @Test
  void writesStringsThatQuotesWouldChangeAsHex() throws IOException {
    List<byte[]> strings =
        List.of(
            bytes("no terminator"),
            bytes("two\0strings\0"),
            bytes("line\r\nbreak\0"),
            bytes("bell\u0007\0"),
            new byte[] {'o', 0, 'd'},
            new byte[] {0, (byte) 0xD8, 0, 0},
            bytes("noncharacter \uFFFE\0"),
            bytes("noncharacter \uD83F\uDFFF\0"),
            bytes("noncharacter \uFDD0\0"),
            new byte[0]);
    for (byte[] data : strings) {
      assertThat(written(RegFileFormat.VERSION_5, new RegistryValue("x", ValueType.REG_SZ, data)))
          .contains("\"x\"=hex(1):");
    }
    assertThat(written(RegFileFormat.VERSION_5, RegistryValue.string("x", ValueType.REG_SZ, "pair \uD83D\uDD27")))
        .contains("\"x\"=\"pair ");
  }

  @Test
  void writesStringDataOfRegedit4InSingleBytes() throws IOException {
    assertThat(written(RegFileFormat.REGEDIT4, RegistryValue.string("é", ValueType.REG_EXPAND_SZ, "%a€")))
        .startsWith("REGEDIT4\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Example]\r\n")
        .contains("\"é\"=hex(2):25,61,80,00\r\n");
    assertThat(written(RegFileFormat.REGEDIT4, new RegistryValue("x", ValueType.REG_MULTI_SZ, bytes("a\0b\0\0"))))
        .contains("\"x\"=hex(7):61,00,62,00,00\r\n");
    assertThat(written(RegFileFormat.REGEDIT4, new RegistryValue("x", ValueType.REG_BINARY, bytes("a"))))
        .contains("\"x\"=hex:61,00\r\n");
  }

  @Test
  void leavesOutOfRegedit4WhatItCannotHoldAndSaysSo() throws IOException {
    try (RegFileWriter writer = RegFileWriter.open(out, RegFileFormat.REGEDIT4)) {
      writer.key(KEY);
      assertThat(writer.value(RegistryValue.string("text", ValueType.REG_SZ, "Łódź"))).contains(Omission.DATA_NOT_ANSI);
      RegistryValue half = new RegistryValue("half", ValueType.REG_SZ, new byte[3]);
      assertThat(writer.value(half)).contains(Omission.DATA_NOT_ANSI);
      assertThat(writer.value(RegistryValue.string("Ł", ValueType.REG_SZ, ""))).contains(Omission.NAME_NOT_ANSI);
      assertThat(writer.value(RegistryValue.string("kept", ValueType.REG_SZ, "yes"))).isEmpty();
      assertThat(writer.key(KEY.child("Łódź"))).contains(Omission.NAME_NOT_ANSI);
    }
    assertThat(out.toString(WINDOWS_1252))
        .contains("; Left out, because its text has a character outside windows-1252, or half of one: text\r\n")
        .contains("; Left out, because its name has a character outside windows-1252: \\u0141\r\n")
        .contains("\r\n\r\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Example]\r\n\"kept\"=\"yes\"\r\n")
        .contains(
            "; Left out with all its values, because its name has a character outside windows-1252: "
                + "HKEY_LOCAL_MACHINE\\SOFTWARE\\Example\\\\u0141\\u00f3d\\u017a\r\n");
  }

  @Test
  void leavesOutNamesThatWouldBreakALineWithAllThatStandsBelowThem() throws IOException {
    try (RegFileWriter writer = RegFileWriter.open(out, RegFileFormat.VERSION_5)) {
      writer.key(KEY);
      assertThat(writer.value(RegistryValue.string("a\"=\"\r\n[HKEY_LOCAL_MACHINE\\SAM]", ValueType.REG_SZ, "")))
          .contains(Omission.NAME_NOT_WRITABLE);
      assertThat(writer.value(RegistryValue.string("a\0b", ValueType.REG_SZ, ""))).contains(Omission.NAME_NOT_WRITABLE);
      for (String name : List.of("a\nb", "a\\b", "a\0")) {
        assertThat(writer.key(KEY.child(name))).contains(Omission.NAME_NOT_WRITABLE);
        assertThat(writer.value(RegistryValue.string("below", ValueType.REG_SZ, "")))
            .contains(Omission.NAME_NOT_WRITABLE);
      }
    }
    assertThat(out.toString(StandardCharsets.UTF_16))
        .doesNotContain("\"below\"")
        .doesNotContain("\n[HKEY_LOCAL_MACHINE\\SAM");
  }

  @Test
  void writesDeletionsAndCommentsOnLinesOfTheirOwn() throws IOException {
    try (RegFileWriter writer = RegFileWriter.open(out, RegFileFormat.REGEDIT4)) {
      writer.comment("before any key: \u0141\r\n[HKEY_LOCAL_MACHINE\\SAM]");
      assertThat(writer.deleteKey(KEY.child("old ]"))).isEmpty();
      writer.key(KEY);
      assertThat(writer.deleteValue("a\"b\\")).isEmpty();
      assertThat(writer.deleteValue("")).isEmpty();
      writer.comment("ends in \\");
      assertThat(writer.deleteValue("c")).isEmpty();
      assertThat(writer.deleteValue("\u0141")).contains(Omission.NAME_NOT_ANSI);
      assertThat(writer.deleteKey(KEY.child("a\\b"))).contains(Omission.NAME_NOT_WRITABLE);
    }
    assertThat(out.toString(WINDOWS_1252))
        .isEqualTo(
            """
            REGEDIT4
            ; before any key: \\u0141\\u000d\\u000a[HKEY_LOCAL_MACHINE\\SAM]

            [-HKEY_LOCAL_MACHINE\\SOFTWARE\\Example\\old ]]

            [HKEY_LOCAL_MACHINE\\SOFTWARE\\Example]
            "a\\"b\\\\"=-
            @=-
            ; ends in \\

            [HKEY_LOCAL_MACHINE\\SOFTWARE\\Example]
            "c"=-
            ; Left out, because its name has a character outside windows-1252: \\u0141
            ; Left out the deletion, because its name holds a line break, a NUL or a backslash where none can be, or is \
            too long: HKEY_LOCAL_MACHINE\\SOFTWARE\\Example\\a\\b

            """
                .replace("\n", "\r\n"));
  }

  @Test
  void refusesAValueBehindADeletedKey() throws IOException {
    try (RegFileWriter writer = RegFileWriter.open(out, RegFileFormat.VERSION_5)) {
      writer.key(KEY);
      writer.deleteKey(KEY.child("old"));
      assertThatThrownBy(() -> writer.deleteValue("x")).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void refusesAValueBeforeAnyKey() throws IOException {
    try (RegFileWriter writer = RegFileWriter.open(out, RegFileFormat.VERSION_5)) {
      RegistryValue value = RegistryValue.string("x", ValueType.REG_SZ, "");
      assertThatThrownBy(() -> writer.value(value)).isInstanceOf(IllegalStateException.class);
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_16LE);
  }

  private String written(RegFileFormat format, RegistryValue value) throws IOException {
    out.reset();
    try (RegFileWriter writer = RegFileWriter.open(out, format)) {
      writer.key(KEY);
      assertThat(writer.value(value)).isEmpty();
    }
    return out.toString(format == RegFileFormat.VERSION_5 ? StandardCharsets.UTF_16 : WINDOWS_1252);
  }
}
