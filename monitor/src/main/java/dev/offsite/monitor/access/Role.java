package dev.offsite.monitor.access;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What somebody is. The jurisdictions of a user limit all of them. */
public enum Role {
  /** On shift: watches everything of the jurisdictions and decides. */
  OPERATOR(Right.WATCH_CANDIDATES, Right.DECIDE, Right.WATCH_DEVICES, Right.SEE_PLATES),
  /** On the street: watches and decides there. */
  SQUAD(Right.WATCH_CANDIDATES, Right.DECIDE, Right.SEE_PLATES),
  /** Connects devices: needs no plate and no case. */
  INTEGRATOR(Right.WATCH_DEVICES),
  /** Runs the centre. */
  ADMIN(
      Right.WATCH_CANDIDATES,
      Right.DECIDE,
      Right.WATCH_DEVICES,
      Right.SEE_PLATES,
      Right.ADMINISTER);

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable set of enum constants
  private final Set<Right> rights;

  Role(Right first, Right... others) {
    this.rights = Collections.unmodifiableSet(EnumSet.of(first, others));
  }

  /** What it may do. */
  public Set<Right> rights() {
    return rights;
  }
}
