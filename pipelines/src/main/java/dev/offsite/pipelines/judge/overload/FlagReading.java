package dev.offsite.pipelines.judge.overload;

import dev.offsite.schemas.reference.FlagMeaning;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a rule makes of the flags of one weighing. Pure.
 *
 * <p>A flag that the rule does not name puts the weight in doubt: nobody knows that it does not.
 */
final class FlagReading {

  private final Set<String> flags;
  private final ReferenceEntry.Rule rule;

  /** The reading of these flags; one that stands there twice counts once. */
  FlagReading(List<String> flags, ReferenceEntry.Rule rule) {
    this.flags = new LinkedHashSet<>(flags);
    this.rule = rule;
  }

  /** Whether any flag puts the weight in doubt, because of the driver or of anything else. */
  boolean putsWeightInDoubt() {
    return flags.stream()
        .map(this::meaningOf)
        .anyMatch(meaning -> meaning.map(m -> m.use() != FlagMeaning.Use.HARMLESS).orElse(true));
  }

  /** Those that show that the driver spoiled the weighing. */
  List<FlagMeaning> evasions() {
    List<FlagMeaning> evasions = new ArrayList<>();
    for (String flag : flags) {
      meaningOf(flag).filter(m -> m.use() == FlagMeaning.Use.EVASION).ifPresent(evasions::add);
    }
    return evasions;
  }

  private Optional<FlagMeaning> meaningOf(String flag) {
    return rule.flags().stream().filter(meaning -> meaning.code().equals(flag)).findFirst();
  }
}
