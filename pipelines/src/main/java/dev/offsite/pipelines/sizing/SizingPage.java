package dev.offsite.pipelines.sizing;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The computed table of {@code docs/sizing.md}, in Markdown; a test holds the page to it. */
final class SizingPage {

  /** The fleets of the page. */
  static final List<Fleet> FLEETS =
      List.of(
          new Fleet(5_216, Duration.ofSeconds(10)),
          new Fleet(5_216, Duration.ofSeconds(1)),
          new Fleet(100_000, Duration.ofSeconds(10)),
          new Fleet(100_000, Duration.ofSeconds(1)),
          new Fleet(1_000_000, Duration.ofSeconds(10)),
          new Fleet(1_000_000, Duration.ofSeconds(1)));

  private SizingPage() {}

  /** A column for each fleet, a row for each size. */
  static String table() {
    List<Sizing> sizes = FLEETS.stream().map(Sizing::of).toList();
    StringBuilder page = new StringBuilder();
    row(page, "trucks", sizes, size -> number(size.fleet().trucks()));
    page.append("|---|").append("---|".repeat(sizes.size())).append('\n');
    row(page, "a fix every", sizes, size -> size.fleet().fixEvery().toSeconds() + " s");
    row(page, "messages a second", sizes, size -> number(size.fleet().messagesPerSecond()));
    row(page, "partitions", sizes, size -> number(size.partitions()));
    row(page, "MQTT connections of devices", sizes, size -> number(size.deviceConnections()));
    row(page, "MQTT sessions of ingest", sizes, size -> number(size.mqttSessions()));
    job(page, "ingest", sizes, Sizing::ingest);
    job(page, "detection", sizes, Sizing::detection);
    row(page, "its checkpoint, MB", sizes, s -> number(s.detection().checkpointMegabytes()));
    row(page, "every", sizes, size -> size.detectionCheckpoints().toSeconds() + " s");
    job(page, "history", sizes, Sizing::history);
    row(page, "Kafka brokers", sizes, size -> number(size.kafkaBrokers()));
    row(page, "disk of each, GB", sizes, size -> number((double) size.kafkaDiskGigabytes()));
    row(page, "MQTT in, Mbit/s", sizes, size -> number((double) size.mqttMegabitsPerSecond()));
    row(
        page,
        "Kafka in and out, Mbit/s",
        sizes,
        size -> number((double) size.kafkaMegabitsPerSecond()));
    return page.toString();
  }

  private static void job(
      StringBuilder page, String name, List<Sizing> sizes, Function<Sizing, JobSize> job) {
    row(
        page,
        name + ": busy cores",
        sizes,
        size -> String.format(Locale.ROOT, "%.2f", job.apply(size).cores()));
    row(page, name + ": slots", sizes, size -> number(job.apply(size).parallelism()));
    row(
        page,
        name + ": TaskManagers × memory",
        sizes,
        size -> job.apply(size).taskManagers() + " × " + job.apply(size).memoryMegabytes() + " MB");
  }

  private static void row(
      StringBuilder page, String name, List<Sizing> sizes, Function<Sizing, String> cell) {
    page.append("| ").append(name).append(" |");
    sizes.forEach(size -> page.append(' ').append(cell.apply(size)).append(" |"));
    page.append('\n');
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }
}
