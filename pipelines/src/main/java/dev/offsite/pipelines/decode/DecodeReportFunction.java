package dev.offsite.pipelines.decode;

import dev.offsite.pipelines.serialization.RefusalSerializer;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** The Flink side of {@link ReportDecoder}. */
public final class DecodeReportFunction extends KeyedProcessFunction<String, RawRecord, Received> {

  private static final long serialVersionUID = 1L;

  private transient ReportDecoder decoder;
  private transient Counter decoded;
  private transient Counter undecodable;

  @Override
  public void open(OpenContext context) {
    decoder = new ReportDecoder(new TelemetryCodec());
    decoded = getRuntimeContext().getMetricGroup().counter("decoded");
    undecodable = getRuntimeContext().getMetricGroup().counter("undecodable");
  }

  @Override
  public void processElement(RawRecord raw, Context context, Collector<Received> out) {
    decoder.decode(
        raw,
        report -> {
          decoded.inc();
          out.collect(report);
        },
        (Refusal refusal) -> {
          undecodable.inc();
          context.output(RefusalSerializer.REFUSALS, refusal);
        });
  }
}
