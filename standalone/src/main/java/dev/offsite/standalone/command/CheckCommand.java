package dev.offsite.standalone.command;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.check.CheckLimits;
import dev.offsite.pipelines.check.FeedCheck;
import dev.offsite.pipelines.check.FeedReport;
import dev.offsite.pipelines.check.ObservedMessage;
import dev.offsite.pipelines.check.Receipt;
import dev.offsite.pipelines.check.RoadNetwork;
import dev.offsite.pipelines.reference.ReferenceDirectory;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceFormatException;
import dev.offsite.standalone.check.CheckJson;
import dev.offsite.standalone.check.CheckPage;
import dev.offsite.standalone.check.CheckTable;
import dev.offsite.standalone.check.FeedFile;
import dev.offsite.standalone.check.FeedSubscription;
import dev.offsite.standalone.check.RoadFile;
import dev.offsite.standalone.terminal.StatusLine;
import dev.offsite.standalone.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    description = {
      "Says of each device of a feed whether it can be judged, and what to do if not.",
      "",
      "A live topic, a recording, or a file with one JSON payload on each line (--topic). Ends with"
          + " 0 if every device is usable, with 1 if not."
    },
    mixinStandardHelpOptions = true,
    sortOptions = false)
final class CheckCommand implements Callable<Integer> {

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration SHOW_INTERVAL = Duration.ofMillis(500);

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "A recording, or with --topic payloads. Default: the live topic")
  private Path file;

  @Option(
      names = "--topic",
      paramLabel = "NAME",
      description = "FILE holds one payload on each line, as sent to this topic name")
  private String topic;

  @Option(
      names = "--filter",
      paramLabel = "FILTER",
      defaultValue = "offsite/v1/#",
      description = "Topic filter of the live topic. Default: ${DEFAULT-VALUE}")
  private String filter;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Look at the live topic for so long. Default: until Ctrl-C")
  private Integer seconds;

  @Mixin private FeedBrokerMixin broker;

  @Option(
      names = "--reference",
      paramLabel = "DIR",
      description = {
        "Registry, vendor profiles and corridors to compare with, as reference publish takes them"
      })
  private Path referenceDirectory;

  @Option(
      names = "--roads",
      paramLabel = "FILE",
      description = "GeoJSON LineStrings in WGS-84 that trucks keep to; tells the datum")
  private Path roadsFile;

  @Option(
      names = "--devices",
      paramLabel = "N",
      description = "Look at so many devices; of more, messages are counted. Default: 10000")
  private Integer devicesMax;

  @Option(names = "--json", paramLabel = "FILE", description = "Write all figures as JSON")
  private Path jsonFile;

  @Option(names = "--html", paramLabel = "FILE", description = "Write a page with pictures")
  private Path htmlFile;

  private final Terminal terminal = Terminal.standard();

  @Override
  public Integer call() throws Exception {
    checkOptions();
    List<ReferenceEntry> reference = reference();
    List<List<Wgs84Position>> roads = roads(reference);
    CheckLimits limits =
        devicesMax == null ? CheckLimits.DEFAULT : CheckLimits.DEFAULT.withDevicesMax(devicesMax);
    Receipt receipt = file != null && topic != null ? Receipt.FROM_EVENTS : Receipt.OBSERVED;
    FeedCheck check =
        new FeedCheck(limits, receipt, reference, roads.isEmpty() ? null : RoadNetwork.of(roads));
    StopSignal stop = StopSignal.install();
    stop.started();
    try {
      boolean whole = file == null ? look(check, stop) : read(check, stop::isRequested);
      FeedReport report = check.report();
      show(report, roads);
      return report.isUsable() && whole ? CommandLines.OK : CommandLines.FAILED;
    } finally {
      stop.ended();
    }
  }

  private void checkOptions() {
    broker.check();
    if (file == null && topic != null) {
      throw usage("--topic belongs to a FILE; a live topic is named with --filter");
    }
    if (file != null && (seconds != null || broker.isNamed())) {
      throw usage("--seconds and --mqtt belong to a live topic, not to a FILE");
    }
    if (seconds != null) {
      Limits.requireAtLeast(spec, "--seconds", seconds, 1);
    }
    if (devicesMax != null) {
      Limits.require(spec, "--devices", devicesMax, 1, 1_000_000);
    }
  }

  private List<ReferenceEntry> reference() throws CommandFailedException {
    if (referenceDirectory == null) {
      return List.of();
    }
    try {
      return ReferenceDirectory.read(referenceDirectory);
    } catch (ReferenceFormatException | IOException e) {
      throw new CommandFailedException(
          "Cannot read the reference data " + referenceDirectory + ": " + e.getMessage(), e);
    }
  }

  private List<List<Wgs84Position>> roads(List<ReferenceEntry> reference)
      throws CommandFailedException {
    List<List<Wgs84Position>> lines = new ArrayList<>(RoadNetwork.corridorsOf(reference));
    if (roadsFile != null) {
      try {
        lines.addAll(RoadFile.read(roadsFile));
      } catch (IOException | IllegalArgumentException e) {
        throw new CommandFailedException("Cannot read the roads " + roadsFile + ": " + e, e);
      }
    }
    return lines;
  }

  /** A file; false if a part of it is damaged. */
  private boolean read(FeedCheck check, BooleanSupplier stopped) throws CommandFailedException {
    try {
      if (topic != null) {
        FeedFile.readLines(file, topic, check::accept, stopped);
        return true;
      }
      long damaged = FeedFile.readRecording(file, check::accept, stopped);
      if (damaged > 0) {
        terminal.println(damaged + " damaged bytes of " + file + " were passed over.");
      }
      return damaged == 0;
    } catch (IOException e) {
      throw new CommandFailedException(
          "Cannot read the feed "
              + file
              + ": "
              + e.getMessage()
              + (topic == null ? "\nPayloads on lines need --topic." : ""),
          e);
    }
  }

  /** A live topic; false if messages were lost on the way. */
  private boolean look(FeedCheck check, StopSignal stop)
      throws CommandFailedException, InterruptedException {
    Clock clock = Clock.systemUTC();
    try (FeedSubscription feed = broker.subscribe(filter, clock);
        StatusLine progress = new StatusLine(terminal)) {
      Instant begin = clock.instant();
      Instant next = begin;
      while (!stop.isRequested() && feed.lost() == null) {
        ObservedMessage message = feed.poll(POLL);
        if (message != null) {
          check.accept(message);
        }
        Instant now = clock.instant();
        Duration past = Duration.between(begin, now);
        if (seconds != null && past.toSeconds() >= seconds) {
          break;
        }
        if (!now.isBefore(next)) {
          next = now.plus(SHOW_INTERVAL);
          progress.show(
              String.format(
                  Locale.ROOT,
                  "%,d s  %,d messages  %,d devices",
                  past.toSeconds(),
                  check.messages(),
                  check.devices()));
        }
      }
      return saidWhatWasLost(feed);
    } catch (IOException e) {
      throw new CommandFailedException("Cannot look at the live topic: " + e.getMessage(), e);
    }
  }

  private boolean saidWhatWasLost(FeedSubscription feed) {
    if (feed.dropped() > 0) {
      terminal.println(feed.dropped() + " messages came too fast and were not looked at.");
    }
    if (feed.lost() != null) {
      terminal.println("The connection was lost: " + feed.lost());
    }
    return feed.dropped() == 0 && feed.lost() == null;
  }

  private void show(FeedReport report, List<List<Wgs84Position>> roads)
      throws CommandFailedException {
    new CheckTable(terminal).lines(report).forEach(terminal::println);
    if (report.devices().isEmpty()) {
      terminal.println("Nothing was received from any device.");
    }
    try {
      if (jsonFile != null) {
        Files.createDirectories(jsonFile.toAbsolutePath().getParent());
        Files.write(jsonFile, CheckJson.write(report));
      }
      if (htmlFile != null) {
        Files.createDirectories(htmlFile.toAbsolutePath().getParent());
        String source = file == null ? "live topic " + filter : file.getFileName().toString();
        Files.writeString(htmlFile, CheckPage.html(report, source, roads));
      }
    } catch (IOException e) {
      throw new CommandFailedException("Cannot write the report: " + e, e);
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
