package dev.offsite.monitor.stream;

import dev.offsite.monitor.access.Viewer;
import dev.offsite.monitor.live.BridgeView;
import dev.offsite.monitor.live.CaseRow;
import dev.offsite.monitor.live.DroneView;
import dev.offsite.monitor.live.Figures;
import dev.offsite.schemas.json.RecordJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Messages from the server; docs/monitor-api.md says what each field means. */
final class StreamMessages {

  private record Welcome(
      String type,
      String epoch,
      boolean resumed,
      long sequence,
      Instant at,
      int trucksPerClientMax) {}

  private record Bridges(String type, List<BridgeView> bridges) {}

  private record Drones(String type, List<DroneView> drones) {}

  private record Sums(String type, Figures figures) {}

  private record InForce(String type, String release) {}

  private record Beat(String type, Instant at, long sequence) {}

  private record Gone(List<String> gone) {}

  private record Bye(String type, String reason) {}

  static Frame welcome(String epoch, boolean resumed, long sequence, Instant at) {
    return text(new Welcome("welcome", epoch, resumed, sequence, at, TruckWindow.TRUCKS_MAX));
  }

  static Frame bridges(List<BridgeView> bridges) {
    return text(new Bridges("bridges", bridges));
  }

  static Frame drones(List<DroneView> drones) {
    return text(new Drones("drones", drones));
  }

  static Frame figures(Figures figures) {
    return text(new Sums("figures", figures));
  }

  static Frame reference(String release) {
    return text(new InForce("reference", release));
  }

  static Frame beat(Instant at, long sequence) {
    return text(new Beat("beat", at, sequence));
  }

  static Frame bye(String reason) {
    return text(new Bye("bye", reason));
  }

  /** Part of a snapshot that is not its last. */
  static Frame snapshotPart(Viewer viewer, List<CaseRow> rows) {
    return rows("SNAPSHOT", viewer, rows, List.of(), "\"last\":false");
  }

  static Frame snapshotEnd(Viewer viewer, List<CaseRow> rows, long sequence) {
    return rows("SNAPSHOT", viewer, rows, List.of(), "\"last\":true,\"sequence\":" + sequence);
  }

  static Frame changes(
      Viewer viewer, List<CaseRow> rows, List<String> gone, boolean last, long sequence) {
    return rows("CHANGES", viewer, rows, gone, "\"last\":" + last + ",\"sequence\":" + sequence);
  }

  /** By hand, because each row's JSON is shared by all who see it. */
  private static Frame rows(
      String part, Viewer viewer, List<CaseRow> rows, List<String> gone, String tail) {
    StringBuilder json =
        new StringBuilder(1024 * (rows.size() + 1))
            .append("{\"type\":\"rows\",\"part\":\"")
            .append(part)
            .append("\",\"rows\":[");
    for (int i = 0; i < rows.size(); i++) {
      json.append(i == 0 ? "" : ",").append(rows.get(i).json(viewer));
    }
    // ids are UUIDs, but nobody has to trust that: the record is written, its braces left out
    String ids = new String(RecordJson.write(new Gone(gone)), StandardCharsets.UTF_8);
    json.append("],").append(ids, 1, ids.length() - 1);
    return new Frame.Text(json.append(',').append(tail).append('}').toString());
  }

  private static Frame text(Record message) {
    return new Frame.Text(new String(RecordJson.write(message), StandardCharsets.UTF_8));
  }

  private StreamMessages() {}
}
