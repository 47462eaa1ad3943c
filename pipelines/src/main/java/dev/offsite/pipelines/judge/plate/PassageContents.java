package dev.offsite.pipelines.judge.plate;

import dev.offsite.schemas.candidate.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a scale has said of one passage: the content that counts, and each plate that was in any.
 * Immutable. The outcome does not depend on the order in which contents come.
 *
 * @param counts received last, in doubt the later record
 * @param plates in the order in which they came, at most {@value #PLATES_MAX}
 */
record PassageContents(Content counts, List<String> plates) {

  /** Nobody corrects a plate so often; of more, the later ones are not taken back. */
  static final int PLATES_MAX = 8;

  private static final Comparator<Content> BY_RECEIPT =
      Comparator.comparingLong(Content::receivedMs)
          .thenComparing(Content::raw, Whereabouts.BY_PLACE);

  PassageContents {
    Objects.requireNonNull(counts, "counts");
    plates = List.copyOf(plates);
  }

  /**
   * One content.
   *
   * @param plate as read; null if none was
   */
  record Content(@Nullable String plate, long timeMs, long receivedMs, Candidate.RawRecord raw) {
    Content {
      Objects.requireNonNull(raw, "raw");
    }
  }

  /** The first content of a passage. */
  static PassageContents of(Content first) {
    return new PassageContents(first, first.plate() == null ? List.of() : List.of(first.plate()));
  }

  /** With another content, or the same once more. */
  PassageContents with(Content content) {
    List<String> all = new ArrayList<>(plates);
    if (content.plate() != null && !all.contains(content.plate()) && all.size() < PLATES_MAX) {
      all.add(content.plate());
    }
    return new PassageContents(BY_RECEIPT.compare(content, counts) > 0 ? content : counts, all);
  }

  /** What each plate that does not count has to hear. */
  List<OtherwiseRead> takenBack(String deviceId, String passageId) {
    return plates.stream()
        .filter(plate -> !plate.equals(counts.plate()))
        .map(
            plate ->
                new OtherwiseRead(
                    plate, deviceId, passageId, counts.timeMs(), counts.receivedMs(), counts.raw()))
        .toList();
  }
}
