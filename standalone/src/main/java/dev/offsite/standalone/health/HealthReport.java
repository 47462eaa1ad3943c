package dev.offsite.standalone.health;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;

/**
 * How all parts were at one moment.
 *
 * @param at our own clock
 */
public record HealthReport(Instant at, List<PartHealth> parts) {

  private static final ObjectMapper JSON = new ObjectMapper();

  public HealthReport {
    parts = List.copyOf(parts);
  }

  /** Whether a new start would not help: no part has ended. */
  public boolean isAlive() {
    return parts.stream().noneMatch(part -> part.state() == PartState.DOWN);
  }

  /** Whether every part does what it is for. */
  public boolean isReady() {
    return parts.stream().allMatch(part -> part.state() == PartState.UP);
  }

  /** {@code {"ready", "alive", "at", "parts": [{"part", "state", "reason"}]}}. */
  public String json() {
    ObjectNode root = JSON.createObjectNode();
    root.put("ready", isReady());
    root.put("alive", isAlive());
    root.put("at", at.toString());
    ArrayNode list = root.putArray("parts");
    for (PartHealth part : parts) {
      list.addObject()
          .put("part", part.part())
          .put("state", part.state().name())
          .put("reason", part.reason());
    }
    return root.toPrettyString() + "\n";
  }
}
