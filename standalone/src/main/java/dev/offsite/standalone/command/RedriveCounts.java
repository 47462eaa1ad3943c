package dev.offsite.standalone.command;

import dev.offsite.pipelines.redrive.Redrive;
import dev.offsite.pipelines.redrive.Redriver;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What became of the messages that somebody wanted to send back. Not thread-safe. */
final class RedriveCounts {

  private final Map<Redriver.Outcome, Integer> outcomes = new EnumMap<>(Redriver.Outcome.class);
  private final Map<Redrive.Obstacle, Integer> obstacles = new EnumMap<>(Redrive.Obstacle.class);

  void add(Redriver.Outcome outcome, int messages) {
    outcomes.merge(outcome, messages, Integer::sum);
  }

  void add(Redrive.Obstacle obstacle) {
    obstacles.merge(obstacle, 1, Integer::sum);
  }

  /** Whether nothing stood in the way. */
  boolean isClean() {
    return obstacles.isEmpty();
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "sent back %,d, sent back before %,d",
            outcomes.getOrDefault(Redriver.Outcome.SENT, 0),
            outcomes.getOrDefault(Redriver.Outcome.SKIPPED, 0)));
    obstacles.forEach(
        (obstacle, count) ->
            lines.add(String.format(Locale.ROOT, "not sent %,d: %s", count, reason(obstacle))));
    return lines;
  }

  private static String reason(Redrive.Obstacle obstacle) {
    return switch (obstacle) {
      case LATE -> "beyond the lateness horizon; they need judging in batch";
      case TOPIC -> "their topic name is none of ours; repair mqttTopic and use --from";
      case CUT -> "larger than the limit, only their beginning was kept";
      case GONE -> "their original record is no longer in Kafka";
    };
  }
}
