package dev.offsite.pipelines.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Fences;
import dev.offsite.pipelines.testing.Findings;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JurisdictionRouterTest {

  private static final Instant TEN = Times.at("10:00:00");

  private final JurisdictionRouter router = new JurisdictionRouter();

  @Test
  void route_siteNamesItsJurisdiction_keepsIt() {
    Candidate.Place place = Findings.at(TEN).finding().place();

    assertThat(router.route(place, TEN, Entries.complete().snapshot())).isEqualTo(place);
  }

  @Test
  void route_byArea_changesNothingElse() {
    Candidate.Place place = placeAt(Places.ORIGIN);

    Candidate.Place routed = router.route(place, TEN, Entries.complete().snapshot());

    assertThat(routed)
        .isEqualTo(
            Findings.at(TEN)
                .inFence(Entries.PATROLLED, Places.ORIGIN)
                .jurisdiction(Entries.DISTRICT)
                .finding()
                .place());
  }

  @Test
  void route_smallestAreaWins() {
    Entries entries =
        Entries.complete()
            .with(Fences.square("street-1", "street", 0, 0, 2_000).entry())
            .with(Fences.square("grid-1", "grid", 0, 0, 200).entry());

    assertThat(jurisdictionAt(entries, Places.at(100, 0))).isEqualTo("grid-1");
    assertThat(jurisdictionAt(entries, Places.at(1_000, 0))).isEqualTo("street-1");
    assertThat(jurisdictionAt(entries, Places.at(5_000, 0))).isEqualTo(Entries.DISTRICT);
  }

  @Test
  void route_noAreaCoversThePlace_none() {
    assertThat(jurisdictionAt(Entries.complete(), Places.at(20_000, 0))).isNull();
    assertThat(jurisdictionAt(Entries.none(), Places.ORIGIN)).isNull();
  }

  @Test
  void route_areaInForceAtTheEvent_counts() {
    Entries entries =
        Entries.none()
            .with(Fences.square("old", "district", 0, 0, 100).valid(Times.LONG_BEFORE, TEN).entry())
            .with(Fences.square("new", "district", 0, 0, 100).valid(TEN, null).entry());

    assertThat(
            router
                .route(placeAt(Places.ORIGIN), TEN.minusMillis(1), entries.snapshot())
                .jurisdiction())
        .isEqualTo("old");
    assertThat(router.route(placeAt(Places.ORIGIN), TEN, entries.snapshot()).jurisdiction())
        .isEqualTo("new");
  }

  private String jurisdictionAt(Entries entries, Wgs84Position position) {
    return router.route(placeAt(position), TEN, entries.snapshot()).jurisdiction();
  }

  private static Candidate.Place placeAt(Wgs84Position position) {
    return Findings.at(TEN)
        .inFence(Entries.PATROLLED, position)
        .jurisdiction(null)
        .finding()
        .place();
  }
}
