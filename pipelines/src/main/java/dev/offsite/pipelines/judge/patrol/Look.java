package dev.offsite.pipelines.judge.patrol;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.schemas.telemetry.Media;
import java.util.List;
import java.util.Objects;

/**
 * What one camera had in view at one point of its track: a circle on the ground, all of which it
 * saw steeply enough and near enough. Where it saw nothing there, nothing was there to be seen.
 *
 * @param ruleId the rule it concerns
 * @param neighbourhood see {@link Neighbourhoods}
 * @param deviceId whose camera
 * @param sortieId on which patrol
 * @param timeMs when, milliseconds since the epoch
 * @param lng middle of the circle, degrees east, WGS-84
 * @param lat middle of the circle, degrees north, WGS-84
 * @param radiusM of the circle, less the margin for errors
 * @param media what it saw
 * @param receivedMs when our client received it
 * @param partition Kafka partition of its record
 * @param offset Kafka offset of its record
 * @param index {@link dev.offsite.pipelines.decode.CodedIndex} of the position in the record's
 *     batch
 * @param sha256 digest of the record's value
 */
public record Look(
    String ruleId,
    String neighbourhood,
    String deviceId,
    String sortieId,
    long timeMs,
    double lng,
    double lat,
    double radiusM,
    List<Media> media,
    long receivedMs,
    int partition,
    long offset,
    int index,
    String sha256)
    implements Noticed {

  public Look {
    Objects.requireNonNull(ruleId, "ruleId");
    Objects.requireNonNull(neighbourhood, "neighbourhood");
    Objects.requireNonNull(sortieId, "sortieId");
    media = List.copyOf(media);
  }

  @Override
  public String ownId() {
    return sortieId;
  }

  /** Metres from the middle of the view to a place. */
  double distanceM(Wgs84Position place) {
    return Geodesics.distanceM(new Wgs84Position(lng, lat), place);
  }

  /** Whether all of a circle was in view. */
  boolean covers(Wgs84Position place, double uncertaintyM) {
    double withinM = radiusM - uncertaintyM;
    // No degree of latitude is shorter, and most places are out of view by that alone.
    return withinM >= 0
        && Math.abs(place.lat() - lat) * Geodesics.METRES_PER_LAT_DEGREE_MIN <= withinM
        && distanceM(place) <= withinM;
  }

  @Override
  public boolean isSighting() {
    return false;
  }
}
