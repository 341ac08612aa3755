package io.drivemend.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drivemend.hive.check.HiveCounts;
import io.drivemend.hive.check.IntegrityFinding;
import io.drivemend.hive.check.IntegrityReport;
import java.io.PrintWriter;
import java.util.Locale;

/** What was found in a hive, for people and as JSON. */
final class IntegrityOutput {

  private IntegrityOutput() {}

  static void print(IntegrityReport report, PrintWriter out) {
    HiveCounts counts = report.counts();
    out.println(report.sentence());
    out.println();
    out.printf(Locale.ROOT, "  regf %s, last written %s, %,d bytes%n", report.version(), report.lastWritten(), counts.fileSize());
    out.printf(Locale.ROOT, "  %,d keys and %,d values can be reached%n", counts.keys(), counts.values());
    out.printf(
        Locale.ROOT,
        "  %,d bins; %,d cells in use (%,d bytes), %,d free (%,d bytes)%n",
        counts.bins(),
        counts.cellsInUse(),
        counts.bytesInUse(),
        counts.cellsFree(),
        counts.bytesFree());
    out.printf(Locale.ROOT, "  %,d bytes after the last bin%n", counts.bytesBehind());
    out.println();
    for (IntegrityFinding finding : report.findings()) {
      out.printf(Locale.ROOT, "  %s  %s%n", finding.isDamage() ? "DAMAGE" : "note  ", HarmlessWriter.oneLine(finding.sentence()));
    }
    if (report.omitted() > 0) {
      out.printf(Locale.ROOT, "  and %,d more%n", report.omitted());
    }
    out.println("Looked through " + report.hive() + ". Nothing was written.");
    out.flush();
  }

  static ObjectNode json(IntegrityReport report) {
    HiveCounts counts = report.counts();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("hive", report.hive());
    json.put("sentence", report.sentence());
    json.put("sound", report.isSound());
    json.put("clean", report.isClean());
    json.put("dirt", report.dirt().orElse(null));
    json.put("version", report.version());
    json.put("lastWritten", report.lastWritten().toString());
    json.putObject("counts")
        .put("fileSize", counts.fileSize())
        .put("keys", counts.keys())
        .put("values", counts.values())
        .put("bins", counts.bins())
        .put("cellsInUse", counts.cellsInUse())
        .put("bytesInUse", counts.bytesInUse())
        .put("cellsFree", counts.cellsFree())
        .put("bytesFree", counts.bytesFree())
        .put("bytesBehind", counts.bytesBehind());
    json.put("damages", report.damages());
    json.put("oddities", report.oddities());
    json.putArray("findings");
    for (IntegrityFinding finding : report.findings()) {
      json.withArray("findings")
          .addObject()
          .put("damage", finding.isDamage())
          .put("part", finding.part())
          .put("offset", finding.offset())
          .put("structure", finding.structure())
          .put("what", finding.what())
          .put("meaning", finding.meaning());
    }
    return json;
  }
}
