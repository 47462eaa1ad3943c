package dev.offsite.monitor.web;

import dev.offsite.monitor.access.BearerTokens;
import dev.offsite.monitor.access.Right;
import dev.offsite.monitor.access.SecretText;
import dev.offsite.monitor.access.Session;
import dev.offsite.monitor.access.Sessions;
import dev.offsite.monitor.access.UserAccount;
import dev.offsite.monitor.access.UserFile;
import dev.offsite.monitor.access.Viewer;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Finds out who asks, and whether they may. Thread-safe.
 *
 * <p>A session counts by its cookie, and every request but {@code GET} and {@code HEAD} must carry
 * its CSRF token. A bearer token counts by its header, which no other site can set, and needs none.
 */
final class Guard {

  static final String COOKIE = "offsite-session";

  private static final String BEARER = "Bearer ";

  private final UserFile users;
  private final Sessions sessions;
  private final BearerTokens tokens;

  Guard(UserFile users, Sessions sessions, BearerTokens tokens) {
    this.users = users;
    this.sessions = sessions;
    this.tokens = tokens;
  }

  /** Answers one viewer. */
  @FunctionalInterface
  interface Answer {
    void answer(Context context, Viewer viewer) throws Exception;
  }

  /** A handler for whoever is logged in. */
  Handler anybody(Answer answer) {
    return context -> answer.answer(context, require(context));
  }

  /** A handler for whoever has this right. */
  Handler only(Right right, Answer answer) {
    return context -> {
      Viewer viewer = require(context);
      if (!viewer.may(right)) {
        throw Problem.forbidden("this needs the right " + right);
      }
      answer.answer(context, viewer);
    };
  }

  /** Whoever asks. */
  Viewer require(Context context) {
    String authorization = context.header("Authorization");
    if (authorization != null && authorization.startsWith(BEARER)) {
      return tokens
          .verify(authorization.substring(BEARER.length()))
          .orElseThrow(() -> Problem.unauthorized("NOT_LOGGED_IN"));
    }
    String token = context.cookie(COOKIE);
    if (token == null) {
      throw Problem.unauthorized("NOT_LOGGED_IN");
    }
    Session session =
        sessions.use(token).orElseThrow(() -> Problem.unauthorized("SESSION_EXPIRED"));
    if (changes(context) && !carriesToken(context, session)) {
      throw Problem.csrf();
    }
    return account(session)
        .map(UserAccount::viewer)
        .orElseThrow(() -> Problem.unauthorized("SESSION_EXPIRED"));
  }

  /**
   * Who asks at any later moment, for a stream; its use keeps the session from falling idle.
   *
   * @param authorization header of that name; null if there is none
   * @param cookie value of {@link #COOKIE}; null if there is none
   */
  Supplier<Optional<Viewer>> whoNow(@Nullable String authorization, @Nullable String cookie) {
    if (authorization != null && authorization.startsWith(BEARER)) {
      String token = authorization.substring(BEARER.length());
      return () -> tokens.verify(token);
    }
    String token = cookie == null ? "" : cookie;
    return () -> sessions.use(token).flatMap(this::account).map(UserAccount::viewer);
  }

  /** The session of the request's cookie. */
  Optional<Session> session(Context context) {
    return Optional.ofNullable(context.cookie(COOKIE)).flatMap(sessions::look);
  }

  /** The account behind a session; empty if it is gone or disabled. */
  Optional<UserAccount> account(Session session) {
    return users
        .find(session.user())
        .filter(account -> account.standing() != UserAccount.Standing.DISABLED);
  }

  private static boolean changes(Context context) {
    HandlerType method = context.method();
    return !method.equals(HandlerType.GET) && !method.equals(HandlerType.HEAD);
  }

  private static boolean carriesToken(Context context, Session session) {
    String given = context.header("X-CSRF-Token");
    return given != null && SecretText.areEqual(session.csrfToken(), given);
  }
}
