package dev.offsite.simulators.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules, also for offences that no detector looks for yet. */
class MatchingRuleTest {

  private static final Instant T0 = Instant.parse("2026-11-22T04:00:00Z");

  /** Metres of a degree of latitude. */
  private static final double DEGREE_M = 6_371_008.8 * Math.PI / 180;

  @Test
  void document_hasTheRuleOfEveryOffence() throws IOException {
    List<String> rules = new ArrayList<>();
    for (Offence offence : Offence.values()) {
      MatchingRule rule = MatchingRule.of(offence);
      rules.add("| `" + offence + "` | " + rule.words() + " | " + rule.reason() + " |");
    }

    assertThat(Files.readAllLines(Path.of("../docs/scoring.md")))
        .filteredOn(line -> line.startsWith("| `"))
        .containsExactlyElementsOf(rules);
  }

  @ParameterizedTest
  @EnumSource(
      value = Offence.class,
      names = {
        "OFF_ROUTE",
        "OUTSIDE_HOURS",
        "NO_PERMIT",
        "UNCOVERED_LOAD",
        "SPEEDING",
        "TERMINAL_UNPLUGGED",
        "CLONED_PLATE",
        "PERMIT_SHARED",
        "FOREIGN_SITE",
        "NIGHT_DEPARTURE",
        "LONG_STOP",
        "TERMINAL_SILENT",
        "POSITION_JUMP",
        "POSITION_FROZEN"
      })
  void drive_sameSubjectAndOverlap_matchesWherever(Offence offence) {
    assertThat(Nearness.of(truth(offence), said("浙A00001", 70, 80, 1))).hasValue(60);
    assertThat(Nearness.of(truth(offence), said("浙A00001", 71, 80, 1))).isEmpty();
    assertThat(Nearness.of(truth(offence), said("浙A00001", -40, -20, 1))).hasValue(50);
    assertThat(Nearness.of(truth(offence), said("浙A00001", -40, -21, 1))).isEmpty();
    assertThat(Nearness.of(truth(offence), said("浙A00002", 10, 40, 0))).isEmpty();
  }

  @Test
  void dumping_needsNearnessToo() {
    Truth tip = truth(Offence.ILLEGAL_DUMPING);

    assertThat(Nearness.of(tip, said("浙A00001", 12, 40, 99.9 / DEGREE_M))).hasValue(2);
    assertThat(Nearness.of(tip, said("浙A00001", 12, 40, 100.1 / DEGREE_M))).isEmpty();
    assertThat(Nearness.of(tip, said("浙A00001", 100, 120, 0))).hasValue(90);
    assertThat(Nearness.of(tip, said("浙A00001", 101, 120, 0))).isEmpty();
    assertThat(Nearness.of(tip, said("浙A00002", 12, 40, 0))).isEmpty();
  }

  @Test
  void evasion_matchesLikeAWeighing() {
    Truth evasion =
        new Truth(Offence.SCALE_EVASION, "浙A00001", "site-1", 120, 30, at(10), at(10), "why");

    assertThat(Nearness.of(evasion, atSite("site-1", 11))).hasValue(1);
    assertThat(Nearness.of(evasion, atSite("site-1", 12))).isEmpty();
    assertThat(Nearness.of(evasion, atSite("site-2", 10))).isEmpty();
  }

  @Test
  void rule_withoutPlaceAndSubject_isRefused() {
    assertThatThrownBy(
            () ->
                new MatchingRule(
                    MatchingRule.PlaceRule.ANYWHERE,
                    MatchingRule.SubjectRule.ANYBODY,
                    MatchingRule.TimeRule.OVERLAP,
                    Duration.ZERO,
                    null,
                    "none"))
        .hasMessageContaining("matches everything");
  }

  private static Truth truth(Offence offence) {
    return new Truth(offence, "浙A00001", "somewhere", 120, 30, at(10), at(40), "why");
  }

  private static Candidate said(String plate, int fromS, int toS, double northDegrees) {
    return Candidates.of(ViolationKind.PROHIBITED_ZONE)
        .subject(plate, "truck-1")
        .fence("a fence")
        .at(120, 30 + northDegrees)
        .span(at(fromS), at(toS))
        .build();
  }

  private static Candidate atSite(String site, int atS) {
    return Candidates.of(ViolationKind.BRIDGE_OVERLOAD)
        .subject("浙A00001", "wim-1")
        .site(site)
        .span(at(atS), at(atS))
        .build();
  }

  private static Instant at(int seconds) {
    return T0.plusSeconds(seconds);
  }
}
