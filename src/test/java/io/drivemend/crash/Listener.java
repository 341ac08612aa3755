package io.drivemend.crash;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.drivemend.crash.Program.Seen;
import io.drivemend.crash.watch.Effect;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Reads what a watched program says on standard error. Each moment is given by {@link System#nanoTime}. */
final class Listener {

  private final List<Seen> steps = new ArrayList<>();
  private final List<String> messages = new ArrayList<>();
  private final CompletableFuture<Long> begun = new CompletableFuture<>();
  private final CompletableFuture<Long> prepared = new CompletableFuture<>();
  private final CompletableFuture<Long> stopped = new CompletableFuture<>();

  /** Reads until the program has ended. */
  Listener listen(Process process) {
    try (BufferedReader lines = process.errorReader(UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(line, System.nanoTime());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      for (CompletableFuture<Long> never : List.of(begun, prepared, stopped)) {
        never.completeExceptionally(new IOException("it ended without coming so far"));
      }
    }
    return this;
  }

  private void take(String line, long now) {
    Optional<Effect> effect = Effect.parse(line);
    if (effect.isEmpty()) {
      messages.add(line);
      return;
    }
    steps.add(new Seen(effect.get(), now));
    begun.complete(now);
    if (effect.get().placed("state.json")) {
      prepared.complete(now);
    }
    if (Effect.asksForDeath(line)) {
      stopped.complete(now);
    }
  }

  /** The moment from which a kill counts its delay; empty when there is to be none. */
  Optional<CompletableFuture<Long>> startOf(Kill kill) {
    return switch (kill) {
      case Kill.None none -> Optional.empty();
      case Kill.AtStep step -> Optional.of(stopped);
      case Kill.AtTime time -> Optional.of(begun);
      case Kill.AfterPrepared aimed -> Optional.of(prepared);
    };
  }

  /** All steps; complete when {@link #listen} has returned. */
  List<Seen> steps() {
    return List.copyOf(steps);
  }

  /** What the program itself said; complete when {@link #listen} has returned. */
  String messages() {
    return String.join("\n", messages);
  }
}
