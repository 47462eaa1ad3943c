package dev.offsite.pipelines.bridge;

import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.serialization.CandidateSerializer;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Wires what watches bridges. Loads are the side output of the stream of candidates. */
public final class BridgeStages {

  /** One exchange, by site: a bridge may have several scales. */
  public static SingleOutputStreamOperator<Candidate> watch(
      DataStream<Located> located, ReferenceFeed feed, Duration horizon, Clock clock) {
    return located
        .process(new FindCrossingsFunction(feed), CrossingSerializer.INSTANCE.asType())
        .uid("find-crossing")
        .name("Find who drives onto a bridge")
        .keyBy(Crossing::siteId, Types.STRING)
        .process(
            new WatchBridgeFunction(feed, horizon, clock), CandidateSerializer.INSTANCE.asType())
        .uid("watch-bridge")
        .name("Add up what is on a bridge");
  }

  private BridgeStages() {}
}
