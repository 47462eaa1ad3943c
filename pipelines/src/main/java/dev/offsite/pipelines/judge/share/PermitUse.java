package dev.offsite.pipelines.judge.share;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.schemas.trip.Trip;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Objects;

/**
 * One trip on a permit, as far as it matters to who else used it.
 *
 * @param permit empty text once the trip was withdrawn or fits no permit: kept so that an older
 *     revision cannot bring it back
 * @param lastMs end of the trip, or its last fix while it goes on
 */
record PermitUse(
    String tripId,
    int revision,
    String permit,
    String deviceId,
    long startMs,
    long lastMs,
    boolean isOver,
    Trip.Place startPlace,
    Trip.Place lastPlace,
    long receivedMs) {

  PermitUse {
    Objects.requireNonNull(tripId, "tripId");
    Objects.requireNonNull(permit, "permit");
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(startPlace, "startPlace");
    Objects.requireNonNull(lastPlace, "lastPlace");
  }

  static PermitUse of(Trip trip) {
    boolean counts = trip.permit() != null && trip.phase() != Trip.Phase.WITHDRAWN;
    return new PermitUse(
        trip.id(),
        trip.revision(),
        counts ? trip.permit() : "",
        trip.deviceId(),
        trip.start().toEpochMilli(),
        (trip.end() == null ? trip.lastObserved() : trip.end()).toEpochMilli(),
        trip.end() != null,
        trip.startPlace(),
        trip.lastPlace(),
        trip.receivedAt().toEpochMilli());
  }

  boolean counts() {
    return !permit.isEmpty();
  }

  /** How long both were on their way at once; negative if never. */
  static long overlapMs(PermitUse one, PermitUse other) {
    return Math.min(one.lastMs, other.lastMs) - Math.max(one.startMs, other.startMs);
  }

  /**
   * How far apart the two began or were seen last, whichever is more: two terminals in one truck
   * are never apart.
   */
  static double apartM(PermitUse one, PermitUse other) {
    return Math.max(
        distanceM(one.startPlace, other.startPlace), distanceM(one.lastPlace, other.lastPlace));
  }

  private static double distanceM(Trip.Place one, Trip.Place other) {
    return Geodesics.distanceM(
        new Wgs84Position(one.lng(), one.lat()), new Wgs84Position(other.lng(), other.lat()));
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(tripId);
    out.writeInt(revision);
    out.writeUTF(permit);
    out.writeUTF(deviceId);
    out.writeLong(startMs);
    out.writeLong(lastMs);
    out.writeBoolean(isOver);
    for (Trip.Place place : new Trip.Place[] {startPlace, lastPlace}) {
      out.writeDouble(place.lng());
      out.writeDouble(place.lat());
    }
    out.writeLong(receivedMs);
  }

  static PermitUse read(DataInput in) throws IOException {
    return new PermitUse(
        in.readUTF(),
        in.readInt(),
        in.readUTF(),
        in.readUTF(),
        in.readLong(),
        in.readLong(),
        in.readBoolean(),
        new Trip.Place(in.readDouble(), in.readDouble()),
        new Trip.Place(in.readDouble(), in.readDouble()),
        in.readLong());
  }
}
