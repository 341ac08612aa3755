package io.drivemend.backup;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.cfg.MutableCoercionConfig;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import io.drivemend.model.KeyPath;
import io.drivemend.model.RegistryValue;
import io.drivemend.model.SourceRef;
import io.drivemend.model.ValueChange;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.ValueType;
import io.drivemend.model.View;
import io.drivemend.model.WindowsIdentity;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The manifest as JSON, in UTF-8. What is read is untrusted: the mapping is strict, and only the values that DriveMend
 * repairs are accepted, so that no manifest can make a restore write anything else.
 *
 * <p>The members are described in {@code src/docs/backup-format.md}. A change of what a member means, or a new one, makes a
 * new schema; the readers of all older ones stay.
 */
final class ManifestJson {

  /** The schema version that is written. Those before it are read, any other is refused. */
  static final int SCHEMA = 2;

  private static final int SCHEMA_WITHOUT_RESTORES = 1;

  /** The only value that is ever written, by the name that DriveMend calls it; the registry may spell it otherwise. */
  private static final String PATH_NAME = "PathName";

  private static final int LONGEST_STRING = 1 << 20;
  private static final HexFormat HEX = HexFormat.of();

  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .withCoercionConfig(LogicalType.Textual, ManifestJson::takeOnlyStrings)
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
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

  private static void takeOnlyStrings(MutableCoercionConfig text) {
    for (CoercionInputShape other : List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
      text.setCoercion(other, CoercionAction.Fail);
    }
  }

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
            manifest.restores().orElse(""),
            manifest.files()));
  }

  /**
   * Reads a manifest.
   *
   * @throws Malformed also when it is well-formed, but not one that a repair can have left
   */
  static Manifest read(byte[] json) throws Malformed, OtherSchema {
    try {
      JsonNode tree = MAPPER.readTree(json);
      JsonNode schema = tree.path("schema");
      if (!schema.isIntegralNumber()) {
        throw new Malformed("it names no schema version");
      }
      if (!schema.isInt() || schema.asInt() < SCHEMA_WITHOUT_RESTORES || schema.asInt() > SCHEMA) {
        throw new OtherSchema(schema.asText());
      }
      Manifest manifest = fromJson(MAPPER.treeToValue(upToDate(tree, schema.asInt()), Document.class));
      Optional<String> defect = ManifestCheck.defect(manifest);
      if (defect.isPresent()) {
        throw new Malformed(defect.get());
      }
      return manifest;
    } catch (JacksonException e) {
      throw new Malformed(e.getOriginalMessage());
    } catch (IOException | RuntimeException e) {
      // Nothing that stands in a manifest may end more than the reading of this one.
      throw new Malformed(String.valueOf(e.getMessage()));
    }
  }

  /** Says in the newest schema what an older one says. */
  private static JsonNode upToDate(JsonNode tree, int schema) throws Malformed {
    if (schema == SCHEMA_WITHOUT_RESTORES && tree instanceof ObjectNode manifest) {
      if (manifest.putIfAbsent("restores", TextNode.valueOf("")) != null) {
        throw new Malformed("schema " + schema + " has no member \"restores\"");
      }
    }
    return tree;
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
      String restores,
      List<Manifest.SavedFile> files) {}

  private record Source(String kind, String path) {}

  /** {@code before} and {@code after} are the data's bytes as hexadecimal digits; {@code type} is the registry's number. */
  private record Value(String view, String key, String name, int type, String before, String after) {}

  private static Value toJson(ValueChange change) {
    return new Value(
        change.where().view().id(),
        change.where().key().toString(),
        change.before().name(),
        change.before().type().code(),
        HEX.formatHex(change.before().data()),
        HEX.formatHex(change.after().data()));
  }

  private static Manifest fromJson(Document json) throws Malformed {
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
        Optional.of(json.restores()).filter(id -> !id.isEmpty()),
        json.files());
  }

  private static ValueChange fromJson(Value value) throws Malformed {
    View view =
        Arrays.stream(View.values())
            .filter(candidate -> candidate.id().equals(value.view()))
            .findFirst()
            .orElseThrow(() -> new Malformed("there is no view \"" + value.view() + "\""));
    if (!value.key().equals(KeyPath.CURRENT_VERSION.toString()) || !value.name().equalsIgnoreCase(PATH_NAME)) {
      throw new Malformed("DriveMend never writes " + value.key() + ", " + value.name());
    }
    ValueType type = new ValueType(value.type());
    return new ValueChange(
        new ValueLocation(view, KeyPath.CURRENT_VERSION, PATH_NAME),
        new RegistryValue(value.name(), type, HEX.parseHex(value.before())),
        new RegistryValue(value.name(), type, HEX.parseHex(value.after())));
  }
}
