package io.drivemend.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drivemend.hive.log.LogReport;
import io.drivemend.hive.log.LogUse;
import io.drivemend.hive.log.ReplayPlan;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** What stands in the logs of a hive that was not closed properly, for people and as JSON. */
final class ReplayOutput {

  private ReplayOutput() {}

  static void print(Optional<ReplayPlan> replay, PrintWriter out) {
    if (replay.isPresent()) {
      out.println(replay.get().sentence() + ".");
      for (LogReport log : replay.get().logs()) {
        out.println("  " + log.name() + written(log) + ": " + log.use().words());
      }
      out.flush();
    }
  }

  private static String written(LogReport log) {
    return log.written()
        .map(moment -> " (" + TextOutput.time(moment.atZone(ZoneId.systemDefault()).toOffsetDateTime()) + ")")
        .orElse("");
  }

  /** That the logs were taken in. */
  static void printDone(Optional<ReplayPlan> replay, PrintWriter out) {
    if (replay.isPresent()) {
      out.println(
          String.format(
              Locale.ROOT,
              "The hive had not been closed properly: it took in %,d bytes from its logs first. The logs are as they were.",
              replay.get().bytes()));
    }
  }

  /** Adds {@code replay}: null for a registry that is running, and for a hive that was closed properly. */
  static void put(ObjectNode json, Optional<ReplayPlan> replay) {
    if (replay.isEmpty()) {
      json.putNull("replay");
      return;
    }
    ReplayPlan plan = replay.get();
    ObjectNode node = json.putObject("replay");
    node.put("replayable", plan.replayable());
    node.put("why", plan.why());
    node.put("obstacle", plan.replayable() ? null : plan.obstacle());
    node.put("entries", plan.entries());
    node.put("pages", plan.pages());
    node.put("bytes", plan.bytes());
    node.put("baseBlockRecovered", plan.baseBlockRecovered());
    plan.logs().forEach(log -> put(node.withArray("logs").addObject(), log));
    node.withArray("logs");
  }

  private static void put(ObjectNode node, LogReport log) {
    node.put("file", log.file().toString());
    node.put("size", log.size());
    node.put("written", log.written().map(Instant::toString).orElse(null));
    node.put("format", log.format().map(format -> format.name().toLowerCase(Locale.ROOT)).orElse(null));
    switch (log.use()) {
      case LogUse.Applied applied -> {
        node.put("applied", true);
        node.put("first", applied.first());
        node.put("last", applied.last());
        node.put("pages", applied.pages());
        node.put("bytes", applied.bytes());
        node.put("end", applied.end().isEmpty() ? null : applied.end());
      }
      case LogUse.Skipped skipped -> {
        node.put("applied", false);
        node.put("reason", skipped.reason().name().toLowerCase(Locale.ROOT));
        node.put("words", skipped.words());
      }
    }
  }
}
