package dev.offsite.pipelines.rejudge;

import dev.offsite.schemas.candidate.Candidate;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * Which time is judged again. Telemetry is read from a while before it, so that trips and episodes
 * that began earlier are known, until a while after it, so that those within it come to their end.
 *
 * @param from first moment; candidates whose episode starts then or later are compared
 * @param to end, exclusive
 * @param margin how much is read before and after
 */
public record RejudgeSpan(Instant from, Instant to, Duration margin) implements Serializable {

  private static final long serialVersionUID = 1L;

  public RejudgeSpan {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("from " + from + " is not before to " + to);
    }
    if (margin.isNegative()) {
      throw new IllegalArgumentException("margin " + margin + " is below zero");
    }
  }

  /** First receive time that is read. */
  public Instant readFrom() {
    return from.minus(margin);
  }

  /** Receive time at which reading ends. */
  public Instant readTo() {
    return to.plus(margin);
  }

  /** Whether a candidate's episode starts within the span. */
  public boolean holds(Candidate candidate) {
    Instant start = candidate.episode().start();
    return !start.isBefore(from) && start.isBefore(to);
  }

  /** Whether what was received then is read. */
  public boolean reads(Instant receivedAt) {
    return !receivedAt.isBefore(readFrom()) && receivedAt.isBefore(readTo());
  }
}
