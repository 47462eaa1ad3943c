package dev.offsite.monitor.live;

import dev.offsite.monitor.access.AreaPath;
import dev.offsite.monitor.access.Viewer;
import dev.offsite.schemas.telemetry.SortieReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Drones in the air. Thread-safe. Keeps at most {@value #DRONES_MAX}, each with its newest {@value
 * #TRAIL_MAX} places; one silent for {@link #SHOWN_FOR} leaves.
 */
public final class DroneBoard {

  static final int DRONES_MAX = 500;
  static final int TRAIL_MAX = 300;

  /** A drone that lands is done; one whose link is down may come back. */
  public static final Duration SHOWN_FOR = Duration.ofMinutes(10);

  private final Map<String, Flight> flights = new TreeMap<>();
  private long change;

  private static final class Flight {
    private SortieReport newest;
    private Instant receivedAt;
    private final Deque<Place> trail = new ArrayDeque<>();

    Flight(SortieReport newest, Instant receivedAt) {
      this.newest = newest;
      this.receivedAt = receivedAt;
    }
  }

  private record Place(double lng, double lat, AreaPath area) {}

  /** Takes a report in, with its place in WGS-84; one older than the newest changes nothing. */
  public synchronized void fold(
      SortieReport report, double lng, double lat, AreaPath area, Instant receivedAt) {
    Flight flight = flights.get(report.deviceId());
    if (flight == null) {
      if (flights.size() >= DRONES_MAX) {
        return;
      }
      flight = new Flight(report, receivedAt);
      flights.put(report.deviceId(), flight);
    } else if (!report.deviceTime().isAfter(flight.newest.deviceTime())) {
      return;
    }
    if (!report.sortieId().equals(flight.newest.sortieId())) {
      flight.trail.clear();
    }
    flight.newest = report;
    flight.receivedAt = receivedAt;
    flight.trail.addLast(new Place(lng, lat, area));
    if (flight.trail.size() > TRAIL_MAX) {
      flight.trail.removeFirst();
    }
    change++;
  }

  /** Lets go of the silent. */
  public synchronized void expire(Instant now) {
    if (flights.values().removeIf(flight -> flight.receivedAt.isBefore(now.minus(SHOWN_FOR)))) {
      change++;
    }
  }

  /** Grows with every change. */
  public synchronized long change() {
    return change;
  }

  /** Drones within the viewer's jurisdictions, with the part of the trail that lies there. */
  public synchronized List<DroneView> views(Viewer viewer) {
    List<DroneView> views = new ArrayList<>();
    flights.forEach(
        (deviceId, flight) -> {
          Place last = flight.trail.getLast();
          if (viewer.sees(last.area())) {
            views.add(
                new DroneView(
                    deviceId,
                    last.lng(),
                    last.lat(),
                    flight.newest.heightM(),
                    flight.newest.pitchDeg(),
                    flight.newest.sortieId(),
                    flight.newest.phase(),
                    flight.newest.deviceTime(),
                    flight.trail.stream()
                        .filter(place -> viewer.sees(place.area()))
                        .map(place -> List.of(place.lng(), place.lat()))
                        .toList()));
          }
        });
    return views;
  }
}
