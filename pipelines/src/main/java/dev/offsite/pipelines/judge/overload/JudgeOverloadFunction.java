package dev.offsite.pipelines.judge.overload;

import dev.offsite.pipelines.episode.CandidateDrafts;
import dev.offsite.pipelines.episode.CorrectionTime;
import dev.offsite.pipelines.episode.RevisionLedger;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.serialization.CandidateSerializer;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.telemetry.PassageReport;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The Flink side of {@link PassageJudge}. Other reports than passages are no concern of it.
 *
 * <p>A passage is an episode of its own. What was said about it is kept for a day: a scale that
 * sends a passage again with other content corrects it, and the one received last counts. Passages
 * of which nothing was said leave no state.
 */
public final class JudgeOverloadFunction extends KeyedProcessFunction<String, Located, Candidate> {

  private static final long serialVersionUID = 1L;

  /** How long after its receipt a passage may be corrected. */
  static final Duration CORRECTED_WITHIN = CorrectionTime.OF_PASSAGES;

  private final ReferenceFeed feed;
  private final Clock clock;

  private transient ReferenceFeed.ReferenceView reference;
  private transient PassageJudge judge;
  private transient CandidateDrafts drafts;
  private transient MapState<String, List<Candidate>> saidByPassage;

  public JudgeOverloadFunction(ReferenceFeed feed, Clock clock) {
    this.feed = feed;
    this.clock = clock;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    judge = new PassageJudge();
    drafts = new CandidateDrafts();
    saidByPassage =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "said-by-passage",
                    Types.STRING,
                    Types.LIST(CandidateSerializer.INSTANCE.asType())));
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(Located located, Context context, Collector<Candidate> out)
      throws Exception {
    if (!(located.received().report() instanceof PassageReport passage)) {
      return;
    }
    ReferenceSnapshot snapshot = reference.await();
    List<Candidate> holding = new ArrayList<>();
    for (Finding finding : judge.judge(located.received(), snapshot)) {
      holding.add(drafts.draft(finding, snapshot, clock.instant()));
    }
    List<Candidate> said = saidByPassage.get(passage.passageId());
    if (said == null && holding.isEmpty()) {
      return;
    }
    RevisionLedger ledger = said == null ? RevisionLedger.empty() : RevisionLedger.of(said);
    ledger.reconcile(holding, Duration.ZERO, clock.instant()).forEach(out::collect);
    saidByPassage.put(passage.passageId(), new ArrayList<>(ledger.said()));
    context
        .timerService()
        .registerEventTimeTimer(
            located.received().raw().receivedAtMillis() + CORRECTED_WITHIN.toMillis());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Candidate> out)
      throws Exception {
    long receivedUpTo = timestamp - CORRECTED_WITHIN.toMillis();
    Iterator<Map.Entry<String, List<Candidate>>> passages = saidByPassage.iterator();
    while (passages.hasNext()) {
      boolean settled =
          passages.next().getValue().stream()
              .allMatch(said -> said.clocks().received().toEpochMilli() <= receivedUpTo);
      if (settled) {
        passages.remove();
      }
    }
    if (saidByPassage.isEmpty()) {
      saidByPassage.clear();
    }
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
