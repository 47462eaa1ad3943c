package dev.offsite.pipelines.gate;

import dev.offsite.pipelines.judge.Finding;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How complete a record is.
 *
 * @param missing the parts that are not there
 */
record Completeness(Set<RecordPart> missing) {

  /** A score below the least one by less than this is rounding: parts are sixths. */
  private static final double ROUNDING = 1e-9;

  static Completeness of(Finding finding) {
    Set<RecordPart> missing = EnumSet.noneOf(RecordPart.class);
    for (RecordPart part : RecordPart.values()) {
      if (!part.isIn(finding)) {
        missing.add(part);
      }
    }
    return new Completeness(missing);
  }

  /** The share of the parts that are there, 0 to 1. */
  double score() {
    int all = RecordPart.values().length;
    return (all - missing.size()) / (double) all;
  }

  boolean isBelow(double least) {
    return score() < least - ROUNDING;
  }

  /** The names of the missing parts, in their order. */
  List<String> missingNames() {
    return Arrays.stream(RecordPart.values()).filter(missing::contains).map(Enum::name).toList();
  }
}
