package dev.offsite.monitor.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down whoever guesses passwords: counts failed logins of the last {@link #WINDOW}, by user
 * and address together, by user, and by address. At most {@value #KEYS_MAX} keys are kept, the one
 * longest unused leaves. Thread-safe.
 *
 * <p>By user alone the limit is high: otherwise anybody could lock the administrator out.
 */
public final class LoginThrottle {

  /** How long a failure counts. */
  public static final Duration WINDOW = Duration.ofMinutes(5);

  /** A human who mistypes needs fewer. */
  public static final int FAILURES_MAX = 5;

  /** From any number of addresses. */
  public static final int FAILURES_OF_USER_MAX = 50;

  /** Many people may share one address, behind a proxy. */
  public static final int FAILURES_OF_ADDRESS_MAX = 100;

  private static final int KEYS_MAX = 10_000;

  private final Clock clock;
  private final Map<String, Failures> byKey =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > KEYS_MAX;
        }
      };

  private record Failures(int count, Instant since) {}

  /** Nobody has failed yet. */
  public LoginThrottle(Clock clock) {
    this.clock = clock;
  }

  /** How long this login has to wait; empty if it may try. */
  public synchronized Optional<Duration> findWait(String user, String address) {
    Instant now = clock.instant();
    return longest(
        longest(
            wait("both\n" + user + '\n' + address, FAILURES_MAX, now),
            wait("user\n" + user, FAILURES_OF_USER_MAX, now)),
        wait("address\n" + address, FAILURES_OF_ADDRESS_MAX, now));
  }

  /**
   * A login begins, and counts as failed until something else is said: any number of guesses at
   * once are not more than one after the other.
   *
   * @return how long it has to wait, uncounted; empty if it may go on
   */
  public synchronized Optional<Duration> begin(String user, String address) {
    Optional<Duration> wait = findWait(user, address);
    if (wait.isEmpty()) {
      failed(user, address);
    }
    return wait;
  }

  /** A login has failed. */
  public synchronized void failed(String user, String address) {
    Instant now = clock.instant();
    count("both\n" + user + '\n' + address, now);
    count("user\n" + user, now);
    count("address\n" + address, now);
  }

  /** A login that began has succeeded: failures of this user from this address are forgotten. */
  public synchronized void succeeded(String user, String address) {
    takeBack(user, address);
    byKey.remove("both\n" + user + '\n' + address);
  }

  /** A login that began was not looked at: it does not count. */
  public synchronized void takeBack(String user, String address) {
    discount("both\n" + user + '\n' + address);
    discount("user\n" + user);
    discount("address\n" + address);
  }

  private void discount(String key) {
    byKey.computeIfPresent(
        key,
        (same, held) -> held.count() <= 1 ? null : new Failures(held.count() - 1, held.since()));
  }

  private void count(String key, Instant now) {
    Failures before = byKey.get(key);
    byKey.put(
        key,
        before == null || isPast(before, now)
            ? new Failures(1, now)
            : new Failures(before.count() + 1, before.since()));
  }

  private Optional<Duration> wait(String key, int max, Instant now) {
    Failures failures = byKey.get(key);
    return failures == null || failures.count() < max || isPast(failures, now)
        ? Optional.empty()
        : Optional.of(Duration.between(now, failures.since().plus(WINDOW)));
  }

  private static Optional<Duration> longest(Optional<Duration> a, Optional<Duration> b) {
    return b.isEmpty() || (a.isPresent() && a.get().compareTo(b.get()) >= 0) ? a : b;
  }

  private static boolean isPast(Failures failures, Instant now) {
    return !now.isBefore(failures.since().plus(WINDOW));
  }
}
