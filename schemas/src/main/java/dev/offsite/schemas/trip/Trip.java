package dev.offsite.schemas.trip;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One journey of a truck with load, as it is known after {@code revision} revisions. Immutable.
 * Nothing in it is held against anybody.
 *
 * @param id name-based UUID of terminal and start: the same fixes give the same id after any
 *     restart or replay
 * @param revision 1 for the first; a consumer keeps the highest
 * @param phase where the journey stands
 * @param supersededBy id of the trip that stands in its place; only with {@link Phase#WITHDRAWN},
 *     and null there too if nothing does
 * @param deviceId the terminal
 * @param plate of the registered vehicle; null if none was registered at the start
 * @param company of the vehicle; null if not known
 * @param start last fix in the building site, or the first with load where nobody saw it loaded
 * @param end when it was emptied, or last heard of; null while it goes on
 * @param ending how it ended; null while it goes on
 * @param buildingSite fence in which it was loaded; null if nobody saw it
 * @param disposalSite fence of the disposal site it went into last; null if none
 * @param permit id of the transport permit that fits the journey; null if none does
 * @param loadPresumed whether no sensor said that it was loaded when it set off
 * @param startPlace first fix of the journey
 * @param lastPlace last fix of it
 * @param distanceM driven, metres
 * @param durationS from start to end, or to the last fix while it goes on
 * @param stops number of times it stood on the road for long
 * @param stoppedS how long in all
 * @param loadEvents what happened to the load, in order of time; the first few
 * @param lastObserved time of the last fix
 * @param receivedAt when the newest of its records was received, by our clock
 * @param decidedAt when this revision was made
 * @param terms id and version of the terms by which it is a trip, as in {@code trips/1}
 * @param release release of the reference data
 */
public record Trip(
    String id,
    int revision,
    Phase phase,
    @Nullable String supersededBy,
    String deviceId,
    @Nullable String plate,
    @Nullable String company,
    Instant start,
    @Nullable Instant end,
    @Nullable Ending ending,
    @Nullable String buildingSite,
    @Nullable String disposalSite,
    @Nullable String permit,
    boolean loadPresumed,
    Place startPlace,
    Place lastPlace,
    double distanceM,
    double durationS,
    int stops,
    double stoppedS,
    List<LoadEvent> loadEvents,
    Instant lastObserved,
    Instant receivedAt,
    Instant decidedAt,
    String terms,
    String release) {

  /** Where a journey stands. */
  public enum Phase {
    /** Said for the first time, and goes on. */
    OPEN,
    /** Said again, and goes on. */
    UPDATED,
    /** Over. */
    CLOSED,
    /** There was no such journey, as far as is known since. */
    WITHDRAWN
  }

  /** How a journey ended. */
  public enum Ending {
    /** It was emptied. */
    EMPTIED,
    /** It was loaded again; nobody saw it tip. */
    LOADED_AGAIN,
    /** It was not heard of for too long, or took too long. */
    LOST
  }

  /**
   * A fix.
   *
   * @param lng degrees east, WGS-84
   * @param lat degrees north, WGS-84
   */
  public record Place(double lng, double lat) {}

  /**
   * What happened to the load.
   *
   * @param kind what
   * @param at when
   */
  public record LoadEvent(Kind kind, Instant at) {
    public LoadEvent {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(at, "at");
    }

    /** What can happen to a load. */
    public enum Kind {
      /** The sensor says that it was loaded. */
      LOADED,
      /** It stood where trucks are loaded. */
      PRESUMED_LOADED,
      /** The body was raised at rest. */
      BODY_RAISED,
      /** The sensor says that it was emptied. */
      EMPTIED,
      /** It tipped, as far as the drive shows. */
      PRESUMED_EMPTIED
    }
  }

  public Trip {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(startPlace, "startPlace");
    Objects.requireNonNull(lastPlace, "lastPlace");
    Objects.requireNonNull(lastObserved, "lastObserved");
    Objects.requireNonNull(receivedAt, "receivedAt");
    Objects.requireNonNull(decidedAt, "decidedAt");
    Objects.requireNonNull(terms, "terms");
    Objects.requireNonNull(release, "release");
    loadEvents = List.copyOf(loadEvents);
    if (revision < 1) {
      throw new IllegalArgumentException("revision " + revision + " is below 1");
    }
    if (supersededBy != null && phase != Phase.WITHDRAWN) {
      throw new IllegalArgumentException("supersededBy is set, but the phase is " + phase);
    }
  }

  /** The same journey, said once more. */
  public Trip revised(int newRevision, Phase newPhase, @Nullable String successor, Instant now) {
    return new Trip(
        id,
        newRevision,
        newPhase,
        successor,
        deviceId,
        plate,
        company,
        start,
        end,
        ending,
        buildingSite,
        disposalSite,
        permit,
        loadPresumed,
        startPlace,
        lastPlace,
        distanceM,
        durationS,
        stops,
        stoppedS,
        loadEvents,
        lastObserved,
        receivedAt,
        now,
        terms,
        release);
  }
}
