package dev.offsite.pipelines.judge.plate;

import java.util.Comparator;

/** What a plate has to do with a passage: it was read there, or what was read is taken back. */
sealed interface PassageReading extends Whereabouts permits ReadPassage, OtherwiseRead {

  /** Which of two contents of one passage counts: the one received last, then the later record. */
  Comparator<PassageReading> BY_RECEIPT =
      Comparator.comparingLong(PassageReading::receivedMs)
          .thenComparing(PassageReading::raw, BY_PLACE);

  /** The scale. */
  String deviceId();

  /** Of that scale. */
  String passageId();

  /** Names the passage. */
  default String key() {
    return deviceId() + '/' + passageId();
  }

  /** Whether it counts in place of another content of the same passage. */
  default boolean replaces(PassageReading other) {
    return BY_RECEIPT.compare(this, other) > 0;
  }
}
