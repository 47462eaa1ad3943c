package dev.offsite.pipelines.decode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.serialization.RefusalSerializer;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Harnesses;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.RawRecords;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.telemetry.DeviceReport;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.junit.jupiter.api.Test;

class DecodeReportFunctionTest {

  @Test
  void function_goodAndBadRecords_toOutputAndSideOutput() throws Exception {
    DeviceReport first = Reports.at("10:00:00").of(Entries.TRUCK).position(Places.ORIGIN).report();
    DeviceReport second = Reports.at("10:00:01").of(Entries.TRUCK).position(Places.ORIGIN).report();
    try (var harness =
        Harnesses.open(
            new DecodeReportFunction(Entries.complete().feed()),
            RawRecord::deviceId,
            Types.STRING,
            null)) {
      harness.processElement(RawRecords.batchOf(List.of(first, second)), 1);
      harness.processElement(
          RawRecords.ofText("offsite/v1/truck/truck-1/position", "truck-1", "[]"), 2);

      assertThat(harness.extractOutputValues())
          .extracting(Received::report)
          .containsExactly(first, second);
      assertThat(harness.getSideOutput(RefusalSerializer.REFUSALS))
          .extracting(refusal -> refusal.getValue().reasons())
          .containsExactly(List.of(RefusalReason.EMPTY_BATCH));
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }
}
