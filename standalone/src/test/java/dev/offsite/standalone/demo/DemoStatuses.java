package dev.offsite.standalone.demo;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.simulators.scenario.Promise;
import dev.offsite.simulators.score.Observation;
import dev.offsite.simulators.score.Outcome;
import dev.offsite.simulators.score.PromiseCheck;
import dev.offsite.simulators.score.Score;
import dev.offsite.simulators.score.ScoreDocument;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import dev.offsite.standalone.trial.TrialFigures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Statuses for tests. */
final class DemoStatuses {

  static DemoStatus busy() {
    return new DemoStatus(
        Duration.ofSeconds(42),
        Duration.ofSeconds(60),
        "hangzhou-demo",
        7,
        "running",
        Map.of(
            DeviceKind.WIM, new DemoStatus.Flow(116, 2.5, 115),
            DeviceKind.TRUCK, new DemoStatus.Flow(18_000, 300, 17_990),
            DeviceKind.DRONE, new DemoStatus.Flow(229, 6.5, 229)),
        1,
        2,
        3,
        14,
        new DemoStatus.LatencyFigures(34, 33.25, 120.5, 354),
        new SteadyFigures(new DemoStatus.LatencyFigures(12, 21.5, 44, 50), 0.345, 2),
        Map.of(ViolationKind.BRIDGE_OVERLOAD, 9),
        List.of(),
        Map.of(
            Offence.BRIDGE_OVERLOAD, new TruthFigures(10, 9, 1, 2, 3),
            Offence.CLONED_PLATE, new TruthFigures(4, 0, 4, 0, 0)),
        List.of("detection is RESTARTING: no reference data"),
        new HistoryFigures(Map.of("weighings", 1_234L), 5, ""),
        TrialFigures.NONE);
  }

  /** One overload missed where one may be missed at most, and one case of speeding. */
  static ScoreDocument score(double recallPromised) {
    Instant noon = Instant.parse("2026-03-02T04:00:00Z");
    List<Outcome> outcomes = new ArrayList<>();
    for (Offence offence : List.of(Offence.BRIDGE_OVERLOAD, Offence.CLONED_PLATE)) {
      outcomes.add(
          new Outcome.Missed(
              new Truth(offence, "浙A12345", "site-1", 120.2, 30.3, noon, noon, "60 t"), List.of()));
    }
    Score score =
        new Score(new Observation(noon, noon.plusSeconds(60), Duration.ofSeconds(8)), outcomes);
    return ScoreDocument.of(
        "test",
        score,
        PromiseCheck.of(Map.of(Offence.BRIDGE_OVERLOAD, new Promise(1, recallPromised)), score));
  }

  private DemoStatuses() {}
}
