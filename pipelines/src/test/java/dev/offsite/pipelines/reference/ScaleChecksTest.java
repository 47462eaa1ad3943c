package dev.offsite.pipelines.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.OverLimitPermits;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.ScaleEntries;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.reference.AxleLayouts;
import dev.offsite.schemas.reference.FlagMeaning;
import dev.offsite.schemas.reference.PlateReading;
import dev.offsite.schemas.reference.ReferenceFault;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.reference.Validity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleChecksTest {

  private static final Instant TEN = Times.at("10:00:00");

  @Test
  void check_permit_sitesMustExist_andItLiftsOnlyOnItsRoute() {
    assertFaults(
        Entries.complete().with(OverLimitPermits.permit().liftsPostedAt(Entries.SITE).entry()));
    assertFaults(
        Entries.complete()
            .with(
                OverLimitPermits.permit()
                    .sites("nowhere", Entries.SITE)
                    .liftsPostedAt("elsewhere")
                    .entry()),
        "over-limit-permits.json: /siteIds: over-limit-permit 'over-limit-1' version 1:"
            + " no site has the id 'nowhere'",
        "over-limit-permits.json: /postedLiftedSiteIds: over-limit-permit 'over-limit-1' version 1:"
            + " 'elsewhere' is not one of its siteIds");
  }

  @Test
  void check_limitsByLayout_needLayouts() {
    Entries entries = Entries.complete().with(ScaleEntries.gb1589ByLayout());

    assertFaults(entries);
    assertFaults(
        entries.without(ReferenceKind.AXLE_LAYOUTS, "layouts"),
        "mass-limits.json: /rows: mass-limits 'gb1589-2016' version 1:"
            + " ask for axleGroups, but no entry of axle-layouts tells them");
  }

  @Test
  void check_twoEntriesAtOnce_ofWhatThereIsOneOf_namesTheOther() {
    AxleLayouts layouts = ScaleEntries.axleLayouts();
    Entries layoutsTwice =
        Entries.complete()
            .with(
                new AxleLayouts(
                    "others", 1, new Validity(TEN, null), "test", 2.0, layouts.layouts()));
    assertFaults(
        layoutsTwice,
        "axle-layouts.json: /validity: axle-layouts 'others' version 1:"
            + " 'layouts' version 1 is in force at the same time");
    assertFaults(
        Entries.complete()
            .with(
                new PlateReading(
                    "others", 1, new Validity(TEN, null), "test", 7, List.of(), List.of())),
        "plate-readings.json: /validity: plate-reading 'others' version 1:"
            + " 'plates' version 1 is in force at the same time");
  }

  @Test
  void check_oversizeRuleWithoutSizeLimits_isRefused() {
    Entries entries = Entries.complete().without(ReferenceKind.SIZE_LIMITS, "gb1589-sizes");

    assertFaults(
        entries, "size-limits.json: the whole: no entry, but there are rules of kind OVERSIZE");
    assertFaults(entries.without(ReferenceKind.RULE, "oversize"));
  }

  @Test
  void check_evidence_mustBeReachable_andEnoughMustBeSomething() {
    assertFaults(Entries.complete().with(Rules.evasion().parameter("evidenceMin", 2).entry()));
    assertFaults(
        Entries.complete().with(Rules.evasion().parameter("evidenceMin", 2.01).entry()),
        "rules.json: /parameters/evidenceMin: rule 'evasion' version 1:"
            + " 2.01 is never reached: all evidence together is 2.0");
    assertFaults(
        Entries.complete().with(Rules.evasion().parameter("evidenceMin", 0).entry()),
        "rules.json: /parameters/evidenceMin: rule 'evasion' version 1:"
            + " is 0: everybody would evade");
    assertFaults(
        Entries.complete().with(Rules.evasion().without("evidenceMin").entry()),
        "rules.json: /parameters: rule 'evasion' version 1: 'evidenceMin' is missing");
  }

  @Test
  void check_evidenceOfAFlagThatShowsNone_orOfASpeedThatIsNotSet_isRefused() {
    assertFaults(
        Entries.complete().with(Rules.evasion().flag("X", FlagMeaning.Use.HARMLESS, 0.5).entry()),
        "rules.json: /flags: rule 'evasion' version 1: 'X' is evidence, but its use is HARMLESS");
    assertFaults(
        Entries.complete().with(Rules.evasion().without("speedKphLow").entry()),
        "rules.json: /parameters/lowSpeedEvidence: rule 'evasion' version 1: needs 'speedKphLow'");
  }

  @Test
  void check_parametersThatIdentifyByTrack_standTogetherOrNotAtAll() {
    assertFaults(Entries.complete().with(Rules.identifying().entry()));
    assertFaults(
        Entries.complete().with(Rules.identifying().without("identifyReadS").entry()),
        "rules.json: /parameters: rule 'overload' version 1: the parameters that identify by track"
            + " stand together or not at all; missing are [identifyReadS]");
    assertFaults(
        Entries.complete().with(Rules.identifying().parameter("identifyNearM", 10_000).entry()));
    assertFaults(
        Entries.complete().with(Rules.identifying().parameter("identifyNearM", 10_001).entry()),
        "rules.json: /parameters/identifyNearM: rule 'overload' version 1:"
            + " 10001.0 is outside 0 (exclusive) to 10000.0");
    assertFaults(
        Entries.complete().with(Rules.identifying().parameter("identifyGapS", 0).entry()),
        "rules.json: /parameters/identifyGapS: rule 'overload' version 1:"
            + " 0 lets no two fixes be a track");
  }

  @Test
  void check_plateElsewhere_needsADistance() {
    assertFaults(Entries.complete().with(Rules.elsewhere().parameter("farM", 0.1).entry()));
    assertFaults(
        Entries.complete().with(Rules.elsewhere().parameter("farM", 0).entry()),
        "rules.json: /parameters/farM: rule 'elsewhere' version 1: 0 is not far: a truck on the"
            + " scale would be elsewhere");
  }

  @Test
  void check_darkAcrossABridge_needsALengthAndItsParameters() {
    assertFaults(
        Entries.complete()
            .with(Rules.darkAcross().fenceKinds().parameter("darkSMin", 0.1).entry()));
    assertFaults(
        Entries.complete().with(Rules.darkAcross().fenceKinds().parameter("darkSMin", 0).entry()),
        "rules.json: /parameters/darkSMin: rule 'dark-across' version 1: 0 is no silence");
    assertFaults(
        Entries.complete().with(Rules.darkAcross().fenceKinds().without("nearM").entry()),
        "rules.json: /parameters: rule 'dark-across' version 1: 'nearM' is missing");
  }

  @Test
  void check_flagsOfARuleThatSeesNone_areRefused() {
    assertFaults(
        Entries.complete().with(Rules.zone().flag("X", FlagMeaning.Use.HARMLESS, null).entry()),
        "rules.json: /flags: rule 'zone' version 1: are no matter of PROHIBITED_ZONE");
  }

  @Test
  void check_gateParameters_bothSidesOfTheirRanges() {
    assertFaults(
        Entries.complete()
            .with(
                Rules.overload()
                    .parameter("completenessMin", 1)
                    .parameter("requiresMedia", 3)
                    .parameter("requiresSign", 1)
                    .parameter("requiresNoticeUrl", 0)
                    .entry()));
    assertFaults(
        Entries.complete()
            .with(
                Rules.overload()
                    .parameter("completenessMin", 1.01)
                    .parameter("requiresMedia", 1.5)
                    .entry()),
        "rules.json: /parameters/completenessMin: rule 'overload' version 1: 1.01 is above 1",
        "rules.json: /parameters/requiresMedia: rule 'overload' version 1:"
            + " 1.5 is not a whole number");
  }

  private static void assertFaults(Entries entries, String... expected) {
    assertThat(ReferenceChecks.check(entries.list()))
        .extracting(ReferenceFault::toString)
        .containsExactly(expected);
  }
}
