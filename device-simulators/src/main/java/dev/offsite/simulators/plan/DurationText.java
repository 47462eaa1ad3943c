package dev.offsite.simulators.plan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A length of time as people write it. */
final class DurationText extends StdDeserializer<Duration> {
  private static final long serialVersionUID = 1L;
  private static final Pattern FORM = Pattern.compile("(-?\\d{1,9})\\s*(ms|s|min|h)");

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
