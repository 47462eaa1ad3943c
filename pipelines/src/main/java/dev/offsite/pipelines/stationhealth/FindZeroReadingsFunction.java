package dev.offsite.pipelines.stationhealth;

import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.reference.ReferenceFeed;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Lets pass only vehicles of no mass, before the validator: a mass of zero is implausible, and its
 * passage never comes further. No state.
 */
public final class FindZeroReadingsFunction extends ProcessFunction<Received, StationReading> {

  private static final long serialVersionUID = 1L;

  private final ReferenceFeed feed;

  private transient ReferenceFeed.ReferenceView reference;

  public FindZeroReadingsFunction(ReferenceFeed feed) {
    this.feed = feed;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(Received received, Context context, Collector<StationReading> out)
      throws InterruptedException {
    StationReadings.findZero(received, reference.await()).ifPresent(out::collect);
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
