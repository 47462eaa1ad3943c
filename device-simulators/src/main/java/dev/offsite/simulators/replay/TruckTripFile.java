package dev.offsite.simulators.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.telemetry.PositionReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a truck trip of JSON-lines events with {@code type}, {@code ev.ts}, {@code ev.pos} and
 * {@code ev.receivedTs}.
 *
 * <p>Every event becomes a position report, also those that repeat the fix of another one: that is
 * how the terminal spoke. {@code accuracy} is 0 or 1 in this format, hence no radius in metres, and
 * is not taken over. An event without receive time is skipped.
 */
public final class TruckTripFile {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSZ", Locale.ROOT);

  private static final ObjectMapper JSON = new ObjectMapper();

  /** Reads a file. */
  public static Recording read(Path file) throws IOException {
    List<TimedReport> reports = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    for (int i = 0; i < lines.size(); i++) {
      try {
        reports.add(report(JSON.readTree(lines.get(i))));
      } catch (IOException | DateTimeException e) {
        skipped.add("line " + (i + 1) + ": " + e.getMessage());
      }
    }
    return new Recording(reports, skipped);
  }

  private static TimedReport report(JsonNode event) {
    JsonNode body = event.path("ev");
    JsonNode position = body.path("pos");
    PositionReport report =
        new PositionReport(
            body.path("vehicleId").asText(),
            time(position, "posTime"),
            time(body, "ts"),
            position.path("latlon").path("lng").asDouble(),
            position.path("latlon").path("lat").asDouble(),
            null,
            null,
            position.path("speed").asDouble(),
            position.path("azimuth").asDouble() % 360,
            null,
            null,
            ignition(event.path("type").asText()),
            PositionReport.Load.UNKNOWN,
            null,
            PositionReport.Cover.UNKNOWN,
            PositionReport.Body.UNKNOWN,
            null,
            null,
            null,
            List.of());
    return new TimedReport(DeviceKind.TRUCK, report, time(body, "receivedTs"));
  }

  private static @Nullable Boolean ignition(String type) {
    return switch (type) {
      case "vehicle-ign-on" -> true;
      case "vehicle-ign-off" -> false;
      default -> null;
    };
  }

  private static Instant time(JsonNode node, String field) {
    JsonNode text = node.path(field);
    if (!text.isTextual()) {
      throw new DateTimeException("'" + field + "' is missing");
    }
    return OffsetDateTime.parse(text.asText(), TIME).toInstant();
  }

  private TruckTripFile() {}
}
