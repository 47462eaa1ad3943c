package dev.offsite.pipelines.judge.passer;

import static dev.offsite.pipelines.judge.passer.PasserScene.NOON;
import static dev.offsite.pipelines.judge.passer.PasserScene.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.candidate.ViolationKind;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Of a plate read at noon somewhere, while its terminal was near the scale at the origin. */
class DoubtedTrackFinderTest {

  private final DoubtedTrackFinder finder = new DoubtedTrackFinder();

  @Test
  void terminal_nearAScale_isDoubtedThere_withTheTimeOfTheRule() {
    assertThat(find(Phase.CLOSED, "300.0", Places.at(1_900, 0), Places.at(50_000, 0)))
        .containsExactly(doubt(300_000, false));
  }

  @Test
  void withdrawal_isTold() {
    assertThat(find(Phase.WITHDRAWN, "0.5", Places.at(0, 0))).containsExactly(doubt(500, true));
  }

  @Test
  void terminal_farFromEveryScale_isNoMatter() {
    assertThat(find(Phase.CLOSED, "300.0", Places.at(50_000, 0))).isEmpty();
  }

  @Test
  void rule_thatDoubtsNoTracks_doubtsNone() {
    assertThat(find(Phase.CLOSED, null, Places.at(0, 0))).isEmpty();
  }

  @Test
  void otherKinds_doubtNothing() {
    Candidate dark =
        candidate(ViolationKind.DARK_ACROSS_BRIDGE, Phase.CLOSED, "300.0", List.of(Places.ORIGIN));

    assertThat(finder.find(dark, REFERENCE)).isEmpty();
  }

  private List<SiteMatter> find(Phase phase, @Nullable String seconds, Wgs84Position... track) {
    return finder.find(
        candidate(ViolationKind.PLATE_ELSEWHERE, phase, seconds, List.of(track)), REFERENCE);
  }

  private static SiteMatter doubt(long withinMs, boolean isWithdrawn) {
    return new SiteMatter.TrackDoubted(
        Entries.SITE,
        "elsewhere-1",
        Entries.PLATE,
        NOON.toEpochMilli(),
        withinMs,
        isWithdrawn,
        NOON.toEpochMilli() + 1_000);
  }

  private static Candidate candidate(
      ViolationKind kind, Phase phase, @Nullable String seconds, List<Wgs84Position> track) {
    Candidate it = PasserScene.unread().candidate();
    return new Candidate(
        "elsewhere-1",
        1,
        phase,
        null,
        kind,
        it.rule(),
        new Candidate.Subject(Entries.PLATE, null, null, "another-scale", null, null),
        it.episode(),
        it.facts().with(seconds == null ? Map.of() : Map.of("tracksDoubtedS", seconds), List.of()),
        it.place(),
        it.law(),
        it.gate(),
        new Candidate.Evidence(
            List.of(),
            List.of(),
            track.stream()
                .map(at -> new Candidate.TrackPoint(NOON, at.lng(), at.lat(), null))
                .toList()),
        it.deadlines(),
        it.clocks(),
        List.of());
  }
}
