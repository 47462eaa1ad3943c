package dev.offsite.pipelines.sign;

import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.sign.SignMessage;
import java.time.Clock;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Wires what shows overloads on signs. */
public final class SignStages {

  /** Messages and their blanks. */
  public static SingleOutputStreamOperator<SignMessage> show(
      DataStream<Candidate> overloads,
      DataStream<Located> located,
      ReferenceFeed feed,
      Clock clock) {
    SingleOutputStreamOperator<LivePassage> live =
        located
            .process(
                new FindLivePassagesFunction(feed, clock), LivePassageSerializer.INSTANCE.asType())
            .uid("find-live-passage")
            .name("Find passages that a sign may show");
    return overloads
        .keyBy(overload -> overload.subject().deviceId(), Types.STRING)
        .connect(live.keyBy(LivePassage::deviceId, Types.STRING))
        .process(new ShowOverloadFunction(feed, clock), SignMessageSerializer.INSTANCE.asType())
        .uid("show-overload")
        .name("Choose what signs show")
        .keyBy(SignMessage::signId, Types.STRING)
        .process(new BlankSignFunction(clock), SignMessageSerializer.INSTANCE.asType())
        .uid("blank-sign")
        .name("Blank signs");
  }

  private SignStages() {}
}
