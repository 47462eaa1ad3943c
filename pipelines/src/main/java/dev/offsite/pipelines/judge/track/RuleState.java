package dev.offsite.pipelines.judge.track;

import java.io.DataOutput;
import java.io.IOException;

/** Where one rule family stands with one truck after a fix. Mutable; not thread-safe. */
public interface RuleState {

  /** An independent copy. */
  RuleState copy();

  /** Writes it in the newest form of its {@link RuleFold}. */
  void write(DataOutput out) throws IOException;

  /**
   * Forgets what ended with a fix up to a time: nothing that arrives can change it any more.
   *
   * @param settledMs milliseconds since the epoch
   */
  void settle(long settledMs);
}
