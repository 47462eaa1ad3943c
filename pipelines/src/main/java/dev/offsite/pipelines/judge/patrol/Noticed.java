package dev.offsite.pipelines.judge.patrol;

import dev.offsite.schemas.telemetry.Media;
import java.util.Comparator;
import java.util.List;

/**
 * What a camera on patrol tells of a place: something that it saw, or that it looked. Kept in one
 * order of time, so that what was missed can be told from what was not looked at.
 */
public sealed interface Noticed permits Sighting, Look {

  /** By time; then by device, looks before what was seen, and id: never by arrival. */
  Comparator<Noticed> ORDER =
      Comparator.comparingLong(Noticed::timeMs)
          .thenComparing(Noticed::deviceId)
          .thenComparing(Noticed::isSighting)
          .thenComparing(Noticed::ownId);

  /** Whether something was seen; otherwise the camera looked, and saw nothing. */
  boolean isSighting();

  /** The rule it concerns. */
  String ruleId();

  /** Names the {@link Neighbourhoods neighbourhood} it lies in; empty for rules without zones. */
  String neighbourhood();

  /** What noticed it. */
  String deviceId();

  /** Unique for the device, the time and the kind. */
  String ownId();

  /** On which patrol; empty text if it does not say. */
  String sortieId();

  /** When, milliseconds since the epoch, by the device's clock. */
  long timeMs();

  /** When our client received it, milliseconds since the epoch. */
  long receivedMs();

  /** Photos. */
  List<Media> media();

  /** Kafka partition of its record. */
  int partition();

  /** Kafka offset of its record. */
  long offset();

  /** {@link dev.offsite.pipelines.decode.CodedIndex} of the position in the record's batch. */
  int index();

  /** Digest of the record's value. */
  String sha256();

  /** The rule and the neighbourhood: what has different keys is never one place. */
  default String key() {
    return ruleId() + '\u001f' + neighbourhood();
  }

  /** The patrol, told apart from those of other devices. */
  default String patrol() {
    return deviceId() + '/' + sortieId();
  }
}
