package dev.offsite.pipelines.stationhealth;

import java.util.ArrayList;
import java.util.List;

/** The passages in a row that weighed nothing. Mutable; not thread-safe. */
final class ZeroRun {

  /** Ids of the run, oldest first: a repeated one counts once. */
  final List<String> ids;

  long firstMs;
  int weighedSince;

  ZeroRun(List<String> ids, long firstMs, int weighedSince) {
    this.ids = new ArrayList<>(ids);
    this.firstMs = firstMs;
    this.weighedSince = weighedSince;
  }

  static ZeroRun none() {
    return new ZeroRun(List.of(), 0, 0);
  }

  /** Takes a passage of no mass; keeps no more than {@code most}. */
  void zero(StationReading reading, int most) {
    weighedSince = 0;
    if (ids.contains(reading.id())) {
      return;
    }
    if (ids.isEmpty()) {
      firstMs = reading.eventMs();
    }
    ids.add(reading.id());
    if (ids.size() > most) {
      ids.remove(0);
    }
  }

  /** Takes a passage with a mass. */
  void weighed() {
    weighedSince++;
  }

  void end() {
    ids.clear();
    weighedSince = 0;
  }

  ZeroRun copy() {
    return new ZeroRun(ids, firstMs, weighedSince);
  }
}
