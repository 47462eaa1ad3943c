package dev.offsite.pipelines.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Harnesses;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class LinkCandidatesFunctionTest {

  private static final Instant TEN = Times.at("10:00:00");
  private static final Clock CLOCK = Clock.fixed(Times.at("10:00:02"), ZoneOffset.UTC);

  private final Candidate first = Offences.candidate(TEN, "company");
  private final Candidate second = Offences.candidate(TEN.plusSeconds(60), "company");

  @Test
  void function_ruleWithoutFigures_passesUnchangedAndKeepsNothing() throws Exception {
    try (var harness = open(Rules.overload(), LinkBy.VEHICLE, null)) {
      harness.processElement(first, 1);
      assertThat(harness.extractOutputValues()).containsExactly(first);
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void function_noCompany_passesTheCompanyStageUnchanged() throws Exception {
    Candidate alone = Offences.candidate(TEN, null);
    try (var harness = open(linking(), LinkBy.COMPANY, null)) {
      harness.processElement(alone, 1);
      assertThat(harness.extractOutputValues()).containsExactly(alone);
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  @Test
  void function_restored_goesOnLinkingWithRisingRevisions() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = open(linking(), LinkBy.VEHICLE, null)) {
      harness.processElement(first, 1);
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = open(linking(), LinkBy.VEHICLE, snapshot)) {
      harness.processElement(second, 2);
      assertThat(harness.extractOutputValues())
          .extracting(Candidate::id)
          .containsExactly(second.id(), first.id());
      assertThat(harness.extractOutputValues())
          .extracting(Candidate::revision)
          .containsExactly(1, 2);
      assertThat(harness.extractOutputValues().get(1).clocks().decided())
          .isEqualTo(CLOCK.instant());
    }
  }

  @Test
  void function_companyBehindVehicle_countsJourneysNotPassages() throws Exception {
    try (var vehicles = open(linking(), LinkBy.VEHICLE, null);
        var companies = open(linking(), LinkBy.COMPANY, null)) {
      vehicles.processElement(first, 1);
      vehicles.processElement(second, 2);
      for (Candidate linked : vehicles.extractOutputValues()) {
        companies.processElement(linked, 3);
      }
      assertThat(companies.extractOutputValues())
          .extracting(it -> it.facts().details().get("companyTimesInYear"))
          .containsOnly("1");
      assertThat(companies.extractOutputValues().get(1).facts().details())
          .containsEntry("timesInYear", "1")
          .containsEntry("journeyPassage", "2 of 2");
    }
  }

  @Test
  void function_afterItsTime_leavesNothing() throws Exception {
    try (var harness = open(linking(), LinkBy.VEHICLE, null)) {
      harness.processElement(first, 1);
      harness.processElement(Offences.withdrawn(second, 1), 2);
      long kept = second.episode().start().plus(LinkedCase.OFFENCE_KEPT).toEpochMilli();
      harness.processWatermark(kept - 120_000);
      assertThat(harness.numKeyedStateEntries()).isPositive();
      harness.processWatermark(kept + 2 * 3_600_000);
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numEventTimeTimers()).isZero();
    }
  }

  private static Rules linking() {
    return Rules.overload()
        .parameter(LinkFigures.JOURNEY_GAP_MIN, 60)
        .parameter(LinkFigures.JOURNEY_MAX_MIN, 240)
        .parameter(LinkFigures.TIMES_IN_YEAR_MAX, 3);
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, Candidate, Candidate> open(
      Rules rule, LinkBy by, OperatorSubtaskState snapshot) throws Exception {
    return Harnesses.open(
        new LinkCandidatesFunction(Entries.complete().with(rule.entry()).feed(), by, CLOCK),
        candidate -> by.keyOf(candidate).orElse(candidate.id()),
        Types.STRING,
        snapshot);
  }
}
