package dev.offsite.monitor.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Whoever asks, with all that decides about the answer. Immutable.
 *
 * @param user name
 * @param roles at least one where anything may be seen
 * @param scope where
 */
public record Viewer(String user, Set<Role> roles, Scope scope) {

  public Viewer {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(scope, "scope");
    roles = roles.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(roles));
  }

  /** Whether one of the roles allows it. */
  public boolean may(Right right) {
    for (Role role : roles) {
      if (role.rights().contains(right)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a place with these areas is theirs. */
  public boolean sees(AreaPath place) {
    return scope.covers(place);
  }

  /** The plate as this viewer may read it. */
  public String plate(String plate) {
    return may(Right.SEE_PLATES) ? plate : PlateMask.of(plate);
  }
}
