package io.drivemend.hive.compare;

import io.drivemend.hive.format.KeyNode;
import io.drivemend.hive.format.KeyValue;
import io.drivemend.hive.format.Regf;
import io.drivemend.model.RegistryValue;
import io.drivemend.testing.ExternalTool;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Of libregf: a paragraph for each key and value. */
final class Regfexport implements OtherReader {

  private static final List<String> TYPES =
      List.of("undefined (REG_NONE)", "string (REG_SZ)", "expandable string (REG_EXPAND_SZ)",
          "binary data (REG_BINARY)", "32-bit integer little-endian (REG_DWORD_LITTLE_ENDIAN)",
          "32-bit integer big-endian (REG_DWORD_BIG_ENDIAN)", "symbolic link (REG_LINK)",
          "multi-value string (REG_MULTI_SZ)", "resource list (REG_RESOURCE_LIST)",
          "full resource descriptor (REG_FULL_RESOURCE_DESCRIPTOR)",
          "resource requirements list (REG_RESOURCE_REQUIREMENTS_LIST)",
          "64-bit integer little-endian (REG_QWORD_LITTLE_ENDIAN)");

  private final byte[] file;

  /**
   * @param file the hive's bytes
   */
  Regfexport(byte[] file) {
    this.file = file;
  }

  private static final Pattern PARAGRAPH = Pattern.compile("(?m)^(?=Key path: |Value: \\d+ )");
  private static final Pattern VALUE =
      Pattern.compile("Value: \\d+ (.*?)\\nType: (.*?)\\nData size: (\\d+)\\n(?:Data: ?(.*))?", Pattern.DOTALL);
  private static final Pattern DUMP_LINE = Pattern.compile("[0-9a-f]{8}: (.{49}).*");

  @Override
  public List<String> read(Path hive) throws IOException, InterruptedException {
    String export = ExternalTool.assumeInstalled("regfexport").run(hive).replaceFirst("\\n\\z", "");
    List<String> lines = new ArrayList<>();
    String path = "";
    for (String paragraph : PARAGRAPH.split(export, -1)) {
      if (paragraph.startsWith("Key path: ")) {
        path = paragraph.substring("Key path: ".length(), paragraph.indexOf("\nKey: ")).replaceFirst("[^\\\\]*", "");
        int className = paragraph.indexOf("\nClass name: ");
        lines.add(path + " of class "
            + (className < 0 ? "" : paragraph.substring(className + "\nClass name: ".length()).strip()));
      } else if (paragraph.startsWith("Value: ")) {
        lines.add(path + " : " + value(paragraph));
      }
    }
    return lines;
  }

  private static String value(String paragraph) {
    Matcher value = VALUE.matcher(paragraph);
    if (!value.lookingAt()) {
      throw new IllegalStateException(paragraph);
    }
    String name = value.group(1).equals("(default)") ? "" : value.group(1);
    String data = value.group(4) == null ? "" : value.group(4).replaceFirst("\\n\\n\\z", "");
    String shown = data.startsWith("\n00000000: ")
        ? data.lines().map(DUMP_LINE::matcher).filter(Matcher::matches).map(line -> line.group(1).replace(" ", ""))
            .collect(Collectors.joining())
        : data;
    return line(name, value.group(2), Integer.parseInt(value.group(3)), shown, EnumSet.noneOf(Difference.class));
  }

  private static String line(String name, String type, int size, String shown, Set<Difference> met) {
    boolean few = 0 < size && size < Integer.BYTES;
    if (few) {
      met.add(Difference.FEW_BYTES_FROM_THE_WRONG_END);
    }
    return name + " = " + type + " " + size + " " + (few ? "few" : shown);
  }

  @Override
  public String key(String path, KeyNode key, String className) {
    return path + " of class " + className;
  }

  @Override
  public String value(String path, KeyValue record, RegistryValue value, Set<Difference> met) {
    int code = value.type().code();
    byte[] data = value.data();
    String type = code >= 0 && code < TYPES.size() ? TYPES.get(code) : "unknown: 0x%08x".formatted(code);
    String start = path + " : ";
    return start + switch (code) {
      case 1, 2 -> {
        boolean inOneCell = data.length > Integer.BYTES && record.extents().size() == 1;
        byte[] text = untilNul(inOneCell ? cell(record) : data);
        if (data.length > 0 && text.length != data.length) {
          met.add(Difference.TEXT_ENDS_IN_CELL);
        }
        yield line(value.name(), type, data.length == 0 ? 0 : text.length, Text.untilNul(text), met);
      }
      case 4 -> line(value.name(), type, data.length, number(data, Integer.BYTES, ByteOrder.LITTLE_ENDIAN, met), met);
      case 5 -> line(value.name(), type, data.length, number(data, Integer.BYTES, ByteOrder.BIG_ENDIAN, met), met);
      case 11 -> line(value.name(), type, data.length, number(data, Long.BYTES, ByteOrder.LITTLE_ENDIAN, met), met);
      default -> line(value.name(), type, data.length, HexFormat.of().formatHex(data), met);
    };
  }

  private static String number(byte[] data, int size, ByteOrder order, Set<Difference> met) {
    if (data.length != size) {
      met.add(Difference.NUMBER_OF_ANOTHER_SIZE);
      return "";
    }
    ByteBuffer number = ByteBuffer.wrap(data).order(order);
    return size == Integer.BYTES
        ? Integer.toUnsignedString(number.getInt())
        : Long.toUnsignedString(number.getLong());
  }

  /** The whole cell, with what pads it. */
  private byte[] cell(KeyValue record) {
    int start = (int) record.extents().getFirst().offset();
    int size = -ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(start - Regf.CELL_HEADER_SIZE);
    return Arrays.copyOfRange(file, start, start + size - Regf.CELL_HEADER_SIZE);
  }

  /** The bytes up to the first NUL character and with it. */
  private static byte[] untilNul(byte[] cell) {
    int end = Character.BYTES * (Text.untilNul(cell).length() + 1);
    return end < cell.length ? Arrays.copyOf(cell, end) : cell;
  }
}
