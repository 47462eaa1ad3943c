package dev.offsite.simulators.plan;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalTime;

/** A time of day as people write it. */
final class TimeOfDayText extends StdDeserializer<LocalTime> {
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
