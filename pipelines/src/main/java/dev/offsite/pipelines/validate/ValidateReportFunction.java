package dev.offsite.pipelines.validate;

import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.serialization.RefusalSerializer;
import dev.offsite.schemas.channel.Refusal;
import java.time.Clock;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The Flink side of {@link ReportValidator}.
 *
 * <p>In the job that judges trucks, a report whose terminal has no fix is refused and handed on as
 * well: see {@link #hearingTerminalsWithoutFix}.
 */
public final class ValidateReportFunction extends ProcessFunction<Received, Received> {

  private static final long serialVersionUID = 1L;

  private final ReferenceFeed feed;
  private final Clock clock;
  private final boolean hearsWithoutFix;

  private transient ReferenceFeed.ReferenceView reference;
  private transient ReportValidator validator;
  private transient ValidateMetrics metrics;

  /** Hands on what nothing stands against. */
  public ValidateReportFunction(ReferenceFeed feed) {
    this(feed, Clock.systemUTC());
  }

  /**
   * Hands on reports of terminals without a fix too, which are refused all the same: whoever takes
   * them must not take their place for one.
   */
  public static ValidateReportFunction hearingTerminalsWithoutFix(ReferenceFeed feed) {
    return new ValidateReportFunction(feed, Clock.systemUTC(), true);
  }

  /** A function that measures by {@code clock}; what it decides does not depend on it. */
  ValidateReportFunction(ReferenceFeed feed, Clock clock) {
    this(feed, clock, false);
  }

  private ValidateReportFunction(ReferenceFeed feed, Clock clock, boolean hearsWithoutFix) {
    this.feed = feed;
    this.clock = clock;
    this.hearsWithoutFix = hearsWithoutFix;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    validator = new ReportValidator();
    metrics = new ValidateMetrics(getRuntimeContext().getMetricGroup(), clock);
    reference = feed.open();
    // Waits here, before the task counts as running, rather than at the first report: a task that
    // waits in the middle of its stream would stop the checkpoints of the whole job.
    reference.await();
    metrics.loaded(reference);
  }

  @Override
  public void processElement(Received received, Context context, Collector<Received> out)
      throws InterruptedException {
    metrics.reported(received);
    Optional<Refusal> refusal = validator.refusal(received, reference.await());
    if (refusal.isEmpty()) {
      out.collect(received);
    } else {
      context.output(RefusalSerializer.REFUSALS, refusal.get());
      if (hearsWithoutFix && ReportValidator.isHeard(received, refusal.get())) {
        out.collect(received);
      }
    }
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
