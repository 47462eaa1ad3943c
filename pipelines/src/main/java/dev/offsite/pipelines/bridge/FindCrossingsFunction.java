package dev.offsite.pipelines.bridge;

import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceFeed;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** The Flink side of {@link CrossingFinder}. No state. */
public final class FindCrossingsFunction extends ProcessFunction<Located, Crossing> {

  private static final long serialVersionUID = 1L;

  private final ReferenceFeed feed;

  private transient ReferenceFeed.ReferenceView reference;
  private transient CrossingFinder finder;

  public FindCrossingsFunction(ReferenceFeed feed) {
    this.feed = feed;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    finder = new CrossingFinder();
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(Located located, Context context, Collector<Crossing> out)
      throws InterruptedException {
    finder.find(located.received(), reference.await()).ifPresent(out::collect);
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
