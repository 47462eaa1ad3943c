package dev.offsite.monitor.board;

import static dev.offsite.monitor.board.Candidates.overload;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.schemas.channel.KafkaTopics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CaseIntakeReaderTest {

  private static final TopicPartition PARTITION = new TopicPartition(KafkaTopics.CASE_INTAKE, 0);
  private static final Clock NOON = Clock.fixed(Candidates.NOON, ZoneOffset.UTC);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

  CaseIntakeReaderTest() {
    Node node = new Node(1, "localhost", 9092);
    Node[] nodes = {node};
    consumer.updatePartitions(
        KafkaTopics.CASE_INTAKE,
        List.of(new PartitionInfo(KafkaTopics.CASE_INTAKE, 0, node, nodes, nodes)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, 0L));
  }

  @Test
  void poll_candidate_isReadWithItsPlaceAndTime() {
    CaseIntakeReader reader = reader(CaseIntakeReader.From.START);
    Candidate candidate = overload("a", 1, 0);
    add(0, new CandidateCodec().encode(candidate));

    List<CaseRecord> records = reader.poll(Duration.ZERO);

    assertThat(records).hasSize(1);
    assertThat(records.get(0).candidate()).isEqualTo(candidate);
    assertThat(records.get(0).offset()).isZero();
    assertThat(records.get(0).readAt()).isEqualTo(Candidates.NOON);
  }

  @Test
  void poll_unreadableValue_isCountedAndPassedOver() {
    CaseIntakeReader reader = reader(CaseIntakeReader.From.START);
    add(0, "no candidate".getBytes(StandardCharsets.UTF_8));
    add(1, new CandidateCodec().encode(overload("b", 1, 0)));

    assertThat(reader.poll(Duration.ZERO))
        .extracting(record -> record.candidate().id())
        .containsExactly("b");
    assertThat(reader.unreadable()).isEqualTo(1);
  }

  @Test
  void poll_tombstone_isPassedOver() {
    CaseIntakeReader reader = reader(CaseIntakeReader.From.START);
    add(0, null);

    assertThat(reader.poll(Duration.ZERO)).isEmpty();
    assertThat(reader.unreadable()).isZero();
  }

  @Test
  void isAtEnd_recordLeft_isFalse() {
    CaseIntakeReader reader = reader(CaseIntakeReader.From.START);
    assertThat(reader.isAtEnd()).isTrue();
    add(0, new CandidateCodec().encode(overload("a", 1, 0)));
    consumer.updateEndOffsets(Map.of(PARTITION, 1L));
    assertThat(reader.isAtEnd()).isFalse();

    reader.poll(Duration.ZERO);

    assertThat(reader.isAtEnd()).isTrue();
  }

  @Test
  void open_fromEnd_passesOverWhatWasThere() {
    consumer.updateEndOffsets(Map.of(PARTITION, 7L));

    CaseIntakeReader reader = reader(CaseIntakeReader.From.END);

    assertThat(consumer.position(PARTITION)).isEqualTo(7);
    assertThat(reader.isAtEnd()).isTrue();
  }

  @Test
  void poll_wokenUp_isEmptyAndTheNextReadsOn() {
    CaseIntakeReader reader = reader(CaseIntakeReader.From.START);
    add(0, new CandidateCodec().encode(overload("a", 1, 0)));
    reader.wakeUp();

    assertThat(reader.poll(Duration.ZERO)).isEmpty();
    assertThat(reader.poll(Duration.ZERO)).hasSize(1);
  }

  private CaseIntakeReader reader(CaseIntakeReader.From from) {
    return new CaseIntakeReader(consumer, from, NOON);
  }

  private void add(long offset, byte[] value) {
    consumer.addRecord(
        new ConsumerRecord<>(
            KafkaTopics.CASE_INTAKE, 0, offset, "key".getBytes(StandardCharsets.UTF_8), value));
  }
}
