package dev.offsite.pipelines.score;

import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.channel.Sha256;
import dev.offsite.schemas.score.CompanyScore;
import dev.offsite.schemas.score.CompanyScoreCodec;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The Flink side of {@link Scoring}: one book for each company, with at most one timer that counts.
 *
 * <p>A score is said when it changes: with a candidate or a decision, at the moment an offence
 * leaves the window, and within {@link #REFRESH} of new terms. Timers run by the clock of the
 * server and are part of the checkpoint: what left the window while the job was away leaves the
 * score when it is back. While no terms are in force nothing is said.
 */
public final class ScoreCompanyFunction
    extends KeyedProcessFunction<String, CompanyOffence, CompanyScore> {

  private static final long serialVersionUID = 1L;

  /** How soon new terms take effect: a district has hundreds of companies, each with one timer. */
  static final Duration REFRESH = Duration.ofMinutes(1);

  private static final CompanyScoreCodec CODEC = new CompanyScoreCodec();

  private final ReferenceFeed feed;

  private transient ReferenceFeed.ReferenceView reference;
  private transient ValueState<ScoreBook> book;
  private transient ValueState<Long> wakeAt;
  private transient Counter dropped;

  public ScoreCompanyFunction(ReferenceFeed feed) {
    this.feed = feed;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    book =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("score-book", ScoreBookSerializer.INSTANCE.asType()));
    wakeAt = getRuntimeContext().getState(new ValueStateDescriptor<>("wake-at", Types.LONG));
    dropped = getRuntimeContext().getMetricGroup().counter("droppedScoredOffences");
    reference = feed.open();
    reference.await();
  }

  @Override
  public void processElement(CompanyOffence known, Context context, Collector<CompanyScore> out)
      throws Exception {
    Instant now = Instant.ofEpochMilli(context.timerService().currentProcessingTime());
    ScoreBook before = value();
    ScoreBook all = before.plus(known.candidateId(), known.offence()).at(now);
    ScoreBook after = all.bounded();
    dropped.inc(all.offences().size() - (long) after.offences().size());
    say(after, now, context, out);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<CompanyScore> out)
      throws Exception {
    Long due = wakeAt.value();
    if (due == null || timestamp < due) {
      return;
    }
    wakeAt.clear();
    // a timer that rings after an outage rings late: what counts is what time it is
    long nowMs = Math.max(timestamp, context.timerService().currentProcessingTime());
    Instant now = Instant.ofEpochMilli(nowMs);
    say(value().at(now), now, context, out);
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }

  private void say(ScoreBook known, Instant now, Context context, Collector<CompanyScore> out)
      throws Exception {
    ReferenceSnapshot snapshot = reference.await();
    Optional<CompanyScore> score =
        Scoring.score(context.getCurrentKey(), known, now, snapshot::findScoreTerms);
    ScoreBook next = known;
    if (score.isPresent()) {
      String digest = digest(score.get());
      boolean isNews =
          !digest.equals(known.saidDigest()) && !(known.saidDigest() == null && known.isEmpty());
      if (isNews) {
        out.collect(score.get());
      }
      next = known.said(digest);
    }
    if (next.isEmpty()) {
      book.clear();
      forgetTimer(context);
      return;
    }
    book.update(next);
    wakeLater(score.map(CompanyScore::nextLeavesAt), now, context);
  }

  private void wakeLater(Optional<Instant> leavesAt, Instant now, Context context)
      throws Exception {
    Instant refresh = now.plus(REFRESH);
    Instant next = leavesAt.filter(refresh::isAfter).orElse(refresh);
    Long before = wakeAt.value();
    if (before == null || before != next.toEpochMilli()) {
      forgetTimer(context);
      context.timerService().registerProcessingTimeTimer(next.toEpochMilli());
      wakeAt.update(next.toEpochMilli());
    }
  }

  private void forgetTimer(Context context) throws Exception {
    if (wakeAt.value() != null) {
      context.timerService().deleteProcessingTimeTimer(wakeAt.value());
      wakeAt.clear();
    }
  }

  private ScoreBook value() throws Exception {
    ScoreBook found = book.value();
    return found == null ? ScoreBook.EMPTY : found;
  }

  /** Of everything but the time. */
  private static String digest(CompanyScore score) {
    return Sha256.hexOf(
        CODEC.encode(
            new CompanyScore(
                score.company(),
                score.level(),
                score.points(),
                score.yellowFrom(),
                score.redFrom(),
                score.windowDays(),
                score.offences(),
                score.kinds(),
                score.facts(),
                score.factsLeftOff(),
                score.notCounted(),
                score.nextLeavesAt(),
                score.terms(),
                Instant.EPOCH)));
  }
}
