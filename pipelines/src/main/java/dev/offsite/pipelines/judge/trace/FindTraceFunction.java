package dev.offsite.pipelines.judge.trace;

import dev.offsite.pipelines.judge.patrol.Look;
import dev.offsite.pipelines.judge.patrol.ReportedSighting;
import dev.offsite.pipelines.judge.stop.StopNotice;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import java.io.Serializable;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The Flink side of {@link TraceFinder}.
 *
 * @param <I> candidates, what patrols noticed, or stays
 */
public final class FindTraceFunction<I> extends ProcessFunction<I, KeyedMatter> {

  private static final long serialVersionUID = 1L;

  private interface Search<I> extends Serializable {
    List<KeyedMatter> of(I input, TraceFinder finder, ReferenceSnapshot reference);
  }

  private final ReferenceFeed feed;
  private final Search<I> search;

  private transient ReferenceFeed.ReferenceView reference;
  private transient TraceFinder finder;

  private FindTraceFunction(ReferenceFeed feed, Search<I> search) {
    this.feed = feed;
    this.search = search;
  }

  /** Where candidates of the judge of patrols belong. */
  public static FindTraceFunction<Candidate> ofCandidates(ReferenceFeed feed) {
    return new FindTraceFunction<>(
        feed, (candidate, finder, snapshot) -> finder.find(candidate, snapshot));
  }

  /** Where looks of patrols belong; sightings are passed over. */
  public static FindTraceFunction<ReportedSighting> ofLooks(ReferenceFeed feed) {
    return new FindTraceFunction<>(
        feed,
        (reported, finder, snapshot) ->
            reported.noticed() instanceof Look look ? finder.find(look, snapshot) : List.of());
  }

  /** Where stays of trucks belong. */
  public static FindTraceFunction<StopNotice> ofStops(ReferenceFeed feed) {
    return new FindTraceFunction<>(
        feed, (notice, finder, snapshot) -> finder.find(notice, snapshot));
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    finder = new TraceFinder();
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(I input, Context context, Collector<KeyedMatter> out)
      throws InterruptedException {
    search.of(input, finder, reference.await()).forEach(out::collect);
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
