package dev.offsite.simulators.world;

import dev.offsite.simulators.scale.BridgeTraffic;
import dev.offsite.simulators.scale.Passage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The traffic over a bridge, with what crosses it a little before and after each passage. */
final class PassageWindow {

  /** Further apart nobody takes one passage for another. */
  static final double WINDOW_S = 15;

  private final BridgeTraffic traffic;
  private final Deque<Passage> behind = new ArrayDeque<>();
  private final Deque<Passage> ahead = new ArrayDeque<>();
  private @Nullable Passage last;

  PassageWindow(BridgeTraffic traffic) {
    this.traffic = traffic;
  }

  /** The vehicle after the last one returned. */
  Passage next() {
    if (ahead.isEmpty()) {
      ahead.add(traffic.next());
    }
    Passage passage = ahead.remove();
    while (ahead.isEmpty() || ahead.getLast().atS() <= passage.atS() + WINDOW_S) {
      ahead.add(traffic.next());
    }
    if (last != null) {
      behind.add(last);
    }
    while (!behind.isEmpty() && behind.getFirst().atS() < passage.atS() - WINDOW_S) {
      behind.remove();
    }
    last = passage;
    return passage;
  }

  /**
   * How long before or after the last one returned another vehicle crossed whose plate nobody could
   * read, seconds; infinite if none did within {@link #WINDOW_S}.
   */
  double unreadApartS() {
    double apartS = Double.POSITIVE_INFINITY;
    for (Passage other : behind) {
      apartS = Math.min(apartS, unreadApartS(other));
    }
    for (Passage other : ahead) {
      apartS = Math.min(apartS, unreadApartS(other));
    }
    return apartS <= WINDOW_S ? apartS : Double.POSITIVE_INFINITY;
  }

  private double unreadApartS(Passage other) {
    return other.trip().plateReadable()
        ? Double.POSITIVE_INFINITY
        : Math.abs(other.atS() - Objects.requireNonNull(last, "last").atS());
  }
}
