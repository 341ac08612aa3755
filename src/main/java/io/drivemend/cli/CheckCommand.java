package io.drivemend.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drivemend.diagnosis.Diagnosis;
import io.drivemend.diagnosis.Verdict;
import io.drivemend.hive.log.ReplayPlan;
import io.drivemend.model.DriveMendException;
import io.drivemend.source.OpenedSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code drivemend check}: looks, and writes nothing. */
@Command(
    name = "check",
    description = "Look whether the registry names the right drive letter. Writes nothing.",
    footer = {"", "Exit code 0: healthy. 1: not healthy; the verdict says how."})
final class CheckCommand implements Callable<Integer> {

  private final CliContext context;

  @Mixin private SourceOptions sourceOptions = new SourceOptions();
  @Mixin private StoreOptions storeOptions = new StoreOptions();
  @Mixin private OutputOptions output = new OutputOptions();

  CheckCommand(CliContext context) {
    this.context = context;
  }

  @Override
  public Integer call() throws DriveMendException {
    storeOptions.tellInterrupted(storeOptions.store(context), context);
    OpenedSource source = sourceOptions.open(context.sources());
    Diagnosis diagnosis = source.diagnose(sourceOptions.letter(), row -> {});
    Optional<ReplayPlan> replay = source.replay();
    if (output.json()) {
      ObjectNode json = JsonOutput.of(source.name(), diagnosis);
      ReplayOutput.put(json, replay);
      JsonOutput.print(json, context.out());
    } else {
      TextOutput.print(source.name(), diagnosis, context.out());
      ReplayOutput.print(replay, context.out());
    }
    return diagnosis.verdict() == Verdict.HEALTHY ? ExitCode.OK : ExitCode.FAULT_FOUND;
  }
}
