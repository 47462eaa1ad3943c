package dev.offsite.monitor.access;

import dev.offsite.schemas.channel.Sha256;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is logged in. Kept in memory only: a restart logs everybody out. Keys are digests, so that a
 * heap dump opens no session. Thread-safe.
 */
public final class Sessions {

  private final SessionLimits limits;
  private final SecretText secrets;
  private final Clock clock;
  private final Map<String, Session> byDigest = new HashMap<>();

  /** No sessions. */
  public Sessions(SessionLimits limits, SecretText secrets, Clock clock) {
    this.limits = limits;
    this.secrets = secrets;
    this.clock = clock;
  }

  /** Logs somebody in; the answer is the token for the cookie. */
  public synchronized String open(String user) {
    Instant now = clock.instant();
    byDigest.values().removeIf(session -> isOver(session, now));
    List<Map.Entry<String, Session>> own =
        byDigest.entrySet().stream()
            .filter(entry -> entry.getValue().user().equals(user))
            .sorted(Comparator.comparing(entry -> entry.getValue().openedAt()))
            .toList();
    for (int i = 0; i <= own.size() - limits.perUser(); i++) {
      byDigest.remove(own.get(i).getKey());
    }
    if (byDigest.size() >= limits.total()) {
      byDigest.entrySet().stream()
          .min(Comparator.comparing(entry -> entry.getValue().usedAt()))
          .map(Map.Entry::getKey)
          .ifPresent(byDigest::remove);
    }
    String token = secrets.next();
    byDigest.put(digest(token), new Session(user, secrets.next(), now, now));
    return token;
  }

  /** The session of a token, which this use keeps from falling idle. */
  public synchronized Optional<Session> use(String token) {
    return look(token)
        .map(
            session -> {
              Session used =
                  new Session(
                      session.user(), session.csrfToken(), session.openedAt(), clock.instant());
              byDigest.put(digest(token), used);
              return used;
            });
  }

  /** The session of a token, without keeping it from falling idle. */
  public synchronized Optional<Session> look(String token) {
    Session session = byDigest.get(digest(token));
    if (session != null && isOver(session, clock.instant())) {
      byDigest.remove(digest(token));
      return Optional.empty();
    }
    return Optional.ofNullable(session);
  }

  /** Logs out. */
  public synchronized void close(String token) {
    byDigest.remove(digest(token));
  }

  /** Ends all sessions of a user but the one of this token. */
  public synchronized void closeOthers(String user, String token) {
    String kept = digest(token);
    byDigest
        .entrySet()
        .removeIf(entry -> entry.getValue().user().equals(user) && !entry.getKey().equals(kept));
  }

  /** Ends all sessions of a user. */
  public synchronized void closeAll(String user) {
    byDigest.values().removeIf(session -> session.user().equals(user));
  }

  /** Number of sessions that are not over. */
  public synchronized int size() {
    Instant now = clock.instant();
    byDigest.values().removeIf(session -> isOver(session, now));
    return byDigest.size();
  }

  /** When the session ends whatever happens. */
  public Instant expiresAt(Session session) {
    return session.openedAt().plus(limits.absolute());
  }

  /** The limits. */
  public SessionLimits limits() {
    return limits;
  }

  private boolean isOver(Session session, Instant now) {
    return !now.isBefore(session.usedAt().plus(limits.idle())) || !now.isBefore(expiresAt(session));
  }

  private static String digest(String token) {
    return Sha256.hexOf(token.getBytes(StandardCharsets.UTF_8));
  }
}
