package io.drivemend.hive.compare;

import io.drivemend.hive.format.KeyNode;
import io.drivemend.hive.format.KeyValue;
import io.drivemend.model.RegistryValue;
import io.drivemend.testing.ExternalTool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A table with the path, type and data of each key and value, in ASCII; what is not printable has an escape. */
final class Reglookup implements OtherReader {

  private static final String NO_DATA = "(null)";
  private static final List<String> TYPES =
      List.of("NONE", "SZ", "EXPAND_SZ", "BINARY", "DWORD", "DWORD_BE", "LINK", "MULTI_SZ", "RSRC_LIST", "RSRC_DESC",
          "RSRC_REQ_LIST", "QWORD");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Override
  public List<String> read(Path hive) throws IOException, InterruptedException {
    return ExternalTool.assumeInstalled("reglookup").run("-H", hive).lines().map(Reglookup::line).toList();
  }

  private static String line(String row) {
    String[] fields = row.split(",", -1);
    if (fields[1].equals("KEY")) {
      return path(fields[0].equals("/") ? "" : fields[0]) + " " + fields[3];
    }
    int end = fields[0].lastIndexOf('/');
    return path(fields[0].substring(0, end)) + " : " + latin1(unescape(fields[0].substring(end + 1))) + " = "
        + fields[1] + " " + data(fields[1], fields[2]);
  }

  private static String path(String path) {
    return latin1(unescape(path.replace('/', '\\')));
  }

  private static String data(String type, String field) {
    return switch (type) {
      case "SZ", "EXPAND_SZ", "LINK", "DWORD", "DWORD_BE", "QWORD" -> latin1(unescape(field));
      case "MULTI_SZ" -> latin1(unescape(field));
      default -> field.equals(NO_DATA) ? field : HexFormat.of().formatHex(unescape(field));
    };
  }

  private static byte[] unescape(String field) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < field.length(); i++) {
      if (field.charAt(i) == '%') {
        bytes.write(HexFormat.fromHexDigits(field, i + 1, i + 3));
        i += 2;
      } else {
        bytes.write(field.charAt(i));
      }
    }
    return bytes.toByteArray();
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Override
  public String key(String path, KeyNode key, String className) {
    return path + " " + MOMENT.format(key.lastWritten());
  }

  @Override
  public String value(String path, KeyValue record, RegistryValue value, Set<Difference> met) {
    int code = value.type().code();
    byte[] data = value.data();
    String type = code >= 0 && code < TYPES.size() ? TYPES.get(code) : "0x%08X".formatted(code);
    String start = path + " : " + value.name() + " = " + type + " ";
    if (data.length == 0) {
      return start + NO_DATA;
    }
    ByteBuffer number = ByteBuffer.wrap(data);
    return start + switch (code) {
      case 1, 2, 6, 7 -> text(code, data, met);
      case 4 -> "0x%08X".formatted(number.order(ByteOrder.LITTLE_ENDIAN).getInt());
      case 5 -> "0x%08X".formatted(number.getInt());
      case 11 -> "0x%016X".formatted(number.order(ByteOrder.LITTLE_ENDIAN).getLong());
      default -> HexFormat.of().formatHex(data);
    };
  }

  private static String text(int code, byte[] data, Set<Difference> met) {
    String text = Text.of(data);
    if (text.chars().anyMatch(unit -> unit >= 0x80)) {
      met.add(Difference.TEXT_AS_BYTES);
      return latin1(data);
    }
    String ended = text.replaceFirst("\0+\\z", "");
    if (text.length() - ended.length() > (code == 7 ? 2 : 1)) {
      met.add(Difference.NULS_AT_THE_END);
    }
    if (code != 7) {
      return ended;
    }
    if (ended.contains("\0\0")) {
      met.add(Difference.EMPTY_STRINGS_LEFT_OUT);
    }
    return ended.replaceAll("\0+", "|");
  }
}
