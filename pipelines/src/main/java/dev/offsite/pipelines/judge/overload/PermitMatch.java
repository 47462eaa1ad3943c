package dev.offsite.pipelines.judge.overload;

import dev.offsite.schemas.reference.OverLimitPermit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the over-limit permits of a vehicle say to one passage.
 *
 * @param matched the one that holds, the heaviest of several; empty if none does
 * @param refused those that do not, with why, the one given last first; at most {@value
 *     #REFUSED_MAX}
 */
record PermitMatch(Optional<OverLimitPermit> matched, List<Refused> refused) {

  /** Nobody reads more; a haulier with a permit for every week of a year has 52. */
  static final int REFUSED_MAX = 5;

  /** A permit that does not hold. */
  record Refused(OverLimitPermit permit, Set<PermitMismatch> why) {
    Refused {
      why = EnumSet.copyOf(why);
    }

    @Override
    public String toString() {
      return nameOf(permit) + ": " + why.stream().map(Enum::name).collect(Collectors.joining(", "));
    }
  }

  PermitMatch {
    refused = List.copyOf(refused);
  }

  /** Permit and version as facts name them. */
  static String nameOf(OverLimitPermit permit) {
    return permit.id() + '/' + permit.version();
  }

  /** All refused for a reader; empty if there is none. */
  String refusedText() {
    return refused.stream().map(Refused::toString).collect(Collectors.joining("; "));
  }
}
