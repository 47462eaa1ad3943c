package dev.offsite.standalone.broker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts logins that failed, bounds them per address, and bounds what is logged of them.
 * Thread-safe.
 *
 * <p>No password of ours can be guessed; the bound keeps a broken client, or a stranger, from
 * costing more than a look into a map. Connections that exist are not touched by it. All clients
 * behind one address share its bound.
 */
final class FailedLogins {

  /** A device that tries every few seconds stays below; one that hammers does not. */
  static final int PER_ADDRESS_MAX = 20;

  /** Lines of log. */
  static final int LINES_MAX = 10;

  /** What both bounds above are counted in. */
  static final Duration WINDOW = Duration.ofMinutes(1);

  /**
   * Of logins and addresses that are remembered; beyond it the one that failed longest ago is
   * forgotten.
   */
  static final int ADDRESSES_MAX = 10_000;

  private static final int SHOWN_MAX = 100;

  private final Clock clock;
  private final Map<String, Window> bySource = new LinkedHashMap<>();
  private Window lines;
  private long unsaid;
  private long total;

  FailedLogins(Clock clock) {
    this.clock = clock;
    this.lines = new Window(Instant.MIN);
  }

  /**
   * Whether a login has failed so often from an address that it is refused unheard for the time
   * being. Other logins of that address are not: a gateway's devices share one.
   */
  synchronized boolean isLockedOut(String login, String address) {
    Window window = bySource.get(sourceOf(login, address));
    return window != null && !window.isOver(clock.instant()) && window.count >= PER_ADDRESS_MAX;
  }

  /**
   * Counts a failure.
   *
   * @param login as it was given; a stranger's text
   * @return the line to be logged; empty if enough lines were, the next one says how many are left
   *     out
   */
  synchronized Optional<String> count(String login, String address, String reason) {
    Instant now = clock.instant();
    String source = sourceOf(login, address);
    Window window = bySource.remove(source);
    if (window == null || window.isOver(now)) {
      window = new Window(now);
    }
    window.count++;
    bySource.put(source, window);
    if (bySource.size() > ADDRESSES_MAX) {
      bySource.remove(bySource.keySet().iterator().next());
    }
    return note(login, address, reason);
  }

  /** Counts a refusal of somebody who proved who he is, which locks nobody out; else the same. */
  synchronized Optional<String> note(String login, String address, String reason) {
    Instant now = clock.instant();
    total++;
    if (lines.isOver(now)) {
      lines = new Window(now);
    }
    if (++lines.count > LINES_MAX) {
      unsaid++;
      return Optional.empty();
    }
    String line = "login '" + shown(login) + "' from " + address + " refused: " + reason;
    if (unsaid > 0) {
      line += "; " + unsaid + " more before it were not logged";
      unsaid = 0;
    }
    return Optional.of(line);
  }

  /** Failures since the start. */
  synchronized long total() {
    return total;
  }

  private static String sourceOf(String login, String address) {
    return address + ' ' + shown(login);
  }

  /** In one line, and not longer than a log can take. */
  static String shown(String login) {
    String line = login.replaceAll("\\p{Cntrl}", "·");
    return line.length() <= SHOWN_MAX ? line : line.substring(0, SHOWN_MAX) + "…";
  }

  /** A count that begins anew after {@link #WINDOW}. */
  private static final class Window {
    private final Instant begin;
    private int count;

    private Window(Instant begin) {
      this.begin = begin;
    }

    private boolean isOver(Instant now) {
      return begin.equals(Instant.MIN) || !now.isBefore(begin.plus(WINDOW));
    }
  }
}
