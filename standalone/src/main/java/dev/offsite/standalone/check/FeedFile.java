package dev.offsite.standalone.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.pipelines.check.ObservedMessage;
import dev.offsite.schemas.json.JsonFaultsException;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.simulators.recording.RecordedMessage;
import dev.offsite.simulators.recording.RecordingReader;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Feeds that lie in a file; one message is in memory at a time. */
public final class FeedFile {

  /** Longest line: as long as the longest payload that can be recorded. */
  static final int LINE_BYTES_MAX = RecordedMessage.PAYLOAD_BYTES_MAX;

  /**
   * Reads an Offsite recording.
   *
   * @return bytes passed over because they were damaged
   * @throws IOException if it is none
   */
  public static long readRecording(
      Path file, Consumer<ObservedMessage> messages, BooleanSupplier stopped) throws IOException {
    try (RecordingReader reader = RecordingReader.open(file, RecordingReader.Damage.SKIP)) {
      for (RecordedMessage message = reader.next();
          message != null && !stopped.getAsBoolean();
          message = reader.next()) {
        messages.accept(
            new ObservedMessage(
                message.topicName(),
                message.payload(),
                message.receivedAt().toEpochMilli(),
                message.qos(),
                message.retained()));
      }
      return reader.skippedBytes();
    }
  }

  /**
   * Reads payloads, one on each line, as if each were received at the newest device time so far and
   * sent with QoS 1. Empty lines are passed over.
   *
   * @param topicName of all of them
   * @throws IOException if a line is longer than {@value #LINE_BYTES_MAX} bytes
   */
  public static void readLines(
      Path file, String topicName, Consumer<ObservedMessage> messages, BooleanSupplier stopped)
      throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
      ByteArrayOutputStream line = new ByteArrayOutputStream(1024);
      long newest = 0;
      int next = 0;
      while (next >= 0 && !stopped.getAsBoolean()) {
        next = in.read();
        if (next >= 0 && next != '\n') {
          if (line.size() == LINE_BYTES_MAX) {
            throw new IOException(file + " has a line of more than " + LINE_BYTES_MAX + " bytes");
          }
          line.write(next);
          continue;
        }
        byte[] payload = line.toByteArray();
        line.reset();
        if (!isBlank(payload)) {
          newest = Math.max(newest, timeOf(payload));
          messages.accept(new ObservedMessage(topicName, payload, newest, 1, false));
        }
      }
    }
  }

  private static boolean isBlank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  /** The device's time in a payload, or in the last report of a batch; 0 if there is none. */
  private static long timeOf(byte[] payload) {
    try {
      JsonNode root = RecordJson.parse(payload);
      JsonNode report = root.isArray() ? root.path(root.size() - 1) : root;
      JsonNode time =
          report.hasNonNull("fixTime") ? report.get("fixTime") : report.path("deviceTime");
      return OffsetDateTime.parse(time.asText()).toInstant().toEpochMilli();
    } catch (JsonFaultsException | DateTimeParseException | ArithmeticException e) {
      return 0; // the check itself says what is wrong with it
    }
  }

  private FeedFile() {}
}
