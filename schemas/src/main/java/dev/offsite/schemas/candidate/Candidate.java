package dev.offsite.schemas.candidate;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.offsite.schemas.channel.Sha256;
import dev.offsite.schemas.telemetry.Media;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One proposed violation with its proof, as it stands after {@code revision} revisions.
 *
 * <p>Immutable. Nothing here is a verdict: a human decides.
 *
 * @param id name-based UUID of rule, subject, start of the episode and site: the same facts give
 *     the same id after any restart or replay
 * @param revision 1 for the first; a consumer keeps the highest
 * @param phase where the episode stands
 * @param supersededBy id of the candidate that stands in its place; only with {@link
 *     Phase#WITHDRAWN}, and null there too if nothing does
 * @param related ids of other candidates about the same vehicle or place
 * @param dumpingTrace which trucks were where something was dumped; null where nobody searches
 */
public record Candidate(
    String id,
    int revision,
    Phase phase,
    @Nullable String supersededBy,
    ViolationKind kind,
    RuleRef rule,
    Subject subject,
    Episode episode,
    Facts facts,
    Place place,
    Law law,
    Gate gate,
    Evidence evidence,
    Deadlines deadlines,
    Clocks clocks,
    List<String> related,
    @Nullable DumpingTrace dumpingTrace) {

  /** A candidate for which no trucks are searched. */
  public Candidate(
      String id,
      int revision,
      Phase phase,
      @Nullable String supersededBy,
      ViolationKind kind,
      RuleRef rule,
      Subject subject,
      Episode episode,
      Facts facts,
      Place place,
      Law law,
      Gate gate,
      Evidence evidence,
      Deadlines deadlines,
      Clocks clocks,
      List<String> related) {
    this(
        id,
        revision,
        phase,
        supersededBy,
        kind,
        rule,
        subject,
        episode,
        facts,
        place,
        law,
        gate,
        evidence,
        deadlines,
        clocks,
        related,
        null);
  }

  public Candidate {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(phase, "phase");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(episode, "episode");
    Objects.requireNonNull(facts, "facts");
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(law, "law");
    Objects.requireNonNull(gate, "gate");
    Objects.requireNonNull(evidence, "evidence");
    Objects.requireNonNull(deadlines, "deadlines");
    Objects.requireNonNull(clocks, "clocks");
    related = List.copyOf(related);
    if (revision < 1) {
      throw new IllegalArgumentException("revision " + revision + " is below 1");
    }
    if (supersededBy != null && phase != Phase.WITHDRAWN) {
      throw new IllegalArgumentException("only a withdrawn candidate is superseded, not " + phase);
    }
  }

  /** The same violation, said once more with the trucks that were there. */
  public Candidate traced(
      int newRevision, Phase newPhase, @Nullable DumpingTrace trace, Instant decidedAt) {
    return new Candidate(
        id,
        newRevision,
        newPhase,
        supersededBy,
        kind,
        rule,
        subject,
        episode,
        facts,
        place,
        law,
        gate,
        evidence,
        deadlines,
        new Clocks(clocks.event(), clocks.received(), decidedAt),
        related,
        trace);
  }

  /** Where an episode stands. */
  public enum Phase {
    /** Seen for the first time. */
    OPEN,
    /** Still going on, or corrected by late data. */
    UPDATED,
    /** The episode has ended. */
    CLOSED,
    /** Late data showed that there was no such episode, or that it was another one. */
    WITHDRAWN
  }

  /**
   * The rule that was applied.
   *
   * @param version the version in force at the time of the act
   * @param release the release of the reference data that was loaded
   */
  public record RuleRef(String id, int version, String release) {
    public RuleRef {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(release, "release");
    }
  }

  /**
   * Who or what it is about.
   *
   * @param plate null if unreadable or not a vehicle
   * @param plateColor null if not known
   * @param plateConfidence 0 to 1; null where the plate is not read by a camera
   * @param deviceId the device that saw it
   * @param company the vehicle's company; null if not known
   * @param objectClass what a camera saw; null for vehicles on a scale or with a terminal
   */
  public record Subject(
      @Nullable String plate,
      @Nullable String plateColor,
      @Nullable Double plateConfidence,
      String deviceId,
      @Nullable String company,
      @Nullable String objectClass) {
    public Subject {
      Objects.requireNonNull(deviceId, "deviceId");
    }
  }

  /**
   * When it happened, by the device's time.
   *
   * @param start begin of the violation; interpolated where it lies between two observations
   * @param startUncertaintyS half the span in which the start must lie, seconds; 0 if observed
   * @param firstObserved first observation that shows it
   * @param worstObserved the observation with the largest excess
   * @param lastObserved last observation that shows it
   * @param end end of the violation; null while it goes on
   * @param durationS from start to the end, or to the last observation while it goes on
   * @param distanceM driven meanwhile; null if not a drive
   * @param observations number of distinct observations that show it
   */
  public record Episode(
      Instant start,
      double startUncertaintyS,
      Instant firstObserved,
      Instant worstObserved,
      Instant lastObserved,
      @Nullable Instant end,
      double durationS,
      @Nullable Double distanceM,
      int observations) {
    public Episode {
      Objects.requireNonNull(start, "start");
      Objects.requireNonNull(firstObserved, "firstObserved");
      Objects.requireNonNull(worstObserved, "worstObserved");
      Objects.requireNonNull(lastObserved, "lastObserved");
    }
  }

  /**
   * What was measured, and against what.
   *
   * @param measured the raw value, in {@code unit}
   * @param limit the limit that applies; null where presence alone is the violation
   * @param tolerance multiplier on the limit; null where there is none
   * @param unit of {@code measured} and {@code limit}: {@code kg}, {@code km/h}, {@code s}, {@code
   *     m}, {@code 1}
   * @param excess measured minus limit; null without limit
   * @param excessPercent excess in percent of the limit; null without limit
   * @param details further facts by name, sorted
   * @param notes codes of what the reader must know, such as a limit chosen in the driver's favour
   */
  public record Facts(
      double measured,
      @Nullable Double limit,
      @Nullable Double tolerance,
      String unit,
      @Nullable Double excess,
      @Nullable Double excessPercent,
      Map<String, String> details,
      List<String> notes) {
    public Facts {
      Objects.requireNonNull(unit, "unit");
      details = Collections.unmodifiableMap(new TreeMap<>(details));
      notes = List.copyOf(notes);
    }

    /** The same figures with other details and notes. */
    public Facts with(Map<String, String> otherDetails, List<String> otherNotes) {
      return new Facts(
          measured, limit, tolerance, unit, excess, excessPercent, otherDetails, otherNotes);
    }
  }

  /**
   * Where it happened.
   *
   * @param siteId the scale's site; null elsewhere
   * @param fenceId the fence that was judged; null at a site
   * @param fenceVersion version of the fence in force at the time; null at a site
   * @param name for humans
   * @param lng degrees east, WGS-84
   * @param lat degrees north, WGS-84
   * @param datum always {@code WGS84}
   * @param uncertaintyM radius that holds the true place with 90 %; null if not known
   * @param jurisdiction who is in charge; null if no area covers the place
   * @param roadClass class of the road; null off the road
   */
  public record Place(
      @Nullable String siteId,
      @Nullable String fenceId,
      @Nullable Integer fenceVersion,
      String name,
      double lng,
      double lat,
      String datum,
      @Nullable Double uncertaintyM,
      @Nullable String jurisdiction,
      @Nullable String roadClass) {
    public Place {
      Objects.requireNonNull(name, "name");
      Objects.requireNonNull(datum, "datum");
    }
  }

  /**
   * Which law it touches. Never a fine.
   *
   * @param basis article that forbids it
   * @param ladder id and version of the ladder the band is taken from; null without ladder
   * @param band step of the ladder; null without ladder
   * @param matter the matter a department is authorised for
   * @param department who decides
   * @param severity 1 (light) to 5 (grave)
   */
  public record Law(
      String basis,
      @Nullable String ladder,
      @Nullable String band,
      String matter,
      String department,
      int severity) {
    public Law {
      Objects.requireNonNull(basis, "basis");
      Objects.requireNonNull(matter, "matter");
      Objects.requireNonNull(department, "department");
      if (severity < 1 || severity > 5) {
        throw new IllegalArgumentException("severity " + severity + " is outside 1 to 5");
      }
    }
  }

  /**
   * Whether the record may become evidence.
   *
   * @param reasons codes of everything that stands against it, sorted; empty if admissible
   * @param completeness how much of what makes a record complete is there, 0 to 1; null where the
   *     rule does not ask
   * @param missing names of what makes a record complete and is not there, such as {@code PLATE}
   */
  public record Gate(
      Grade grade,
      List<String> reasons,
      @Nullable Double completeness,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> missing) {

    /** A grade where nobody asks how complete the record is. */
    public Gate(Grade grade, List<String> reasons) {
      this(grade, reasons, null, List.of());
    }

    public Gate {
      Objects.requireNonNull(grade, "grade");
      reasons = List.copyOf(reasons);
      missing = missing == null ? List.of() : List.copyOf(missing);
    }

    /** How far a record is fit as evidence. */
    public enum Grade {
      /** Nothing stands against it. */
      ADMISSIBLE,
      /** A human must look at what stands against it first. */
      REVIEW,
      /** It may be counted but not used against anybody. */
      INADMISSIBLE
    }
  }

  /**
   * What proves it.
   *
   * @param records the original records in Kafka
   * @param media photos and videos with their hashes
   * @param track the drive, oldest first; empty if not a drive
   */
  public record Evidence(List<RawRecord> records, List<Media> media, List<TrackPoint> track) {
    public Evidence {
      records = List.copyOf(records);
      media = List.copyOf(media);
      track = List.copyOf(track);
    }
  }

  /**
   * Coordinates and digest of one original record.
   *
   * @param role why it is here: {@code FIRST}, {@code WORST}, {@code LAST}, {@code SIGHTING}
   * @param index position in the batch, from 0
   * @param sha256 of the record's value, 64 lower-case hexadecimal digits
   */
  public record RawRecord(
      String role, String topic, int partition, long offset, int index, String sha256) {
    public RawRecord {
      Objects.requireNonNull(role, "role");
      Objects.requireNonNull(topic, "topic");
      Objects.requireNonNull(sha256, "sha256");
      Sha256.requireHex("sha256", sha256);
    }
  }

  /** A point of a track in WGS-84. */
  public record TrackPoint(Instant time, double lng, double lat, @Nullable Double speedKph) {
    public TrackPoint {
      Objects.requireNonNull(time, "time");
    }
  }

  /**
   * Until when what must have happened; each null where the rule names none.
   *
   * @param reviewBy review of the record
   * @param announceBy the owner has been told
   * @param decideBy a decision has been made
   */
  public record Deadlines(
      @Nullable Instant reviewBy, @Nullable Instant announceBy, @Nullable Instant decideBy) {}

  /**
   * The three clocks.
   *
   * @param event the device's time of the newest observation in this revision
   * @param received when our client received it
   * @param decided when the job made this revision
   */
  public record Clocks(Instant event, Instant received, Instant decided) {
    public Clocks {
      Objects.requireNonNull(event, "event");
      Objects.requireNonNull(received, "received");
      Objects.requireNonNull(decided, "decided");
    }
  }
}
