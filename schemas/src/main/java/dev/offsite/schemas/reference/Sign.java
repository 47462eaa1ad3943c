package dev.offsite.schemas.reference;

import dev.offsite.schemas.channel.DeviceTopic;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A variable message sign behind a scale; the id stands in its MQTT topic and is its login.
 *
 * @param siteId site of the scales whose passages it shows
 * @param lng degrees east of the sign, WGS-84
 * @param lat degrees north of the sign, WGS-84
 * @param direction whose drivers see it, in the words of the scale; null if those of all
 * @param lanes whose drivers see it; empty if those of all
 * @param masking how much of a plate it shows
 * @param languages in the order in which they are shown
 * @param showForS how long a vehicle is shown, seconds since its passage was received
 * @param freshS age of a passage above which it is not shown, seconds, by both clocks
 */
public record Sign(
    String id,
    int version,
    Validity validity,
    String siteId,
    double lng,
    double lat,
    @Nullable String direction,
    List<Integer> lanes,
    Masking masking,
    List<Language> languages,
    double showForS,
    double freshS)
    implements ReferenceEntry {

  /** How much of a plate is shown. */
  public enum Masking {
    /** Province, letter, first and last sign: {@code 浙A·8***9}. */
    MASKED,
    /** All of it. */
    PLAIN
  }

  /** What is written on it. */
  public enum Language {
    /** Chinese. */
    ZH,
    /** English. */
    EN
  }

  /** A sign that shows somebody for longer than a minute accuses whoever drives by. */
  private static final int SECONDS_MAX = 60;

  public Sign {
    Objects.requireNonNull(masking, "masking");
    lanes = lanes == null ? List.of() : List.copyOf(lanes);
    languages = List.copyOf(languages);
    EntryChecks checks =
        EntryChecks.of(id, version, validity)
            .require(DeviceTopic.isDeviceId(id), "id", "'" + id + "' cannot stand in an MQTT topic")
            .id("siteId", siteId)
            .within("lng", lng, -180, 180)
            .within("lat", lat, -90, 90)
            .textOrNull("direction", direction)
            .notEmpty("languages", languages)
            .within("showForS", showForS, 1, SECONDS_MAX)
            .within("freshS", freshS, 1, SECONDS_MAX);
    for (int lane : lanes) {
      checks.atLeast("lanes", lane, 1);
    }
    checks.done();
  }
}
