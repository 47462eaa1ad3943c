package dev.offsite.pipelines.reference;

import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.fence.Validity;
import dev.offsite.geo.geojson.FenceReader;
import dev.offsite.geo.geojson.FenceWriter;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceFault;
import dev.offsite.schemas.reference.ReferenceKey;
import dev.offsite.schemas.reference.ReferenceKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What was ever published, by kind, id and version. Immutable.
 *
 * <p>A published version never changes: who was judged by it may ask for it years later. A
 * correction is a new version with its own validity.
 */
public final class PublishedVersions {

  /** The validity of the entry itself stands before that of any part of it. */
  private static final Pattern OWN_VALIDITY =
      Pattern.compile("(\"validity\":\\{\"from\":\"[^\"]*\")(,\"to\":\"[^\"]*\")?");

  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, byte[]> valueByKey;

  private PublishedVersions(Map<String, byte[]> valueByKey) {
    this.valueByKey = Map.copyOf(valueByKey);
  }

  static PublishedVersions of(Map<String, byte[]> valueByKey) {
    return new PublishedVersions(valueByKey);
  }

  /**
   * Reads the reference topic to its present end.
   *
   * @param bootstrapServers {@code host:port}, comma-separated
   * @param clientProperties further properties of the consumer, such as security settings
   * @throws org.apache.kafka.common.KafkaException if Kafka cannot be read
   */
  public static PublishedVersions read(
      String bootstrapServers, Map<String, String> clientProperties) {
    Map<String, Object> properties = new HashMap<>(clientProperties);
    properties.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
    properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    Map<String, byte[]> valueByKey = new HashMap<>();
    try (KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(properties)) {
      TopicPartition partition = new TopicPartition(KafkaTopics.REFERENCE, 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          if (record.key() != null && record.value() != null) {
            valueByKey.put(record.key(), record.value());
          }
        }
      }
    }
    return new PublishedVersions(valueByKey);
  }

  /**
   * The entries that say something else than what was published as the same version. One change is
   * none: an end of validity that was not known before.
   */
  public List<ReferenceFault> conflictsWith(Collection<ReferenceEntry> entries) {
    ReferenceCodec codec = new ReferenceCodec();
    List<ReferenceFault> faults = new ArrayList<>();
    for (ReferenceEntry entry : entries) {
      byte[] value = valueByKey.get(entry.key());
      if (value == null) {
        continue;
      }
      ReferenceKey.OfEntry key =
          new ReferenceKey.OfEntry(ReferenceKind.of(entry), entry.id(), entry.version());
      if (!isContinuation(codec.decode(key, value), entry, codec)) {
        faults.add(
            new ReferenceFault(
                ReferenceKind.of(entry).file(),
                null,
                entry.id(),
                "/version",
                entry.kind()
                    + " '"
                    + entry.id()
                    + "' version "
                    + entry.version()
                    + " was published with other content; make it version "
                    + (entry.version() + 1)));
      }
    }
    return faults;
  }

  private static boolean isContinuation(
      ReferenceEntry published, ReferenceEntry entry, ReferenceCodec codec) {
    Instant end = published.validity().to();
    if (end != null && !end.equals(entry.validity().to())) {
      return false;
    }
    return openEnded(published, codec).equals(openEnded(entry, codec));
  }

  /** The entry's JSON, as this release writes it, without the end of its validity. */
  private static String openEnded(ReferenceEntry entry, ReferenceCodec codec) {
    ReferenceEntry open = entry;
    if (entry instanceof ReferenceEntry.FenceFeature feature) {
      Fence fence = FenceReader.read(feature.feature()).get(0);
      Fence endless = fence.withValidity(Validity.from(fence.validity().from()));
      open =
          new ReferenceEntry.FenceFeature(
              entry.id(), entry.version(), entry.validity(), FenceWriter.write(List.of(endless)));
    }
    String json = new String(codec.encode(open), StandardCharsets.UTF_8);
    return OWN_VALIDITY.matcher(json).replaceFirst("$1");
  }
}
