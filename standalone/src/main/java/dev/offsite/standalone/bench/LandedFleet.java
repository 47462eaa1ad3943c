package dev.offsite.standalone.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.pipelines.emit.KafkaSinks;
import dev.offsite.schemas.channel.RecordHeaders;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.MessageSource;
import dev.offsite.simulators.simulation.Simulation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.MemoryRecords;
import org.apache.kafka.common.record.SimpleRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The telemetry of a simulated fleet, landed in Kafka as the ingest job lands it, without MQTT and
 * without waiting.
 *
 * @param messages how many, of all kinds of device, by Kafka topic
 * @param payloadBytes of all of them
 * @param topicNameBytes of the MQTT topics they are published to
 * @param loneBytes of all in Kafka if each record is a batch of its own, compressed as the jobs do:
 *     so it is where many subtasks write to many partitions
 */
public record LandedFleet(
    Map<String, Long> messages, long payloadBytes, long topicNameBytes, long loneBytes) {

  /** From a device to our MQTT client, and from there to Kafka. */
  private static final long DELAY_MILLIS = 200;

  public LandedFleet {
    messages = Map.copyOf(messages);
  }

  long total() {
    return messages.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Lands what the devices say from the simulation's begin on, for so long. */
  static LandedFleet land(Simulation simulation, Duration time, String bootstrapServers)
      throws IOException {
    Instant end = simulation.begin().plus(time);
    Map<String, Long> counts = new HashMap<>();
    long payloadBytes = 0;
    long topicNameBytes = 0;
    long loneBytes = 0;
    MessageSource source = simulation.messages();
    SendFailures failures = new SendFailures();
    try (KafkaProducer<byte[], byte[]> producer = producer(bootstrapServers)) {
      while (source.nextDueMillis() < end.toEpochMilli()) {
        DeviceMessage message = source.next();
        ProducerRecord<byte[], byte[]> landed = landed(message);
        counts.merge(landed.topic(), 1L, Long::sum);
        payloadBytes += message.payload().length;
        topicNameBytes += message.topicName().getBytes(UTF_8).length;
        loneBytes += loneBytes(landed);
        Future<RecordMetadata> unused = producer.send(landed, failures);
      }
      producer.flush();
    }
    failures.requireNone();
    return new LandedFleet(counts, payloadBytes, topicNameBytes, loneBytes);
  }

  /** What a record takes on disk as a batch of its own. */
  static int loneBytes(ProducerRecord<byte[], byte[]> record) {
    return MemoryRecords.withRecords(
            Compression.lz4().build(),
            new SimpleRecord(
                record.timestamp(), record.key(), record.value(), record.headers().toArray()))
        .sizeInBytes();
  }

  /** A producer with the settings of the jobs. */
  public static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
    Properties properties = KafkaSinks.producerProperties(new Properties());
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** The record of a message, with the headers that the ingest job gives it. */
  public static ProducerRecord<byte[], byte[]> landed(DeviceMessage message) {
    long receivedAtMillis = message.dueMillis() + DELAY_MILLIS;
    ProducerRecord<byte[], byte[]> landed =
        new ProducerRecord<>(
            message.topic().device().telemetryTopic(),
            null,
            receivedAtMillis,
            message.topic().deviceId().getBytes(UTF_8),
            message.payload());
    landed.headers().add(RecordHeaders.MQTT_TOPIC, message.topicName().getBytes(UTF_8));
    landed
        .headers()
        .add(RecordHeaders.RECEIVED_AT, Long.toString(receivedAtMillis).getBytes(UTF_8));
    landed.headers().add(RecordHeaders.MQTT_QOS, new byte[] {'1'});
    return landed;
  }
}
