package dev.offsite.monitor.stream;

import dev.offsite.monitor.access.Viewer;
import dev.offsite.monitor.live.TruckBoard;
import dev.offsite.monitor.live.TruckFix;
import dev.offsite.schemas.json.RecordJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one browser shows of the trucks. Not thread-safe.
 *
 * <p>Its state is two bits for each truck of the board: which are shown, which have been named.
 * Once a second it compares them with the board and makes at most one message of names, and one of
 * positions or clusters.
 */
final class TruckWindow {

  /** Above it, cells are counted: a frame stays below 120 KB, and the screen readable. */
  static final int TRUCKS_MAX = 6_000;

  private static final Duration INTERVAL = Duration.ofSeconds(1);

  private final TruckBoard board;
  private final BitSet shown = new BitSet();
  private final BitSet named = new BitSet();
  private final Deque<Frame> ready = new ArrayDeque<>();
  private @Nullable Viewport viewport;
  private @Nullable String followed;
  private boolean full = true;
  private boolean emptied = true;
  private long change = -1;
  private Instant nextAt = Instant.EPOCH;

  TruckWindow(TruckBoard board) {
    this.board = board;
  }

  /** The browser looks elsewhere; null if it shows no map. */
  void look(@Nullable Viewport newViewport) {
    viewport = newViewport;
    nextAt = Instant.EPOCH;
  }

  void follow(@Nullable String deviceId) {
    followed = deviceId;
    nextAt = Instant.EPOCH;
  }

  @Nullable String followed() {
    return followed;
  }

  /** The browser has forgotten everything. */
  void reset() {
    shown.clear();
    named.clear();
    ready.clear();
    full = true;
    emptied = true;
    nextAt = Instant.EPOCH;
  }

  Optional<Frame> next(Viewer viewer, Instant now) {
    if (ready.isEmpty() && !now.isBefore(nextAt)) {
      nextAt = now.plus(INTERVAL);
      compute(viewer, now);
    }
    return Optional.ofNullable(ready.pollFirst());
  }

  private void compute(Viewer viewer, Instant now) {
    long seen = board.change();
    Viewport looked = viewport;
    List<TruckFix> inside = looked == null ? List.of() : inside(looked, viewer, now);
    if (looked != null && inside.size() > TRUCKS_MAX) {
      clusters(inside, looked, viewer, now);
    } else if (looked != null || !emptied) {
      points(inside, inside.size(), viewer, now);
      emptied = looked == null;
    }
    change = seen;
  }

  private List<TruckFix> inside(Viewport looked, Viewer viewer, Instant now) {
    List<TruckFix> inside = new ArrayList<>();
    Instant shownFrom = now.minus(TruckBoard.SHOWN_FOR);
    int size = board.size();
    for (int number = 0; number < size; number++) {
      TruckFix truck = board.fix(number);
      boolean isFollowed = truck.deviceId().equals(followed);
      if ((isFollowed || isInside(looked, truck))
          && !truck.receivedAt().isBefore(shownFrom)
          && viewer.sees(truck.area())) {
        inside.add(truck);
      }
    }
    return inside;
  }

  private void clusters(List<TruckFix> inside, Viewport looked, Viewer viewer, Instant now) {
    points(
        inside.stream().filter(truck -> truck.deviceId().equals(followed)).toList(),
        inside.size(),
        viewer,
        now);
    ready.addLast(
        new Frame.Text(
            new String(
                RecordJson.write(TruckClusters.of(inside, looked, now)), StandardCharsets.UTF_8)));
    emptied = false;
  }

  private void points(List<TruckFix> trucks, int total, Viewer viewer, Instant now) {
    List<TruckFix> changed = new ArrayList<>();
    List<TruckFix> unnamed = new ArrayList<>();
    BitSet wanted = new BitSet();
    for (TruckFix truck : trucks) {
      int number = truck.number();
      wanted.set(number);
      if (full || truck.change() > change || !shown.get(number)) {
        changed.add(truck);
      }
      if (!named.get(number)) {
        unnamed.add(truck);
        named.set(number);
      }
    }
    shown.andNot(wanted);
    List<Integer> gone = full ? List.of() : shown.stream().boxed().toList();
    shown.clear();
    shown.or(wanted);
    if (!unnamed.isEmpty()) {
      ready.addLast(names(unnamed, viewer));
    }
    if (full || !changed.isEmpty() || !gone.isEmpty()) {
      ready.addLast(
          new Frame.Binary(
              TruckFrames.encode(
                  full ? TruckFrames.Kind.FULL : TruckFrames.Kind.DELTA,
                  changed,
                  gone,
                  total,
                  now)));
    }
    full = false;
  }

  private record Names(String type, List<List<@Nullable Object>> names) {}

  private static Frame names(List<TruckFix> trucks, Viewer viewer) {
    List<List<@Nullable Object>> names = new ArrayList<>();
    for (TruckFix truck : trucks) {
      names.add(
          Arrays.asList(
              truck.number(),
              truck.deviceId(),
              truck.plate() == null ? null : viewer.plate(truck.plate()),
              truck.company()));
    }
    return new Frame.Text(
        new String(RecordJson.write(new Names("trucks", names)), StandardCharsets.UTF_8));
  }

  private static boolean isInside(Viewport looked, TruckFix truck) {
    return looked.covers((int) Math.round(truck.lng() * 1e7), (int) Math.round(truck.lat() * 1e7));
  }
}
