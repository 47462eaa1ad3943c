package dev.offsite.pipelines.ingest;

import dev.offsite.pipelines.mqtt.MqttMessage;
import dev.offsite.pipelines.mqtt.MqttMessageTypeInfo;
import dev.offsite.pipelines.serialization.RefusalSerializer;
import dev.offsite.schemas.channel.Refusal;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Lands device messages in Kafka: MQTT in, telemetry topics and dead letters out.
 *
 * <p>Guarantee: at least once. A message is acknowledged to the broker only when a checkpoint has
 * completed, and a checkpoint completes only when Kafka has confirmed every record before it. What
 * lies in Kafka is the device's own bytes; nothing is refused but a malformed topic name, a payload
 * above the limit, and what a device sends above its rate.
 *
 * <p>The caller chooses the checkpoint interval, 200 to 1,000 ms. It does not delay a message,
 * which is in Kafka milliseconds after it came; it decides how many are unacknowledged at a time
 * and how many repeat after a failure: rate × (interval + duration). The receive maximum of the
 * source must be above that figure: 5,000 messages a second at 500 ms and 100 ms need 3,000. Below
 * 200 ms the checkpoints themselves are the load; above 1,000 ms a burst meets the receive maximum.
 *
 * <p>Source, function and sinks are one chain, so no message is serialized between them.
 */
public final class IngestJob {
  private static final String SOURCE_UID = "mqtt-source";
  private static final String LAND_UID = "land-message";
  private static final String TELEMETRY_SINK_UID = "kafka-telemetry-sink";
  private static final String DEAD_LETTER_SINK_UID = "kafka-dead-letter-sink";

  private IngestJob() {}

  /**
   * Adds the job to an environment, which it sets to reuse objects and to refuse generic types; the
   * caller executes it.
   *
   * @param rate what one device may send; the excess becomes dead letters
   */
  public static void addTo(
      StreamExecutionEnvironment env,
      Source<MqttMessage, ?, ?> source,
      LandingRouter router,
      DeviceRate rate,
      Sink<LandedMessage> telemetry,
      Sink<Refusal> deadLetters) {
    Configuration configuration = new Configuration();
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    env.configure(configuration);

    SingleOutputStreamOperator<LandedMessage> landed =
        env.fromSource(
                source,
                WatermarkStrategy.noWatermarks(),
                "Receive MQTT messages",
                MqttMessageTypeInfo.INSTANCE)
            .uid(SOURCE_UID)
            .process(new LandingFunction(router, rate))
            .uid(LAND_UID)
            .name("Land each message by its topic name");
    landed.sinkTo(telemetry).uid(TELEMETRY_SINK_UID).name("Write telemetry to Kafka");
    landed
        .getSideOutput(RefusalSerializer.REFUSALS)
        .sinkTo(deadLetters)
        .uid(DEAD_LETTER_SINK_UID)
        .name("Write dead letters to Kafka");
  }
}
