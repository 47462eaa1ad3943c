package dev.offsite.simulators.replay;

import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.MessageSource;
import dev.offsite.simulators.recording.RecordedMessage;
import dev.offsite.simulators.recording.RecordingReader;
import dev.offsite.simulators.recording.RecordingWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Small recordings for tests. */
public final class Recorded {

  public static final Instant THEN = Instant.parse("2018-05-03T15:00:00Z");

  /** The second of the recording. */
  public static Instant at(double second) {
    return THEN.plusNanos((long) (second * 1e9));
  }

  /** A status of a scale. */
  public static RecordedMessage status(double receivedS, double happenedS) {
    return message(
        receivedS,
        "offsite/v1/wim/wim-1/status",
        "{\"deviceTime\":\"" + at(happenedS) + "\",\"state\":\"ONLINE\"}");
  }

  /** Any message. */
  public static RecordedMessage message(double receivedS, String topic, String payload) {
    return new RecordedMessage(
        at(receivedS), topic, 1, false, payload.getBytes(StandardCharsets.UTF_8));
  }

  /** A file of these, opened. */
  public static RecordingReader open(Path file, RecordedMessage... messages) throws IOException {
    try (RecordingWriter writer = RecordingWriter.create(file, Map.of())) {
      for (RecordedMessage message : messages) {
        writer.write(message);
      }
    }
    return RecordingReader.open(file, RecordingReader.Damage.REFUSE);
  }

  /** Everything that is left. */
  public static List<DeviceMessage> drain(MessageSource source) {
    List<DeviceMessage> messages = new ArrayList<>();
    while (source.nextDueMillis() != MessageSource.NEVER) {
      messages.add(source.next());
    }
    return messages;
  }

  /** The payload as text. */
  public static String text(DeviceMessage message) {
    return new String(message.payload(), StandardCharsets.UTF_8);
  }

  private Recorded() {}
}
