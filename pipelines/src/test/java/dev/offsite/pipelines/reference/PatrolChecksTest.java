package dev.offsite.pipelines.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.stop.TraceTerms;
import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Fences;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.CameraView;
import dev.offsite.schemas.reference.ReferenceFault;
import dev.offsite.schemas.reference.Validity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What must fit together of patrol rules and views of cameras. */
class PatrolChecksTest {

  @Test
  void check_whatFits_noFault() {
    assertThat(
            check(
                Entries.complete()
                    .with(
                        Rules.patrol()
                            .parameter("goneLooks", 2)
                            .parameter("goneAfterS", 60)
                            .entry())
                    .with(view("a", Entries.DRONE, Times.LONG_BEFORE, Times.at("10:00:00")))
                    .with(view("b", Entries.DRONE, Times.at("10:00:00"), null))))
        .isEmpty();
  }

  @Test
  void check_onlyHalfOfAComparison_isAFault() {
    assertThat(check(Entries.complete().with(Rules.patrol().parameter("goneLooks", 2).entry())))
        .singleElement()
        .asString()
        .contains("goneLooks and goneAfterS stand together");
  }

  @Test
  void check_traceWithAllOfItsParameters_isNoFault_withOneLessIs() {
    assertThat(check(traced(TraceTerms.parameters(), "FIELD"))).isEmpty();
    for (String name : TraceParameters.NAMES) {
      Map<String, Double> parameters = TraceTerms.parameters();
      parameters.remove(name);
      assertThat(check(traced(parameters, "FIELD")))
          .singleElement()
          .asString()
          .contains("missing are [" + name + "]");
    }
  }

  @Test
  void check_traceWithoutComparedSortiesOrZones_isAFault() {
    Map<String, Double> parameters = TraceTerms.parameters();
    parameters.remove("goneLooks");
    parameters.remove("goneAfterS");

    assertThat(check(traced(parameters, "FIELD")))
        .singleElement()
        .asString()
        .contains("goneLooks is missing");
    assertThat(check(traced(TraceTerms.parameters())))
        .singleElement()
        .asString()
        .contains("needs zones to search in");
  }

  @Test
  void check_traceParameter_atItsBound_isNoFault_beyondItIs() {
    assertThat(complaints("traceLingerKph", 20)).isEmpty();
    assertThat(complaints("traceLingerKph", 20.1)).isNotEmpty();
    assertThat(complaints("traceSilentS", 60)).isEmpty();
    assertThat(complaints("traceSilentS", 59)).isNotEmpty();
    assertThat(complaints("traceSuspectsMax", 1)).isEmpty();
    assertThat(complaints("traceSuspectsMax", 0)).isNotEmpty();
    assertThat(complaints("traceSuspectsMax", 1.5)).isNotEmpty();
    assertThat(complaints("traceHours", 0)).isNotEmpty();
    assertThat(complaints("traceForNear", 0)).isEmpty();
  }

  @Test
  void check_hotWordsWithAParameterMissing_isAFault() {
    assertThat(check(Entries.complete().with(hot().entry()))).isEmpty();
    assertThat(check(Entries.complete().with(hot().without("hotDispersion").entry())))
        .singleElement()
        .asString()
        .contains("stand together or not at all; missing are [hotDispersion]");
  }

  @Test
  void check_hotWordsWithALongerHistoryThanIsKept_isAFault() {
    assertThat(check(Entries.complete().with(hot().parameter("hotHistoryDays", 28).entry())))
        .isEmpty();
    assertThat(check(Entries.complete().with(hot().parameter("hotHistoryDays", 29).entry())))
        .singleElement()
        .asString()
        .contains("29.0 is above hotDays 28.0");
  }

  @Test
  void check_hotWordParameter_atItsBound_isNoFault_beyondItIs() {
    assertThat(complaints("hotDays", 2)).isEmpty();
    assertThat(complaints("hotDays", 1)).isNotEmpty();
    assertThat(complaints("hotDays", 90)).isEmpty();
    assertThat(complaints("hotDays", 91)).isNotEmpty();
    assertThat(complaints("hotHistoryDays", 2.5)).isNotEmpty();
    assertThat(complaints("hotPlacesMin", 1)).isEmpty();
    assertThat(complaints("hotPlacesMin", 0)).isNotEmpty();
    assertThat(complaints("hotPlacesMin", 1.5)).isNotEmpty();
    assertThat(complaints("hotProbabilityMax", 0.5)).isEmpty();
    assertThat(complaints("hotProbabilityMax", 0)).isNotEmpty();
    assertThat(complaints("hotProbabilityMax", 1)).isNotEmpty();
    assertThat(complaints("hotPriorPlaces", 0)).isNotEmpty();
    assertThat(complaints("hotDispersion", 1)).isEmpty();
    assertThat(complaints("hotDispersion", 0.99)).isNotEmpty();
    assertThat(complaints("hotDispersionDays", 0)).isEmpty();
  }

  private static Rules hot() {
    return Rules.patrol()
        .parameter("hotDays", 28)
        .parameter("hotHistoryDays", 7)
        .parameter("hotPlacesMin", 5)
        .parameter("hotProbabilityMax", 0.0005)
        .parameter("hotPriorPlaces", 0.5)
        .parameter("hotDispersion", 2.5)
        .parameter("hotDispersionDays", 42);
  }

  private static Optional<String> complaints(String name, double value) {
    return RuleParameters.complaint(name, value);
  }

  private static Entries traced(Map<String, Double> parameters, String... fenceKinds) {
    return Entries.complete()
        .with(Fences.square("field", "FIELD", 0, 0, 500).entry())
        .with(TruckScene.rule(ViolationKind.PATROL_OBJECT, List.of(fenceKinds), parameters));
  }

  @Test
  void check_goneLooksOfZero_isAFault() {
    assertThat(
            check(
                Entries.complete()
                    .with(
                        Rules.patrol()
                            .parameter("goneLooks", 0)
                            .parameter("goneAfterS", 60)
                            .entry())))
        .singleElement()
        .asString()
        .contains("0.0 is not a whole number of at least 1");
  }

  @Test
  void check_parkingWithoutMinutes_isAFault() {
    Entries kerb = Entries.complete().with(Fences.square("kerb", "KERB", 0, 0, 500).entry());

    assertThat(check(kerb.with(Rules.parking().entry()))).isEmpty();
    assertThat(check(kerb.with(Rules.parking().parameter("minApartMin", 0).entry())))
        .singleElement()
        .asString()
        .contains("0.0 is not above 0: one passing sighting is never enough");
  }

  @Test
  void check_viewOfNoCamera_isAFault() {
    assertThat(check(Entries.complete().with(view("a", Entries.TRUCK, Times.LONG_BEFORE, null))))
        .singleElement()
        .asString()
        .contains("no device of kind DRONE has the id 'truck-1'");
  }

  @Test
  void check_twoViewsOfOneDeviceAtOnce_isAFault() {
    assertThat(
            check(
                Entries.complete()
                    .with(view("a", Entries.DRONE, Times.LONG_BEFORE, Times.at("10:00:01")))
                    .with(view("b", Entries.DRONE, Times.at("10:00:00"), null))))
        .singleElement()
        .asString()
        .contains("'drone-1' stands in 'a' at the same time");
  }

  private static List<ReferenceFault> check(Entries entries) {
    return ReferenceChecks.check(entries.list());
  }

  private static CameraView view(String id, String deviceId, Instant from, Instant to) {
    return new CameraView(
        id, 1, new Validity(from, to), List.of(deviceId), null, null, null, 15.0, 1, "test");
  }
}
