package dev.offsite.simulators.replay;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.VehicleConfiguration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads weighings from CSV with a header line: {@code id, timestamp, axles, gvw_kg, speed_kmh,
 * length_mm, lane, direction, axle_kg, spacing_mm}, the last two separated by bars.
 *
 * <p>The file has neither configuration nor plate nor receive time: the configuration is {@code
 * UNKNOWN}, and each record arrives at its own time. Its times have no zone.
 */
public final class WeighingFile {

  private static final double MILLIMETRES_PER_METRE = 1000;

  /**
   * Reads a file.
   *
   * @param deviceId the scale it is said to come from
   * @param offset of the file's times
   */
  public static Recording read(Path file, String deviceId, ZoneOffset offset) throws IOException {
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    String[] names = lines.get(0).split(",", -1);
    List<TimedReport> reports = new ArrayList<>();
    List<String> skipped = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String[] values = lines.get(i).split(",", -1);
      if (values.length != names.length) {
        skipped.add("line " + (i + 1) + ": " + values.length + " columns, not " + names.length);
        continue;
      }
      Map<String, String> row = new HashMap<>();
      for (int column = 0; column < names.length; column++) {
        row.put(names[column], values[column]);
      }
      try {
        reports.add(report(row, deviceId, offset));
      } catch (NumberFormatException | DateTimeException e) {
        skipped.add("line " + (i + 1) + ": " + e.getMessage());
      }
    }
    return new Recording(reports, skipped);
  }

  private static TimedReport report(Map<String, String> row, String deviceId, ZoneOffset offset) {
    Instant at = LocalDateTime.parse(row.get("timestamp")).toInstant(offset);
    List<Integer> loads = new ArrayList<>();
    for (String kg : parts(row.get("axle_kg"))) {
      loads.add(Integer.parseInt(kg));
    }
    List<Double> spacings = new ArrayList<>();
    for (String millimetres : parts(row.get("spacing_mm"))) {
      spacings.add(Integer.parseInt(millimetres) / MILLIMETRES_PER_METRE);
    }
    PassageReport report =
        new PassageReport(
            deviceId,
            row.get("id"),
            at,
            Integer.parseInt(row.get("lane")),
            "DIRECTION-" + row.get("direction"),
            Double.parseDouble(row.get("speed_kmh")),
            Integer.parseInt(row.get("gvw_kg")),
            Integer.parseInt(row.get("axles")),
            loads,
            spacings,
            VehicleConfiguration.UNKNOWN,
            null,
            Integer.parseInt(row.get("length_mm")) / MILLIMETRES_PER_METRE,
            null,
            null,
            null,
            List.of(),
            List.of());
    return new TimedReport(DeviceKind.WIM, report, at);
  }

  private static List<String> parts(String barred) {
    return barred.isEmpty() ? List.of() : List.of(barred.split("\\|", -1));
  }

  private WeighingFile() {}
}
