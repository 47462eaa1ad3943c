package dev.offsite.pipelines.redrive;

import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.json.RecordReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Refusals as JSON lines, to be looked at, repaired and sent back.
 *
 * <p>A repair changes {@code payload} (or {@code payloadBase64}, where the bytes are no text) or
 * {@code mqttTopic} of a line and leaves the others alone: they say which refusal is meant.
 */
public final class LetterFile {

  /**
   * One line.
   *
   * @param payload the payload where it is UTF-8 text, else null
   * @param payloadBase64 the payload where it is not, else null
   */
  public record Line(
      String coordinates,
      List<RefusalReason> reasons,
      String pointer,
      String detail,
      String deviceId,
      String mqttTopic,
      Instant receivedAt,
      int payloadLength,
      String payloadSha256,
      @Nullable String payload,
      @Nullable String payloadBase64) {
    public Line {
      reasons = List.copyOf(reasons);
      if ((payload == null) == (payloadBase64 == null)) {
        throw new IllegalArgumentException("exactly one of payload and payloadBase64 must stand");
      }
    }

    byte[] bytes() {
      return payload != null
          ? payload.getBytes(StandardCharsets.UTF_8)
          : Base64.getDecoder().decode(payloadBase64);
    }
  }

  /** The line of a refusal, without line end. */
  public static byte[] write(StoredRefusal stored) {
    byte[] payload = stored.refusal().payload();
    Optional<String> text = text(payload);
    return RecordJson.write(
        new Line(
            stored.coordinates(),
            stored.refusal().reasons(),
            stored.refusal().pointer(),
            stored.refusal().detail(),
            stored.refusal().deviceId(),
            stored.refusal().mqttTopic(),
            Instant.ofEpochMilli(stored.refusal().receivedAtMillis()),
            stored.refusal().payloadLength(),
            stored.refusal().payloadSha256(),
            text.orElse(null),
            text.isPresent() ? null : Base64.getEncoder().encodeToString(payload)));
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException if it is none, with the JSON Pointer to the fault
   */
  public static Line read(byte[] json) {
    RecordReader reader = new RecordReader(RecordReader.UnknownFields.REFUSED);
    Line line = reader.read(RecordJson.parse(json), Line.class, "");
    if (line == null) {
      throw new IllegalArgumentException(reader.faults().toString());
    }
    return line;
  }

  /**
   * The repair that a line asks for.
   *
   * @param stored the refusal at the line's coordinates
   * @throws IllegalArgumentException if the line is about another message, its topic is none of
   *     ours, or its payload is still only the beginning of one
   */
  public static Redrive repaired(Line line, StoredRefusal stored) {
    if (!line.payloadSha256().equals(stored.refusal().payloadSha256())) {
      throw new IllegalArgumentException(
          line.coordinates() + " is another message than the one of this line");
    }
    Destination to =
        (line.mqttTopic().equals(stored.refusal().mqttTopic())
                ? Destination.of(stored.refusal())
                : Destination.of(line.mqttTopic()))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "mqttTopic '"
                            + line.mqttTopic()
                            + "' is not "
                            + DeviceTopic.PREFIX
                            + "{wim|truck|drone}/{deviceId}/{report}"));
    byte[] payload = line.bytes();
    if (!stored.isWhole() && Arrays.equals(payload, stored.refusal().payload())) {
      throw new IllegalArgumentException(
          line.coordinates()
              + " holds only the first "
              + payload.length
              + " of "
              + stored.refusal().payloadLength()
              + " bytes");
    }
    return new Redrive(stored, to, payload);
  }

  private static Optional<String> text(byte[] bytes) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private LetterFile() {}
}
