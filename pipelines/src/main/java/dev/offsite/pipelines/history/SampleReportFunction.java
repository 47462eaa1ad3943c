package dev.offsite.pipelines.history;

import dev.offsite.pipelines.decode.Received;
import org.apache.flink.api.common.functions.MapFunction;

/** What a plausible report counts for. No state. */
final class SampleReportFunction implements MapFunction<Received, HealthSample> {

  private static final long serialVersionUID = 1L;

  @Override
  public HealthSample map(Received received) {
    return new HealthSample(
        received.raw().deviceId(),
        HealthSample.Kind.REPORT,
        received.raw().receivedAtMillis(),
        ReportRows.micros(received.report().eventTime()));
  }
}
