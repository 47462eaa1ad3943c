package dev.offsite.pipelines.gate;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.Media;
import java.util.List;
import java.util.Set;

/**
 * Whether there are as many photos as the rule's parameter {@code requiresMedia} says, each with a
 * digest. A rule that asks for none does not look at any.
 */
final class MediaCheck {

  static void examine(List<Media> media, ReferenceEntry.Rule rule, Set<Doubt> doubts) {
    int required = RuleNeeds.count(rule, "requiresMedia");
    if (required == 0) {
      return;
    }
    if (media.isEmpty()) {
      doubts.add(Doubt.MEDIA_MISSING);
    } else if (media.size() < required) {
      doubts.add(Doubt.MEDIA_TOO_FEW);
    }
    if (media.stream().anyMatch(one -> one.sha256() == null)) {
      doubts.add(Doubt.MEDIA_WITHOUT_DIGEST);
    }
  }

  private MediaCheck() {}
}
