package dev.offsite.pipelines.decode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.channel.RecordHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class RawRecordSchemaTest {

  private static final long KAFKA_TIME = 1_700_000_000_000L;

  private final RawRecordSchema schema = new RawRecordSchema();

  @Test
  void deserialize_wholeRecord_takesKeyHeadersAndValue() {
    ConsumerRecord<byte[], byte[]> landed = landed("truck-1".getBytes(UTF_8), "{}".getBytes(UTF_8));
    landed
        .headers()
        .add(RecordHeaders.MQTT_TOPIC, "offsite/v1/truck/truck-1/position".getBytes(UTF_8));
    landed.headers().add(RecordHeaders.RECEIVED_AT, "1700000000123".getBytes(UTF_8));

    RawRecord raw = deserialize(landed);

    assertThat(raw.topic()).isEqualTo("telemetry.truck");
    assertThat(raw.partition()).isEqualTo(3);
    assertThat(raw.offset()).isEqualTo(42);
    assertThat(raw.deviceId()).isEqualTo("truck-1");
    assertThat(raw.mqttTopic()).isEqualTo("offsite/v1/truck/truck-1/position");
    assertThat(raw.receivedAtMillis()).isEqualTo(1_700_000_000_123L);
    assertThat(raw.payload()).isEqualTo("{}".getBytes(UTF_8));
    assertThat(raw.origin()).isEqualTo("telemetry.truck/3/42");
  }

  @Test
  void deserialize_provenance_followsTheHeadersOfARedrive() {
    ConsumerRecord<byte[], byte[]> landed = landed("truck-1".getBytes(UTF_8), new byte[0]);
    assertThat(deserialize(landed).provenance()).isEqualTo(Provenance.LANDED);
    landed.headers().add(RecordHeaders.REDRIVEN_FROM, "telemetry.dead-letter/0/1".getBytes(UTF_8));
    assertThat(deserialize(landed).provenance()).isEqualTo(Provenance.REDRIVEN);
    landed.headers().add(RecordHeaders.REDRIVEN_CHANGED, "true".getBytes(UTF_8));
    assertThat(deserialize(landed).provenance()).isEqualTo(Provenance.REPAIRED);
  }

  @Test
  void codedIndex_anyPosition_keepsPositionAndRepair() {
    RawRecord landed = deserialize(landed("truck-1".getBytes(UTF_8), new byte[0]));
    RawRecord repaired = landed.withProvenance(Provenance.REPAIRED);
    for (int index : new int[] {0, 1, 4_999, Integer.MAX_VALUE}) {
      int honest = CodedIndex.of(landed, index);
      int code = CodedIndex.of(repaired, index);
      assertThat(CodedIndex.position(honest)).isEqualTo(index);
      assertThat(CodedIndex.position(code)).isEqualTo(index);
      assertThat(CodedIndex.isRepaired(honest)).isFalse();
      assertThat(CodedIndex.isRepaired(code)).isTrue();
    }
    RawRecord redriven = landed.withProvenance(Provenance.REDRIVEN);
    assertThat(CodedIndex.isRepaired(CodedIndex.of(redriven, 3))).isFalse();
  }

  @Test
  void deserialize_nothingButCoordinates_leavesTextsEmptyAndTakesKafkasTime() {
    RawRecord raw = deserialize(landed(null, null));

    assertThat(raw.deviceId()).isEmpty();
    assertThat(raw.mqttTopic()).isEmpty();
    assertThat(raw.payload()).isEmpty();
    assertThat(raw.receivedAtMillis()).isEqualTo(KAFKA_TIME);
  }

  @Test
  void deserialize_receiveTimeThatIsNoNumber_takesKafkasTime() {
    ConsumerRecord<byte[], byte[]> landed = landed(null, null);
    landed.headers().add(RecordHeaders.RECEIVED_AT, "noon".getBytes(UTF_8));
    landed.headers().add(RecordHeaders.MQTT_TOPIC, null);

    assertThat(deserialize(landed).receivedAtMillis()).isEqualTo(KAFKA_TIME);
    assertThat(deserialize(landed).mqttTopic()).isEmpty();
  }

  @Test
  void deserialize_headerTwice_theLastCounts() {
    ConsumerRecord<byte[], byte[]> landed = landed(null, null);
    landed.headers().add(RecordHeaders.RECEIVED_AT, "1".getBytes(UTF_8));
    landed.headers().add(RecordHeaders.RECEIVED_AT, "2".getBytes(UTF_8));

    assertThat(deserialize(landed).receivedAtMillis()).isEqualTo(2);
  }

  @Test
  void producedType_isTheHandWrittenOne() {
    assertThat(schema.getProducedType()).isEqualTo(RawRecordSerializer.INSTANCE.asType());
  }

  private RawRecord deserialize(ConsumerRecord<byte[], byte[]> landed) {
    List<RawRecord> out = new ArrayList<>();
    schema.deserialize(landed, new ListCollector<>(out));
    assertThat(out).hasSize(1);
    return out.get(0);
  }

  private static ConsumerRecord<byte[], byte[]> landed(byte[] key, byte[] value) {
    return new ConsumerRecord<>(
        "telemetry.truck",
        3,
        42,
        KAFKA_TIME,
        TimestampType.CREATE_TIME,
        0,
        0,
        key,
        value,
        new org.apache.kafka.common.header.internals.RecordHeaders(),
        Optional.empty());
  }
}
