package dev.offsite.pipelines.judge.overload;

import dev.offsite.pipelines.episode.CandidateDrafts;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.telemetry.PassageReport;
import java.time.Clock;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The Flink side of {@link OverloadJudge}. Other reports than passages are no concern of it. A
 * passage is an episode of its own, so there is no state: a repetition repeats id and revision.
 */
public final class JudgeOverloadFunction extends ProcessFunction<Located, Candidate> {

  private static final long serialVersionUID = 1L;

  private final ReferenceFeed feed;
  private final Clock clock;

  private transient ReferenceFeed.ReferenceView reference;
  private transient OverloadJudge judge;
  private transient CandidateDrafts drafts;

  public JudgeOverloadFunction(ReferenceFeed feed, Clock clock) {
    this.feed = feed;
    this.clock = clock;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    judge = new OverloadJudge();
    drafts = new CandidateDrafts();
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(Located located, Context context, Collector<Candidate> out)
      throws InterruptedException {
    if (!(located.received().report() instanceof PassageReport)) {
      return;
    }
    ReferenceSnapshot snapshot = reference.await();
    for (Finding finding : judge.judge(located.received(), snapshot)) {
      out.collect(drafts.draft(finding, snapshot, clock.instant()));
    }
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
