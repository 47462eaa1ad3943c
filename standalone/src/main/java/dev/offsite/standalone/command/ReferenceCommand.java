package dev.offsite.standalone.command;

import dev.offsite.pipelines.reference.PublishedVersions;
import dev.offsite.pipelines.reference.ReferenceDirectory;
import dev.offsite.pipelines.reference.ReferencePublisher;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceFault;
import dev.offsite.schemas.reference.ReferenceFormatException;
import dev.offsite.schemas.reference.Release;
import dev.offsite.simulators.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.KafkaException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "reference",
    description = {
      "Checks and publishes reference data: devices, sites, vehicles, permits, limits, rules,"
          + " fences.",
      "",
      "A directory holds devices.json, sites.json, vehicles.json, permits.json,"
          + " over-limit-permits.json, mass-limits.json, size-limits.json, axle-layouts.json,"
          + " plate-readings.json, tolerances.json, ladders.json, rules.json, plausibility.json,"
          + " trip-terms.json, score-terms.json and fences/*.geojson; what is missing holds nothing."
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class ReferenceCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "check, publish or example?");
  }

  @Command(
      name = "check",
      description = "Reads a directory and names every fault in it.",
      mixinStandardHelpOptions = true)
  int check(@Parameters(paramLabel = "DIR") Path directory) throws CommandFailedException {
    Optional<List<ReferenceEntry>> entries = read(directory);
    entries.ifPresent(all -> spec.commandLine().getOut().println("no fault in " + summary(all)));
    return entries.isPresent() ? CommandLines.OK : CommandLines.FAILED;
  }

  @Command(
      name = "publish",
      description = {
        "Publishes a directory to a running instance, as one release that takes effect at once.",
        "A directory with a fault is refused whole. A version that was published before may only"
            + " get an end: anything else is a new version."
      },
      mixinStandardHelpOptions = true)
  int publish(
      @Parameters(paramLabel = "DIR") Path directory,
      @Option(
              names = "--release",
              paramLabel = "ID",
              description = "Names the release in candidates. Default: the time of publication")
          String releaseId,
      @Mixin RunningInstanceMixin instance)
      throws CommandFailedException, InterruptedException {
    Optional<List<ReferenceEntry>> entries = read(directory);
    if (entries.isEmpty()) {
      return CommandLines.FAILED;
    }
    String kafka = instance.requireKafka();
    Instant now = Instant.now();
    try {
      List<ReferenceFault> conflicts =
          PublishedVersions.read(kafka, Map.of()).conflictsWith(entries.get());
      if (!conflicts.isEmpty()) {
        printFaults(directory, conflicts);
        return CommandLines.FAILED;
      }
      Release release =
          new ReferencePublisher(kafka, Map.of())
              .publish(
                  releaseId == null ? "release-" + now.toEpochMilli() : releaseId,
                  now,
                  entries.get());
      spec.commandLine()
          .getOut()
          .println("published " + release.id() + ": " + summary(entries.get()));
      return CommandLines.OK;
    } catch (KafkaException | IllegalStateException e) {
      throw new CommandFailedException("Kafka on " + kafka + " does not take it: " + e, e);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--release: " + e.getMessage(), e);
    }
  }

  @Command(
      name = "example",
      description = {
        "Writes the reference data of the Hangzhou scenario to a new directory, as an example to"
            + " begin with: 7 scales, 20 trucks, 4 drones, zones, limits and rules.",
        "Figures whose source says [U] are unverified."
      },
      mixinStandardHelpOptions = true)
  int example(@Parameters(paramLabel = "DIR", description = "Must not exist yet") Path directory)
      throws CommandFailedException {
    if (Files.exists(directory)) {
      throw new CommandFailedException(directory + " exists already; nothing was written.");
    }
    try {
      Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(20).writeReference(directory);
    } catch (IOException e) {
      throw new CommandFailedException("Cannot write " + directory + ": " + IoReason.of(e), e);
    }
    spec.commandLine().getOut().println("wrote " + directory);
    return CommandLines.OK;
  }

  private Optional<List<ReferenceEntry>> read(Path directory) throws CommandFailedException {
    if (!Files.isDirectory(directory)) {
      throw new CommandFailedException(directory + " is not a directory.");
    }
    try {
      List<ReferenceEntry> entries = ReferenceDirectory.read(directory);
      if (entries.isEmpty()) {
        throw new CommandFailedException(
            directory + " holds no reference data; see ./offsite reference --help for its files.");
      }
      return Optional.of(entries);
    } catch (ReferenceFormatException e) {
      printFaults(directory, e.faults());
      return Optional.empty();
    } catch (IOException e) {
      throw new CommandFailedException("Cannot read " + directory + ": " + IoReason.of(e), e);
    }
  }

  private void printFaults(Path directory, List<ReferenceFault> faults) {
    for (ReferenceFault fault : faults) {
      spec.commandLine().getErr().println(fault);
    }
    spec.commandLine()
        .getErr()
        .println(
            "offsite: "
                + faults.size()
                + (faults.size() == 1 ? " fault in " : " faults in ")
                + directory
                + "; nothing was published.");
  }

  private static String summary(List<ReferenceEntry> entries) {
    Map<String, Integer> counts = new TreeMap<>();
    entries.forEach(entry -> counts.merge(entry.kind(), 1, Integer::sum));
    return entries.size() + " entries " + counts;
  }
}
