package dev.offsite.pipelines.detection;

import dev.offsite.schemas.bridge.BridgeLoad;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.hotword.HotWord;
import dev.offsite.schemas.sign.SignMessage;
import dev.offsite.schemas.trip.Trip;
import java.util.Objects;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * Where the detection job says what is held against nobody.
 *
 * @param candidates about bridges and scales, in revisions
 * @param bridgeLoads what is on each bridge at the moment
 * @param signs what roadside signs show; at most once
 * @param trips of trucks with load, in revisions
 * @param hotWords what patrols see far more often than usual, in revisions
 */
public record OperationalSinks(
    Sink<Candidate> candidates,
    Sink<BridgeLoad> bridgeLoads,
    Sink<SignMessage> signs,
    Sink<Trip> trips,
    Sink<HotWord> hotWords) {

  public OperationalSinks {
    Objects.requireNonNull(candidates, "candidates");
    Objects.requireNonNull(bridgeLoads, "bridgeLoads");
    Objects.requireNonNull(signs, "signs");
    Objects.requireNonNull(trips, "trips");
    Objects.requireNonNull(hotWords, "hotWords");
  }
}
