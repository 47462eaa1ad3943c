package dev.offsite.simulators.plan;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;

/**
 * YAML of plans to records; never back, for plans are written by people only.
 *
 * <p>Durations are a number and a unit ({@code 500ms}, {@code 4s}, {@code 30min}, {@code 2h}, with
 * a minus sign where a length may be negative), times of day {@code HH:MM}. A key that is not known
 * is a fault, and so is one that is missing or there twice. Thread-safe.
 */
public final class PlanYaml {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .addModule(
              new SimpleModule()
                  .addDeserializer(Duration.class, new DurationText())
                  .addDeserializer(LocalTime.class, new TimeOfDayText()))
          .build();

  /**
   * The keys of a text.
   *
   * @param what names the text in messages, such as {@code scenario hangzhou-demo}
   * @throws IllegalArgumentException if the text is no mapping of keys, naming it and the line
   */
  public static ObjectNode keys(String what, String text) {
    try {
      JsonNode node = YAML.readTree(text);
      if (node instanceof ObjectNode keys) {
        return keys;
      }
      throw new IllegalArgumentException(what + " is not a mapping of keys");
    } catch (JacksonException e) {
      throw PlanFault.ofText(what, e);
    }
  }

  /**
   * What keys say, as a record.
   *
   * @param what names the keys in messages
   * @param lines of the text that the keys stand in
   * @throws IllegalArgumentException if a key is unknown or missing, or a value is not allowed
   */
  public static <T> T value(String what, PlanLines lines, JsonNode keys, Class<T> type) {
    try {
      return YAML.treeToValue(keys, type);
    } catch (JacksonException e) {
      throw PlanFault.ofKeys(what, lines, e);
    }
  }

  /** What is wrong with the value of a key, told as the other faults are. */
  public static IllegalArgumentException fault(
      String what, PlanLines lines, String path, String wrong) {
    return new IllegalArgumentException(PlanFault.at(what, lines, path) + wrong);
  }

  /** One tree laid over another, key by key; lists and values are replaced whole. */
  public static JsonNode overlaid(JsonNode below, JsonNode above) {
    if (!below.isObject() || !above.isObject()) {
      return above;
    }
    ObjectNode whole = below.deepCopy();
    for (Map.Entry<String, JsonNode> field : above.properties()) {
      JsonNode under = whole.get(field.getKey());
      whole.set(
          field.getKey(), under == null ? field.getValue() : overlaid(under, field.getValue()));
    }
    return whole;
  }

  private PlanYaml() {}
}
