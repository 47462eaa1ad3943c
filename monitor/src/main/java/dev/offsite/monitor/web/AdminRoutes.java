package dev.offsite.monitor.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.monitor.access.AuditEntry;
import dev.offsite.monitor.access.Passwords;
import dev.offsite.monitor.access.Right;
import dev.offsite.monitor.access.Role;
import dev.offsite.monitor.access.Scope;
import dev.offsite.monitor.access.Sessions;
import dev.offsite.monitor.access.UserAccount;
import dev.offsite.monitor.access.UserFile;
import dev.offsite.monitor.access.Viewer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Users and the audit log, for administrators. */
final class AdminRoutes {

  private static final int AUDIT_MAX = 1_000;

  private final Guard guard;
  private final UserFile users;
  private final Passwords passwords;
  private final Sessions sessions;
  private final Audit audit;

  AdminRoutes(Guard guard, UserFile users, Passwords passwords, Sessions sessions, Audit audit) {
    this.guard = guard;
    this.users = users;
    this.passwords = passwords;
    this.sessions = sessions;
    this.audit = audit;
  }

  void register(RoutesConfig routes) {
    routes.get("/api/users", administering((context, viewer) -> list(context)));
    routes.put("/api/users/{user}", administering(this::save));
    routes.delete("/api/users/{user}", administering(this::remove));
    routes.get("/api/audit", administering(this::audit));
  }

  /** Whoever sees a part of the city could make somebody who sees all of it. */
  private Handler administering(Guard.Answer answer) {
    return guard.only(
        Right.ADMINISTER,
        (context, viewer) -> {
          if (!(viewer.scope() instanceof Scope.Everywhere)) {
            throw Problem.forbidden("to administer needs the scope of all jurisdictions");
          }
          answer.answer(context, viewer);
        });
  }

  private record UserView(
      String user,
      List<Role> roles,
      List<String> jurisdictions,
      boolean allJurisdictions,
      boolean disabled) {}

  private record Users(List<UserView> users) {}

  private record Entries(List<AuditEntry> entries) {}

  private void list(Context context) {
    Answers.json(context, new Users(users.all().stream().map(AdminRoutes::view).toList()));
  }

  /**
   * What is to become of a user.
   *
   * @param passwordHash of a new password; empty if the old one stays
   */
  private record Wish(
      Set<Role> roles, Scope scope, boolean disabled, Optional<String> passwordHash) {

    /** The user as wished, with what nobody wished about as it is now. */
    UserAccount on(String name, Optional<UserAccount> now) {
      UserAccount.Standing standing =
          passwordHash.isPresent()
              ? UserAccount.Standing.GENERATED_PASSWORD // somebody else knows it
              : now.map(UserAccount::standing)
                  .filter(held -> held != UserAccount.Standing.DISABLED)
                  .orElse(UserAccount.Standing.ACTIVE);
      String hash =
          passwordHash
              .or(() -> now.map(UserAccount::passwordHash))
              .orElseThrow(
                  () -> new IllegalArgumentException("user '" + name + "' needs a password"));
      return new UserAccount(
          name, roles, scope, hash, disabled ? UserAccount.Standing.DISABLED : standing);
    }
  }

  private void save(Context context, Viewer viewer) throws IOException {
    String name = context.pathParam("user");
    JsonNode body = Answers.body(context);
    try {
      Wish wish = wish(body);
      boolean stays = wish.roles().contains(Role.ADMIN) && !wish.disabled();
      if (name.equals(viewer.user()) && !stays) {
        throw Problem.badRequest("nobody takes their own right to administer");
      }
      wish.on(name, users.find(name)); // what is wrong with it is said before it is noted
      audit.note(
          viewer.user(), AuditEntry.Action.USER_SAVED, name, wish.roles() + " " + wish.scope());
      users.put(name, now -> wish.on(name, now));
      if (wish.passwordHash().isPresent() || wish.disabled()) {
        sessions.closeAll(name);
      }
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(e.getMessage());
    }
    context.status(204);
  }

  private Wish wish(JsonNode body) {
    JsonNode password = body.path("password");
    Optional<String> hash = Optional.empty();
    if (password.isTextual()) {
      Passwords.requireFit(password.textValue());
      hash = Optional.of(passwords.hash(password.textValue()));
    }
    return new Wish(roles(body), scope(body), body.path("disabled").asBoolean(), hash);
  }

  private static Set<Role> roles(JsonNode body) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (JsonNode role : body.path("roles")) {
      roles.add(Role.valueOf(role.asText()));
    }
    return roles;
  }

  private static Scope scope(JsonNode body) {
    if (body.path("allJurisdictions").asBoolean()) {
      return new Scope.Everywhere();
    }
    Set<String> areas = new HashSet<>();
    body.path("jurisdictions").forEach(area -> areas.add(area.asText()));
    return new Scope.Within(areas);
  }

  private void remove(Context context, Viewer viewer) throws IOException {
    String name = context.pathParam("user");
    if (name.equals(viewer.user())) {
      throw Problem.badRequest("nobody deletes themselves");
    }
    audit.note(viewer.user(), AuditEntry.Action.USER_REMOVED, name, "");
    if (!users.remove(name)) {
      throw Problem.notFound();
    }
    sessions.closeAll(name);
    context.status(204);
  }

  private void audit(Context context, Viewer viewer) {
    int limit = Answers.limit(context, 200, AUDIT_MAX);
    audit.note(viewer.user(), AuditEntry.Action.AUDIT, "", "");
    Answers.json(context, new Entries(audit.newest(limit)));
  }

  private static UserView view(UserAccount account) {
    return new UserView(
        account.user(),
        List.copyOf(account.roles()),
        account.scope() instanceof Scope.Within within
            ? within.areas().stream().sorted().toList()
            : List.of(),
        account.scope() instanceof Scope.Everywhere,
        account.standing() == UserAccount.Standing.DISABLED);
  }
}
