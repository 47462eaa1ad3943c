package dev.offsite.pipelines.judge.trip;

import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.RuleFold;
import dev.offsite.pipelines.judge.track.RuleState;
import dev.offsite.pipelines.judge.track.Step;
import java.io.DataInput;
import java.io.DataOutput;
import java.util.List;

/** A family that remembers what it was told of the load at the last step. */
final class CargoProbe extends RuleFold<CargoProbe.Nothing> {

  Cargo newest = Cargo.UNKNOWN;

  CargoProbe() {
    super("probe", 1, Nothing.class);
  }

  @Override
  public Nothing start() {
    return new Nothing();
  }

  @Override
  protected Nothing read(int writtenIn, DataInput in) {
    return new Nothing();
  }

  @Override
  protected void step(Nothing state, Step step) {
    newest = step.cargo();
  }

  @Override
  protected void find(Nothing state, Moment moment, List<Finding> findings) {}

  /** Has no state. */
  static final class Nothing implements RuleState {
    @Override
    public Nothing copy() {
      return this;
    }

    @Override
    public void write(DataOutput out) {}

    @Override
    public void settle(long settledMs) {}
  }
}
