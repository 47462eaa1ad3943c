package dev.offsite.pipelines.stationhealth;

import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.serialization.CandidateSerializer;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Clock;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Wires what watches scales. */
public final class StationStages {

  /** What is valid, and what the validator may reject because it weighs nothing. */
  public static SingleOutputStreamOperator<Candidate> watch(
      DataStream<Received> decoded, DataStream<Located> located, ReferenceFeed feed, Clock clock) {
    SingleOutputStreamOperator<StationReading> zeros =
        decoded
            .process(new FindZeroReadingsFunction(feed), StationReadingSerializer.INSTANCE.asType())
            .uid("find-zero-reading")
            .name("Find vehicles of no mass");
    return located
        .process(new FindReadingsFunction(feed), StationReadingSerializer.INSTANCE.asType())
        .uid("find-reading")
        .name("Find readings of scales")
        .union(zeros)
        .keyBy(StationReading::deviceId, Types.STRING)
        .process(new WatchStationFunction(feed, clock), CandidateSerializer.INSTANCE.asType())
        .uid("watch-station")
        .name("Look whether scales work");
  }

  private StationStages() {}
}
