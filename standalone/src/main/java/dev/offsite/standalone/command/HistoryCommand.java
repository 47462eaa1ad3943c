package dev.offsite.standalone.command;

import dev.offsite.monitor.history.RowQuery;
import dev.offsite.monitor.history.Rows;
import dev.offsite.monitor.history.TimeSeriesException;
import dev.offsite.monitor.history.TimeSeriesReader;
import dev.offsite.monitor.history.TimeSpan;
import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTable;
import dev.offsite.schemas.history.HistoryTables;
import dev.offsite.standalone.history.HistoryReaders;
import dev.offsite.standalone.history.LatestRevisions;
import dev.offsite.standalone.instance.HistoryAddress;
import dev.offsite.standalone.terminal.Terminal;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "history",
    description = "Reads the time series of a running instance (docs/history.md).",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class HistoryCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(),
        "History of what? track, trips, weighings, candidates, hot-words, scores or health");
  }

  @Command(
      name = "track",
      description = "Where a truck was, thinned.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  int track(
      @Parameters(paramLabel = "DEVICE", description = "Id of the truck") String device,
      @Mixin HistorySpanMixin span,
      @Mixin Output output)
      throws CommandFailedException, InterruptedException {
    TimeSpan when = span.span(Instant.now());
    return print(
        HistoryTables.POSITIONS,
        output,
        "speed_kph",
        reader -> reader.track(device, when, output.limit()));
  }

  @Command(
      name = "trips",
      description = "Journeys of a truck with load that began in the span, the newest first.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  int trips(
      @Parameters(paramLabel = "DEVICE", description = "Id of the truck") String device,
      @Mixin HistorySpanMixin span,
      @Mixin Output output)
      throws CommandFailedException, InterruptedException {
    RowQuery query =
        new RowQuery(
            HistoryTables.TRIPS,
            span.span(Instant.now()),
            Map.of("device", device),
            RowQuery.Order.NEWEST_FIRST,
            output.limit());
    return print(
        HistoryTables.TRIPS, output, null, reader -> LatestRevisions.of(reader.rows(query)));
  }

  @Command(
      name = "scores",
      description = "How a company stood, each time its score changed.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  int scores(
      @Parameters(paramLabel = "COMPANY", description = "As the registry names it") String company,
      @Mixin HistorySpanMixin span,
      @Mixin Output output)
      throws CommandFailedException, InterruptedException {
    RowQuery query =
        new RowQuery(
            HistoryTables.COMPANY_SCORES,
            span.span(Instant.now()),
            Map.of("company", company),
            RowQuery.Order.OLDEST_FIRST,
            output.limit());
    return print(HistoryTables.COMPANY_SCORES, output, "points", reader -> reader.rows(query));
  }

  @Command(
      name = "weighings",
      description = "What a scale weighed.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  int weighings(
      @Parameters(paramLabel = "DEVICE", description = "Id of the scale") String device,
      @Mixin HistorySpanMixin span,
      @Mixin Output output)
      throws CommandFailedException, InterruptedException {
    TimeSpan when = span.span(Instant.now());
    return print(
        HistoryTables.WEIGHINGS,
        output,
        "gross_kg",
        reader -> reader.weighings(device, when, output.limit()));
  }

  @Command(
      name = "health",
      description = "How well a device worked, by what reached us.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  int health(
      @Parameters(paramLabel = "DEVICE", description = "Id of the device") String device,
      @Mixin HistorySpanMixin span,
      @Mixin Output output)
      throws CommandFailedException, InterruptedException {
    TimeSpan when = span.span(Instant.now());
    return print(
        HistoryTables.DEVICE_HEALTH,
        output,
        "reports",
        reader -> reader.deviceHealth(device, when, output.limit()));
  }

  @Command(
      name = "candidates",
      description = "Candidates whose episode began in the span, the newest first.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  int candidates(@Mixin CandidateFilter filter, @Mixin HistorySpanMixin span, @Mixin Output output)
      throws CommandFailedException, InterruptedException {
    RowQuery query =
        new RowQuery(
            HistoryTables.CANDIDATES,
            span.span(Instant.now()),
            filter.equal(),
            RowQuery.Order.NEWEST_FIRST,
            output.limit());
    return print(
        HistoryTables.CANDIDATES,
        output,
        null,
        reader -> {
          Rows rows = reader.rows(query);
          return filter.allRevisions ? rows : LatestRevisions.of(rows);
        });
  }

  @Command(
      name = "hot-words",
      description =
          "Hot words of the days that began in the span, the newest first; give --from 30d or the like.",
      mixinStandardHelpOptions = true,
      sortOptions = false)
  int hotWords(@Mixin HotWordFilter filter, @Mixin HistorySpanMixin span, @Mixin Output output)
      throws CommandFailedException, InterruptedException {
    RowQuery query = filter.query(span.span(Instant.now()), output.limit());
    return print(
        HistoryTables.HOT_WORDS,
        output,
        null,
        reader -> {
          Rows rows = reader.rows(query);
          return filter.allRevisions ? rows : LatestRevisions.of(rows);
        });
  }

  /** Which hot words are meant. */
  static final class HotWordFilter {

    @Option(names = "--district", paramLabel = "ID", description = "Of this district only")
    private String district;

    @Option(names = "--class", paramLabel = "CLASS", description = "Of this class only")
    private String objectClass;

    @Option(names = "--all-revisions", description = "Every revision, not only the one that stands")
    private boolean allRevisions;

    RowQuery query(TimeSpan span, int limit) {
      Map<String, String> equal = new HashMap<>();
      CandidateFilter.putIfGiven(equal, "district", district);
      CandidateFilter.putIfGiven(equal, "object_class", objectClass);
      return new RowQuery(HistoryTables.HOT_WORDS, span, equal, RowQuery.Order.NEWEST_FIRST, limit);
    }
  }

  /** Which candidates are meant. */
  static final class CandidateFilter {

    @Option(names = "--kind", paramLabel = "KIND", description = "Of this kind only")
    private String kind;

    @Option(names = "--rule", paramLabel = "ID", description = "Of this rule only")
    private String rule;

    @Option(names = "--device", paramLabel = "ID", description = "Seen by this device only")
    private String device;

    @Option(names = "--all-revisions", description = "Every revision, not only the one that stands")
    private boolean allRevisions;

    Map<String, String> equal() {
      Map<String, String> equal = new HashMap<>();
      putIfGiven(equal, "kind", kind);
      putIfGiven(equal, "rule", rule);
      putIfGiven(equal, "device", device);
      return equal;
    }

    private static void putIfGiven(Map<String, String> equal, String column, String text) {
      if (text != null) {
        equal.put(column, text);
      }
    }
  }

  /** How rows are printed. */
  static final class Output {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Mixin private InstanceFolderMixin folder;

    @Option(
        names = "--limit",
        paramLabel = "N",
        defaultValue = "1000",
        description = "Most rows; that there are more is said. Default: ${DEFAULT-VALUE}")
    private int limit;

    @Option(names = "--json", description = "One JSON object on each line, times in UTC")
    private boolean json;

    @Option(names = "--csv", description = "Comma-separated values, times in UTC")
    private boolean csv;

    int limit() {
      Limits.require(command, "--limit", limit, 1, RowQuery.LIMIT_MAX);
      if (json && csv) {
        throw new ParameterException(command.commandLine(), "--json and --csv exclude each other");
      }
      return limit;
    }
  }

  /** Asks the time series for rows. */
  private interface Question {
    Rows ask(TimeSeriesReader reader) throws TimeSeriesException, InterruptedException;
  }

  private static int print(HistoryTable table, Output output, String drawn, Question question)
      throws CommandFailedException, InterruptedException {
    output.limit(); // what is wrong on the command line is said before anybody is asked
    Rows rows = answer(output, question);
    Terminal terminal = Terminal.standard();
    HistoryOutput text = new HistoryOutput(table, ZoneId.systemDefault());
    List<HistoryRow> found = rows.rows();
    String cut = rows.isCut() ? "only the first " + rows.cutAt() + "; more with --limit" : "";
    if (output.json || output.csv) {
      if (output.csv) {
        terminal.println(text.csvHeader());
      }
      found.forEach(row -> terminal.println(output.json ? text.json(row) : text.csv(row)));
      if (rows.isCut()) {
        System.err.println("offsite: " + cut);
      }
      return CommandLines.OK;
    }
    if (!found.isEmpty()) {
      text.table(found).forEach(terminal::println);
      String bars = drawn == null ? "" : text.bars(found, drawn);
      if (!bars.isEmpty()) {
        terminal.println("  " + bars);
      }
    }
    terminal.println(
        found.size() + (found.size() == 1 ? " row" : " rows") + (rows.isCut() ? ", " + cut : ""));
    return CommandLines.OK;
  }

  private static Rows answer(Output output, Question question)
      throws CommandFailedException, InterruptedException {
    HistoryAddress address =
        output
            .folder
            .require()
            .addresses()
            .history()
            .orElseThrow(
                () ->
                    new CommandFailedException(
                        "This instance keeps no history; its start said why."));
    try {
      return question.ask(HistoryReaders.open(address));
    } catch (IOException | TimeSeriesException e) {
      throw new CommandFailedException(e.getMessage(), e);
    }
  }
}
