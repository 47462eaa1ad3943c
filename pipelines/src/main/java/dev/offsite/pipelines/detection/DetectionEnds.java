package dev.offsite.pipelines.detection;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.decode.RawRecordSchema;
import dev.offsite.pipelines.emit.KafkaSinks;
import dev.offsite.pipelines.hotword.HotWordSchema;
import dev.offsite.pipelines.mqtt.MqttPublisher;
import dev.offsite.pipelines.sign.SignSink;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.sign.SignMessage;
import java.time.Clock;
import java.util.Properties;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** The Kafka ends of {@link DetectionJob}. */
public final class DetectionEnds {

  /** Consumer group; the position that counts is the checkpoint's, this one is for tools. */
  private static final String GROUP = "offsite-detection";

  /**
   * All telemetry topics, from the position of the restored checkpoint, else from the beginning:
   * what was landed before the job's first start is judged too.
   *
   * @param bootstrapServers {@code host:port}, comma-separated
   * @param overrides consumer settings that win over ours, such as those for security
   */
  public static Source<RawRecord, ?, ?> telemetry(String bootstrapServers, Properties overrides) {
    return KafkaSource.<RawRecord>builder()
        .setBootstrapServers(bootstrapServers)
        .setTopics(KafkaTopics.telemetry())
        .setGroupId(GROUP)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(new RawRecordSchema())
        // at a few messages a second up to 20 ms later; at thousands a fetch brings many of them
        .setProperty("fetch.max.wait.ms", "20")
        .setProperty("fetch.min.bytes", "16384")
        .setProperties(overrides)
        .build();
  }

  /** The topic {@code case-intake}. */
  public static Sink<Candidate> candidates(String bootstrapServers, Properties overrides) {
    return KafkaSinks.candidates(bootstrapServers, overrides);
  }

  /** The topics of dead letters, rejects and late reports. */
  public static Sink<Refusal> refusals(String bootstrapServers, Properties overrides) {
    return KafkaSinks.refusals(bootstrapServers, overrides);
  }

  /**
   * The topics of operational candidates, of loads of bridges, of trips and of hot words, and the
   * signs.
   *
   * @param signs how the broker of the signs is reached
   * @param clock says which message for a sign is still valid
   */
  public static OperationalSinks operations(
      String bootstrapServers, Properties overrides, MqttPublisher.Settings signs, Clock clock) {
    return operations(bootstrapServers, overrides, new SignSink(signs, clock));
  }

  /**
   * The same where there are no signs: what one would show goes nowhere. The job keeps the stages
   * before it, so a savepoint restores with signs and without.
   */
  public static OperationalSinks operationsWithoutSigns(
      String bootstrapServers, Properties overrides) {
    return operations(bootstrapServers, overrides, new DiscardingSink<>());
  }

  private static OperationalSinks operations(
      String bootstrapServers, Properties overrides, Sink<SignMessage> signs) {
    return new OperationalSinks(
        KafkaSinks.operations(bootstrapServers, overrides),
        KafkaSinks.bridgeLoads(bootstrapServers, overrides),
        signs,
        KafkaSinks.trips(bootstrapServers, overrides),
        KafkaSinks.sink(bootstrapServers, overrides, new HotWordSchema()));
  }

  private DetectionEnds() {}
}
