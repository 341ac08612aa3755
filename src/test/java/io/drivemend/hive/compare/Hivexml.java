package io.drivemend.hive.compare;

import io.drivemend.hive.format.KeyNode;
import io.drivemend.hive.format.KeyValue;
import io.drivemend.hive.format.KeyValue.Extent;
import io.drivemend.hive.format.Regf;
import io.drivemend.model.RegistryValue;
import io.drivemend.testing.ExternalTool;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Of libhivex: XML with names, moments, decoded data, and where in the file a key and a value's data stand. */
final class Hivexml implements OtherReader {

  private static final Pattern CONTROL_CHARACTER = Pattern.compile("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]");

  @Override
  public List<String> read(Path hive) throws IOException, InterruptedException {
    String xml = ExternalTool.assumeInstalled("hivexml").run(hive);
    try {
      return new Lines(XMLInputFactory.newFactory().createXMLStreamReader(new StringReader(withoutControls(xml)))).all();
    } catch (XMLStreamException e) {
      throw new IOException(e);
    }
  }

  /** Some values hold characters that XML does not have. */
  private static String withoutControls(String text) {
    return CONTROL_CHARACTER.matcher(text).replaceAll("\ue000");
  }

  /** Follows the elements. */
  private static final class Lines {

    private final XMLStreamReader xml;
    private final Deque<String> paths = new ArrayDeque<>();
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String moment = "";
    private String value = "";
    private boolean noData;
    private final List<String> strings = new ArrayList<>();
    private final List<Extent> runs = new ArrayList<>();

    Lines(XMLStreamReader xml) {
      this.xml = xml;
    }

    List<String> all() throws XMLStreamException {
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> start();
          case XMLStreamConstants.END_ELEMENT -> end();
          case XMLStreamConstants.CHARACTERS -> text.append(xml.getText());
          default -> {}
        }
      }
      return lines;
    }

    private void start() {
      text.setLength(0);
      switch (xml.getLocalName()) {
        case "node" -> {
          paths.push(paths.isEmpty() ? "" : paths.peek() + "\\" + xml.getAttributeValue(null, "name"));
          moment = "none";
        }
        case "value" -> {
          String name = xml.getAttributeValue(null, "key");
          String data = xml.getAttributeValue(null, "value");
          String type = xml.getAttributeValue(null, "type");
          boolean base64 = xml.getAttributeValue(null, "encoding") != null;
          value = valueLine(
              paths.element(),
              name == null ? "" : name,
              type,
              data == null ? "" : base64 ? HexFormat.of().formatHex(Base64.getMimeDecoder().decode(data)) : data);
          noData = data == null ? !"string-list".equals(type) : base64 && data.isEmpty();
          strings.clear();
        }
        case "byte_runs" -> runs.clear();
        case "byte_run" -> {
          long offset = Long.parseLong(xml.getAttributeValue(null, "file_offset"));
          long length = Long.parseLong(xml.getAttributeValue(null, "len"));
          runs.add(new Extent(offset + Regf.CELL_HEADER_SIZE, (int) length - Regf.CELL_HEADER_SIZE));
        }
        default -> {}
      }
    }

    private void end() {
      switch (xml.getLocalName()) {
        case "mtime" -> moment = text.toString();
        case "string" -> strings.add(text.toString());
        case "byte_runs" -> {
          if (value.isEmpty()) {
            lines.add(paths.element() + " at " + (runs.getFirst().offset() - Regf.CELL_HEADER_SIZE) + " " + moment);
          }
        }
        case "value" -> {
          lines.add(value + String.join("|", strings) + (noData || runs.size() == 1 ? "" : where(runs.getLast())));
          value = "";
        }
        case "node" -> paths.pop();
        default -> {}
      }
    }
  }

  private static String valueLine(String path, String name, String type, String data) {
    return path + " : " + name + " = " + type + " " + data;
  }

  /** Where data stands: not asked of none, and not told of large data, which may be in pieces. */
  private static String where(Extent data) {
    return " at " + (data.length() > Regf.SEGMENT_SIZE ? "several" : data.offset()) + "+" + data.length();
  }

  @Override
  public String key(String path, KeyNode key, String className) {
    Instant moment = key.lastWritten().truncatedTo(ChronoUnit.SECONDS);
    String written = key.lastWrittenTime() == 0 ? "none" : moment.toString();
    return withoutControls(path) + " at " + (Regf.BASE_BLOCK_SIZE + key.cell()) + " " + written;
  }

  @Override
  public String value(String path, KeyValue record, RegistryValue value, Set<Difference> met) {
    byte[] data = value.data();
    ByteBuffer number = ByteBuffer.wrap(data);
    String line = switch (value.type().code()) {
      case 0 -> line(path, value, "none", hex(data));
      case 1 -> text(path, value, "string", met);
      case 2 -> text(path, value, "expand", met);
      case 3 -> line(path, value, "binary", hex(data));
      case 4 -> line(path, value, "int32", "" + number.order(ByteOrder.LITTLE_ENDIAN).getInt());
      case 5 -> line(path, value, "int32", "" + number.getInt());
      case 6 -> text(path, value, "link", met);
      case 7 -> line(path, value, "string-list", Text.strings(data));
      case 8 -> line(path, value, "resource-list", hex(data));
      case 9 -> line(path, value, "resource-description", hex(data));
      case 10 -> line(path, value, "resource-requirements", hex(data));
      case 11 -> line(path, value, "int64", "" + number.order(ByteOrder.LITTLE_ENDIAN).getLong());
      default -> line(path, value, "unknown", hex(data));
    };
    return line + where(record, met);
  }

  private static String text(String path, RegistryValue value, String type, Set<Difference> met) {
    String shown = Text.untilNul(value.data());
    if (shown.length() + 1 < value.size() / Character.BYTES) {
      met.add(Difference.TEXT_ENDS_AT_NUL);
    }
    return line(path, value, type, shown);
  }

  private static String line(String path, RegistryValue value, String type, String data) {
    return withoutControls(valueLine(path, value.name(), type, data));
  }

  private static String hex(byte[] data) {
    return HexFormat.of().formatHex(data);
  }

  private static String where(KeyValue record, Set<Difference> met) {
    if (record.size() > Regf.SEGMENT_SIZE) {
      met.add(Difference.PLACE_OF_LARGE_DATA);
    }
    if (record.size() == 0) {
      met.add(Difference.PLACE_OF_NO_DATA);
    }
    return record.size() > Integer.BYTES ? where(new Extent(record.extents().getFirst().offset(), record.size())) : "";
  }
}
