package dev.offsite.simulators.recording;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;

/** Messages for tests, and a form of them that can be compared. */
final class Messages {

  static final Instant BEGIN = Instant.parse("2026-05-04T08:00:00Z");

  static RecordedMessage at(long micros, String topic, String payload) {
    return new RecordedMessage(
        BEGIN.plusNanos(micros * 1000), topic, 1, false, payload.getBytes(StandardCharsets.UTF_8));
  }

  /** A message every 10 ms, the payload is its number. */
  static List<RecordedMessage> numbered(int count) {
    List<RecordedMessage> messages = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      messages.add(at(i * 10_000L, "offsite/v1/truck/t" + i % 7 + "/position", "n" + i));
    }
    return messages;
  }

  /** Any topics, times that also step back, any QoS, payloads of 0 to {@code bytesMax} bytes. */
  static List<RecordedMessage> random(SplittableRandom random, int count, int bytesMax) {
    List<RecordedMessage> messages = new ArrayList<>();
    long micros = random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L);
    for (int i = 0; i < count; i++) {
      micros += random.nextLong(-1_000, 100_000);
      byte[] payload = new byte[random.nextInt(bytesMax + 1)];
      random.nextBytes(payload);
      messages.add(
          new RecordedMessage(
              BEGIN.plusNanos(micros * 1000),
              "t/" + random.nextInt(20) + "/浙" + "x".repeat(random.nextInt(30)),
              random.nextInt(3),
              random.nextBoolean(),
              payload));
    }
    return messages;
  }

  static void write(Path file, List<RecordedMessage> messages, FlushPolicy policy)
      throws IOException {
    try (RecordingWriter writer =
        RecordingWriter.create(
            file, java.util.Map.of("createdBy", "test"), policy, java.time.Clock.systemUTC())) {
      for (RecordedMessage message : messages) {
        writer.write(message);
      }
    }
  }

  static List<String> readAll(RecordingReader reader) throws IOException {
    List<String> texts = new ArrayList<>();
    for (RecordedMessage it = reader.next(); it != null; it = reader.next()) {
      texts.add(text(it));
    }
    return texts;
  }

  static List<String> texts(List<RecordedMessage> messages) {
    return messages.stream().map(Messages::text).toList();
  }

  static String text(RecordedMessage message) {
    return message.receivedAt()
        + " "
        + message.topicName()
        + " "
        + message.qos()
        + (message.retained() ? "r " : " ")
        + HexFormat.of().formatHex(message.payload());
  }

  private Messages() {}
}
