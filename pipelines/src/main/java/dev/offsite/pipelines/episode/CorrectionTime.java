package dev.offsite.pipelines.episode;

import java.time.Duration;

/** For how long what was said about a passage over a scale may be corrected. */
public final class CorrectionTime {

  /**
   * How long after its receipt a passage may be sent again with other content: a scale that was cut
   * off, or a plate that people read from the photo, comes within a day.
   */
  public static final Duration OF_PASSAGES = Duration.ofDays(1);

  /**
   * How long the stages behind the judge of passages remember what they added to a candidate: a
   * correction is received a day after the passage at most, and may itself be corrected once more.
   */
  public static final Duration OF_WHAT_FOLLOWS = OF_PASSAGES.multipliedBy(2);

  private CorrectionTime() {}
}
