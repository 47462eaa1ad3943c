package dev.offsite.pipelines.cases;

import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Looks up who handles a candidate and how fast. No state; nothing is assigned before the reference
 * data has been loaded.
 *
 * <p>A candidate made longer ago than open cases are kept is left out and counted as {@code
 * candidatesTooOld}: its case has been cleared, and must not begin anew when {@code case-intake} is
 * read from its beginning.
 */
final class AssignCaseFunction extends ProcessFunction<Candidate, CaseArrival> {

  private static final long serialVersionUID = 1L;

  private final ReferenceFeed feed;
  private final Duration keptOpen;

  private transient ReferenceFeed.ReferenceView reference;
  private transient Counter tooOld;

  AssignCaseFunction(ReferenceFeed feed, Duration keptOpen) {
    this.feed = feed;
    this.keptOpen = keptOpen;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    tooOld = getRuntimeContext().getMetricGroup().counter("candidatesTooOld");
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(Candidate candidate, Context context, Collector<CaseArrival> out)
      throws InterruptedException {
    Instant now = Instant.ofEpochMilli(context.timerService().currentProcessingTime());
    if (candidate.clocks().decided().isBefore(now.minus(keptOpen))) {
      tooOld.inc();
      return;
    }
    out.collect(CaseArrivals.of(candidate, now, reference.await()));
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
