package dev.offsite.pipelines.hotword;

import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.hotword.HotWord;
import java.time.Clock;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/** The operators of this stage. */
public final class HotWordStage {

  /**
   * Hot words in revisions.
   *
   * @param candidates every revision of the judge of patrols
   * @param located reports with their places; only those of patrols matter
   */
  public static DataStream<HotWord> addTo(
      DataStream<Candidate> candidates,
      DataStream<Located> located,
      ReferenceFeed feed,
      Clock clock) {
    DataStream<DistrictNews> places =
        candidates
            .keyBy(Candidate::id, Types.STRING)
            .process(new CountPlacesFunction(feed), DistrictNewsSerializer.INSTANCE.asType())
            .uid("count-place")
            .name("Count new places");
    DataStream<DistrictNews> patrols =
        located
            .process(new FindPatrolsFunction(feed), DistrictNewsSerializer.INSTANCE.asType())
            .uid("find-patrol")
            .name("Find patrols in districts");
    return places
        .union(patrols)
        .keyBy(DistrictNews::district, Types.STRING)
        .process(new FindHotWordsFunction(feed, clock), HotWordSerializer.INSTANCE.asType())
        .uid("find-hot-word")
        .name("Find hot words");
  }

  private HotWordStage() {}
}
