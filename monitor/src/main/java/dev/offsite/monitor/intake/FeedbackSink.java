package dev.offsite.monitor.intake;

import dev.offsite.schemas.feedback.CaseFeedback;

/** Where decisions go. Thread-safe. */
public interface FeedbackSink {

  /**
   * Returns when the feedback is stored.
   *
   * @throws StoreUnavailableException if it is not in time; it may still be stored later, and then
   *     counts once under its id
   */
  void send(CaseFeedback feedback);
}
