package dev.offsite.pipelines.decode;

import dev.offsite.pipelines.reference.ReferenceFeed;
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

  private final ReferenceFeed feed;

  private transient ReferenceFeed.ReferenceView reference;
  private transient ReportDecoder decoder;
  private transient Counter decoded;
  private transient Counter undecodable;

  /**
   * A function.
   *
   * @param feed says which devices speak their vendor's own format
   */
  public DecodeReportFunction(ReferenceFeed feed) {
    this.feed = feed;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    decoder = new ReportDecoder(new TelemetryCodec());
    decoded = getRuntimeContext().getMetricGroup().counter(DecodeMetrics.DECODED);
    undecodable = getRuntimeContext().getMetricGroup().counter(DecodeMetrics.UNDECODABLE);
    reference = feed.open();
    // Waits here, before the task counts as running: see ValidateReportFunction.
    reference.await();
  }

  @Override
  public void processElement(RawRecord raw, Context context, Collector<Received> out)
      throws InterruptedException {
    decoder.decode(
        raw,
        reference.await(),
        report -> {
          decoded.inc();
          out.collect(report);
        },
        (Refusal refusal) -> {
          undecodable.inc();
          context.output(RefusalSerializer.REFUSALS, refusal);
        });
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
