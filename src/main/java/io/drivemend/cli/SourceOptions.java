package io.drivemend.cli;

import io.drivemend.model.DriveLetter;
import io.drivemend.model.DriveMendException;
import io.drivemend.source.OpenedSource;
import io.drivemend.source.SourceChoice;
import io.drivemend.source.Sources;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that name what is to be looked at. */
final class SourceOptions {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @ArgGroup
  private @Nullable Which which;

  @Option(
      names = "--system-hive",
      paramLabel = "FILE",
      description = "With --hive: the SYSTEM hive beside it, which knows the drive letters.")
  private @Nullable Path systemHive;

  @Option(
      names = "--letter",
      paramLabel = "X",
      converter = DriveLetterConverter.class,
      description = "The right drive letter of a Windows that is not running, where the evidence does not tell.")
  private @Nullable DriveLetter letter;

  /** One of them at the most. */
  static final class Which {
    @Option(names = "--local", description = "The running Windows; the default there.")
    private boolean local;

    @Option(
        names = "--windows",
        paramLabel = "DIR",
        description = "Another Windows: its drive, mounted image, or Windows folder.")
    private @Nullable Path windows;

    @Option(names = "--hive", paramLabel = "FILE", description = "The SOFTWARE hive of another Windows.")
    private @Nullable Path hive;

    @Option(names = "--practice", description = "The practice machine: a small registry that nobody needs.")
    private boolean practice;

    /** Whether the only option says no, as {@code --local=false} does. */
    private boolean isEmpty() {
      return !local && !practice && windows == null && hive == null;
    }
  }

  /** The letter that was given. */
  Optional<DriveLetter> letter() {
    return Optional.ofNullable(letter);
  }

  /** Opens the source. */
  OpenedSource open(Sources sources) throws DriveMendException {
    SourceChoice choice = choice(sources);
    if (letter != null && choice instanceof SourceChoice.ThisComputer) {
      throw usage("--letter is for a Windows that is not running: this one knows where it runs from.");
    }
    if (systemHive != null && !(choice instanceof SourceChoice.HiveFile)) {
      throw usage("--system-hive belongs to --hive.");
    }
    return sources.open(choice);
  }

  private SourceChoice choice(Sources sources) {
    if (which == null || which.isEmpty()) {
      if (!sources.canReadThisComputer()) {
        throw usage("Say what to look at: --windows DIR, --hive FILE or --practice.");
      }
      return new SourceChoice.ThisComputer();
    }
    if (which.windows != null) {
      return new SourceChoice.WindowsFolder(which.windows);
    }
    if (which.hive != null) {
      return new SourceChoice.HiveFile(which.hive, Optional.ofNullable(systemHive));
    }
    return which.practice ? new SourceChoice.PracticeMachine() : new SourceChoice.ThisComputer();
  }

  private ParameterException usage(String message) {
    if (spec == null) {
      throw new IllegalStateException("picocli sets the specification");
    }
    return new ParameterException(spec.commandLine(), message);
  }
}
