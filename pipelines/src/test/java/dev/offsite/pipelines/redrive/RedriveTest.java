package dev.offsite.pipelines.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.RecordHeaders;
import dev.offsite.schemas.channel.RefusalReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.Test;

class RedriveTest {

  private static final OriginalRecords NOTHING = coordinates -> Optional.empty();
  private static final byte[] BATCH = "[{\"a\":1},{\"b\":2}]".getBytes(UTF_8);

  @Test
  void asSent_wholePayload_goesBackUnchanged() {
    StoredRefusal stored = StoredRefusals.one().stored();
    Redrive redrive = sendable(Redrive.asSent(stored, NOTHING));
    assertThat(redrive.payload()).isEqualTo(stored.refusal().payload());
    assertThat(redrive.to())
        .isEqualTo(
            new Destination(DeviceKind.TRUCK, "truck-1", "offsite/v1/truck/truck-1/position"));
    assertThat(redrive.isChanged()).isFalse();
  }

  @Test
  void asSent_beginningOnly_takesTheOriginalRecord() {
    StoredRefusal stored = StoredRefusals.one().payload(BATCH).keepingOnly(3).index(1).stored();
    Redrive.Plan plan =
        Redrive.asSent(
            stored,
            coordinates ->
                coordinates.equals("telemetry.truck/0/41") ? Optional.of(BATCH) : Optional.empty());
    assertThat(sendable(plan).payload()).isEqualTo(BATCH);
    assertThat(sendable(plan).isChanged()).isFalse();
  }

  @Test
  void asSent_originalGoneOrAnother_isHindered() {
    StoredRefusal stored = StoredRefusals.one().payload(BATCH).keepingOnly(3).stored();
    assertThat(obstacle(stored, NOTHING)).isEqualTo(Redrive.Obstacle.GONE);
    assertThat(obstacle(stored, coordinates -> Optional.of("[]".getBytes(UTF_8))))
        .isEqualTo(Redrive.Obstacle.GONE);
  }

  @Test
  void asSent_cutBeforeItWasLanded_isHindered() {
    StoredRefusal stored =
        StoredRefusals.one()
            .because(RefusalReason.PAYLOAD_TOO_LARGE)
            .origin("")
            .payload(new byte[5_000])
            .keepingOnly(4_096)
            .stored();
    assertThat(obstacle(stored, NOTHING)).isEqualTo(Redrive.Obstacle.CUT);
  }

  @Test
  void asSent_topicOfNobody_isHindered() {
    StoredRefusal stored = StoredRefusals.one().on("vendor/7/data").origin("").stored();
    assertThat(obstacle(stored, NOTHING)).isEqualTo(Redrive.Obstacle.TOPIC);
  }

  @Test
  void asSent_landedFromAVendorsTopic_goesBackToWhereItLay() {
    StoredRefusal stored =
        StoredRefusals.one().on("thing/product/7/osd").origin("telemetry.drone/0/5").stored();
    Redrive redrive = sendable(Redrive.asSent(stored, NOTHING));
    assertThat(redrive.to())
        .isEqualTo(new Destination(DeviceKind.DRONE, "truck-1", "thing/product/7/osd"));
    assertThat(redrive.isChanged()).isFalse();
    assertThat(Redriver.telemetry(redrive).topic()).isEqualTo("telemetry.drone");
  }

  @Test
  void asSent_late_isHindered() {
    StoredRefusal stored = StoredRefusals.one().because(RefusalReason.BEYOND_HORIZON).stored();
    assertThat(obstacle(stored, NOTHING)).isEqualTo(Redrive.Obstacle.LATE);
  }

  @Test
  void messageId_reportsOfOneBatch_share() {
    StoredRefusals batch = StoredRefusals.one().payload(BATCH);
    String first = batch.index(0).stored().messageId();
    assertThat(batch.index(1).keepingOnly(2).stored().messageId()).isEqualTo(first);
    assertThat(first).matches("[0-9a-f]{64}");
  }

