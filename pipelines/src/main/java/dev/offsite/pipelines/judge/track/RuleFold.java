package dev.offsite.pipelines.judge.track;

import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import java.io.DataInput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One family of rules as a fold over the fixes of a truck. Stateless and thread-safe: everything it
 * knows of a truck is in its state.
 *
 * <p>Law: the state after some fixes depends on these fixes in the order of their time and on the
 * reference data, and on nothing else; neither does what it finds, but for the silence it is told.
 *
 * @param <S> its state of one truck
 */
public abstract class RuleFold<S extends RuleState> {

  private final String name;
  private final int form;
  private final Class<S> type;

  /**
   * A fold.
   *
   * @param name names its state in savepoints; never changed
   * @param form number of the form in which the state is written, from 1
   */
  protected RuleFold(String name, int form, Class<S> type) {
    this.name = name;
    this.form = form;
    this.type = type;
  }

  /** State of a truck of which nothing was heard. */
  public abstract S start();

  /**
   * Reads a state.
   *
   * @param writtenIn the form it was written in, 1 to the newest
   */
  protected abstract S read(int writtenIn, DataInput in) throws IOException;

  /** Folds the next fix, which lies after all before it and has a place. */
  protected abstract void step(S state, Step step);

  /**
   * Takes note of what a terminal without a fix said, later than everything before. Its {@link
   * Step#fix} has no place, its {@link Step#before} is the newest fix that has one, and for the
   * step after it that fix is still the one before.
   */
  protected void hear(S state, Step step) {}

  /** Adds everything held against the truck that may still change, in the order of the fold. */
  protected abstract void find(S state, Moment moment, List<Finding> findings);

  /**
   * The silences that matter to what it finds: after each of them, by the clock of reception, it is
   * asked again.
   *
   * @param at newest receive time of the truck
   */
  public List<Duration> silences(Instant at, ReferenceSnapshot reference) {
    return List.of();
  }

  final String name() {
    return name;
  }

  final int form() {
    return form;
  }

  final RuleState readState(int writtenIn, DataInput in) throws IOException {
    if (writtenIn < 1 || writtenIn > form) {
      throw new IOException(
          "state of "
              + name
              + " in form "
              + writtenIn
              + " cannot be read: this release knows 1 to "
              + form);
    }
    return read(writtenIn, in);
  }

  final void stepState(RuleState state, Step step) {
    step(type.cast(state), step);
  }

  final void hearState(RuleState state, Step step) {
    hear(type.cast(state), step);
  }

  final void findIn(RuleState state, Moment moment, List<Finding> findings) {
    find(type.cast(state), moment, findings);
  }
}
