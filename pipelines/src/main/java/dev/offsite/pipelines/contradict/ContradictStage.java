package dev.offsite.pipelines.contradict;

import dev.offsite.pipelines.serialization.CandidateSerializer;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import java.time.Clock;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** The operator of this stage. */
public final class ContradictStage {

  /**
   * Candidates of the scales, and of trucks as {@link ContradictFunction#TRACKS}, with what
   * contradicts them.
   *
   * @param ofPlates what the judge of plates says; of it what contradicts, and is not said again
   * @param horizon how late a fix may be and still contradict
   */
  public static SingleOutputStreamOperator<Candidate> addTo(
      DataStream<Candidate> overloads,
      DataStream<Candidate> trucks,
      DataStream<Candidate> ofPlates,
      Duration horizon,
      Clock clock) {
    DataStream<Candidate> contradicting =
        ofPlates
            .filter(candidate -> candidate.kind() == ViolationKind.PLATE_ELSEWHERE)
            .uid("pick-contradicting")
            .name("Pick what contradicts");
    return overloads
        .union(trucks, contradicting)
        .keyBy(ContradictStage::keyOf, Types.STRING)
        .process(new ContradictFunction(horizon, clock), CandidateSerializer.INSTANCE.asType())
        .uid("contradict-candidate")
        .name("Lower what another sensor contradicts");
  }

  /** One without a plate has a key of its own, which spreads them and keeps nothing. */
  private static String keyOf(Candidate candidate) {
    String plate = candidate.subject().plate();
    return plate == null ? candidate.id() : plate;
  }

  private ContradictStage() {}
}
