package dev.offsite.pipelines.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.mqtt.MqttSource;
import dev.offsite.pipelines.testing.CollectingSink;
import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

class IngestTopologyTest {

  @Test
  void operators_all_haveUidAndName() {
    Configuration configuration = new Configuration();
    // Building the graph fails for any operator without a uid.
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(1);
    env.enableCheckpointing(500);

    addTo(env);

    assertThat(env.getStreamGraph(false).getStreamNodes())
        .extracting(StreamNode::getTransformationUID)
        .contains("mqtt-source", "land-message")
        .allMatch(uid -> uid.matches("(Sink Committer: )?[a-z]+(-[a-z]+)*(: Writer)?"));
    assertThat(env.getConfiguration().get(PipelineOptions.GENERIC_TYPES)).isFalse();
    assertThat(env.getConfig().isObjectReuseEnabled()).isTrue();
  }

  private static void addTo(StreamExecutionEnvironment env) {
    IngestJob.addTo(
        env,
        MqttSource.builder()
            .serverUri("tcp://localhost:1883")
            .topicFilter("offsite/v1/#")
            .clientIdentifierPrefix("test")
            .build(),
        new LandingRouter(LandingRouter.PAYLOAD_BYTES_MAX),
        DeviceRate.DEFAULT,
        IngestSinks.telemetry("localhost:9092", new Properties()),
        new CollectingSink<>());
  }
}
