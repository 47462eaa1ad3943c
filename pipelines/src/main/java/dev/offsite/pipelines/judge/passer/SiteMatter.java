package dev.offsite.pipelines.judge.passer;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.schemas.candidate.Candidate;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What may tell who crossed the scale of a site. */
public sealed interface SiteMatter
    permits SiteMatter.Unread, SiteMatter.NearFix, SiteMatter.PlateSeen, SiteMatter.TrackDoubted {

  /** The site. */
  String siteId();

  /** When our client received it, milliseconds since the epoch. */
  long receivedMs();

  /** A candidate about a passage whose plate was not read, as the judge of passages said it. */
  record Unread(Candidate candidate) implements SiteMatter {

    public Unread {
      Objects.requireNonNull(candidate, "candidate");
      Objects.requireNonNull(candidate.place().siteId(), "siteId");
    }

    @Override
    public String siteId() {
      return Objects.requireNonNull(candidate.place().siteId());
    }

    @Override
    public long receivedMs() {
      return candidate.clocks().received().toEpochMilli();
    }
  }

  /**
   * Where a truck was near a site.
   *
   * @param plate of the truck the terminal is registered for; null if for none
   * @param accuracyM radius that holds the place with 68 %; NaN if the terminal does not say
   */
  record NearFix(
      String siteId,
      String deviceId,
      @Nullable String plate,
      long timeMs,
      Wgs84Position position,
      double accuracyM,
      long receivedMs,
      Candidate.RawRecord raw)
      implements SiteMatter {

    /** What its record is in the evidence. */
    static final String ROLE = "SIGHTING";

    /** The earliest, then what comes first in Kafka. */
    private static final Comparator<NearFix> EARLIEST =
        Comparator.comparingLong(NearFix::timeMs)
            .thenComparing(fix -> fix.raw().topic())
            .thenComparingInt(fix -> fix.raw().partition())
            .thenComparingLong(fix -> fix.raw().offset())
            .thenComparingInt(fix -> fix.raw().index());

    public NearFix {
      Objects.requireNonNull(siteId, "siteId");
      Objects.requireNonNull(deviceId, "deviceId");
      Objects.requireNonNull(position, "position");
      Objects.requireNonNull(raw, "raw");
    }

    /** Whether it counts in place of another of the same terminal and slot. */
    boolean replaces(NearFix other) {
      return EARLIEST.compare(this, other) < 0;
    }
  }

  /**
   * What the camera of a scale read of a passage.
   *
   * @param deviceId the scale
   * @param plate as read; empty if it was not: such a content may replace another that was read
   * @param timeMs by the scale's clock, milliseconds since the epoch
   */
  record PlateSeen(
      String siteId, String deviceId, String passageId, String plate, long timeMs, long receivedMs)
      implements SiteMatter {

    private static final Comparator<PlateSeen> LAST =
        Comparator.comparingLong(PlateSeen::receivedMs).thenComparing(PlateSeen::plate);

    public PlateSeen {
      Objects.requireNonNull(siteId, "siteId");
      Objects.requireNonNull(deviceId, "deviceId");
      Objects.requireNonNull(passageId, "passageId");
      Objects.requireNonNull(plate, "plate");
    }

    /** Whether the plate was read. */
    boolean isRead() {
      return !plate.isEmpty();
    }

    /** Names the passage. */
    String key() {
      return deviceId + '/' + passageId;
    }

    /** Whether it counts in place of another content of the same passage. */
    boolean replaces(PlateSeen other) {
      return LAST.compare(this, other) > 0;
    }
  }

  /**
   * That a truck may not be where its terminal is: its plate was read elsewhere meanwhile.
   *
   * @param siteId the terminal was near it
   * @param candidateId of the candidate that says so
   * @param timeMs when the plate was read, milliseconds since the epoch
   * @param withinMs so long before and after it the track is doubted
   * @param isWithdrawn whether the candidate says so no more
   */
  record TrackDoubted(
      String siteId,
      String candidateId,
      String plate,
      long timeMs,
      long withinMs,
      boolean isWithdrawn,
      long receivedMs)
      implements SiteMatter {

    public TrackDoubted {
      Objects.requireNonNull(siteId, "siteId");
      Objects.requireNonNull(candidateId, "candidateId");
      Objects.requireNonNull(plate, "plate");
    }

    /** Whether only the receipt differs. */
    boolean saysTheSame(TrackDoubted other) {
      return plate.equals(other.plate) && timeMs == other.timeMs && withinMs == other.withinMs;
    }
  }
}
