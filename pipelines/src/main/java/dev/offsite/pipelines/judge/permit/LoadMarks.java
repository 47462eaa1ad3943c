package dev.offsite.pipelines.judge.permit;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.Stretch;
import java.util.Set;

/** How the load became known in a stretch, as marks of its fixes. */
final class LoadMarks {

  private static final int MEASURED = 1;
  private static final int PRESUMED = 2;

  /** The mark of a fix. */
  static int of(Cargo cargo) {
    return switch (cargo) {
      case LOADED -> MEASURED;
      case PRESUMED_LOADED -> PRESUMED;
      case EMPTY, PRESUMED_EMPTY, UNKNOWN -> 0;
    };
  }

  /** What stands against the evidence: no sensor said anywhere in the stretch that it is loaded. */
  static Set<Doubt> doubts(Stretch stretch) {
    return isMeasured(stretch) ? Set.of() : Set.of(Doubt.LOAD_PRESUMED);
  }

  /** How it became known, in a word for the facts. */
  static String word(Stretch stretch) {
    if (isMeasured(stretch)) {
      return "measured";
    }
    return (stretch.marks() & PRESUMED) != 0 ? "presumed" : "unknown";
  }

  private static boolean isMeasured(Stretch stretch) {
    return (stretch.marks() & MEASURED) != 0;
  }

  private LoadMarks() {}
}
