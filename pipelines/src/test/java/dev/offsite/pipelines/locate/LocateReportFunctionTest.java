package dev.offsite.pipelines.locate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Harnesses;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Reports;
import org.junit.jupiter.api.Test;

class LocateReportFunctionTest {

  @Test
  void function_position_comesOutWithItsPlace() throws Exception {
    try (var harness = Harnesses.open(new LocateReportFunction(Entries.complete().feed()))) {
      harness.processElement(
          Reports.at("10:00:00").of(Entries.TRUCK).position(Places.ORIGIN).received(), 1);

      Located located = harness.extractOutputValues().get(0);
      assertThat(harness.extractOutputValues()).hasSize(1);
      assertThat(located.lng()).isEqualTo(Places.ORIGIN.lng());
      assertThat(located.lat()).isEqualTo(Places.ORIGIN.lat());
    }
  }
}
