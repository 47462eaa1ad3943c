package dev.offsite.pipelines.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.testing.Devices;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.reference.Bridge;
import dev.offsite.schemas.reference.BridgeScale;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceFault;
import dev.offsite.schemas.reference.Sign;
import dev.offsite.schemas.reference.Sign.Language;
import dev.offsite.schemas.reference.Sign.Masking;
import dev.offsite.schemas.reference.Validity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoadsideChecksTest {

  private static final Validity ALWAYS = new Validity(Times.LONG_BEFORE, null);

  @Test
  void check_bridgeSignAndRulesThatFit_findsNothing() {
    Entries entries = Entries.complete().with(bridge(Entries.SITE, Entries.SCALE)).with(sign());

    assertThat(faults(entries)).isEmpty();
    for (String rule : List.of("bridge-load", "silent", "zero", "drift", "plates")) {
      assertThat(faults(Entries.complete().with(rules(rule).entry()))).isEmpty();
    }
  }

  @Test
  void check_siteThatIsNotThere_isNamed() {
    assertThat(faults(Entries.complete().with(bridge("nowhere", Entries.SCALE))))
        .containsExactly(
            "bridges.json: /siteId: bridge 'structure' version 1: no site has the id 'nowhere'",
            "bridges.json: /scales: bridge 'structure' version 1:"
                + " no scale 'wim-1' is registered at site 'nowhere'");
    assertThat(faults(Entries.complete().with(sign("nowhere"))))
        .containsExactly(
            "signs.json: /siteId: sign 'sign-1' version 1: no site has the id 'nowhere'");
  }

  @Test
  void check_scaleThatIsNone_orOfAnotherSite_isNamed() {
    assertThat(faults(Entries.complete().with(bridge(Entries.SITE, "stranger"))))
        .containsExactly(
            "bridges.json: /scales: bridge 'structure' version 1:"
                + " no scale 'stranger' is registered at site 'bridge-1'");
    assertThat(faults(Entries.complete().with(bridge(Entries.SITE, Entries.TRUCK)))).hasSize(1);
    assertThat(
            faults(
                Entries.complete()
                    .with(otherSite())
                    .with(Devices.scale("elsewhere", "bridge-2").entry())
                    .with(bridge(Entries.SITE, "elsewhere"))))
        .containsExactly(
            "bridges.json: /scales: bridge 'structure' version 1:"
                + " no scale 'elsewhere' is registered at site 'bridge-1'");
  }

  /** Each figure at its bound, and beyond it. */
  @ParameterizedTest
  @CsvSource({
    "bridge-load, clearShare, 0.8, 0.81, 0.81 is above warnShare 0.8",
    "bridge-load, warnShare, 0.9, 0.91, 0.91 is above alarmShare 0.9",
    "drift, clearShare, 0.05, 0.051, 0.051 is above driftShare 0.05",
    "drift, baselineSamples, 2000, 2001, 2001.0 is above 2000",
    "drift, windowSamples, 1000, 1001, 1001.0 is above 1000",
    "zero, zeroPassages, 100, 101, 101.0 is above 100",
    "zero, weighedPassages, 100, 101, 101.0 is above 100",
    "plates, baselinePassages, 100000, 100001, 100001.0 is above 100000",
    "plates, windowPassages, 5000, 5001, 5001.0 is above 5000",
    "plates, rateMin, 1, 1.01, 1.01 is above 1",
    "plates, rateDrop, 1, 1.01, 1.01 is above 1",
    "plates, rateClear, 1, 1.01, 1.01 is above 1",
    "silent, nightFromH, 24, 24.5, 24.5 is above 24",
    "silent, nightToH, 24, 24.5, 24.5 is above 24",
    "silent, utcOffsetH, 14, 14.5, 14.5 is above 14",
    "silent, silentDayS, 0.1, 0, 0.0 is not above 0",
    "silent, silentNightS, 0.1, 0, 0.0 is not above 0",
    "silent, expectedMissed, 0.1, 0, 0.0 is not above 0",
  })
  void check_figureOfARule_bothSidesOfItsBound(
      String rule, String name, double at, double beyond, String complaint) {
    assertThat(faults(Entries.complete().with(rules(rule).parameter(name, at).entry()))).isEmpty();
    assertThat(faults(Entries.complete().with(rules(rule).parameter(name, beyond).entry())))
        .containsExactly(
            "rules.json: /parameters/%s: rule '%s' version 1: %s".formatted(name, rule, complaint));
  }

  private static Rules rules(String id) {
    return switch (id) {
      case "bridge-load" -> Rules.bridgeLoad();
      case "silent" -> Rules.silent();
      case "zero" -> Rules.zero();
      case "drift" -> Rules.drift();
      case "plates" -> Rules.plates();
      default -> throw new IllegalArgumentException("no rule '" + id + "'");
    };
  }

  private static List<String> faults(Entries entries) {
    return ReferenceChecks.check(entries.list()).stream().map(ReferenceFault::toString).toList();
  }

  private static Bridge bridge(String siteId, String scale) {
    return new Bridge(
        "structure",
        1,
        ALWAYS,
        siteId,
        200,
        250_000,
        null,
        List.of(new BridgeScale(scale, 0, null)),
        0.25,
        5,
        120,
        "test");
  }

  private static ReferenceEntry.Site otherSite() {
    ReferenceEntry.Site site = Entries.site(null);
    return new ReferenceEntry.Site(
        "bridge-2",
        1,
        site.validity(),
        site.name(),
        site.lng(),
        site.lat(),
        site.roadClass(),
        site.area(),
        site.jurisdiction(),
        null,
        null,
        site.lanes());
  }

  private static Sign sign() {
    return sign(Entries.SITE);
  }

  private static Sign sign(String siteId) {
    return new Sign(
        "sign-1",
        1,
        ALWAYS,
        siteId,
        120,
        30,
        null,
        List.of(),
        Masking.MASKED,
        List.of(Language.ZH),
        10,
        5);
  }
}
