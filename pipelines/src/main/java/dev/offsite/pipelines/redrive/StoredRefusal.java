package dev.offsite.pipelines.redrive;

import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/**
 * A refusal where it lies in Kafka.
 *
 * @param coordinates {@code topic/partition/offset} of the refusal itself
 * @param refusal what it says
 */
public record StoredRefusal(String coordinates, Refusal refusal) {

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
}
