package dev.offsite.schemas.candidate;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which trucks were near a heap between the last patrol that saw the place clean and the first that
 * saw the heap, ranked by what speaks for and against each. A lead for a human; it accuses nobody.
 * Immutable.
 *
 * @param cleanAt when the last patrol began to look at the place and saw nothing there; null if no
 *     patrol did in the time searched
 * @param cleanBy that patrol: device and sortie; null without {@code cleanAt}
 * @param from begin of the time searched: {@code cleanAt}, else as far back as the rule looks
 * @param to end of it: when the heap was first seen
 * @param radiusM searched around the heap, beyond the uncertainty of heap and fix, metres
 * @param trucks number of trucks found in that time and place; more than {@code suspects} if the
 *     rule names fewer
 * @param suspects the trucks, most likely first; of each the stay with the highest score
 */
public record DumpingTrace(
    @Nullable Instant cleanAt,
    @Nullable String cleanBy,
    Instant from,
    Instant to,
    double radiusM,
    int trucks,
    List<Suspect> suspects) {

  public DumpingTrace {
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(to, "to");
    suspects = List.copyOf(suspects);
  }

  /** How a truck was there. */
  public enum Presence {
    /** It stood with its body up. */
    TIPPED,
    /** It stood. */
    STOPPED,
    /** It drove at a walking pace without standing. */
    LINGERED,
    /** Its terminal was silent, and it had time to be there. */
    SILENT
  }

  /**
   * One truck.
   *
   * @param score sum of the points of all reasons
   * @param deviceId its terminal
   * @param plate of the registered vehicle; null if none is registered
   * @param company of the vehicle; null if not known
   * @param presence how it was there
   * @param from begin of the stay, or the last fix before the silence
   * @param to end of the stay, or the first fix after the silence; null while it stays
   * @param durationS how long; while it stays, as long as is known
   * @param distanceM from the heap to where it stood; for a silence, the nearer of its two ends
   * @param uncertaintyM radius that holds the true distance with 90 %; for a silence, how far off
   *     the straight way between its ends the truck had time to be
   * @param loadBefore what was known of the load at the begin, such as {@code LOADED} or {@code
   *     PRESUMED_LOADED}
   * @param loadAfter the same a while after the end
   * @param payloadBeforeKg as measured; null if not measured
   * @param payloadAfterKg as measured; null if not measured
   * @param permit a transport permit of the truck in force at the time; null without one
   * @param site building or disposal site it stood in; null outside
   * @param reasons what speaks for it (points above 0) and against it (below 0)
   * @param record the original record of where it stood; null where no digest was kept
   */
  public record Suspect(
      double score,
      String deviceId,
      @Nullable String plate,
      @Nullable String company,
      Presence presence,
      Instant from,
      @Nullable Instant to,
      double durationS,
      double distanceM,
      double uncertaintyM,
      String loadBefore,
      String loadAfter,
      @Nullable Integer payloadBeforeKg,
      @Nullable Integer payloadAfterKg,
      @Nullable String permit,
      @Nullable String site,
      List<Reason> reasons,
      Candidate.@Nullable RawRecord record) {
    public Suspect {
      Objects.requireNonNull(deviceId, "deviceId");
      Objects.requireNonNull(presence, "presence");
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(loadBefore, "loadBefore");
      Objects.requireNonNull(loadAfter, "loadAfter");
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * One thing that speaks for or against a truck.
   *
   * @param code what, such as {@code LIGHTER_AFTER}
   * @param points by the rule in force; below 0 if it speaks against it
   */
  public record Reason(String code, double points) {
    public Reason {
      Objects.requireNonNull(code, "code");
    }
  }
}
