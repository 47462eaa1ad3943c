package dev.offsite.monitor.live;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Reads what is there of a message that others may still change. */
public final class LenientText {

  /** The first of some fields that holds text. */
  public static Optional<String> first(JsonNode message, String... fields) {
    for (String field : fields) {
      if (message.path(field).isTextual()) {
        return Optional.of(message.path(field).textValue());
      }
    }
    return Optional.empty();
  }

  private LenientText() {}
}
