package dev.offsite.pipelines.judge.truck;

import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.judge.track.Fix;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.RuleFolds;
import dev.offsite.pipelines.judge.track.TruckTrack;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.reference.RulesInForce;
import dev.offsite.schemas.channel.Sha256;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges one truck at a time by every family of rules. Pure but for the track it is given;
 * thread-safe as long as no two threads share a track.
 */
public final class TruckJudge {

  private final RuleFolds folds;
  private final Duration horizon;

  /** Those asked for last; whoever comes next nearly always asks for the same. */
  private volatile @Nullable Silences known;

  private record Silences(RulesInForce rules, List<Duration> ascending) {}

  /**
   * A judge by all families of rules.
   *
   * @param horizon how late a fix may come and still be judged in the stream
   * @throws IllegalArgumentException if the horizon is not positive
   */
  public TruckJudge(Duration horizon) {
    this(TruckFolds.ALL, horizon);
  }

  /** A judge by some families of rules. */
  public TruckJudge(RuleFolds folds, Duration horizon) {
    if (horizon.isNegative() || horizon.isZero()) {
      throw new IllegalArgumentException("horizon " + horizon + " is not positive");
    }
    this.folds = folds;
    this.horizon = horizon;
  }

  /** Adds a fix to the truck's track. */
  public TruckTrack.Added add(TruckTrack track, Located located, ReferenceSnapshot reference) {
    String sha256 = Sha256.hexOf(located.received().raw().payload());
    return track.add(
        Fix.of(located), sha256, horizon, located.received().report().deviceId(), reference);
  }

  /** Everything held against the truck that may still change. */
  public List<Finding> findings(TruckTrack track, Moment moment) {
    return track.findings(moment);
  }

  /**
   * The silences after which a truck must be asked again, ascending.
   *
   * @param at newest receive time of the truck: the rules of that time count, or a replay would end
   *     otherwise
   */
  public List<Duration> silences(Instant at, ReferenceSnapshot reference) {
    RulesInForce rules = reference.rulesInForce(at);
    Silences found = known;
    if (found == null || found.rules() != rules) {
      found = new Silences(rules, folds.silences(at, reference));
      known = found;
    }
    return found.ascending();
  }
}
