package dev.offsite.monitor.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A user as the file keeps it.
 *
 * @param user name to log in with: 1 to 64 letters, digits and {@code . _ @ -}
 * @param passwordHash of {@link Passwords}
 * @param standing whether the user may log in
 */
public record UserAccount(
    String user, Set<Role> roles, Scope scope, String passwordHash, Standing standing) {

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}._@-]{1,64}");

  /** Whether a user may log in. */
  public enum Standing {
    /** With a password that was generated, which should be changed. */
    GENERATED_PASSWORD,
    /** With a password of the user's own. */
    ACTIVE,
    /** Not at all. */
    DISABLED
  }

  /**
   * Checks the account.
   *
   * @throws IllegalArgumentException if the name is none, or there is no role
   */
  public UserAccount {
    if (!NAME.matcher(user).matches()) {
      throw new IllegalArgumentException(
          "user '" + user + "' is not 1 to 64 letters, digits, '.', '_', '@' and '-'");
    }
    if (roles.isEmpty()) {
      throw new IllegalArgumentException("user '" + user + "' has no role");
    }
    roles = Collections.unmodifiableSet(EnumSet.copyOf(roles));
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(passwordHash, "passwordHash");
    Objects.requireNonNull(standing, "standing");
  }

  /** Whoever is logged in with it. */
  public Viewer viewer() {
    return new Viewer(user, roles, scope);
  }

  /** This account with a password of the user's own. */
  public UserAccount withPassword(String newHash) {
    return new UserAccount(user, roles, scope, newHash, Standing.ACTIVE);
  }

  /** Says nothing of the hash, so that a log never does. */
  @Override
  public String toString() {
    return "UserAccount[" + user + ", " + roles + ", " + scope + ", " + standing + ']';
  }
}
