package dev.offsite.pipelines.trial;

import dev.offsite.schemas.candidate.Candidate;
import java.util.Objects;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Counts the candidates of a trial and keeps none. After a failure what was counted since the last
 * checkpoint counts once more, as with every counter of the jobs.
 *
 * @param listener id of one of {@link TrialListeners}; empty for none
 */
public record TrialSink(String listener) implements Sink<Candidate> {

  private static final long serialVersionUID = 1L;

  public TrialSink {
    Objects.requireNonNull(listener, "listener");
  }

  /** A sink that nobody listens to. */
  public TrialSink() {
    this("");
  }

  @Override
  public SinkWriter<Candidate> createWriter(WriterInitContext context) {
    return new Writer(listener, new TrialCounts(context.metricGroup()));
  }

  private record Writer(String listener, TrialCounts counts) implements SinkWriter<Candidate> {
    @Override
    public void write(Candidate candidate, Context context) {
      counts.count(candidate);
      TrialListeners.tell(listener, candidate);
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public void close() {}
  }
}
