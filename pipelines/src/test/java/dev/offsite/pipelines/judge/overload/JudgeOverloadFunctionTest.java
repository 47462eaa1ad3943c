package dev.offsite.pipelines.judge.overload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Harnesses;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Clock;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class JudgeOverloadFunctionTest {

  private static final Clock CLOCK = Clock.fixed(Times.at("10:00:02"), ZoneOffset.UTC);

  @Test
  void function_overloadTwice_sameCandidateTwice() throws Exception {
    try (var harness =
        Harnesses.open(new JudgeOverloadFunction(Entries.complete().feed(), CLOCK))) {
      harness.processElement(Reports.at("10:00:00").of(Entries.SCALE).passage(60_000).located(), 1);
      harness.processElement(Reports.at("10:00:00").of(Entries.SCALE).passage(60_000).located(), 2);

      assertThat(harness.extractOutputValues()).hasSize(2);
      Candidate candidate = harness.extractOutputValues().get(0);
      assertThat(harness.extractOutputValues().get(1)).isEqualTo(candidate);
      assertThat(candidate.phase()).isEqualTo(Candidate.Phase.CLOSED);
      assertThat(candidate.revision()).isEqualTo(1);
      assertThat(candidate.gate().grade()).isEqualTo(Candidate.Gate.Grade.ADMISSIBLE);
      assertThat(candidate.clocks().decided()).isEqualTo(CLOCK.instant());
    }
  }

  @Test
  void function_otherReports_areNoConcern() throws Exception {
    try (var harness =
        Harnesses.open(new JudgeOverloadFunction(Entries.complete().feed(), CLOCK))) {
      harness.processElement(
          Reports.at("10:00:00").of(Entries.TRUCK).position(Places.ORIGIN).located(), 1);
      harness.processElement(Reports.at("10:00:00").of(Entries.SCALE).passage(40_000).located(), 2);

      assertThat(harness.extractOutputValues()).isEmpty();
    }
  }
}
