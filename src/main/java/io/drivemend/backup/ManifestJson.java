package io.drivemend.backup;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.SourceRef;
import io.drivemend.model.ValueChange;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.ValueType;
import io.drivemend.model.View;
import io.drivemend.model.WindowsIdentity;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * The manifest as JSON. What is read is untrusted: the mapping is strict, and only the values that DriveMend repairs are
 * accepted, so that no manifest can make a restore write anything else.
 */
final class ManifestJson {

  /** The schema version; a reader refuses every other. */
  static final int SCHEMA = 1;

  private static final int LONGEST_STRING = 1 << 20;
  private static final HexFormat HEX = HexFormat.of();

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .visibility(PropertyAccessor.IS_GETTER, Visibility.NONE)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .build();

  static {
    MAPPER
        .getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxStringLength(LONGEST_STRING).maxNestingDepth(8).build());
  }

  private ManifestJson() {}

  /** A manifest that does not say what it should; the message says where. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1L;

    Malformed(String message) {
      super(message);
    }
  }

  /** A manifest of another schema version. */
  static final class OtherSchema extends Exception {
    private static final long serialVersionUID = 1L;

    private final String version;

    OtherSchema(String version) {
      super("schema version " + version);
      this.version = version;
    }

    String version() {
      return version;
    }
  }

  static byte[] write(Manifest manifest) throws IOException {
    return MAPPER.writeValueAsBytes(
        new Document(
            SCHEMA,
            manifest.id(),
            manifest.program(),
            manifest.created().toString(),
            manifest.createdBy(),
            manifest.windows(),
            new Source(manifest.source().kind().name().toLowerCase(Locale.ROOT), manifest.source().path()),
            manifest.changes().stream().map(ManifestJson::toJson).toList(),
            manifest.files()));
  }

  static Manifest read(byte[] json) throws Malformed, OtherSchema {
    try {
      JsonNode tree = MAPPER.readTree(json);
      JsonNode schema = tree.path("schema");
      if (!schema.isInt() || schema.asInt() != SCHEMA) {
        throw new OtherSchema(schema.asText("none"));
      }
      return fromJson(MAPPER.treeToValue(tree, Document.class));
    } catch (JacksonException e) {
      throw new Malformed(e.getOriginalMessage());
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw new Malformed(String.valueOf(e.getMessage()));
    }
  }

  private record Document(
      int schema,
      String id,
      String program,
      String created,
      String createdBy,
      WindowsIdentity windows,
      Source source,
      List<Value> values,
      List<Manifest.SavedFile> files) {}

  private record Source(String kind, String path) {}

  /** {@code before} and {@code after} are the data's bytes as hexadecimal digits; {@code type} is the registry's number. */
  private record Value(String view, String key, String name, int type, String before, String after) {}

  private static Value toJson(ValueChange change) {
    return new Value(
        change.where().view().id(),
        change.where().key().toString(),
        change.where().name(),
        change.before().type().code(),
        HEX.formatHex(change.before().data()),
        HEX.formatHex(change.after().data()));
  }

  private static Manifest fromJson(Document json) throws Malformed {
    for (Manifest.SavedFile file : json.files()) {
      if (!file.name().matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}") || file.name().endsWith(".")) {
        throw new Malformed("the file name \"" + file.name() + "\" is not one of a backup");
      }
    }
    if (json.values().isEmpty()) {
      throw new Malformed("it names no value");
    }
    List<ValueChange> changes = new ArrayList<>();
    for (Value value : json.values()) {
      changes.add(fromJson(value));
    }
    return new Manifest(
        json.id(),
        json.program(),
        OffsetDateTime.parse(json.created()),
        json.createdBy(),
        json.windows(),
        new SourceRef(SourceRef.Kind.valueOf(json.source().kind().toUpperCase(Locale.ROOT)), json.source().path()),
        changes,
        json.files());
  }

  private static ValueChange fromJson(Value value) throws Malformed {
    View view =
        Arrays.stream(View.values())
            .filter(candidate -> candidate.id().equals(value.view()))
            .findFirst()
            .orElseThrow(() -> new Malformed("there is no view \"" + value.view() + "\""));
    if (!value.key().equals(KeyPath.CURRENT_VERSION.toString()) || !value.name().equals("PathName")) {
      throw new Malformed("DriveMend never writes " + value.key() + ", " + value.name());
    }
    ValueType type = new ValueType(value.type());
    return new ValueChange(
        new ValueLocation(view, KeyPath.CURRENT_VERSION, value.name()),
        new RegistryValue(value.name(), type, HEX.parseHex(value.before())),
        new RegistryValue(value.name(), type, HEX.parseHex(value.after())));
  }
}
