package dev.offsite.simulators.world;

import dev.offsite.simulators.plane.PlanePoint;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Passer;
import dev.offsite.simulators.truth.Truth;
import dev.offsite.simulators.zone.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects truths, from seconds and metres of the world to instants and degrees. */
final class TruthBook {

  private final World world;
  private final List<Truth> truths = new ArrayList<>();

  TruthBook(World world) {
    this.world = world;
  }

  /**
   * Adds a truth, unless it is over before second 0: no device was there to see it.
   *
   * @param span an infinite end is one that the world does not see
   */
  void add(Offence kind, String subject, String place, PlanePoint at, Span span, String why) {
    add(kind, subject, place, at, span, why, null);
  }

  /**
   * The same.
   *
   * @param admissible as in {@link Truth}
   */
  void add(
      Offence kind,
      String subject,
      String place,
      PlanePoint at,
      Span span,
      String why,
      @Nullable Boolean admissible) {
    add(kind, subject, place, at, span, why, admissible, null, null);
  }

  /**
   * The same.
   *
   * @param knownFromS as in {@link Truth}, seconds of the world; null if soon
   * @param passer as in {@link Truth}
   */
  void add(
      Offence kind,
      String subject,
      String place,
      PlanePoint at,
      Span span,
      String why,
      @Nullable Boolean admissible,
      @Nullable Double knownFromS,
      @Nullable Passer passer) {
    if (span.toS() <= 0 && span.fromS() < 0) {
      return;
    }
    truths.add(
        new Truth(
            kind,
            subject,
            place,
            world.plane().lng(at),
            world.plane().lat(at),
            world.instantAt(span.fromS()),
            Double.isInfinite(span.toS()) ? null : world.instantAt(span.toS()),
            why,
            admissible,
            knownFromS == null ? null : world.instantAt(knownFromS),
            passer));
  }

  /** Everything added so far, in the order of adding. */
  List<Truth> truths() {
    return List.copyOf(truths);
  }
}
