package dev.offsite.pipelines.detection;

import dev.offsite.pipelines.bridge.BridgeLoadSerializer;
import dev.offsite.pipelines.bridge.BridgeStages;
import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.sign.SignStages;
import dev.offsite.pipelines.stationhealth.StationStages;
import dev.offsite.schemas.candidate.Candidate;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The stages behind the judges that look after bridges, scales and signs. */
final class OperationalStages {

  static void addTo(
      SingleOutputStreamOperator<Received> decoded,
      SingleOutputStreamOperator<Located> located,
      SingleOutputStreamOperator<Candidate> overloads,
      ReferenceFeed feed,
      DetectionSettings settings,
      OperationalSinks sinks) {
    SingleOutputStreamOperator<Candidate> bridges =
        BridgeStages.watch(located, feed, settings.latenessHorizon(), settings.clock());
    SingleOutputStreamOperator<Candidate> stations =
        StationStages.watch(decoded, located, feed, settings.clock());
    bridges
        .union(stations)
        .sinkTo(sinks.candidates())
        .uid("operation-sink")
        .name("Emit operational candidates");
    bridges
        .getSideOutput(BridgeLoadSerializer.LOADS)
        .sinkTo(sinks.bridgeLoads())
        .uid("bridge-load-sink")
        .name("Emit loads of bridges");
    SignStages.show(overloads, located, feed, settings.clock())
        .sinkTo(sinks.signs())
        .uid("sign-sink")
        .name("Publish to signs");
  }

  private OperationalStages() {}
}
