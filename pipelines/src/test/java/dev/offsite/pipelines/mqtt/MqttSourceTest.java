package dev.offsite.pipelines.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.offsite.pipelines.testing.CollectingSink;
import dev.offsite.pipelines.testing.EmbeddedBroker;
import dev.offsite.pipelines.testing.FlinkCluster;
import dev.offsite.pipelines.testing.Publisher;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the source does with a real broker beside losing nothing: refusals, logins, many readers.
 */
class MqttSourceTest {
  private static final String LOGIN = "ingest";
  private static final String CLIENTS = "source-test";

  private static FlinkCluster cluster;

  @TempDir Path directory;

  private final CollectingSink<MqttMessage> sink = new CollectingSink<>();
  private EmbeddedBroker broker;

  @BeforeAll
  static void startCluster() throws Exception {
    cluster = FlinkCluster.start(3);
  }

  @AfterAll
  static void stopCluster() throws Exception {
    cluster.close();
  }

  @BeforeEach
  void startBroker() throws Exception {
    broker = EmbeddedBroker.startWithLogin(directory, LOGIN);
  }

  @AfterEach
  void stopBroker() throws Exception {
    broker.close();
  }

  @Test
  void source_withoutCheckpointing_refusesToStart() throws Exception {
    StreamExecutionEnvironment env = environment(1);
    read(env, source(LOGIN).topicFilter("a/#").build());

    assertThat(failure(env))
        .anyMatch(
            text ->
                text.contains("checkpointing is off")
                    && text.contains("execution.checkpointing.interval"));
  }

  @Test
  void source_withAWrongPassword_failsAndNamesTheUserOnly() throws Exception {
    StreamExecutionEnvironment env = environment(1);
    env.enableCheckpointing(200);
    read(env, source("s3cret").topicFilter("a/#").build());

    assertThat(failure(env))
        .anyMatch(text -> text.contains("user ingest") && text.contains(broker.uri()))
        .noneMatch(text -> text.contains("s3cret"));
  }

  @Test
  void filters_overSeveralReaders_areAllRead() throws Exception {
    StreamExecutionEnvironment env = environment(3);
    env.enableCheckpointing(200);
    read(env, source(LOGIN).topicFilter("a/#").topicFilter("b/#").build());
    JobID job = cluster.submit(env);
    try (Publisher device = new Publisher(broker.uri(), LOGIN)) {
      await().until(() -> broker.connected(CLIENTS) == 2);
      for (int i = 0; i < 100; i++) {
        device.publish((i % 2 == 0 ? "a/" : "b/") + i, "message-" + i);
      }
      device.publishUnacknowledged("a/once", "at most once");

      await().atMost(Duration.ofSeconds(30)).until(() -> sink.stored().size() == 101);
      await().until(() -> broker.held(CLIENTS) == 0);
      assertThat(sink.stored()).extracting(MqttMessage::topicName).doesNotHaveDuplicates();
      assertThat(sink.stored())
          .filteredOn(message -> message.topicName().equals("a/once"))
          .extracting(MqttMessage::qos)
          .containsExactly(0);
    } finally {
      cluster.cancel(job);
    }
  }

  @Test
  void sharedFilter_overSeveralReaders_isReadOnceByAll() throws Exception {
    StreamExecutionEnvironment env = environment(3);
    env.enableCheckpointing(200);
    read(env, source(LOGIN).topicFilter("$share/group/a/#").sharedSplits(3).build());
    JobID job = cluster.submit(env);
    try (Publisher device = new Publisher(broker.uri(), LOGIN)) {
      await().until(() -> broker.consumers("group.a") == 3);
      for (int i = 0; i < 120; i++) {
        device.publish("a/" + i, "message-" + i);
      }

      await().atMost(Duration.ofSeconds(30)).until(() -> sink.stored().size() == 120);
      await().until(() -> broker.held("group.a") == 0);
      assertThat(sink.stored()).extracting(MqttMessage::topicName).doesNotHaveDuplicates();
    } finally {
      cluster.cancel(job);
    }
  }

