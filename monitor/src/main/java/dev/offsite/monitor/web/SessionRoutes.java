package dev.offsite.monitor.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.monitor.access.AuditEntry;
import dev.offsite.monitor.access.Gatekeeper;
import dev.offsite.monitor.access.Passwords;
import dev.offsite.monitor.access.Right;
import dev.offsite.monitor.access.Role;
import dev.offsite.monitor.access.Scope;
import dev.offsite.monitor.access.Session;
import dev.offsite.monitor.access.Sessions;
import dev.offsite.monitor.access.TrustedProxies;
import dev.offsite.monitor.access.UserAccount;
import dev.offsite.monitor.access.UserFile;
import dev.offsite.monitor.access.Viewer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Login, logout, who am I, and one's own password. */
final class SessionRoutes {

  /** Longer names and passwords are not even hashed. */
  private static final int LENGTH_MAX = 256;

  private final Guard guard;
  private final Gatekeeper gatekeeper;
  private final Sessions sessions;
  private final UserFile users;
  private final Passwords passwords;
  private final Audit audit;
  private final CookieForm cookies;
  private final TrustedProxies proxies;

  /** Whether browsers may send the cookie over plain HTTP. */
  enum CookieForm {
    /** Only over HTTPS. */
    SECURE("; Secure"),
    /** Over HTTP too, as on loopback. */
    PLAIN("");

    private final String attribute;

    CookieForm(String attribute) {
      this.attribute = attribute;
    }
  }

  SessionRoutes(
      Guard guard,
      Gatekeeper gatekeeper,
      Sessions sessions,
      UserFile users,
      Passwords passwords,
      Audit audit,
      CookieForm cookies,
      TrustedProxies proxies) {
    this.guard = guard;
    this.gatekeeper = gatekeeper;
    this.sessions = sessions;
    this.users = users;
    this.passwords = passwords;
    this.audit = audit;
    this.cookies = cookies;
    this.proxies = proxies;
  }

  void register(RoutesConfig routes) {
    routes.post("/api/session", this::logIn);
    routes.get("/api/session", guard.anybody((context, viewer) -> tell(context, viewer)));
    routes.delete("/api/session", guard.anybody(this::logOut));
    routes.put("/api/session/password", guard.anybody(this::changePassword));
  }

  private record Me(
      String user,
      List<Role> roles,
      boolean allJurisdictions,
      List<String> jurisdictions,
      boolean masksPlates,
      boolean mayDecide,
      boolean mayWatchCandidates,
      boolean mayWatchDevices,
      boolean mayAdminister,
      @Nullable String csrfToken,
      long idleTimeoutS,
      @Nullable Instant expiresAt,
      boolean mustChangePassword) {}

  private void logIn(Context context) {
    JsonNode body = Answers.body(context);
    String user = Answers.requireText(body, "user");
    String password = Answers.requireText(body, "password");
    if (user.length() > LENGTH_MAX || password.length() > LENGTH_MAX) {
      throw Problem.unauthorized("WRONG_LOGIN");
    }
    String address = address(context);
    Gatekeeper.Outcome outcome = gatekeeper.check(user, password, address);
    if (outcome instanceof Gatekeeper.Outcome.Throttled throttled) {
      throw Problem.tooMany(throttled.forHowLong().toSeconds() + 1);
    }
    if (!(outcome instanceof Gatekeeper.Outcome.Admitted admitted)) {
      audit.note(user, AuditEntry.Action.LOGIN_FAILED, address, "");
      throw Problem.unauthorized("WRONG_LOGIN");
    }
    audit.note(user, AuditEntry.Action.LOGIN, address, "");
    guard.session(context).ifPresent(old -> sessions.close(context.cookie(Guard.COOKIE)));
    String token = sessions.open(admitted.account().user());
    setCookie(context, token, "");
    Answers.json(
        context,
        me(admitted.account().viewer(), sessions.look(token), Optional.of(admitted.account())));
  }

  /** Whoever asks, seen past the proxies that are known. */
  private String address(Context context) {
    return proxies.client(
        context.ip(), Collections.list(context.req().getHeaders("X-Forwarded-For")));
  }

  private void tell(Context context, Viewer viewer) {
    Optional<Session> session = guard.session(context);
    Answers.json(context, me(viewer, session, session.flatMap(guard::account)));
  }

  private void logOut(Context context, Viewer viewer) {
    String token = context.cookie(Guard.COOKIE);
    if (token != null) {
      sessions.close(token);
    }
    audit.note(viewer.user(), AuditEntry.Action.LOGOUT, "", "");
    setCookie(context, "", "; Max-Age=0");
    context.status(204);
  }

  private void changePassword(Context context, Viewer viewer) throws IOException {
    JsonNode body = Answers.body(context);
    String next = Answers.requireText(body, "next");
    Session session =
        guard.session(context).orElseThrow(() -> Problem.forbidden("this needs a session"));
    try {
      Passwords.requireFit(next);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(e.getMessage());
    }
    Gatekeeper.Outcome outcome =
        gatekeeper.check(session.user(), Answers.requireText(body, "current"), address(context));
    if (outcome instanceof Gatekeeper.Outcome.Throttled throttled) {
      throw Problem.tooMany(throttled.forHowLong().toSeconds() + 1);
    }
    if (!(outcome instanceof Gatekeeper.Outcome.Admitted admitted)) {
      throw Problem.forbidden("the current password is wrong");
    }
    String hash = passwords.hash(next);
    audit.note(viewer.user(), AuditEntry.Action.PASSWORD, viewer.user(), "");
    boolean known =
        users.update(session.user(), now -> withPassword(now, admitted.account(), hash));
    if (!known) {
      throw Problem.unauthorized("SESSION_EXPIRED");
    }
    sessions.closeOthers(session.user(), context.cookie(Guard.COOKIE));
    context.status(204);
  }

  /** The account as it is now; hashing takes long enough for an administrator to step in. */
  private static UserAccount withPassword(UserAccount now, UserAccount checked, String hash) {
    if (now.standing() == UserAccount.Standing.DISABLED) {
      throw Problem.unauthorized("SESSION_EXPIRED");
    }
    if (!now.passwordHash().equals(checked.passwordHash())) {
      throw Problem.conflict("the password has been changed meanwhile", null);
    }
    return now.withPassword(hash);
  }

  private Me me(Viewer viewer, Optional<Session> session, Optional<UserAccount> account) {
    return new Me(
        viewer.user(),
        List.copyOf(viewer.roles()),
        viewer.scope() instanceof Scope.Everywhere,
        viewer.scope() instanceof Scope.Within within
            ? within.areas().stream().sorted().toList()
            : List.of(),
        !viewer.may(Right.SEE_PLATES),
        viewer.may(Right.DECIDE),
        viewer.may(Right.WATCH_CANDIDATES),
        viewer.may(Right.WATCH_DEVICES),
        viewer.may(Right.ADMINISTER),
        session.map(Session::csrfToken).orElse(null),
        sessions.limits().idle().toSeconds(),
        session.map(sessions::expiresAt).orElse(null),
        account
            .filter(own -> own.standing() == UserAccount.Standing.GENERATED_PASSWORD)
            .isPresent());
  }

  private void setCookie(Context context, String token, String further) {
    context.header(
        "Set-Cookie",
        Guard.COOKIE
            + '='
            + token
            + "; Path=/; HttpOnly; SameSite=Strict"
            + cookies.attribute
            + further);
  }
}
