package dev.offsite.pipelines.judge.track;

import dev.offsite.pipelines.reference.RulesInForce;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rules in force into the form in which a family asks them, and remembers the newest: in
 * a stream one fix after the other nearly always lies in the same span of time. Thread-safe; two
 * threads may read the same twice. Hot path.
 *
 * @param <T> the form; immutable
 */
public final class RuleReader<T> {

  private record Known<T>(RulesInForce rules, T read) {}

  private final Function<RulesInForce, T> read;
  private volatile @Nullable Known<T> known;

  /**
   * A reader.
   *
   * @param read depends on nothing else and never gives null
   */
  public RuleReader(Function<RulesInForce, T> read) {
    this.read = Objects.requireNonNull(read, "read");
  }

  /** What the rules say. */
  public T of(RulesInForce rules) {
    Known<T> last = known;
    if (last == null || last.rules() != rules) {
      last = new Known<>(rules, read.apply(rules));
      known = last;
    }
    return last.read();
  }
}
