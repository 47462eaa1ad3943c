package dev.offsite.pipelines.history.store;

import java.time.Duration;
import java.util.Optional;

/** What became of one request to the store. */
sealed interface Answer {

  /** Everything in it is stored. */
  record Stored() implements Answer {}

  /**
   * The store could not be reached, or cannot take it at the moment.
   *
   * @param after how long the store asked to be left alone, if it did
   */
  record Unavailable(String why, Optional<Duration> after) implements Answer {}

  /** Something in it is wrong: what is right in it may be stored or not. */
  record Refused(String why) implements Answer {}

  /** No request will be stored before somebody corrects a setting. */
  record Misconfigured(String why) implements Answer {}
}
