package dev.offsite.pipelines.judge.passer;

import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.schemas.candidate.Candidate;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** The Flink side of {@link DoubtedTrackFinder}. */
public final class FindDoubtedTrackFunction extends ProcessFunction<Candidate, SiteMatter> {

  private static final long serialVersionUID = 1L;

  private final ReferenceFeed feed;

  private transient ReferenceFeed.ReferenceView reference;
  private transient DoubtedTrackFinder finder;

  /** A function. */
  public FindDoubtedTrackFunction(ReferenceFeed feed) {
    this.feed = feed;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    finder = new DoubtedTrackFinder();
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(Candidate candidate, Context context, Collector<SiteMatter> out)
      throws InterruptedException {
    finder.find(candidate, reference.await()).forEach(out::collect);
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
