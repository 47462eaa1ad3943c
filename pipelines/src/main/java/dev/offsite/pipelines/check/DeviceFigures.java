package dev.offsite.pipelines.check;

import dev.offsite.schemas.channel.DeviceKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of one device.
 *
 * @param deviceId as in the topic name
 * @param kind as in the topic name
 * @param traffic messages and how they were sent
 * @param faults what could not be read, the most frequent first
 * @param unlistedFaults faults beyond the {@value FaultTally#KINDS_MAX} kinds that are listed
 * @param clock receipt against the device's time
 * @param order intervals, gaps, order; of positions, passages and detections
 * @param repeats what came more than once
 * @param track places; null unless it sent positions
 * @param passages weighings; null unless it sent any
 * @param detections sightings; null unless it sent any
 * @param missingFields share of the reports that lack a field which rules use, 0 to 1, by name
 */
public record DeviceFigures(
    String deviceId,
    DeviceKind kind,
    Traffic traffic,
    List<FaultKind> faults,
    long unlistedFaults,
    Clock clock,
    Order order,
    Repeats repeats,
    @Nullable Track track,
    @Nullable Passages passages,
    @Nullable Detections detections,
    Map<String, Double> missingFields) {

  public DeviceFigures {
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(kind, "kind");
    faults = List.copyOf(faults);
    missingFields = Map.copyOf(missingFields);
  }

  /** All that could not be read, listed or not. */
  public long faultCount() {
    return unlistedFaults + faults.stream().mapToLong(FaultKind::count).sum();
  }

  /**
   * Messages and how they were sent.
   *
   * @param messages MQTT messages
   * @param reports readable reports in them, repeated bytes not counted
   * @param batches messages with more than one report
   * @param batchReportsMax most reports in one message
   * @param qos0 messages sent with QoS 0
   * @param retainedTelemetry retained messages that are no status
   * @param restarts times the device said it is online again
   * @param firstReceived receipt of the first message
   * @param lastReceived receipt of the last message
   */
  public record Traffic(
      long messages,
      long reports,
      long batches,
      int batchReportsMax,
      long qos0,
      long retainedTelemetry,
      long restarts,
      Instant firstReceived,
      Instant lastReceived) {}

  /**
   * One kind of fault.
   *
   * @param reason code of the contract
   * @param pointer JSON Pointer with {@code *} for the position in a batch
   * @param example beginning of the first such payload, number plates masked
   */
  public record FaultKind(
      String reason, String pointer, long count, String detail, String example) {}

  /** What a clock is. */
  public enum ClockState {
    /** The feed does not say when messages were received. */
    NOT_OBSERVED,
    /** Too few reports to tell. */
    TOO_FEW,
    /** Right, as far as can be told. */
    PLAUSIBLE,
    /** Fast by a constant. */
    AHEAD,
    /** Slow by a constant, or every report waits as long. */
    BEHIND,
    /** More and more wrong. */
    DRIFTS,
    /** Eight hours ahead: local time sent as UTC. */
    ZONE_AHEAD,
    /** Eight hours behind: UTC sent as local time. */
    ZONE_BEHIND
  }

  /**
   * Receipt less event.
   *
   * @param offsetMillis middle one of the least offsets of each stretch; negative if the device is
   *     ahead
   * @param p50Millis median of all reports
   * @param p95Millis 95th percentile of all reports
   * @param perHourS how much the offset grows in an hour, seconds
   * @param unset reports with a time before 2010
   * @param leaps reports that were suddenly a minute or more ahead
   * @param windowMillis length of a stretch
   * @param seriesMillis least offset of each stretch; null where there is none
   * @param seriesReports reports received in each stretch
   */
  public record Clock(
      ClockState state,
      long offsetMillis,
      long p50Millis,
      long p95Millis,
      double perHourS,
      long unset,
      long leaps,
      long windowMillis,
      List<@Nullable Double> seriesMillis,
      List<Integer> seriesReports) {

    Clock(
        ClockState state,
        long offsetMillis,
        long p50Millis,
        long p95Millis,
        double perHourS,
        long unset,
        long leaps,
        long windowMillis,
        double[] series,
        List<Integer> seriesReports) {
      this(
          state,
          offsetMillis,
          p50Millis,
          p95Millis,
          perHourS,
          unset,
          leaps,
          windowMillis,
          Arrays.stream(series).mapToObj(v -> Double.isNaN(v) ? null : v).toList(),
          seriesReports);
    }
  }

  /**
   * Intervals and order by the device's time.
   *
   * @param reports looked at
   * @param intervalMillis median between one event and the next
   * @param intervalP95Millis 95th percentile
   * @param regular whether it nearly always is a whole number of intervals
   * @param longestMillis longest silence
   * @param longestFrom when that began; null if there are fewer than two events
   * @param gapMillis from which length on a silence is a gap
   * @param longestFilled whether at least half of its reports came later
   * @param silentMillis from the last message of the device to the last of the feed
   * @param missingShare of the expected reports, gaps not counted; 0 if not regular
   * @param lateShare reports behind a newer one
   * @param worstLateMillis how far at most
   * @param delayedShare reports in order that were kept back
   * @param worstDelayMillis how long at most
   */
  public record Order(
      long reports,
      long intervalMillis,
      long intervalP95Millis,
      boolean regular,
      long longestMillis,
      @Nullable Instant longestFrom,
      long gapMillis,
      boolean longestFilled,
      long silentMillis,
      double missingShare,
      double lateShare,
      long worstLateMillis,
      double delayedShare,
      long worstDelayMillis) {}

  /**
   * What came more than once, among the newest {@value RecentReports#REPORTS} reports.
   *
   * @param sameBytes messages repeated byte for byte
   * @param sameReport reports repeated in other bytes
   * @param conflicting reports with the natural key of another and different content
   */
  public record Repeats(long sameBytes, long sameReport, long conflicting) {}

  /**
   * Places of a truck.
   *
   * @param positions readable ones
   * @param zero at 0/0
   * @param noFix that say themselves that they have no fix
   * @param jumps not to be driven in the time between
   * @param worstJumpKph speed of the worst
   * @param frozenRun most fixes in a row at the same degrees with speed
   * @param datum what the degrees seem to mean
   * @param sample places along the way, thinned to at most {@value TrackTracker#SAMPLES}, as [lng,
   *     lat] in the device's own degrees
   */
  public record Track(
      long positions,
      long zero,
      long noFix,
      long jumps,
      double worstJumpKph,
      int frozenRun,
      DatumGuess datum,
      List<List<Double>> sample) {}

  /**
   * Weighings of a scale.
   *
   * @param axleSumWrong axle loads that do not add up to the gross mass
   * @param massWrong outside what a scale can weigh
   * @param speedWrong outside what a scale is verified for
   */
  public record Passages(long passages, long axleSumWrong, long massWrong, long speedWrong) {}

  /**
   * Sightings of a drone or patrol car.
   *
   * @param withoutSortie not of a fixed camera, and without sortie
   * @param withoutCe90 with an error of 0 m, which nobody has
   */
  public record Detections(long detections, long withoutSortie, long withoutCe90) {}
}
