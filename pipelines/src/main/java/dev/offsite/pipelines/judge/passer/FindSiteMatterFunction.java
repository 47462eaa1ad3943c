package dev.offsite.pipelines.judge.passer;

import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceFeed;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** The Flink side of {@link SiteMatterFinder}. */
public final class FindSiteMatterFunction extends ProcessFunction<Located, SiteMatter> {

  private static final long serialVersionUID = 1L;

  private final ReferenceFeed feed;

  private transient ReferenceFeed.ReferenceView reference;
  private transient SiteMatterFinder finder;

  /** A function. */
  public FindSiteMatterFunction(ReferenceFeed feed) {
    this.feed = feed;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    finder = new SiteMatterFinder();
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(Located located, Context context, Collector<SiteMatter> out)
      throws InterruptedException {
    for (SiteMatter matter : finder.find(located, reference.await())) {
      out.collect(matter);
    }
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