  @Test
  void version311_withABlockedSink_leavesTheMessagesWithTheBroker() throws Exception {
    StreamExecutionEnvironment env = environment(1);
    env.enableCheckpointing(200);
    read(
        env,
        source(LOGIN).protocol(MqttProtocol.V3_1_1).topicFilter("a/#").receiveMaximum(50).build());
    sink.block();
    JobID job = cluster.submit(env);
    try (Publisher device = new Publisher(broker.uri(), LOGIN)) {
      await().until(() -> broker.connected(CLIENTS) == 1);
      for (int i = 0; i < 300; i++) {
        device.publish("a/" + i, "message-" + i);
      }
      assertThat(broker.held(CLIENTS)).isEqualTo(300);

      sink.unblock();

      await().atMost(Duration.ofSeconds(30)).until(() -> broker.held(CLIENTS) == 0);
      assertThat(sink.stored()).hasSize(300);
      assertThat(sink.stored()).extracting(MqttMessage::topicName).doesNotHaveDuplicates();
    } finally {
      sink.unblock();
      cluster.cancel(job);
    }
  }

  @Test
  void messages_publishedWhileTheJobIsAway_wait() throws Exception {
    StreamExecutionEnvironment env = environment(1);
    env.enableCheckpointing(200);
    read(env, source(LOGIN).topicFilter("a/#").build());
    JobID first = cluster.submit(env);
    await().until(() -> broker.connected(CLIENTS) == 1);
    cluster.cancel(first);
    await().until(() -> broker.connected(CLIENTS) == 0);
    try (Publisher device = new Publisher(broker.uri(), LOGIN)) {
      device.publish("a/1", "while away");
    }

    StreamExecutionEnvironment next = environment(1);
    next.enableCheckpointing(200);
    read(next, source(LOGIN).topicFilter("a/#").build());
    JobID second = cluster.submit(next);
    try {
      await().atMost(Duration.ofSeconds(30)).until(() -> sink.stored().size() == 1);
    } finally {
      cluster.cancel(second);
    }
  }

  @Test
  void retainedMessage_ofANewSession_comesOnceAndSaysSo() throws Exception {
    try (Publisher device = new Publisher(broker.uri(), LOGIN)) {
      device.publishRetained("a/status", "online");
    }
    for (int i = 0; i < 2; i++) {
      StreamExecutionEnvironment env = environment(1);
      env.enableCheckpointing(200);
      read(env, source(LOGIN).topicFilter("a/#").build());
      JobID job = cluster.submit(env);
      try (Publisher device = new Publisher(broker.uri(), LOGIN)) {
        await().until(() -> broker.connected(CLIENTS) == 1);
        device.publish("a/live", "live " + i);
        int expected = i + 2;
        await().atMost(Duration.ofSeconds(30)).until(() -> sink.stored().size() == expected);
        await().until(() -> broker.held(CLIENTS) == 0);
      } finally {
        cluster.cancel(job);
        await().until(() -> broker.connected(CLIENTS) == 0);
      }
    }

    assertThat(sink.stored())
        .extracting(MqttMessage::topicName, MqttMessage::retained)
        .containsExactlyInAnyOrder(
            tuple("a/status", true), tuple("a/live", false), tuple("a/live", false));
  }

  private MqttSourceBuilder source(String password) {
    return MqttSource.builder()
        .serverUri(broker.uri())
        .clientIdentifierPrefix(CLIENTS)
        .credentials(MqttCredentials.of(LOGIN, password.toCharArray()));
  }

  private void read(StreamExecutionEnvironment env, MqttSource source) {
    env.fromSource(source, WatermarkStrategy.noWatermarks(), "source").sinkTo(sink);
  }

  private static StreamExecutionEnvironment environment(int parallelism) {
    Configuration configuration = new Configuration();
    configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    env.setParallelism(parallelism);
    return env;
  }

  private static List<String> failure(StreamExecutionEnvironment env) throws Exception {
    JobResult result = cluster.result(cluster.submit(env));
    List<String> messages = new ArrayList<>();
    Throwable cause = result.getSerializedThrowable().orElseThrow();
    for (; cause != null; cause = cause.getCause()) {
      messages.add(String.valueOf(cause.getMessage()));
    }
    return messages;
  }
}
