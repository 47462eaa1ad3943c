package dev.offsite.pipelines.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.cases.CaseCodec;
import dev.offsite.schemas.cases.CaseState;
import dev.offsite.schemas.cases.DeadlineBreach;
import dev.offsite.schemas.cases.RulePrecision;
import dev.offsite.schemas.feedback.FeedbackRefusalReason;
import dev.offsite.schemas.feedback.RefusedFeedback;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.testutils.MetricListener;
import org.apache.flink.util.Collector;
import org.apache.flink.util.UserCodeClassLoader;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** What the case job reads of Kafka and writes to it, and what is counted on the way. */
class CaseSchemasTest {

  private final MetricListener reported = new MetricListener();

  @Test
  void state_isKeyedByItsCaseAndCountedByItsState() {
    CaseState state = CaseTeller.tell(ToldCase.EMPTY.with(Cases.standing(), 0), Cases.MADE).state();
    CaseStateSchema schema = new CaseStateSchema();
    schema.open(context(), null);
    ProducerRecord<byte[], byte[]> written = schema.serialize(state, null, null);
    assertThat(written.topic()).isEqualTo("case-state");
    assertThat(new String(written.key(), UTF_8)).isEqualTo("c-1");
    assertThat(written.timestamp()).isEqualTo(Cases.MADE.toEpochMilli());
    assertThat(CaseCodec.STATE.decode(written.value())).isEqualTo(state);
    assertThat(count("state", "COLLECTED", "caseStates")).isEqualTo(1);
    assertThat(count("state", "CLOSED", "caseStates")).isZero();
  }

  @Test
  void breach_isKeyedByItsIdAndCountedByLevelAndStep() {
    Instant late = Cases.MADE.plusSeconds(60);
    DeadlineBreach breach =
        CaseTeller.tell(ToldCase.EMPTY.with(Cases.standing(), 0), late).breaches().get(0);
    DeadlineBreachSchema schema = new DeadlineBreachSchema();
    schema.open(context(), null);
    ProducerRecord<byte[], byte[]> written = schema.serialize(breach, null, null);
    assertThat(written.topic()).isEqualTo("deadline-breach");
    assertThat(new String(written.key(), UTF_8)).isEqualTo(breach.breachId());
    assertThat(CaseCodec.BREACH.decode(written.value())).isEqualTo(breach);
    assertThat(count("level", "BREACH", "step", "ACCEPT", "deadlineBreaches")).isEqualTo(1);
    assertThat(count("level", "WARNING", "step", "ACCEPT", "deadlineBreaches")).isZero();
  }

  @Test
  void precision_isKeyedByItsScope() {
    RulePrecision precision =
        new RulePrecision("r", "s", null, 30, "2026-03-04", 1, 0, 0, 1.0, Map.of());
    ProducerRecord<byte[], byte[]> written =
        new RulePrecisionSchema().serialize(precision, null, null);
    assertThat(written.topic()).isEqualTo("rule-precision");
    assertThat(new String(written.key(), UTF_8)).isEqualTo("rule/r/site/s");
    assertThat(CaseCodec.PRECISION.decode(written.value())).isEqualTo(precision);
  }

  @Test
  void refusal_keepsTheBytesAndSaysWhyInHeaders() {
    RefusedFeedback refused =
        new RefusedFeedback(
            FeedbackRefusalReason.STALE_VERSION,
            "版本 0",
            "c-1",
            "f-9",
            7,
            new RefusedFeedback.LostAgainst(1, "ACCEPTED", null, null),
            new byte[] {1, -1});
    RefusedFeedbackSchema schema = new RefusedFeedbackSchema();
    schema.open(context(), null);
    ProducerRecord<byte[], byte[]> written = schema.serialize(refused, null, null);
    assertThat(written.topic()).isEqualTo("case-feedback.dead-letter");
    assertThat(new String(written.key(), UTF_8)).isEqualTo("c-1");
    assertThat(written.value()).isEqualTo(new byte[] {1, -1});
    List<String> headers = new ArrayList<>();
    written.headers().forEach(h -> headers.add(h.key() + "=" + new String(h.value(), UTF_8)));
    assertThat(headers)
        .containsExactly(
            "feedback-refusal-reason=STALE_VERSION",
            "feedback-refusal-detail=版本 0",
            "feedback-id=f-9",
            "case-version=1",
            "case-state=ACCEPTED");
    assertThat(count("reason", "STALE_VERSION", "refusedFeedback")).isEqualTo(1);
  }

  @Test
  void feedback_isReadAsItCame_andADeletionSaysNothing() {
    List<byte[]> read = new ArrayList<>();
    Collector<byte[]> out =
        new Collector<>() {
          @Override
          public void collect(byte[] value) {
            read.add(value);
          }

          @Override
          public void close() {}
        };
    FeedbackRecordSchema schema = new FeedbackRecordSchema();
    schema.deserialize(new ConsumerRecord<>("case-feedback", 0, 0, null, new byte[] {7}), out);
    schema.deserialize(new ConsumerRecord<>("case-feedback", 0, 1, new byte[] {1}, null), out);
    assertThat(read).containsExactly(new byte[] {7});
  }

  private long count(String... name) {
    return reported.getCounter(name).orElseThrow().getCount();
  }

  private SerializationSchema.InitializationContext context() {
    return new SerializationSchema.InitializationContext() {
      @Override
      public MetricGroup getMetricGroup() {
        return reported.getMetricGroup();
      }

      @Override
      public UserCodeClassLoader getUserCodeClassLoader() {
        throw new UnsupportedOperationException();
      }
    };
  }
}
