package io.drivemend.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drivemend.backup.BackupStore.Listed;
import io.drivemend.backup.Manifest;
import io.drivemend.diagnosis.CheckResult;
import io.drivemend.diagnosis.Diagnosis;
import io.drivemend.diagnosis.Finding;
import io.drivemend.diagnosis.Verdict;
import io.drivemend.diagnosis.Witness;
import io.drivemend.model.DriveLetter;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem.Outcome;
import io.drivemend.model.ValueChange;
import io.drivemend.model.ValueLocation;
import io.drivemend.model.ValueType;
import io.drivemend.model.WindowsPath;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The results as JSON objects. Names, once printed, are never given another meaning. */
final class JsonOutput {

  /** Escaped, so that no terminal's character set can lose a letter of a path. */
  private static final ObjectMapper MAPPER =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private JsonOutput() {}

  static void print(ObjectNode json, PrintWriter out) {
    try {
      out.print(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json));
      out.println();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of JSON can always be written", e);
    }
    out.flush();
  }

  static ObjectNode of(String source, Diagnosis diagnosis) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("verdict", diagnosis.verdict().id());
    json.put("sentence", diagnosis.sentence());
    diagnosis.stop().ifPresent(problem -> json.put("code", problem.code()));
    json.put("source", source);
    json.put("machine", diagnosis.windows().machine());
    json.put("windows", diagnosis.windows().toString());
    json.put("rightPath", diagnosis.rightPath().map(WindowsPath::toString).orElse(null));
    diagnosis.findings().forEach(finding -> json.withArray("findings").add(of(finding)));
    json.withArray("findings");
    ArrayNode witnesses = json.putArray("witnesses");
    for (Witness witness : diagnosis.witnesses()) {
      witnesses
          .addObject()
          .put("name", witness.name())
          .put("letter", witness.letter().map(DriveLetter::toString).orElse(null))
          .put("standing", witness.standing().id())
          .put("says", witness.says())
          .put("why", witness.why());
    }
    for (CheckResult check : diagnosis.checks()) {
      json.withArray("checks")
          .addObject()
          .put("status", check.status().id())
          .put("title", check.title())
          .put("evidence", check.evidence());
    }
    return json;
  }

  private static ObjectNode of(Finding finding) {
    ObjectNode json = MAPPER.createObjectNode();
    put(json, finding.where());
    json.put("type", finding.type().map(ValueType::toString).orElse(null));
    json.put("old", finding.type().isPresent() ? finding.oldText() : null);
    json.put("new", finding.newPath().map(WindowsPath::toString).orElse(null));
    ArrayNode evidence = json.putArray("evidence");
    finding.evidence().forEach(evidence::add);
    json.put("repairable", finding.change().isPresent());
    finding.problem().ifPresent(problem -> json.put("code", problem.code()));
    return json;
  }

  /**
   * A failure. It has a verdict and findings too, so that a script need not tell one kind of answer from the other: what
   * could not be looked at is never healthy.
   */
  static ObjectNode of(DriveMendException failure) {
    ObjectNode json = MAPPER.createObjectNode();
    boolean refused = failure.problem().outcome() == Outcome.REFUSED;
    json.put("verdict", (refused ? Verdict.NOT_REPAIRABLE : Verdict.UNKNOWN).id());
    json.put("code", failure.problem().code());
    json.put("sentence", failure.sentence());
    json.putArray("findings");
    return json;
  }

  /** Adds the changes that were made, as they were read back. */
  static void putChanges(ObjectNode json, List<ValueChange> changes) {
    ArrayNode array = json.putArray("changes");
    for (ValueChange change : changes) {
      ObjectNode node = array.addObject();
      put(node, change.where());
      node.put("type", change.before().type().toString());
      node.put("old", change.before().textOrSize());
      node.put("new", change.after().textOrSize());
    }
  }

  static ObjectNode of(List<Listed> backups) {
    ObjectNode json = MAPPER.createObjectNode();
    ArrayNode array = json.putArray("backups");
    for (Listed listed : backups) {
      ObjectNode node = array.addObject();
      switch (listed) {
        case Listed.Sound sound -> {
          Manifest manifest = sound.backup().manifest();
          node.put("id", manifest.id());
          node.put("created", manifest.created().toString());
          node.put("machine", manifest.windows().machine());
          node.put("source", manifest.source().toString());
          node.put("state", sound.backup().state().id());
          node.put("restores", manifest.restores().orElse(null));
          node.put("importedFrom", sound.backup().record().importedFrom().orElse(null));
          node.put("folder", sound.backup().folder().toString());
          putChanges(node, manifest.changes());
        }
        case Listed.Broken broken -> {
          node.put("id", broken.id());
          node.put("state", "broken");
          node.put("folder", broken.folder().toString());
          node.put("code", broken.reason().problem().code());
          node.put("reason", broken.reason().sentence());
        }
      }
    }
    return json;
  }

  static ObjectNode restored(String id, String safetyId, List<ValueChange> changes) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("id", id);
    json.put("safetyBackupId", safetyId);
    putChanges(json, changes);
    return json;
  }

  /** What was settled, and the first failure where there were some: the one does not hide the other. */
  static ObjectNode recovered(List<RecoverCommand.Recovered> all, List<DriveMendException> failures) {
    ObjectNode json = failures.isEmpty() ? MAPPER.createObjectNode() : of(failures.getFirst());
    ArrayNode array = json.putArray("recovered");
    for (RecoverCommand.Recovered each : all) {
      array
          .addObject()
          .put("id", each.backup().id())
          .put("found", each.found().name().toLowerCase(Locale.ROOT))
          .put("settled", each.settled().name().toLowerCase(Locale.ROOT));
    }
    return json;
  }

  static ObjectNode verified(String id, String sha256) {
    return MAPPER.createObjectNode().put("id", id).put("intact", true).put("sha256", sha256);
  }

  private static void put(ObjectNode json, ValueLocation where) {
    json.put("view", where.view().id());
    json.put("key", where.key().toString());
    json.put("name", where.name());
  }
}
