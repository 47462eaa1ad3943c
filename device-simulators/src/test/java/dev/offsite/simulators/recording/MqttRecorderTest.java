package dev.offsite.simulators.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.publish.Login;
import dev.offsite.simulators.publish.MqttOptions;
import dev.offsite.simulators.publish.MqttSink;
import dev.offsite.simulators.publish.PublishLog;
import dev.offsite.simulators.publish.TestBroker;
import dev.offsite.simulators.recording.RecordingReader.Damage;
import java.net.ConnectException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MqttRecorderTest {

  private static final Login NOBODY = new Login("", "");
  private static final int MESSAGES = 3_000;

  @TempDir Path folder;
  private final AtomicBoolean stop = new AtomicBoolean();

  @Test
  void record_whatMatchesTheFilter_standsInTheFileInItsOrder() throws Exception {
    Path file = folder.resolve("r.rec");
    try (TestBroker broker = new TestBroker();
        RecordingWriter writer = RecordingWriter.create(file, Map.of())) {
      MqttRecorder recorder = recorder(broker, writer);
      CompletableFuture<Void> recording = start(recorder);
      try (MqttSink sink = sink(broker)) {
        // the subscription stands when its first message arrives
        await()
            .until(
                () -> {
                  sink.publish(message("a/first", -1));
                  return recorder.counts().messages() > 0;
                });
        for (int i = 0; i < MESSAGES; i++) {
          sink.publish(message(i % 3 == 0 ? "b/other" : "a/x" + i % 3, i));
        }
        assertThat(sink.drain(Duration.ofSeconds(20))).isTrue();
        await().until(() -> recorder.counts().lastTopic().equals("a/x2") && isLast(recorder));
      }
      stop.set(true);
      recording.join();
      assertThat(recorder.counts().tooLong()).isZero();
      assertThat(recorder.counts().reconnects()).isZero();
    }
    List<Integer> numbers = new ArrayList<>();
    try (RecordingReader reader = RecordingReader.open(file, Damage.REFUSE)) {
      for (RecordedMessage it = reader.next(); it != null; it = reader.next()) {
        assertThat(it.topicName()).startsWith("a/");
        assertThat(it.qos()).isEqualTo(1);
        numbers.add(Integer.parseInt(new String(it.payload(), StandardCharsets.UTF_8)));
      }
    }
    List<Integer> expected = new ArrayList<>();
    for (int i = 0; i < MESSAGES; i++) {
      if (i % 3 != 0) {
        expected.add(i);
      }
    }
    numbers.removeIf(number -> number < 0);
    assertThat(numbers).isEqualTo(expected);
  }

  private long firsts = -1;

  /** All but the first ones, of which nobody knows how many there are. */
  private boolean isLast(MqttRecorder recorder) {
    long now = recorder.counts().messages();
    boolean isSteady = now == firsts && now >= MESSAGES * 2L / 3;
    firsts = now;
    return isSteady;
  }

  @Test
  void record_brokerComesBack_connectsAgain() throws Exception {
    try (TestBroker broker = new TestBroker();
        RecordingWriter writer = RecordingWriter.create(folder.resolve("r.rec"), Map.of())) {
      MqttRecorder recorder = recorder(broker, writer);
      CompletableFuture<Void> recording = start(recorder);
      try (MqttSink sink = sink(broker)) {
        publishUntilMore(sink, recorder);
        broker.stop();
        broker.start();
        await().until(() -> recorder.counts().reconnects() == 1);
        publishUntilMore(sink, recorder);
      }
      stop.set(true);
      recording.join();
    }
  }

  @Test
  void record_nobodyListens_fails() throws Exception {
    Subscriber nowhere =
        Subscriber.of(
            URI.create("tcp://127.0.0.1:1"),
            "r",
            NOBODY,
            TopicFilter.ALL,
            Subscriber.Session.CLEAN);
    try (RecordingWriter writer = RecordingWriter.create(folder.resolve("r.rec"), Map.of())) {
      MqttRecorder recorder = new MqttRecorder(nowhere, writer, Clock.systemUTC());
      assertThatThrownBy(() -> recorder.record(() -> false)).isInstanceOf(ConnectException.class);
    }
  }

  private static void publishUntilMore(MqttSink sink, MqttRecorder recorder) {
    long before = recorder.counts().messages();
    await()
        .until(
            () -> {
              sink.publish(message("a/b", 0));
              return recorder.counts().messages() > before;
            });
  }

  private static MqttRecorder recorder(TestBroker broker, RecordingWriter writer) {
    return new MqttRecorder(
        Subscriber.of(
            broker.uri(),
            "recorder",
            NOBODY,
            TopicFilter.parse("a/+"),
            Subscriber.Session.PERSISTENT),
        writer,
        Clock.systemUTC());
  }

  private CompletableFuture<Void> start(MqttRecorder recorder) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            recorder.record(stop::get);
          } catch (Exception e) {
            throw new CompletionException(e);
          }
        });
  }

  private static MqttSink sink(TestBroker broker) {
    return new MqttSink(
        MqttOptions.of(broker.uri(), "sender", NOBODY), Clock.systemUTC(), new PublishLog());
  }

  private static DeviceMessage message(String topic, int number) {
    byte[] payload = Integer.toString(number).getBytes(StandardCharsets.UTF_8);
    return new DeviceMessage(topic, null, payload, 1, false, 0, 0);
  }
}
