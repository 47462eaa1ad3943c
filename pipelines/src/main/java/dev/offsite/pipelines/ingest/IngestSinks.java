package dev.offsite.pipelines.ingest;

import dev.offsite.pipelines.emit.KafkaSinks;
import dev.offsite.schemas.channel.Refusal;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;

/** The Kafka ends of {@link IngestJob}, which deliver as {@link KafkaSinks} says. */
public final class IngestSinks {

  private IngestSinks() {}

  /**
   * The sink to the telemetry topics.
   *
   * @param bootstrapServers {@code host:port} of one or more brokers, with commas
   * @param overrides producer settings that win over ours, such as those for security
   */
  public static Sink<LandedMessage> telemetry(String bootstrapServers, Properties overrides) {
    return KafkaSinks.sink(bootstrapServers, overrides, new LandedMessageSchema());
  }

  /** The sink to the dead-letter topic; parameters as for {@link #telemetry}. */
  public static Sink<Refusal> deadLetters(String bootstrapServers, Properties overrides) {
    return KafkaSinks.refusals(bootstrapServers, overrides);
  }
}
