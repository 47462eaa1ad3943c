package dev.offsite.pipelines.contradict;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/**
 * What contradicts others: that a plate was read at a scale while the terminal of its truck was far
 * away. Either plate or terminal is the wrong one, and nobody can tell which from afar.
 *
 * @param id of the candidate that says so
 * @param deviceId the scale
 * @param passageId the passage
 * @param atMs when, milliseconds since the epoch
 * @param tracksWithinMs so long before and after it the track of the terminal is doubted as well;
 *     below 0 if the rule doubts none
 * @param receivedMs when our client received the newest observation of it
 */
record Opponent(
    String id, String deviceId, String passageId, long atMs, long tracksWithinMs, long receivedMs) {

  /** Names the passage, in the details of candidates about one. */
  static final String PASSAGE = "passageId";

  /** In the details of the candidate: see {@link #tracksWithinMs}, in seconds. */
  static final String TRACKS_DOUBTED_S = "tracksDoubtedS";

  /** By time, then id: never by arrival. */
  static final Comparator<Opponent> ORDER =
      Comparator.comparingLong(Opponent::atMs).thenComparing(Opponent::id);

  private static final double MS_PER_S = 1000;

  Opponent {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(passageId, "passageId");
  }

  /** What a candidate of kind {@code PLATE_ELSEWHERE} says against others. */
  static Opponent of(Candidate candidate) {
    String tracksS = candidate.facts().details().get(TRACKS_DOUBTED_S);
    return new Opponent(
        candidate.id(),
        candidate.subject().deviceId(),
        candidate.facts().details().getOrDefault(PASSAGE, ""),
        candidate.episode().start().toEpochMilli(),
        tracksS == null ? -1 : Math.round(Double.parseDouble(tracksS) * MS_PER_S),
        candidate.clocks().received().toEpochMilli());
  }

  /** What it makes doubtful of a candidate of the same plate; empty if nothing. */
  Optional<Doubt> against(Candidate candidate) {
    if (candidate.kind().family() == ViolationKind.Family.SCALE) {
      boolean isOfThatPassage =
          deviceId.equals(candidate.subject().deviceId())
              && passageId.equals(candidate.facts().details().get(PASSAGE));
      return isOfThatPassage ? Optional.of(Doubt.PLATE_CONTRADICTED) : Optional.empty();
    }
    return candidate.kind().family() == ViolationKind.Family.TRUCK && doubtsTrackOf(candidate)
        ? Optional.of(Doubt.TERMINAL_CONTRADICTED)
        : Optional.empty();
  }

  private boolean doubtsTrackOf(Candidate candidate) {
    Candidate.Episode episode = candidate.episode();
    return tracksWithinMs >= 0
        && atMs >= episode.start().toEpochMilli() - tracksWithinMs
        && atMs <= episode.lastObserved().toEpochMilli() + tracksWithinMs;
  }
}
