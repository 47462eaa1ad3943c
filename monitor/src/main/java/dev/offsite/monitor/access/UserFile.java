package dev.offsite.monitor.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.schemas.json.RecordJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The users, in a JSON file that only its owner may read: {@code {"users": [{"user", "roles",
 * "areas", "everywhere", "passwordHash", "standing"}]}}. At most {@value #USERS_MAX}. Thread-safe.
 */
public final class UserFile {

  /** A city has fewer. */
  public static final int USERS_MAX = 10_000;

  private final Path file;
  private final Map<String, UserAccount> byName = new TreeMap<>();

  private UserFile(Path file) {
    this.file = file;
  }

  /** The file as it is written. */
  record Content(List<Entry> users) {}

  /** One user as it is written. */
  record Entry(
      String user,
      List<Role> roles,
      List<String> areas,
      boolean everywhere,
      String passwordHash,
      UserAccount.Standing standing) {}

  /**
   * Reads the file; without one there are no users.
   *
   * @throws IOException if it cannot be read or holds something else, naming the file
   */
  public static UserFile open(Path file) throws IOException {
    UserFile users = new UserFile(file);
    if (Files.exists(file)) {
      try {
        for (JsonNode entry : RecordJson.parse(Files.readAllBytes(file)).path("users")) {
          UserAccount account = account(entry);
          users.byName.put(account.user(), account);
        }
      } catch (IllegalArgumentException e) {
        throw new IOException(file + " is no file of users: " + e.getMessage(), e);
      }
    }
    return users;
  }

  /** The user of that name. */
  public synchronized Optional<UserAccount> find(String user) {
    return Optional.ofNullable(byName.get(user));
  }

  /** All users by name. */
  public synchronized List<UserAccount> all() {
    return new ArrayList<>(byName.values());
  }

  /**
   * Adds a user or replaces one.
   *
   * @throws IllegalArgumentException if there are too many
   * @throws IOException if the file cannot be written; then nothing has changed
   */
  public synchronized void save(UserAccount account) throws IOException {
    if (!byName.containsKey(account.user()) && byName.size() >= USERS_MAX) {
      throw new IllegalArgumentException("more than " + USERS_MAX + " users");
    }
    Map<String, UserAccount> next = new TreeMap<>(byName);
    next.put(account.user(), account);
    write(next);
  }

  /**
   * Changes a user as they are now, with nobody else changing them meanwhile; says whether there is
   * one.
   *
   * @param change what it throws is thrown, and then nothing has changed
   * @throws IOException if the file cannot be written; then nothing has changed
   */
  public synchronized boolean update(String user, UnaryOperator<UserAccount> change)
      throws IOException {
    UserAccount held = byName.get(user);
    if (held == null) {
      return false;
    }
    save(change.apply(held));
    return true;
  }

  /**
   * Adds a user or changes one as they are now, with nobody else changing them meanwhile.
   *
   * @param change gets the user of that name, if there is one; what it throws is thrown, and then
   *     nothing has changed
   * @throws IllegalArgumentException if there are too many
   * @throws IOException if the file cannot be written; then nothing has changed
   */
  public synchronized void put(String user, Function<Optional<UserAccount>, UserAccount> change)
      throws IOException {
    save(change.apply(find(user)));
  }

  /**
   * Removes a user; says whether there was one.
   *
   * @throws IOException if the file cannot be written; then nothing has changed
   */
  public synchronized boolean remove(String user) throws IOException {
    if (!byName.containsKey(user)) {
      return false;
    }
    Map<String, UserAccount> next = new TreeMap<>(byName);
    next.remove(user);
    write(next);
    return true;
  }

  private void write(Map<String, UserAccount> next) throws IOException {
    List<Entry> entries = new ArrayList<>();
    for (UserAccount account : next.values()) {
      entries.add(
          new Entry(
              account.user(),
              List.copyOf(account.roles()),
              account.scope() instanceof Scope.Within within
                  ? within.areas().stream().sorted().toList()
                  : List.of(),
              account.scope() instanceof Scope.Everywhere,
              account.passwordHash(),
              account.standing()));
    }
    OwnerFile.write(
        file, new String(RecordJson.writeIndented(new Content(entries)), StandardCharsets.UTF_8));
    byName.clear();
    byName.putAll(next);
  }

  private static UserAccount account(JsonNode entry) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    entry.path("roles").forEach(role -> roles.add(Role.valueOf(role.asText())));
    Set<String> areas = new HashSet<>();
    entry.path("areas").forEach(area -> areas.add(area.asText()));
    return new UserAccount(
        entry.path("user").asText(),
        roles,
        entry.path("everywhere").asBoolean() ? new Scope.Everywhere() : new Scope.Within(areas),
        entry.path("passwordHash").asText(),
        UserAccount.Standing.valueOf(entry.path("standing").asText()));
  }
}
