package dev.offsite.pipelines.reference;

import dev.offsite.schemas.channel.KafkaTopics;
import java.util.Map;
import java.util.Objects;

/**
 * Reference data from the Kafka topic {@code reference}. One consumer in each process reads the
 * whole topic when the first task opens the feed and follows it until the last one closes it; a
 * release takes effect as soon as its marker is read.
 *
 * @param bootstrapServers {@code host:port}, comma-separated
 * @param clientProperties further properties of the consumer, such as security settings
 * @param trial entries that stand in place of those of each release
 */
public record KafkaReferenceFeed(
    String bootstrapServers, Map<String, String> clientProperties, TrialRules trial)
    implements ReferenceFeed {

  /** The valid releases as they are. */
  public KafkaReferenceFeed(String bootstrapServers, Map<String, String> clientProperties) {
    this(bootstrapServers, clientProperties, TrialRules.NONE);
  }

  public KafkaReferenceFeed {
    Objects.requireNonNull(bootstrapServers, "bootstrapServers");
    Objects.requireNonNull(trial, "trial");
    clientProperties = Map.copyOf(clientProperties);
  }

  @Override
  public ReferenceView open() {
    return SharedViews.open(this, () -> KafkaReferenceLoader.start(this));
  }

  /** Without credentials, which {@code clientProperties} may hold. */
  @Override
  public String toString() {
    return "KafkaReferenceFeed[" + bootstrapServers + '/' + KafkaTopics.REFERENCE + ']';
  }
}
