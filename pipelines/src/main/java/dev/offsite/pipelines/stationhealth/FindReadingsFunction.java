package dev.offsite.pipelines.stationhealth;

import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The Flink side of {@link StationReadings}, for reports that are valid, and of {@link
 * RegisteredScales}. No state: after a restart the roll is called anew.
 */
public final class FindReadingsFunction extends ProcessFunction<Located, StationReading> {

  private static final long serialVersionUID = 1L;

  private final ReferenceFeed feed;

  private transient ReferenceFeed.ReferenceView reference;
  private transient RegisteredScales scales;

  public FindReadingsFunction(ReferenceFeed feed) {
    this.feed = feed;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    scales = new RegisteredScales();
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(Located located, Context context, Collector<StationReading> out)
      throws InterruptedException {
    ReferenceSnapshot snapshot = reference.await();
    for (StationReading registered :
        scales.call(located.received().raw().receivedAtMillis(), snapshot)) {
      out.collect(registered);
    }
    StationReadings.find(located.received(), snapshot).ifPresent(out::collect);
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
