package dev.offsite.pipelines.judge.patrol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.RawRecords;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.reference.CameraView;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.telemetry.Media;
import dev.offsite.schemas.telemetry.SortieReport;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a point of a track had surely in view: 100 m above the ground, half a view of 24 degrees.
 */
class LookFinderTest {

  private static final Validity ALWAYS = new Validity(Times.LONG_BEFORE, null);
  private static final CameraView CONE =
      new CameraView(
          "survey", 1, ALWAYS, List.of(Entries.DRONE), 24.0, 30.0, -45.0, null, 5, "test");
  private static final Media PHOTO = new Media("FRAME", "https://media.test/1", null);
  private static final Offset<Double> CENTIMETRE = Offset.offset(0.01);

  @Test
  void view_straightDown_isACircleBelow_lessTheMargin() {
    LookFinder.View view = view(130.0, -90.0, null, CONE).orElseThrow();

    assertThat(view.middle()).isEqualTo(Places.ORIGIN);
    // 100 tan 24° = 44.52
    assertThat(view.radiusM()).isCloseTo(39.52, CENTIMETRE);
  }

  @Test
  void view_tilted_liesAheadWhereTheCameraLooks() {
    LookFinder.View view = view(130.0, -60.0, 90.0, CONE).orElseThrow();

    // 100 tan 30° = 57.74 ahead; back to 100 tan 6° = 10.51 is 47.22, aside 44.52 / cos 30° = 51.41
    assertThat(Geodesics.distanceM(view.middle(), Places.at(57.735, 0))).isLessThan(0.01);
    assertThat(view.radiusM()).isCloseTo(42.22, CENTIMETRE);
  }

  @Test
  void view_tiltedWithoutHeading_isOnlyWhatIsInViewWhicheverWayItLooks() {
    assertThat(view(130.0, -60.0, null, CONE)).isEmpty();
    // 100 tan 10° = 17.63 ahead, back to 100 tan -14°: 42.57 and aside 45.21, of which 42.57 -
    // 17.63
    LookFinder.View view = view(130.0, -80.0, null, CONE).orElseThrow();
    assertThat(view.middle()).isEqualTo(Places.ORIGIN);
    assertThat(view.radiusM()).isCloseTo(42.57 - 17.63 - 5, CENTIMETRE);
  }

  @ParameterizedTest
  @CsvSource({"-45.0, true", "-44.9, false", "-90.0, true", "-90.1, false"})
  void view_pitch_bothSidesOfWhatCounts(double pitchDeg, boolean counts) {
    assertThat(view(130.0, pitchDeg, 90.0, CONE).isPresent()).isEqualTo(counts);
  }

  @ParameterizedTest
  @CsvSource({"30.0, false", "41.0, false", "41.5, true", ", false"})
  void view_height_onTheGroundNothingIsInView(Double heightM, boolean counts) {
    assertThat(view(heightM, -90.0, null, CONE).isPresent()).isEqualTo(counts);
  }

  @Test
  void view_pitchNotSaid_isNone() {
    assertThat(view(130.0, null, null, CONE)).isEmpty();
  }

  @Test
  void view_range_bindsTheCone() {
    CameraView near =
        new CameraView(
            "near", 1, ALWAYS, List.of(Entries.DRONE), 24.0, 30.0, -45.0, 20.0, 5, "test");

    assertThat(view(130.0, -90.0, null, near).orElseThrow().radiusM()).isCloseTo(15, CENTIMETRE);
  }

  @Test
  void view_cameraOnTheGround_isACircleAroundIt() {
    CameraView ground =
        new CameraView("car", 1, ALWAYS, List.of("car"), null, null, null, 15.0, 2, "test");

    LookFinder.View view = view(null, null, null, ground).orElseThrow();
    assertThat(view).isEqualTo(new LookFinder.View(Places.ORIGIN, 13));
  }

  @Test
  void find_lookForEachRuleThatCompares_withAllThatEvidenceNeeds() {
    List<Look> looks = find(comparing().with(CONE), Places.ORIGIN);

    assertThat(looks).hasSize(1);
    Look look = looks.get(0);
    assertThat(look.key()).isEqualTo("patrol\u001f" + Entries.PATROLLED);
    assertThat(look.patrol()).isEqualTo(Entries.DRONE + "/sortie-9");
    assertThat(look.timeMs()).isEqualTo(Times.at("10:00:00").toEpochMilli());
    assertThat(look.media()).containsExactly(PHOTO);
    assertThat(look.sha256()).hasSize(64);
  }

  @Test
  void find_noViewOfTheDevice_orNoRuleThatCompares_none() {
    assertThat(find(comparing(), Places.ORIGIN)).isEmpty();
    assertThat(find(Entries.complete().with(CONE), Places.ORIGIN)).isEmpty();
  }

  @ParameterizedTest
  // the zone ends at 1,000 m; a place may be 250 m beside it and the view reaches 39.52 m further
  @CsvSource({"1289.0, 1", "1290.0, 0"})
  void find_farFromEveryZone_none(double eastM, int looks) {
    assertThat(find(comparing().with(CONE), Places.at(eastM, 0))).hasSize(looks);
  }

  @Test
  void find_ruleWithoutZones_everywhere() {
    Entries entries =
        Entries.complete()
            .with(CONE)
            .with(
                Rules.patrol()
                    .fenceKinds()
                    .parameter("goneLooks", 2)
                    .parameter("goneAfterS", 60)
                    .entry());

    assertThat(find(entries, Places.at(9_000, 0)))
        .extracting(Look::neighbourhood)
        .containsExactly("");
  }

  private static Entries comparing() {
    return Entries.complete()
        .with(Rules.patrol().parameter("goneLooks", 2).parameter("goneAfterS", 60).entry());
  }

  private static List<Look> find(Entries entries, Wgs84Position place) {
    SortieReport report = report(130.0, -90.0, null, place);
    return new LookFinder()
        .find(
            new Located(RawRecords.received(report), place.lng(), place.lat()), entries.snapshot());
  }

  private static Optional<LookFinder.View> view(
      Double heightM, Double pitchDeg, Double headingDeg, CameraView camera) {
    return LookFinder.view(
        report(heightM, pitchDeg, headingDeg, Places.ORIGIN),
        Places.ORIGIN.lng(),
        Places.ORIGIN.lat(),
        camera);
  }

  private static SortieReport report(
      Double heightM, Double pitchDeg, Double headingDeg, Wgs84Position place) {
    return new SortieReport(
        Entries.DRONE,
        "sortie-9",
        SortieReport.Phase.TRACK,
        Times.at("10:00:00"),
        place.lng(),
        place.lat(),
        null,
        heightM,
        pitchDeg,
        headingDeg,
        List.of(PHOTO));
  }
}
