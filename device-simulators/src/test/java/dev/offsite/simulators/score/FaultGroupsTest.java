package dev.offsite.simulators.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.simulators.fault.DeviceFaults;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultGroupsTest {

  private static final Instant T0 = Instant.parse("2026-11-22T04:00:00Z");
  private static final Observation MINUTE =
      new Observation(T0, T0.plusSeconds(60), Duration.ofSeconds(8));

  private static final List<DeviceFaults> DEVICES =
      List.of(
          new DeviceFaults("wim-1", "site-1", List.of("duplicates")),
          new DeviceFaults("drone-1", "area-1", List.of("drop")),
          new DeviceFaults("drone-2", "area-1", List.of()),
          new DeviceFaults("truck-1", "浙A00001", List.of("reorder", "drop")),
          new DeviceFaults("truck-2", "浙A00002", List.of()));

  @Test
  void truthOfATruck_isInEveryGroupOfItsFaults() {
    assertThat(groups(zone("浙A00001"))).containsExactly("drop", "reorder");
    assertThat(groups(zone("truck-1"))).containsExactly("drop", "reorder");
    assertThat(groups(zone("浙A00002"))).containsExactly("no faults");
    assertThat(groups(zone("浙A99999"))).containsExactly("not listed");
  }

  @Test
  void truthAtASite_isInTheGroupOfTheScaleWhoeverDroveOverIt() {
    assertThat(groups(truth(Offence.BRIDGE_OVERLOAD, "浙A00001", "site-1")))
        .containsExactly("duplicates");
  }

  @Test
  void truthOfAnObject_isInTheGroupsOfAllDronesThatPatrolItsFence() {
    Truth heap = truth(Offence.PATROL_OBJECT, "heap-1", "farm");
    Candidate elsewhereInTheFence =
        Candidates.of(ViolationKind.PATROL_OBJECT)
            .subject(null, "drone-2")
            .fence("farm")
            .at(121, 30)
            .build();

    assertThat(groups(heap, elsewhereInTheFence)).containsExactly("drop", "no faults");
    assertThat(groups(heap)).as("nobody was seen to patrol it").containsExactly("not listed");
  }

  @Test
  void candidateWithoutTruth_isInTheGroupsOfItsDevice() {
    Score score =
        Scorer.score(
            List.of(),
            Candidates.tracked(
                List.of(
                    Candidates.of(ViolationKind.PROHIBITED_ZONE)
                        .subject("浙A00001", "truck-1")
                        .fence("zone")
                        .build())),
            MINUTE,
            DEVICES);

    assertThat(score.groups()).containsExactly("drop", "reorder");
    assertThat(score.rowsOf("drop"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.offence()).isEqualTo(Offence.PROHIBITED_ZONE);
              assertThat(row.falseAlarms()).isEqualTo(1);
            });
    assertThat(score.rowsOf("no faults")).isEmpty();
  }

  @Test
  void noDevices_noGroups() {
    Score score = Scorer.score(List.of(zone("浙A00001")), List.of(), MINUTE);

    assertThat(score.outcomes()).hasSize(1);
    assertThat(score.groups()).isEmpty();
  }

  private static List<String> groups(Truth truth, Candidate... candidates) {
    return Scorer.score(List.of(truth), Candidates.tracked(List.of(candidates)), MINUTE, DEVICES)
        .outcomes()
        .stream()
        .filter(Outcome.Missed.class::isInstance)
        .findFirst()
        .orElseThrow()
        .groups();
  }

  private static Truth zone(String subject) {
    return truth(Offence.PROHIBITED_ZONE, subject, "zone");
  }

  private static Truth truth(Offence offence, String subject, String place) {
    return new Truth(
        offence, subject, place, 120, 30, T0.plusSeconds(1), T0.plusSeconds(40), "why");
  }
}
