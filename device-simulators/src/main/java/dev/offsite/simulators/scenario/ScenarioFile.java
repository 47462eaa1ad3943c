package dev.offsite.simulators.scenario;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads scenarios: YAML laid over the defaults, key by key.
 *
 * <p>Durations are a number and a unit ({@code 500ms}, {@code 4s}, {@code 30min}, {@code 2h}),
 * times of day {@code HH:MM}. A key that is not known is a fault.
 */
final class ScenarioFile {

  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .addModule(
              new SimpleModule()
                  .addDeserializer(Duration.class, new DurationText())
                  .addDeserializer(LocalTime.class, new TimeOfDayText()))
          .build();

  /**
   * Reads a scenario.
   *
   * @param file names it in messages
   * @throws IllegalArgumentException if the text is no scenario, naming file, line and fault
   */
  static ScenarioPlan read(String file, String text, String defaults) {
    try {
      JsonNode own = YAML.readTree(text);
      if (!own.isObject()) {
        throw new IllegalArgumentException("scenario " + file + " is not a mapping of keys");
      }
      JsonNode whole = overlaid(YAML.readTree(defaults), own);
      return YAML.treeToValue(whole, ScenarioPlan.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("scenario " + file + ": " + e.getMessage(), e);
    }
  }

  private static JsonNode overlaid(JsonNode below, JsonNode above) {
    if (!below.isObject() || !above.isObject()) {
      return above;
    }
    ObjectNode whole = (ObjectNode) below;
    for (Map.Entry<String, JsonNode> field : above.properties()) {
      JsonNode under = whole.get(field.getKey());
      whole.set(
          field.getKey(), under == null ? field.getValue() : overlaid(under, field.getValue()));
    }
    return whole;
  }

  private static final class DurationText extends StdDeserializer<Duration> {
    private static final long serialVersionUID = 1L;
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})\\s*(ms|s|min|h)");

    DurationText() {
      super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String text = parser.getText();
      Matcher form = FORM.matcher(text);
      if (!form.matches()) {
        return (Duration)
            context.handleWeirdStringValue(Duration.class, text, "not like 500ms, 4s, 30min or 2h");
      }
      long number = Long.parseLong(form.group(1));
      return switch (form.group(2)) {
        case "ms" -> Duration.ofMillis(number);
        case "s" -> Duration.ofSeconds(number);
        case "min" -> Duration.ofMinutes(number);
        default -> Duration.ofHours(number);
      };
    }
  }

  private static final class TimeOfDayText extends StdDeserializer<LocalTime> {
    private static final long serialVersionUID = 1L;

    TimeOfDayText() {
      super(LocalTime.class);
    }

    @Override
    public LocalTime deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String text = parser.getText();
      try {
        return LocalTime.parse(text);
      } catch (DateTimeException e) {
        return (LocalTime) context.handleWeirdStringValue(LocalTime.class, text, "not like 22:30");
      }
    }
  }

  private ScenarioFile() {}
}
