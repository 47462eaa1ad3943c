package dev.offsite.pipelines.redrive;

import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.Objects;

/**
 * A refusal where it lies in Kafka.
 *
 * @param coordinates {@code topic/partition/offset} of the refusal itself
 * @param refusal what it says
 */
public record StoredRefusal(String coordinates, Refusal refusal) {

  /** Digits of the largest offset. */
  private static final int OFFSET_DIGITS = 19;

  /** The order in which messages came, so that a device's track goes back as it was driven. */
  public static final Comparator<StoredRefusal> ORDER =
      Comparator.comparingLong((StoredRefusal it) -> it.refusal().receivedAtMillis())
          .thenComparing(it -> placeOf(it.refusal().origin()))
          .thenComparing(it -> placeOf(it.coordinates()));

  public StoredRefusal {
    Objects.requireNonNull(coordinates, "coordinates");
    Objects.requireNonNull(refusal, "refusal");
  }

  /**
   * Names the refused message: the same for all faulty reports of one batch, and for a message that
   * was re-driven as it is and refused again. 64 hexadecimal digits.
   */
  public String messageId() {
    String message =
        refusal.mqttTopic() + '\n' + refusal.receivedAtMillis() + '\n' + refusal.payloadSha256();
    return Sha256.hexOf(message.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the whole payload stands in the refusal, not only its beginning. */
  public boolean isWhole() {
    return refusal.payload().length == refusal.payloadLength();
  }

  /** Coordinates with the offset as a number of fixed length, which texts compare rightly. */
  private static String placeOf(String coordinates) {
    int offset = coordinates.lastIndexOf('/') + 1;
    return coordinates.substring(0, offset)
        + "0".repeat(Math.max(0, OFFSET_DIGITS - (coordinates.length() - offset)))
        + coordinates.substring(offset);
  }
}
