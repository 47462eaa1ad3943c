package dev.offsite.pipelines.redrive;

import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.channel.Sha256;
import java.util.Objects;
import java.util.Optional;

/**
 * A refused message as it is to be sent once more.
 *
 * @param from the refusal
 * @param to where it belongs
 * @param payload whole; not copied
 */
@SuppressWarnings("ArrayRecordComponent") // written out at once and never compared
public record Redrive(StoredRefusal from, Destination to, byte[] payload) {

  public Redrive {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    Objects.requireNonNull(payload, "payload");
  }

  /** Why a message cannot be sent once more. */
  public enum Obstacle {
    /** It came beyond the lateness horizon: judging it takes a batch, not the stream. */
    LATE,
    /** Its topic name is none of ours; a repair has to give it one. */
    TOPIC,
    /** Only its beginning was kept. */
    CUT,
    /** The original record is no longer in Kafka. */
    GONE
  }

  /** What becomes of a refusal: a message to send, or the obstacle. */
  public sealed interface Plan {}

  /** It can be sent. */
  public record Sendable(Redrive redrive) implements Plan {}

  /** It cannot. */
  public record Hindered(StoredRefusal from, Obstacle obstacle) implements Plan {}

  /**
   * Plans to send a message as the device sent it.
   *
   * @param originals finds the whole payload where the refusal holds only its beginning
   */
  public static Plan asSent(StoredRefusal from, OriginalRecords originals) {
    if (from.refusal().disposition() == RefusalReason.Disposition.LATE) {
      return new Hindered(from, Obstacle.LATE);
    }
    Optional<Destination> to = Destination.of(from.refusal());
    if (to.isEmpty()) {
      return new Hindered(from, Obstacle.TOPIC);
    }
    if (from.isWhole()) {
      return new Sendable(new Redrive(from, to.get(), from.refusal().payload()));
    }
    if (from.refusal().origin().isEmpty()) {
      return new Hindered(from, Obstacle.CUT);
    }
    return originals
        .find(from.refusal().origin())
        .filter(payload -> Sha256.hexOf(payload).equals(from.refusal().payloadSha256()))
        .<Plan>map(payload -> new Sendable(new Redrive(from, to.get(), payload)))
        .orElseGet(() -> new Hindered(from, Obstacle.GONE));
  }

  /** Whether payload or topic are not what the device sent. */
  public boolean isChanged() {
    return !to.mqttTopic().equals(from.refusal().mqttTopic())
        || !Sha256.hexOf(payload).equals(from.refusal().payloadSha256());
  }
}
