package dev.offsite.pipelines.trial;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.decode.RawRecordSchema;
import dev.offsite.pipelines.detection.DetectionJob;
import dev.offsite.pipelines.detection.DetectionSettings;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.pipelines.reference.TrialRules;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.channel.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * The detection job under trial rules. Its candidates are counted, what it refuses is dropped,
 * since the valid job refuses the same, and what looks after bridges, scales, signs and trips is
 * not part of it: nobody is held to a rule that is not in force.
 */
public final class TrialJob {

  /** What names of trial jobs begin with. */
  public static final String NAME = "trial";

  /** Consumer group; the position that counts is the checkpoint's, this one is for tools. */
  private static final String GROUP = "offsite-trial";

  private static final int DIGEST_CHARACTERS = 8;

  /**
   * The name of the job of these rules, which also names its state: other rules begin anew.
   * Letters, digits and hyphens.
   */
  public static String nameOf(TrialRules rules) {
    StringBuilder all = new StringBuilder();
    for (Map.Entry<String, String> record : new TreeMap<>(rules.records()).entrySet()) {
      all.append(record.getKey()).append('\n').append(record.getValue()).append('\n');
    }
    String digest = Sha256.hexOf(all.toString().getBytes(StandardCharsets.UTF_8));
    return NAME + '-' + digest.substring(0, DIGEST_CHARACTERS);
  }

  /**
   * All telemetry topics, from the position of the restored checkpoint, else from what comes next:
   * a trial begins when it is started.
   *
   * @param bootstrapServers {@code host:port}, comma-separated
   * @param overrides consumer settings that win over ours, such as those for security
   */
  public static Source<RawRecord, ?, ?> telemetry(String bootstrapServers, Properties overrides) {
    return KafkaSource.<RawRecord>builder()
        .setBootstrapServers(bootstrapServers)
        .setTopics(KafkaTopics.telemetry())
        .setGroupId(GROUP)
        .setStartingOffsets(OffsetsInitializer.latest())
        .setDeserializer(new RawRecordSchema())
        .setProperties(overrides)
        .build();
  }

  /**
   * Adds the job to an environment, as {@link DetectionJob} does.
   *
   * @param feed the reference data with the trial rules in it
   * @param candidates counts them
   */
  public static void addTo(
      StreamExecutionEnvironment env,
      Source<RawRecord, ?, ?> telemetry,
      ReferenceFeed feed,
      DetectionSettings settings,
      TrialSink candidates) {
    DetectionJob.addTo(env, telemetry, feed, settings, candidates, new DiscardingSink<>());
  }

  private TrialJob() {}
}
