package dev.offsite.standalone.command;

import dev.offsite.standalone.instance.StartException;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line as a whole. */
public final class CommandLines {

  /** Everything went well. */
  static final int OK = 0;

  /** Something failed, or was found to be wrong. */
  static final int FAILED = 1;

  /** The command was not understood. */
  static final int USAGE = 2;

  /** The command {@code offsite} with all below it. */
  public static CommandLine offsite() {
    CommandLine line = new CommandLine(new Root());
    describeExitCodes(line);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler(CommandLines::explain);
    return line;
  }

  private static void describeExitCodes(CommandLine line) {
    Map<String, String> codes = new LinkedHashMap<>();
    codes.put("  " + OK, "all is well");
    codes.put("  " + FAILED, "something failed, or was found to be wrong");
    codes.put("  " + USAGE, "the command line was not understood");
    codes.put("130", "ended by Ctrl-C");
    codes.put("143", "ended by a signal TERM");
    line.getCommandSpec().usageMessage().exitCodeListHeading("%nExit codes:%n").exitCodeList(codes);
    line.getSubcommands().values().forEach(CommandLines::describeExitCodes);
  }

  /** What the user can put right is said in a sentence; anything else is ours and shown whole. */
  private static int explain(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
    if (failure instanceof StartException || failure instanceof CommandFailedException) {
      line.getErr().println("offsite: " + failure.getMessage());
    } else if (failure instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      line.getErr().println("offsite: interrupted");
    } else {
      line.getErr().println("offsite: this should not happen; please report it.");
      failure.printStackTrace(line.getErr());
    }
    return FAILED;
  }

  @Command(
      name = "offsite",
      description = "Turns telemetry of scales, trucks and drones into violation candidates.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      synopsisSubcommandLabel = "COMMAND",
      subcommands = {
        DemoCommand.class,
        UpCommand.class,
        HealthCommand.class,
        CandidatesCommand.class,
        EvidenceCommand.class,
        FeedbackCommand.class,
        HistoryCommand.class,
        RejudgeCommand.class,
        ScoreCommand.class,
        ScenariosCommand.class,
        CredentialsCommand.class,
        DeadLettersCommand.class,
        ReferenceCommand.class,
        RecordCommand.class,
        SimulateCommand.class,
        ReplayCommand.class,
        CheckCommand.class,
        ImportCommand.class,
        BenchCommand.class,
        CommandLine.HelpCommand.class,
      },
      footer = {"", "Begin with: ./offsite demo", "Help on a command: ./offsite COMMAND --help"})
  private static final class Root implements Runnable {

    @Spec private CommandSpec spec;

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "Which command?");
    }
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = CommandLines.class.getPackage().getImplementationVersion();
      return new String[] {
        "offsite " + (version == null ? "(not built as a jar)" : version),
        "Java " + Runtime.version()
      };
    }
  }

  private CommandLines() {}
}
