package dev.offsite.pipelines.check;

import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Duration;
import java.util.Objects;

/**
 * From which figure on a check has something to say. Shares are of the reports of one device, 0 to
 * 1; a figure that is reached counts.
 *
 * @param devicesMax devices looked at; the messages of further ones are only counted. Default
 *     10,000: twice the fleet of a large city at about 20 KB each
 * @param reportsMin readable reports before anything is said about clock, order or shares. Default
 *     20: with fewer, one odd report is 5 %
 * @param graveShare from this share on a fault makes the device unusable. Default 0.2: one report
 *     of five lost to judgement
 * @param remarkShare from this share on something is worth a remark. Default 0.01: what happens
 *     once in a hundred reports happens every few minutes
 * @param clockAhead least time by which events lie ahead of their receipt. Default 2 s: an NTP
 *     clock is right to milliseconds, a satellite clock to less
 * @param clockBehind least time by which every event is old. Default 5 s: more than any network
 *     needs for its fastest message
 * @param zoneSlack how far from 8 h a zone mistake may lie. Default 5 min: a clock that is wrong
 *     beside it
 * @param driftPerHour least gain or loss in an hour. Default 10 s: a cheap quartz drifts 0.4 s
 * @param driftLeast least change seen in the time of the check. Default 3 s: above the jitter of
 *     the fastest message of a minute
 * @param delayed from this delay beyond the device's own fastest on a report in order was kept
 *     back. Default 10 s: longer than a retransmission
 * @param gapFactor a silence of so many usual intervals is a gap. Default 10: a loss of single
 *     messages never looks like that
 * @param gapLeast a shorter silence is no gap. Default 10 s
 * @param gapGrave a longer one makes a truck unusable: a rule on silence could not tell it from
 *     tampering. Default 30 min
 * @param jumpSlackM taken off each distance first. Default 30 m: two fixes with an error of 15 m
 * @param frozenRun so many fixes at the very same degrees with speed are a receiver that repeats
 *     itself. Default 5: chance gives two
 * @param frozenKph least speed for it. Default 5: below, standing trucks show noise
 * @param movingKph fixes at this speed or more tell about the datum. Default 10: standing ones may
 *     be off the road
 * @param datumFixesMin moving fixes, at least 50 m apart, needed to name a datum. Default 30
 * @param datumNearM median distance to a road that a right datum must not exceed. Default 40 m:
 *     half a wide arterial road and a poor fix
 * @param datumMargin how much nearer the best datum must be than the next one. Default 2: each fix
 *     is then twice as likely under the best, see {@link DatumCheck}
 * @param missingFieldShare from this share on a field that rules want is called missing. Default
 *     0.5: below, the device has it
 * @param plausible what reports may say; by reference data where there are any
 */
public record CheckLimits(
    int devicesMax,
    int reportsMin,
    double graveShare,
    double remarkShare,
    Duration clockAhead,
    Duration clockBehind,
    Duration zoneSlack,
    Duration driftPerHour,
    Duration driftLeast,
    Duration delayed,
    int gapFactor,
    Duration gapLeast,
    Duration gapGrave,
    double jumpSlackM,
    int frozenRun,
    double frozenKph,
    double movingKph,
    int datumFixesMin,
    double datumNearM,
    double datumMargin,
    double missingFieldShare,
    PlausibleFigures plausible) {

  /** The defaults above. */
  public static final CheckLimits DEFAULT =
      new CheckLimits(
          10_000,
          20,
          0.2,
          0.01,
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(3),
          Duration.ofSeconds(10),
          10,
          Duration.ofSeconds(10),
          Duration.ofMinutes(30),
          30,
          5,
          5,
          10,
          30,
          40,
          2,
          0.5,
          PlausibleFigures.WITHOUT_REFERENCE);

  public CheckLimits {
    Objects.requireNonNull(plausible, "plausible");
    if (devicesMax < 1) {
      throw new IllegalArgumentException("devicesMax " + devicesMax + " is below 1");
    }
    if (!(remarkShare > 0 && remarkShare <= graveShare && graveShare <= 1)) {
      throw new IllegalArgumentException(
          "shares " + remarkShare + " and " + graveShare + " do not rise within 0 to 1");
    }
  }

  /** The same with another bound on devices. */
  public CheckLimits withDevicesMax(int devices) {
    return with(devices, plausible);
  }

  /** The same with what an entry of the reference data sets. */
  CheckLimits by(ReferenceEntry.Plausibility entry) {
    return with(devicesMax, plausible.by(entry));
  }

  private CheckLimits with(int devices, PlausibleFigures figures) {
    return new CheckLimits(
        devices,
        reportsMin,
        graveShare,
        remarkShare,
        clockAhead,
        clockBehind,
        zoneSlack,
        driftPerHour,
        driftLeast,
        delayed,
        gapFactor,
        gapLeast,
        gapGrave,
        jumpSlackM,
        frozenRun,
        frozenKph,
        movingKph,
        datumFixesMin,
        datumNearM,
        datumMargin,
        missingFieldShare,
        figures);
  }
}
