package dev.offsite.pipelines.validate;

import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.serialization.RefusalSerializer;
import dev.offsite.schemas.channel.RefusalReason;
import java.util.EnumMap;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** The Flink side of {@link ReportValidator}. */
public final class ValidateReportFunction extends ProcessFunction<Received, Received> {

  private static final long serialVersionUID = 1L;

  private final ReferenceFeed feed;

  private transient ReferenceFeed.ReferenceView reference;
  private transient ReportValidator validator;
  private transient Map<RefusalReason, Counter> refused;

  public ValidateReportFunction(ReferenceFeed feed) {
    this.feed = feed;
  }

  @Override
  public void open(OpenContext context) throws InterruptedException {
    validator = new ReportValidator();
    refused = new EnumMap<>(RefusalReason.class);
    reference = feed.open();
    // Waits here, before the task counts as running, rather than at the first report: a task that
    // waits in the middle of its stream would stop the checkpoints of the whole job.
    reference.await();
  }

  @Override
  public void processElement(Received received, Context context, Collector<Received> out)
      throws InterruptedException {
    Verdict verdict =
        validator.validate(
            received.report(),
            received.speaksAs(),
            received.raw().brokerUser(),
            received.receivedAt(),
            reference.await());
    if (verdict.isPlausible()) {
      out.collect(received);
      return;
    }
    for (RefusalReason reason : verdict.reasons()) {
      refused.computeIfAbsent(reason, this::counter).inc();
    }
    context.output(
        RefusalSerializer.REFUSALS,
        received.refuse(verdict.reasons(), verdict.pointer(), verdict.detail()));
  }

  private Counter counter(RefusalReason reason) {
    return getRuntimeContext()
        .getMetricGroup()
        .addGroup("reason", reason.name())
        .counter("refused");
  }

  @Override
  public void close() {
    if (reference != null) {
      reference.close();
    }
  }
}
