package io.drivemend.cli;

import io.drivemend.backup.BackupPlace;
import io.drivemend.model.DriveMendException;
import io.drivemend.model.Problem;
import io.drivemend.source.Sources;
import java.io.FileDescriptor;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Arrays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

/** The command {@code drivemend} with its subcommands. */
public final class Cli {

  private final CliContext context;

  private Cli(CliContext context) {
    this.context = context;
  }

  /**
   * The command line of this process.
   *
   * @param sources opens sources
   * @param place where backups go without {@code --backups}
   * @param program the program's name and version
   */
  public static Cli ofProcess(Sources sources, BackupPlace place, String program) {
    return of(
        sources,
        place,
        program,
        new HarmlessWriter(FileDescriptor.out, System.out.charset()),
        new HarmlessWriter(FileDescriptor.err, System.err.charset()),
        Terminal.ofProcess());
  }

  static Cli of(
      Sources sources, BackupPlace place, String program, Writer out, Writer err, Terminal terminal) {
    return new Cli(new CliContext(sources, place, program, new LinePrinter(out), new LinePrinter(err), terminal));
  }

  /** Runs a command and returns its exit code. */
  public int execute(String... arguments) {
    CommandLine commandLine = new CommandLine(specification());
    commandLine.registerConverter(Path.class, new PathConverter());
    commandLine.setOut(context.out());
    commandLine.setErr(context.err());
    commandLine.setExecutionExceptionHandler(
        (failure, command, parsed) -> failed(failure, parsed.subcommand().matchedOptionValue("--json", false)));
    int exitCode = execute(commandLine, arguments);
    boolean lost = context.out().checkError() && exitCode < ExitCode.USAGE;
    return lost ? failed(Problem.RESULT_NOT_PRINTED.with(), false) : exitCode;
  }

  /** Picocli leaves errors of the virtual machine alone; a hostile file must not end the program with a code of its own. */
  private int execute(CommandLine commandLine, String... arguments) {
    try {
      return commandLine.execute(arguments);
    } catch (OutOfMemoryError | StackOverflowError e) {
      return failed(new IllegalStateException("the memory does not suffice", e), Arrays.asList(arguments).contains("--json"));
    }
  }

  @Command(
      name = "drivemend",
      description = "Repairs a Windows registry that names the old letter of the system drive (article Q267929).",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Without a command the wizard opens.",
        "",
        "Exit codes:",
        "  0  healthy, or done",
        "  1  check: not healthy; the verdict says how",
        "  2  the command was not understood",
        "  3  the rights of this user do not suffice; nothing was written",
        "  4  refused: it cannot be done safely; nothing was written",
        "  5  failed, and nothing was changed",
        "  6  failed after a write; the message names the backup"
      })
  private static final class Root {}

  private CommandSpec specification() {
    CommandSpec root = CommandSpec.forAnnotatedObject(new Root());
    root.version(context.program());
    add(root, new CheckCommand(context));
    add(root, new InspectCommand(context));
    add(root, new RepairCommand(context));
    add(root, new BackupsCommand(context));
    add(root, new VerifyCommand(context));
    add(root, new RestoreCommand(context));
    add(root, new RecoverCommand(context));
    add(root, new ExportCommand(context));
    add(root, new CopyCommand(context));
    add(root, new ImportCommand(context));
    add(root, new DeleteCommand(context));
    return root;
  }

  private static void add(CommandSpec root, Object command) {
    CommandSpec spec = CommandSpec.forAnnotatedObject(command);
    spec.mixinStandardHelpOptions(true);
    root.addSubcommand(spec.name(), spec);
  }

  private int failed(Exception failure, boolean json) {
    DriveMendException known =
        failure instanceof DriveMendException expected
            ? expected
            : Problem.INTERNAL.causedBy(failure, failure.toString());
    if (json) {
      JsonOutput.print(JsonOutput.of(known), context.out());
    }
    context.tell(known);
    return known.problem().outcome().exitCode();
  }
}
