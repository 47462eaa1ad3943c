package dev.offsite.simulators.score;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.simulators.fault.DeviceFaults;
import dev.offsite.simulators.scenario.Promise;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Scores for tests. */
public final class Scores {

  /** Begin of every score here. */
  public static final Instant T0 = Instant.parse("2026-11-22T04:00:00Z");

  /** A subject that a careless page would run. */
  public static final String HOSTILE = "</script><script>alert(1)</script>";

  /** One found 2 s late and reported after 6.25 s, two missed, one false, one double. */
  public static ScoreDocument mixed() {
    Candidate found = zone("浙A00001", 12, 29).revision(2).build();
    Score score =
        Scorer.score(
            List.of(
                stay(Offence.PROHIBITED_ZONE, "浙A00001"),
                stay(Offence.PROHIBITED_ZONE, HOSTILE),
                stay(Offence.CLONED_PLATE, "浙A00003")),
            List.of(
                new TrackedCandidate(found, T0.plusMillis(16_250)),
                new TrackedCandidate(zone("浙A00001", 20, 29).build(), null),
                new TrackedCandidate(zone("浙A00004", 12, 29).build(), null)),
            new Observation(T0, T0.plusSeconds(60), Duration.ofSeconds(8)),
            List.of(
                new DeviceFaults("truck-1", "浙A00001", List.of()),
                new DeviceFaults("truck-2", HOSTILE, List.of("blind-area"))));
    return ScoreDocument.of(
        "mixed",
        score,
        PromiseCheck.of(Map.of(Offence.PROHIBITED_ZONE, new Promise(0.25, 0.95)), score));
  }

  /** Nothing happened and nothing was said. */
  public static ScoreDocument empty() {
    Score score =
        new Score(new Observation(T0, T0.plusSeconds(60), Duration.ofSeconds(8)), List.of());
    return ScoreDocument.of("empty", score, PromiseCheck.of(Map.of(), score));
  }

  private static Truth stay(Offence offence, String subject) {
    return new Truth(
        offence, subject, "zone", 120, 30, T0.plusSeconds(10), T0.plusSeconds(30), "20.0 s inside");
  }

  private static Candidates zone(String plate, int fromS, int toS) {
    return Candidates.of(ViolationKind.PROHIBITED_ZONE)
        .subject(plate, "truck-1")
        .fence("zone")
        .at(120, 30)
        .span(T0.plusSeconds(fromS), T0.plusSeconds(toS));
  }

  private Scores() {}
}
