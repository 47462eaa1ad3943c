package dev.offsite.pipelines.judge.passer;

import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.serialization.CandidateSerializer;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The operators of this stage. */
public final class PasserStage {

  /** Parts candidates whose plate was not read from {@link SplitUnreadFunction#READ}. */
  public static SingleOutputStreamOperator<SiteMatter> split(DataStream<Candidate> overloads) {
    return overloads
        .process(new SplitUnreadFunction(), SiteMatterSerializer.INSTANCE.asType())
        .uid("split-unread")
        .name("Part passages without a plate");
  }

  /**
   * Candidates whose plate was not read, with the trucks that can have passed.
   *
   * @param ofPlates what the judge of plates says: whose track is doubted
   * @param horizon how late a fix may be and still identify
   */
  public static DataStream<Candidate> addTo(
      DataStream<SiteMatter> unread,
      DataStream<Located> located,
      DataStream<Candidate> ofPlates,
      ReferenceFeed feed,
      Duration horizon,
      Clock clock) {
    DataStream<SiteMatter> doubted =
        ofPlates
            .process(new FindDoubtedTrackFunction(feed), SiteMatterSerializer.INSTANCE.asType())
            .uid("find-doubted-track")
            .name("Find doubted tracks at scales");
    return located
        .process(new FindSiteMatterFunction(feed), SiteMatterSerializer.INSTANCE.asType())
        .uid("find-site-matter")
        .name("Find trucks and plates at scales")
        .union(unread, doubted)
        .keyBy(SiteMatter::siteId, Types.STRING)
        .process(
            new IdentifyPasserFunction(feed, horizon, clock), CandidateSerializer.INSTANCE.asType())
        .uid("identify-passer")
        .name("Identify who passed without a plate");
  }

  private PasserStage() {}
}