  @Test
  void messageId_anotherMomentTopicOrPayload_differs() {
    String id = StoredRefusals.one().stored().messageId();
    assertThat(StoredRefusals.one().at(StoredRefusals.RECEIVED_AT + 1).stored().messageId())
        .isNotEqualTo(id);
    assertThat(StoredRefusals.one().of("truck-2").stored().messageId()).isNotEqualTo(id);
    assertThat(StoredRefusals.one().payload(BATCH).stored().messageId()).isNotEqualTo(id);
  }

  @Test
  void order_ofOneDevice_isThatOfReceiptAndThenOfTheOffset() {
    StoredRefusal ninth = StoredRefusals.one().at(5).origin("telemetry.truck/0/9").stored();
    StoredRefusal tenth = StoredRefusals.one().at(5).origin("telemetry.truck/0/10").stored();
    StoredRefusal earlier = StoredRefusals.one().at(4).origin("telemetry.truck/0/99").stored();
    List<StoredRefusal> refusals = new ArrayList<>(List.of(tenth, ninth, earlier));
    refusals.sort(StoredRefusal.ORDER);
    assertThat(refusals).containsExactly(earlier, ninth, tenth);
  }

  @Test
  void record_asSent_keepsReceiveTimeAndIsMarked() {
    StoredRefusal stored = StoredRefusals.one().stored();
    ProducerRecord<byte[], byte[]> record =
        Redriver.telemetry(sendable(Redrive.asSent(stored, NOTHING)));
    assertThat(record.topic()).isEqualTo("telemetry.truck");
    assertThat(record.key()).isEqualTo("truck-1".getBytes(UTF_8));
    assertThat(record.value()).isEqualTo(stored.refusal().payload());
    assertThat(record.timestamp()).isEqualTo(StoredRefusals.RECEIVED_AT);
    assertThat(header(record, RecordHeaders.RECEIVED_AT))
        .hasValue(Long.toString(StoredRefusals.RECEIVED_AT));
    assertThat(header(record, RecordHeaders.MQTT_TOPIC))
        .hasValue("offsite/v1/truck/truck-1/position");
    assertThat(header(record, RecordHeaders.REDRIVEN_FROM)).hasValue("telemetry.dead-letter/0/7");
    assertThat(header(record, RecordHeaders.REDRIVEN_CHANGED)).isEmpty();
  }

  @Test
  void record_otherPayloadOrTopic_isMarkedAsChanged() {
    StoredRefusal stored = StoredRefusals.one().stored();
    Destination same = Destination.of(stored.refusal()).orElseThrow();
    Destination other = Destination.of("offsite/v1/truck/truck-2/position").orElseThrow();
    for (Redrive changed :
        new Redrive[] {
          new Redrive(stored, same, "{}".getBytes(UTF_8)),
          new Redrive(stored, other, stored.refusal().payload())
        }) {
      assertThat(changed.isChanged()).isTrue();
      assertThat(header(Redriver.telemetry(changed), RecordHeaders.REDRIVEN_CHANGED))
          .hasValue("true");
    }
  }

  private static Redrive sendable(Redrive.Plan plan) {
    assertThat(plan).isInstanceOf(Redrive.Sendable.class);
    return ((Redrive.Sendable) plan).redrive();
  }

  private static Redrive.Obstacle obstacle(StoredRefusal stored, OriginalRecords originals) {
    Redrive.Plan plan = Redrive.asSent(stored, originals);
    assertThat(plan).isInstanceOf(Redrive.Hindered.class);
    assertThat(((Redrive.Hindered) plan).from()).isSameAs(stored);
    return ((Redrive.Hindered) plan).obstacle();
  }

  private static Optional<String> header(ProducerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null ? Optional.empty() : Optional.of(new String(header.value(), UTF_8));
  }
}
