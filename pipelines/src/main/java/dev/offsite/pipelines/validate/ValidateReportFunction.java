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

/** The Flink side of {@link ReportValidator}. */
public final class ValidateReportFunction extends ProcessFunction<Received, Received> {

  private static final long serialVersionUID = 1L;

  private final ReferenceFeed feed;
  private final Clock clock;

  private transient ReferenceFeed.ReferenceView reference;
  private transient ReportValidator validator;
  private transient ValidateMetrics metrics;

  public ValidateReportFunction(ReferenceFeed feed) {
    this(feed, Clock.systemUTC());
  }

  /** A function that measures by {@code clock}; what it decides does not depend on it. */
  ValidateReportFunction(ReferenceFeed feed, Clock clock) {
    this.feed = feed;
    this.clock = clock;
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
    }
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
