package dev.offsite.pipelines.judge.trip;

import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.schemas.trip.Trip;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One journey with load. Mutable while it goes on; a fold's own. Not thread-safe. */
public final class Journey {

  /** More load events than this are not kept: a truck tips in one or two goes. */
  private static final int LOAD_EVENTS_MAX = 8;

  private static final long NONE = CargoWatch.NONE;

  final long startMs;
  final int startLngE7;
  final int startLatE7;

  /** Where it was loaded; null if nobody saw it. */
  final @Nullable String buildingSite;

  /** Where it may tip and went in last; null if none. */
  @Nullable String disposalSite;

  final List<Trip.LoadEvent> loadEvents = new ArrayList<>();
  double distanceM;
  int stops;
  long stoppedMs;
  Trip.@Nullable Ending ending;
  long endMs = NONE;

  private int lastLngE7;
  private int lastLatE7;
  private long lastMs;
  private long lastReceivedMs;

  /** Since when it stands on the road; NONE while it drives. */
  private long standsMs = NONE;

  /** Of the stop that goes on, what has been counted. */
  private long stoppedInMs;

  private long endedByMs = NONE;

  /** Whether the load is presumed, not said by a sensor, at the start. */
  final boolean isPresumed;

  Journey(
      long startMs,
      int startLngE7,
      int startLatE7,
      @Nullable String buildingSite,
      boolean isPresumed) {
    this.startMs = startMs;
    this.startLngE7 = startLngE7;
    this.startLatE7 = startLatE7;
    this.buildingSite = buildingSite;
    this.isPresumed = isPresumed;
  }

  /** Takes note of the next fix of the drive. */
  void drive(Fix fix, double movedM) {
    distanceM += movedM;
    lastMs = fix.timeMs();
    lastReceivedMs = Math.max(lastReceivedMs, fix.receivedMs());
    lastLngE7 = fix.lngE7();
    lastLatE7 = fix.latE7();
  }

  /** Takes note of a fix at which it stands on the road. */
  void stand(long timeMs, long stopMsMin) {
    if (standsMs == NONE) {
      standsMs = timeMs;
      return;
    }
    long stoodMs = timeMs - standsMs;
    if (stoodMs >= stopMsMin) {
      if (stoppedInMs == 0) {
        stops++;
      }
      stoppedMs += stoodMs - stoppedInMs;
      stoppedInMs = stoodMs;
    }
  }

  /** Takes note of a fix at which it does not stand on the road. */
  void move() {
    standsMs = NONE;
    stoppedInMs = 0;
  }

  void happened(Trip.LoadEvent.Kind kind, long atMs) {
    if (loadEvents.size() < LOAD_EVENTS_MAX) {
      loadEvents.add(new Trip.LoadEvent(kind, Instant.ofEpochMilli(atMs)));
    }
  }

  void end(Trip.Ending how, long atMs, Fix shownBy) {
    ending = how;
    endMs = Math.max(atMs, startMs);
    endedByMs = shownBy.timeMs();
  }

  boolean isOver() {
    return ending != null;
  }

  boolean isSettled(long settledMs) {
    return endedByMs <= settledMs;
  }

  /** Its last fix, milliseconds since the epoch. */
  long lastMs() {
    return lastMs;
  }

  long lastReceivedMs() {
    return lastReceivedMs;
  }

  int lastLngE7() {
    return lastLngE7;
  }

  int lastLatE7() {
    return lastLatE7;
  }

  Journey copy() {
    Journey copy = new Journey(startMs, startLngE7, startLatE7, buildingSite, isPresumed);
    copy.disposalSite = disposalSite;
    copy.loadEvents.addAll(loadEvents);
    copy.distanceM = distanceM;
    copy.stops = stops;
    copy.stoppedMs = stoppedMs;
    copy.ending = ending;
    copy.endMs = endMs;
    copy.lastLngE7 = lastLngE7;
    copy.lastLatE7 = lastLatE7;
    copy.lastMs = lastMs;
    copy.lastReceivedMs = lastReceivedMs;
    copy.standsMs = standsMs;
    copy.stoppedInMs = stoppedInMs;
    copy.endedByMs = endedByMs;
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(startMs);
    out.writeInt(startLngE7);
    out.writeInt(startLatE7);
    writeText(buildingSite, out);
    out.writeBoolean(isPresumed);
    writeText(disposalSite, out);
    out.writeByte(loadEvents.size());
    for (Trip.LoadEvent event : loadEvents) {
      out.writeByte(TripForms.codeOf(event.kind()));
      out.writeLong(event.at().toEpochMilli());
    }
    out.writeDouble(distanceM);
    out.writeInt(stops);
    out.writeLong(stoppedMs);
    out.writeByte(TripForms.codeOf(ending));
    out.writeLong(endMs);
    out.writeInt(lastLngE7);
    out.writeInt(lastLatE7);
    out.writeLong(lastMs);
    out.writeLong(lastReceivedMs);
    out.writeLong(standsMs);
    out.writeLong(stoppedInMs);
    out.writeLong(endedByMs);
  }

  static Journey read(DataInput in) throws IOException {
    Journey journey =
        new Journey(in.readLong(), in.readInt(), in.readInt(), readText(in), in.readBoolean());
    journey.disposalSite = readText(in);
    int events = in.readUnsignedByte();
    for (int i = 0; i < events; i++) {
      Trip.LoadEvent.Kind kind = TripForms.loadEventOf(in.readUnsignedByte());
      journey.loadEvents.add(new Trip.LoadEvent(kind, Instant.ofEpochMilli(in.readLong())));
    }
    journey.distanceM = in.readDouble();
    journey.stops = in.readInt();
    journey.stoppedMs = in.readLong();
    journey.ending = TripForms.endingOf(in.readUnsignedByte());
    journey.endMs = in.readLong();
    journey.lastLngE7 = in.readInt();
    journey.lastLatE7 = in.readInt();
    journey.lastMs = in.readLong();
    journey.lastReceivedMs = in.readLong();
    journey.standsMs = in.readLong();
    journey.stoppedInMs = in.readLong();
    journey.endedByMs = in.readLong();
    return journey;
  }

  private static void writeText(@Nullable String text, DataOutput out) throws IOException {
    out.writeUTF(text == null ? "" : text);
  }

  private static @Nullable String readText(DataInput in) throws IOException {
    String text = in.readUTF();
    return text.isEmpty() ? null : text;
  }
}
