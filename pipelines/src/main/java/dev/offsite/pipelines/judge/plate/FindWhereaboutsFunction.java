package dev.offsite.pipelines.judge.plate;

import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceFeed;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** The Flink side of {@link WhereaboutsFinder}. */
public final class FindWhereaboutsFunction extends ProcessFunction<Located, Whereabouts> {

  private static final long serialVersionUID = 1L;

  private final ReferenceFeed feed;

  private transient ReferenceFeed.ReferenceView reference;
  private transient WhereaboutsFinder finder;

  /** A function. */
  public FindWhereaboutsFunction(ReferenceFeed feed) {
    this.feed = feed;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    finder = new WhereaboutsFinder();
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(Located located, Context context, Collector<Whereabouts> out)
      throws InterruptedException {
    finder.find(located, reference.await()).ifPresent(out::collect);
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
