package dev.offsite.standalone.upgrade;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Kafka records as lines of JSON, for text records of topics with one partition: {@code topic},
 * {@code timestamp}, {@code key}, {@code headers}, {@code value}.
 */
final class RecordFile {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Duration POLL = Duration.ofMillis(200);

  private RecordFile() {}

  static void write(Path file, List<ProducerRecord<byte[], byte[]>> records) throws IOException {
    List<String> lines = new ArrayList<>();
    for (ProducerRecord<byte[], byte[]> record : records) {
      ObjectNode line = JSON.createObjectNode();
      line.put("topic", record.topic());
      line.put("timestamp", record.timestamp());
      line.put("key", new String(record.key(), UTF_8));
      ObjectNode headers = line.putObject("headers");
      for (Header header : record.headers()) {
        headers.put(header.key(), new String(header.value(), UTF_8));
      }
      line.put("value", new String(record.value(), UTF_8));
      lines.add(line.toString());
    }
    Files.createDirectories(file.getParent());
    Files.write(file, lines, UTF_8);
  }

  static List<ProducerRecord<byte[], byte[]>> read(Path file) throws IOException {
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    for (String text : Files.readAllLines(file, UTF_8)) {
      JsonNode line = JSON.readTree(text);
      ProducerRecord<byte[], byte[]> record =
          of(
              line.get("topic").asText(),
              line.get("timestamp").asLong(),
              line.get("key").asText(),
              line.get("value").asText());
      for (Map.Entry<String, JsonNode> header : line.get("headers").properties()) {
        record.headers().add(header.getKey(), header.getValue().asText().getBytes(UTF_8));
      }
      records.add(record);
    }
    return records;
  }

  static ProducerRecord<byte[], byte[]> of(String topic, long timestamp, String key, String value) {
    return new ProducerRecord<>(topic, 0, timestamp, key.getBytes(UTF_8), value.getBytes(UTF_8));
  }

  /** Writes records to Kafka, in their order, and waits until it has them. */
  static void produce(String bootstrapServers, List<ProducerRecord<byte[], byte[]>> records)
      throws ExecutionException, InterruptedException {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.ACKS_CONFIG,
                "all"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (ProducerRecord<byte[], byte[]> record : records) {
        sent.add(producer.send(record));
      }
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    }
  }

  /** Everything on a topic up to where it ends at this moment. */
  static List<ProducerRecord<byte[], byte[]>> consume(String bootstrapServers, String topic) {
    TopicPartition partition = new TopicPartition(topic, 0);
    List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          ProducerRecord<byte[], byte[]> copy =
              new ProducerRecord<>(topic, 0, record.timestamp(), record.key(), record.value());
          Headers headers = copy.headers();
          record.headers().forEach(headers::add);
          records.add(copy);
        }
      }
    }
    return records;
  }
}
