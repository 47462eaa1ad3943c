package dev.offsite.pipelines.sign;

import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceFeed;
import java.time.Clock;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** The Flink side of {@link LivePassages}. No state. */
public final class FindLivePassagesFunction extends ProcessFunction<Located, LivePassage> {

  private static final long serialVersionUID = 1L;

  private final ReferenceFeed feed;
  private final Clock clock;

  private transient ReferenceFeed.ReferenceView reference;

  public FindLivePassagesFunction(ReferenceFeed feed, Clock clock) {
    this.feed = feed;
    this.clock = clock;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(Located located, Context context, Collector<LivePassage> out)
      throws InterruptedException {
    LivePassages.find(located.received(), reference.await(), clock.instant())
        .ifPresent(out::collect);
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
