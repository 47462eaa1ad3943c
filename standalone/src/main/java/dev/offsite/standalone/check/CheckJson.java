package dev.offsite.standalone.check;

import dev.offsite.pipelines.check.DeviceVerdict;
import dev.offsite.pipelines.check.FeedReport;
import dev.offsite.schemas.json.RecordJson;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A report as JSON for other programs; lengths of time in milliseconds, limits in seconds. */
public final class CheckJson {

  private static final int VERSION = 1;

  private record Document(
      int version,
      boolean usable,
      long messages,
      @Nullable Instant firstReceived,
      @Nullable Instant lastReceived,
      long foreignMessages,
      Map<String, Long> foreignTopics,
      long unwatchedMessages,
      boolean comparedWithRoads,
      boolean comparedWithRegistry,
      Map<String, Object> limits,
      List<DeviceVerdict> devices) {}

  /** The report in UTF-8. */
  public static byte[] write(FeedReport report) {
    return RecordJson.writeIndented(
        new Document(
            VERSION,
            report.isUsable(),
            report.messages(),
            report.firstReceived(),
            report.lastReceived(),
            report.foreignMessages(),
            report.foreignTopics(),
            report.unwatchedMessages(),
            report.comparedWithRoads(),
            report.comparedWithRegistry(),
            limits(report.limits()),
            report.devices()));
  }

  private static Map<String, Object> limits(Record limits) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent component : limits.getClass().getRecordComponents()) {
      try {
        Object value = component.getAccessor().invoke(limits);
        if (value instanceof Duration length) {
          values.put(component.getName() + "S", length.toMillis() / 1000.0);
        } else if (value instanceof Record group) {
          values.put(component.getName(), limits(group));
        } else {
          values.put(component.getName(), value);
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("a record has no accessor " + component.getName(), e);
      }
    }
    return values;
  }

  private CheckJson() {}
}
