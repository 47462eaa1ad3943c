package dev.offsite.pipelines.history;

import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.schemas.channel.Refusal;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * What refusals count for. No state.
 *
 * <p>Only of devices in the registry: a stranger may invent as many ids as it likes, and each would
 * be a key and a series. Its messages stay counted as dead letters.
 */
final class SampleRefusalFunction extends ProcessFunction<Refusal, HealthSample> {

  private static final long serialVersionUID = 1L;

  private final ReferenceFeed feed;

  private transient ReferenceFeed.ReferenceView reference;
  private transient Counter strangers;

  SampleRefusalFunction(ReferenceFeed feed) {
    this.feed = feed;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    strangers = getRuntimeContext().getMetricGroup().counter("refusalsOfStrangers");
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(Refusal refusal, Context context, Collector<HealthSample> out)
      throws InterruptedException {
    Optional<HealthSample> sample = RefusalSamples.of(refusal);
    if (sample.isEmpty()) {
      return;
    }
    if (reference.await().knowsDevice(refusal.deviceId())) {
      out.collect(sample.get());
    } else {
      strangers.inc();
    }
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
