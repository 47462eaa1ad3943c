package dev.offsite.pipelines.judge.trip;

import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.RuleFold;
import dev.offsite.pipelines.judge.track.Step;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.reference.TripTerms;
import java.io.DataInput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The trips of a truck, and what is known of its load. Holds nothing against anybody. Stateless;
 * thread-safe. Hot path.
 */
public final class TripFold extends RuleFold<TripState> {

  private static final int FORM = 1;

  /** Names its state in savepoints. */
  public static final String NAME = "trip";

  /** A fold. */
  public TripFold() {
    super(NAME, FORM, TripState.class);
  }

  @Override
  public TripState start() {
    return new TripState();
  }

  @Override
  protected TripState read(int writtenIn, DataInput in) throws IOException {
    return TripState.read(in);
  }

  @Override
  protected void step(TripState state, Step step) {
    Optional<TripTerms> terms = step.tripTerms();
    if (terms.isEmpty()) {
      state.abandon(step.fix());
      return;
    }
    new TripStep(state, step, terms.get()).run();
    step.conclude(state.cargo.cargo());
  }

  @Override
  public List<Duration> silences(Instant at, ReferenceSnapshot reference) {
    return reference
        .findTripTerms(at)
        .map(terms -> List.of(Duration.ofMillis(CargoWatch.millis(terms.maxGapS()))))
        .orElse(List.of());
  }

  @Override
  protected void find(TripState state, Moment moment, List<Finding> findings) {}
}
