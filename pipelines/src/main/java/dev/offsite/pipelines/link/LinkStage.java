package dev.offsite.pipelines.link;

import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.serialization.CandidateSerializer;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Clock;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The operators of this stage: by vehicle, and behind it by company. */
public final class LinkStage {

  /** Candidates with what links them to others. */
  public static DataStream<Candidate> addTo(
      DataStream<Candidate> candidates, ReferenceFeed feed, Clock clock) {
    DataStream<Candidate> byVehicle =
        candidates
            .keyBy(candidate -> keyOf(candidate, LinkBy.VEHICLE), Types.STRING)
            .process(
                new LinkCandidatesFunction(feed, LinkBy.VEHICLE, clock),
                CandidateSerializer.INSTANCE.asType())
            .uid("link-by-vehicle")
            .name("Link candidates of one vehicle");
    return byVehicle
        .keyBy(candidate -> keyOf(candidate, LinkBy.COMPANY), Types.STRING)
        .process(
            new LinkCandidatesFunction(feed, LinkBy.COMPANY, clock),
            CandidateSerializer.INSTANCE.asType())
        .uid("link-by-company")
        .name("Count candidates of one company");
  }

  /**
   * A candidate that is linked to none has a key of its own, which spreads them and keeps nothing.
   */
  private static String keyOf(Candidate candidate, LinkBy by) {
    return by.keyOf(candidate).orElse(candidate.id());
  }

  private LinkStage() {}
}
