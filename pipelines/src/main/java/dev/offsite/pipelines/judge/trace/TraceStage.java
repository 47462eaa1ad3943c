package dev.offsite.pipelines.judge.trace;

import dev.offsite.pipelines.judge.patrol.ReportedSighting;
import dev.offsite.pipelines.judge.stop.StopNotice;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.serialization.CandidateSerializer;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Clock;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The operators of this stage. */
public final class TraceStage {

  /**
   * Candidates of the judge of patrols with the trucks that were there.
   *
   * @param noticed what patrols noticed for rules about objects
   * @param stops stays of trucks
   */
  public static DataStream<Candidate> addTo(
      DataStream<Candidate> candidates,
      DataStream<ReportedSighting> noticed,
      DataStream<StopNotice> stops,
      ReferenceFeed feed,
      Clock clock) {
    DataStream<KeyedMatter> said =
        candidates
            .process(FindTraceFunction.ofCandidates(feed), KeyedMatterSerializer.INSTANCE.asType())
            .uid("find-heap")
            .name("Find heaps to be traced");
    DataStream<KeyedMatter> looked =
        noticed
            .process(FindTraceFunction.ofLooks(feed), KeyedMatterSerializer.INSTANCE.asType())
            .uid("find-clean-look")
            .name("Find looks at places of heaps");
    DataStream<KeyedMatter> stayed =
        stops
            .process(FindTraceFunction.ofStops(feed), KeyedMatterSerializer.INSTANCE.asType())
            .uid("find-stay")
            .name("Find stays near places of heaps");
    return said.union(looked, stayed)
        .keyBy(KeyedMatter::key, Types.STRING)
        .process(new TraceDumpingFunction(feed, clock), CandidateSerializer.INSTANCE.asType())
        .uid("trace-dumping")
        .name("Trace who dumped");
  }

  private TraceStage() {}
}
