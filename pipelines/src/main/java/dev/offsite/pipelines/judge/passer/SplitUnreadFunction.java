package dev.offsite.pipelines.judge.passer;

import dev.offsite.pipelines.serialization.CandidateSerializer;
import dev.offsite.schemas.candidate.Candidate;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Parts candidates of passages whose plate was not read (main output) from all others. */
public final class SplitUnreadFunction extends ProcessFunction<Candidate, SiteMatter> {

  private static final long serialVersionUID = 1L;

  /** All others. */
  public static final OutputTag<Candidate> READ =
      new OutputTag<>("candidates-with-plate", CandidateSerializer.INSTANCE.asType());

  @Override
  public void processElement(Candidate candidate, Context context, Collector<SiteMatter> out) {
    if (candidate.subject().plate() == null && candidate.place().siteId() != null) {
      out.collect(new SiteMatter.Unread(candidate));
    } else {
      context.output(READ, candidate);
    }
  }
}
