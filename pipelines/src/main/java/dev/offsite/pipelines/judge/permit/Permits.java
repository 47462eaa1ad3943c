package dev.offsite.pipelines.judge.permit;

import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.List;
import java.util.stream.Collectors;

/** What candidates say of permits. */
final class Permits {

  /** The name of a place that no fence names. */
  static final String ON_THE_ROAD = "on the road";

  /** So many are named at most: a truck with more is named by their number. */
  private static final int NAMED_MAX = 5;

  /** Their ids, or how many they are. */
  static String ids(List<ReferenceEntry.Permit> permits) {
    if (permits.isEmpty()) {
      return "none";
    }
    return permits.size() > NAMED_MAX
        ? Integer.toString(permits.size())
        : permits.stream().map(ReferenceEntry.Permit::id).collect(Collectors.joining(" "));
  }

  private Permits() {}
}
