package dev.offsite.pipelines.reference;

import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.channel.RecordHeaders;
import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceFault;
import dev.offsite.schemas.reference.ReferenceFormatException;
import dev.offsite.schemas.reference.Release;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Writes a release to the reference topic: all entries, then the marker that makes them count. If
 * it fails half-way, running jobs keep what was in force; publish again, because a job that starts
 * after a compaction in between finds no complete release and waits.
 */
public final class ReferencePublisher {

  private final Map<String, Object> properties;

  /**
   * A publisher.
   *
   * @param bootstrapServers {@code host:port}, comma-separated
   * @param clientProperties further properties of the producer, such as security settings
   */
  public ReferencePublisher(String bootstrapServers, Map<String, String> clientProperties) {
    properties = new HashMap<>(clientProperties);
    properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class);
    properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    properties.put(ProducerConfig.ACKS_CONFIG, "all");
  }

  /**
   * Publishes a release and waits until Kafka has it. A topic that is missing is made.
   *
   * @param releaseId unique; names the release in candidates
   * @throws ReferenceFormatException if the entries do not fit together; nothing is sent then
   * @throws IllegalStateException if Kafka does not take a record
   */
  public Release publish(String releaseId, Instant now, Collection<ReferenceEntry> entries)
      throws InterruptedException {
    List<ReferenceFault> faults = ReferenceChecks.check(entries);
    if (!faults.isEmpty()) {
      throw new ReferenceFormatException(faults);
    }
    Release release = new Release(releaseId, now, entries.size());
    ReferenceCodec codec = new ReferenceCodec();
    try (ReferenceTopic topic = ReferenceTopic.of(properties)) {
      topic.ensure();
    }
    try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(properties)) {
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (ReferenceEntry entry : entries) {
        sent.add(producer.send(record(entry.key(), codec.encode(entry), releaseId)));
      }
      awaitAll(sent);
      awaitAll(
          List.of(producer.send(record(release.key(), codec.encodeRelease(release), releaseId))));
    }
    return release;
  }

  private static ProducerRecord<String, byte[]> record(String key, byte[] value, String releaseId) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(KafkaTopics.REFERENCE, 0, key, value);
    record.headers().add(RecordHeaders.RELEASE, releaseId.getBytes(StandardCharsets.UTF_8));
    return record;
  }

  private static void awaitAll(List<Future<RecordMetadata>> sent) throws InterruptedException {
    for (Future<RecordMetadata> one : sent) {
      try {
        one.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("the reference topic does not take the release", e);
      }
    }
  }
}
