package dev.offsite.pipelines.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.pipelines.testing.Devices;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Fences;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceFault;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.reference.Validity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceChecksTest {

  private static final Instant TEN = Times.at("10:00:00");
  private static final Validity ALWAYS = new Validity(Times.LONG_BEFORE, null);

  @Test
  void check_completeSet_nothingToSay() {
    assertThat(ReferenceChecks.check(Entries.complete().list())).isEmpty();
    assertThat(ReferenceChecks.check(List.of())).isEmpty();
  }

  @Test
  void check_scaleWithoutSite_namesDeviceFieldAndSite() {
    assertFaults(
        Entries.complete().without(ReferenceKind.SITE, Entries.SITE),
        "devices.json: /siteId: device 'wim-1' version 1: no site has the id 'bridge-1'");
    assertThatThrownBy(() -> Devices.scale(Entries.SCALE, null).entry())
        .hasMessageContaining("/siteId");
  }

  @Test
  void check_siteNotInForceForAsLongAsItsScale_namesTheInstant() {
    ReferenceEntry.Site site = Entries.site(null);
    Entries ends = Entries.complete().with(siteInForce(site, 1, Times.LONG_BEFORE, TEN));
    Entries goesOn =
        Entries.complete()
            .with(siteInForce(site, 1, Times.LONG_BEFORE, TEN))
            .with(siteInForce(site, 2, TEN, null));

    assertFaults(
        ends,
        "devices.json: /siteId: device 'wim-1' version 1:"
            + " site 'bridge-1' is not in force at 2026-03-04T02:00:00Z");
    assertFaults(goesOn);
    assertFaults(
        ends.with(
            Devices.scale(Entries.SCALE, Entries.SITE).valid(Times.LONG_BEFORE, TEN).entry()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"district", "street", "grid"})
  void check_jurisdictionOfASite_mayBeOfEachLevel(String kind) {
    assertFaults(
        Entries.complete().with(Fences.square(Entries.DISTRICT, kind, 0, 0, 10_000).entry()));
  }

  @Test
  void check_jurisdictionOfASiteThatIsNone_namesIt() {
    String fault =
        "sites.json: /jurisdiction: site 'bridge-1' version 1:"
            + " no fence of kind district, street or grid has the id 'district-1'";

    assertFaults(Entries.complete().without(ReferenceKind.FENCE, Entries.DISTRICT), fault);
    assertFaults(
        Entries.complete().with(Fences.square(Entries.DISTRICT, "PATROL", 0, 0, 10_000).entry()),
        fault);
  }

  @Test
  void check_truckOfAnUnknownVehicle_namesThePlate() {
    assertFaults(
        Entries.complete().with(Devices.truck(Entries.TRUCK, "浙B00000").entry()),
        "devices.json: /plate: device 'truck-1' version 1: no vehicle has the id '浙B00000'");
    assertFaults(Entries.complete().with(Devices.truck(Entries.TRUCK, null).entry()));
  }

  @Test
  void check_permit_vehicleAndFencesMustExist() {
    assertFaults(
        Entries.complete().with(Entries.permit(Entries.PLATE, ALWAYS, Entries.PROHIBITED)));
    assertFaults(
        Entries.complete().with(Entries.permit("浙B00000", ALWAYS, "nowhere")),
        "permits.json: /plate: permit 'permit-浙B00000' version 1:"
            + " no vehicle has the id '浙B00000'",
        "permits.json: /allowedFenceIds: permit 'permit-浙B00000' version 1:"
            + " no fence has the id 'nowhere'");
  }

  @Test
  void check_permitsOwnFences_mustExistWhereSet() {
    assertFaults(
        Entries.complete()
            .with(
                new ReferenceEntry.Permit(
                    "p",
                    1,
                    ALWAYS,
                    Entries.PLATE,
                    List.of(),
                    "building",
                    "corridor",
                    "disposal",
                    null)),
        "permits.json: /buildingSiteFenceId: permit 'p' version 1: no fence has the id 'building'",
        "permits.json: /corridorFenceId: permit 'p' version 1: no fence has the id 'corridor'",
        "permits.json: /disposalFenceId: permit 'p' version 1: no fence has the id 'disposal'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "minInsideS",
        "minFixesInside",
        "exitMarginM",
        "maxGapS",
        "accuracyFactor",
        "speedKphMax",
        "updateEveryS"
      })
  void check_zoneRuleWithoutAParameter_namesIt(String name) {
    assertFaults(
        Entries.complete().with(Rules.zone().without(name).entry()),
        "rules.json: /parameters: rule 'zone' version 1: '" + name + "' is missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"minSightings", "minConfidence", "openConfidence", "mergeRadiusM", "retentionH"})
  void check_patrolRuleWithoutAParameter_namesIt(String name) {
    assertFaults(
        Entries.complete().with(Rules.patrol().without(name).entry()),
        "rules.json: /parameters: rule 'patrol' version 1: '" + name + "' is missing");
  }

  @Test
  void check_parameterOfNoMeaning_isRefused_ofEveryRule_isNot() {
    assertFaults(
        Entries.complete().with(Rules.patrol().parameter("mergeRadius", 3).entry()),
        "rules.json: /parameters/mergeRadius: rule 'patrol' version 1:"
            + " is no parameter of PATROL_OBJECT");
    assertFaults(
        Entries.complete()
            .with(Rules.patrol().parameter("noticeDays", 15).parameter("requiresMedia", 1).entry())
            .with(
                Rules.zone().parameter("crossMinM", 5).parameter("exitSureAccuracies", 3).entry()));
  }

  @Test
  void check_ruleForAUsualFenceKindThatThisCityHasNot_isNoFault() {
    assertFaults(
        Entries.complete().with(Rules.zone().fenceKinds("PROHIBITED", "SPEED_ZONE").entry()));
  }

  @Test
  void check_ruleForAFenceKindThatNoFenceHas_isRefused() {
    assertFaults(
        Entries.complete().with(Rules.zone().fenceKinds("PROHIBITED", "PROHIBITTED").entry()),
        "rules.json: /fenceKinds: rule 'zone' version 1: no fence is of kind 'PROHIBITTED'");
  }

  @Test
  void check_fenceVersions_mayNotOverlap_mayFollow() {
    ReferenceEntry first =
        Fences.square("f", "PROHIBITED", 0, 0, 50).valid(Times.LONG_BEFORE, TEN).entry();
    ReferenceEntry next =
        Fences.square("f", "PROHIBITED", 0, 0, 60).version(2).valid(TEN, null).entry();
    ReferenceEntry early =
        Fences.square("f", "PROHIBITED", 0, 0, 60)
            .version(2)
            .valid(TEN.minusMillis(1), null)
            .entry();

    assertFaults(Entries.complete().with(first).with(next));
    assertFaults(
        Entries.complete().with(first).with(early),
        "fences: /validity: fence 'f' version 2: overlaps version 1");
  }

  @Test
  void check_sameVersionOfAFenceTwice_isRefused() {
    ReferenceEntry fence = Fences.square("f", "PROHIBITED", 0, 0, 50).entry();

    assertThat(ReferenceChecks.check(List.of(fence, fence)))
        .extracting(ReferenceFault::toString)
        .containsExactly(
            "fences: /version: fence 'f' version 1: another file holds the same version");
  }

  @ParameterizedTest
  @CsvSource({"WIM, plausibility-wim", "TRUCK, plausibility-truck", "DRONE, plausibility-drone"})
  void check_noPlausibilityForAKindInUse_isRefused(DeviceKind kind, String id) {
    assertFaults(
        Entries.complete().without(ReferenceKind.PLAUSIBILITY, id),
        "plausibility.json: the whole: no entry for devices of kind "
            + kind
            + " is in force at 2025-01-01T00:00:00Z");
  }

  @Test
  void check_plausibilityThatEndsBeforeItsDevices_isRefused() {
    ReferenceEntry.Plausibility ends =
        new ReferenceEntry.Plausibility(
            "plausibility-wim",
            1,
            new Validity(Times.LONG_BEFORE, TEN),
            DeviceKind.WIM,
            "test",
            Entries.wimLimits());

    assertFaults(
        Entries.complete().with(ends),
        "plausibility.json: the whole: no entry for devices of kind WIM"
            + " is in force at 2026-03-04T02:00:00Z");
    assertFaults(
        Entries.complete()
            .with(ends)
            .with(
                Devices.scale(Entries.SCALE, Entries.SITE).valid(Times.LONG_BEFORE, TEN).entry()));
  }

  @Test
  void check_plausibilityWithoutItsClock_namesEachFigure() {
    assertFaults(
        Entries.complete().with(Entries.plausibility(DeviceKind.WIM, Map.of())),
        "plausibility.json: /limits: plausibility 'plausibility-wim' version 1:"
            + " 'ageMaxS' is missing",
        "plausibility.json: /limits: plausibility 'plausibility-wim' version 1:"
            + " 'skewMaxS' is missing");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ageMaxS  | 0                 | 0.0 is not above 0 and at most 30 days",
        "ageMaxS  | -1                | -1.0 is not above 0 and at most 30 days",
        "ageMaxS  | 2592001           | 2592001.0 is not above 0 and at most 30 days",
        "skewMaxS | -0.5              | -0.5 is negative",
        "speedMax | 100               | is no limit that is checked",
      })
  void check_plausibilityThatMeansNothing_namesTheFigure(String name, double value, String detail) {
    assertFaults(
        withWimLimit(name, value),
        "plausibility.json: /limits/"
            + name
            + ": plausibility 'plausibility-wim' version 1: "
            + detail);
  }

  @Test
  void check_plausibilityAtItsBounds_passes() {
    assertFaults(withWimLimit("ageMaxS", 2_592_000));
    assertFaults(withWimLimit("ageMaxS", 0.001));
    assertFaults(withWimLimit("skewMaxS", 0));
  }

  @Test
  void check_everyKnownLimit_passes() {
    Map<String, Double> all = new TreeMap<>(Entries.wimLimits());
    all.putAll(Entries.truckLimits());

    assertThat(all).hasSize(11);
    assertFaults(Entries.complete().with(Entries.plausibility(DeviceKind.TRUCK, all)));
  }

  @Test
  void check_twoPlausibilitiesForAKindAtOnce_refused_oneAfterTheOther_not() {
    Entries entries = Entries.complete().with(wimPlausibility("plausibility-wim", null, TEN));

    assertFaults(entries.with(wimPlausibility("next", TEN, null)));
    assertFaults(
        entries.with(wimPlausibility("next", TEN.minusMillis(1), null)),
        "plausibility.json: /deviceKind: plausibility 'next' version 1:"
            + " a device of kind 'WIM' has 'plausibility-wim' version 1 at the same time");
  }

  @Test
  void check_twoTolerancesForAnAreaAtOnce_refused_oneAfterTheOther_not() {
    Entries entries = Entries.complete().with(Entries.tolerance(1, Times.LONG_BEFORE, TEN, 1.1));

    assertFaults(entries.with(tolerance("HANGZHOU", TEN)));
    assertFaults(entries.with(tolerance("NINGBO", TEN.minusMillis(1))));
    assertFaults(
        entries.with(tolerance("HANGZHOU", TEN.minusMillis(1))),
        "tolerances.json: /area: tolerance 'other' version 1:"
            + " the area 'HANGZHOU' has 'tolerance-hangzhou' version 1 at the same time");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "maxGapS        | -1  | -1.0 is negative or not finite",
        "minFixesInside | 0   | 0.0 is not a whole number of at least 1",
        "minFixesInside | 2.5 | 2.5 is not a whole number of at least 1",
        "minFixesInside | -2  | -2.0 is negative or not finite",
      })
  void check_zoneParameterThatMeansNothing_namesIt(String name, double value, String detail) {
    assertFaults(
        Entries.complete().with(Rules.zone().parameter(name, value).entry()),
        "rules.json: /parameters/" + name + ": rule 'zone' version 1: " + detail);
  }

  @Test
  void check_sightingsNoWholeNumber_refused_one_isNot() {
    assertFaults(
        Entries.complete().with(Rules.patrol().parameter("minSightings", 0.5).entry()),
        "rules.json: /parameters/minSightings: rule 'patrol' version 1:"
            + " 0.5 is not a whole number of at least 1");
    assertFaults(Entries.complete().with(Rules.patrol().parameter("minSightings", 1).entry()));
    assertFaults(Entries.complete().with(Rules.zone().parameter("minInsideS", 0).entry()));
  }

  @Test
  void complaint_notFinite_isOne() {
    assertThat(RuleParameters.complaint("maxGapS", Double.NaN)).isPresent();
    assertThat(RuleParameters.complaint("maxGapS", Double.POSITIVE_INFINITY)).isPresent();
    assertThat(RuleParameters.complaint("maxGapS", 0)).isEmpty();
  }

  @Test
  void check_scaleOrOverloadRuleWithoutMassLimits_isRefused() {
    String fault =
        "mass-limits.json: the whole: no entry, but there are scales or rules of kind"
            + " BRIDGE_OVERLOAD";
    Entries none = Entries.complete().without(ReferenceKind.MASS_LIMITS, "gb1589-2016");

    assertFaults(none, fault);
    assertFaults(none.without(ReferenceKind.RULE, "overload"), fault);
    assertFaults(none.without(ReferenceKind.DEVICE, Entries.SCALE));
    assertFaults(none.with(Rules.overload().entry()), fault);
  }

  @Test
  void check_severalFaults_allCollected() {
    assertThat(
            ReferenceChecks.check(
                Entries.complete()
                    .without(ReferenceKind.SITE, Entries.SITE)
                    .without(ReferenceKind.PLAUSIBILITY, "plausibility-drone")
                    .with(Rules.zone().without("maxGapS").without("exitMarginM").entry())
                    .list()))
        .hasSize(4);
  }

  private static Entries withWimLimit(String name, double value) {
    Map<String, Double> limits = new TreeMap<>(Entries.wimLimits());
    limits.put(name, value);
    return Entries.complete().with(Entries.plausibility(DeviceKind.WIM, limits));
  }

  private static ReferenceEntry wimPlausibility(String id, Instant from, Instant to) {
    return new ReferenceEntry.Plausibility(
        id,
        1,
        new Validity(from == null ? Times.LONG_BEFORE : from, to),
        DeviceKind.WIM,
        "test",
        Entries.wimLimits());
  }

  private static ReferenceEntry tolerance(String area, Instant from) {
    return new ReferenceEntry.Tolerance(
        "other", 1, new Validity(from, null), area, 1.05, "example");
  }

  private static ReferenceEntry.Site siteInForce(
      ReferenceEntry.Site site, int version, Instant from, Instant to) {
    return new ReferenceEntry.Site(
        site.id(),
        version,
        new Validity(from, to),
        site.name(),
        site.lng(),
        site.lat(),
        site.roadClass(),
        site.area(),
        site.jurisdiction(),
        null,
        null,
        1);
  }

  private static void assertFaults(Entries entries, String... faults) {
    assertThat(ReferenceChecks.check(entries.list()))
        .extracting(ReferenceFault::toString)
        .containsExactlyInAnyOrder(faults);
  }
}
