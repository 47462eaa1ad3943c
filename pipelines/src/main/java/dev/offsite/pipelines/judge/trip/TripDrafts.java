package dev.offsite.pipelines.judge.trip;

import dev.offsite.geo.Lattice;
import dev.offsite.pipelines.episode.CandidateIds;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.TruckSubject;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.TripTerms;
import dev.offsite.schemas.trip.Trip;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes of a journey the trip it would be if it were said for the first time. Pure. */
final class TripDrafts {

  /** Names trips in the name space of ids. */
  private static final String TRIP = "trip";

  /** How a journey stands at a moment: a silence ends it too. */
  static Trip.@Nullable Ending endingAt(Journey journey, TripTerms terms, Moment moment) {
    if (journey.ending == null && moment.silentMs() >= CargoWatch.millis(terms.maxGapS())) {
      return Trip.Ending.LOST;
    }
    return journey.ending;
  }

  /** The draft of revision 1. */
  static Trip of(Journey journey, TripTerms terms, Moment moment, Instant now) {
    Instant start = Instant.ofEpochMilli(journey.startMs);
    Trip.Ending ending = endingAt(journey, terms, moment);
    long untilMs = journey.ending == null ? journey.lastMs() : journey.endMs;
    Candidate.Subject subject = TruckSubject.of(moment.deviceId(), start, moment.reference());
    return new Trip(
        CandidateIds.of(TRIP, moment.deviceId(), start, ""),
        1,
        ending == null ? Trip.Phase.OPEN : Trip.Phase.CLOSED,
        null,
        moment.deviceId(),
        subject.plate(),
        subject.company(),
        start,
        ending == null ? null : Instant.ofEpochMilli(untilMs),
        ending,
        journey.buildingSite,
        journey.disposalSite,
        permit(journey, subject.plate(), moment),
        journey.isPresumed,
        place(journey.startLngE7, journey.startLatE7),
        place(journey.lastLngE7(), journey.lastLatE7()),
        journey.distanceM,
        (untilMs - journey.startMs) / 1000.0,
        journey.stops,
        journey.stoppedMs / 1000.0,
        journey.loadEvents,
        Instant.ofEpochMilli(journey.lastMs()),
        Instant.ofEpochMilli(journey.lastReceivedMs()),
        now,
        terms.id() + '/' + terms.version(),
        moment.reference().release());
  }

  /**
   * The permit that fits the journey: valid at its start, for the sites that it has seen. Where
   * several do, one that names the most of them; then the lowest id.
   */
  private static @Nullable String permit(Journey journey, @Nullable String plate, Moment moment) {
    if (plate == null) {
      return null;
    }
    List<ReferenceEntry.Permit> permits =
        moment.reference().permits(plate, Instant.ofEpochMilli(journey.startMs));
    String best = null;
    int most = -1;
    for (ReferenceEntry.Permit permit : permits) {
      int named =
          named(permit.buildingSiteFenceId(), journey.buildingSite)
              + named(permit.disposalFenceId(), journey.disposalSite);
      if (named > most && named >= 0) {
        best = permit.id();
        most = named;
      }
    }
    return best;
  }

  /** 1 if the permit names the site, 0 if one of both says none, far below 0 if it is another. */
  private static int named(@Nullable String permitted, @Nullable String seen) {
    if (permitted == null || seen == null) {
      return 0;
    }
    return permitted.equals(seen) ? 1 : -2;
  }

  private static Trip.Place place(int lngE7, int latE7) {
    return new Trip.Place(Lattice.toDegrees(lngE7), Lattice.toDegrees(latE7));
  }

  private TripDrafts() {}
}
