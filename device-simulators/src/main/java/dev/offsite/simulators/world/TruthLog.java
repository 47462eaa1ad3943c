package dev.offsite.simulators.world;

import dev.offsite.simulators.patrol.Kerb;
import dev.offsite.simulators.truth.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The truths of a world in the order they begin.
 *
 * <p>It walks through the world by itself and knows nothing of devices. What ended before second 0
 * is left out: no device was there to see it. Not thread-safe. It holds one leg per truck and the
 * truths found so far.
 */
public final class TruthLog {

  /** Order of the log; total, so that the same world gives the same file. */
  static final Comparator<Truth> ORDER =
      Comparator.comparing(Truth::start)
          .thenComparing(Truth::kind)
          .thenComparing(Truth::place)
          .thenComparing(Truth::subject);

  private final World world;
  private final TruthBook book;
  private final List<TruthWalk> walks = new ArrayList<>();

  TruthLog(World world) {
    this.world = world;
    this.book = new TruthBook(world);
    for (int truck = 0; truck < world.mix().trucks(); truck++) {
      walks.add(new TruckWalk(world, book, truck));
    }
    for (int bridge = 0; bridge < world.bridges().size(); bridge++) {
      walks.add(new BridgeWalk(world, book, bridge));
    }
    for (int area = 0; area < world.areas().size(); area++) {
      walks.add(new GroundWalk(world, book, area));
    }
    for (int round = 0; round < world.rounds().size(); round++) {
      Kerb kerb = world.kerb(round);
      for (int place = 0; place < kerb.places().size(); place++) {
        walks.add(new KerbWalk(world, book, kerb, place));
      }
    }
  }

  /** Everything that began before {@code until}, from the begin of the world on. */
  public List<Truth> until(Instant until) {
    double untilS = (until.toEpochMilli() - world.options().begin().toEpochMilli()) / 1000.0;
    walks.forEach(walk -> walk.walk(untilS));
    return book.truths().stream().filter(t -> t.start().isBefore(until)).sorted(ORDER).toList();
  }
}
