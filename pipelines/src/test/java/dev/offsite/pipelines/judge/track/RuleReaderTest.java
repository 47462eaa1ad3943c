package dev.offsite.pipelines.judge.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.reference.RulesInForce;
import dev.offsite.schemas.candidate.ViolationKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleReaderTest {

  private final List<RulesInForce> read = new ArrayList<>();
  private final RuleReader<Integer> reader =
      new RuleReader<>(
          rules -> {
            read.add(rules);
            return rules.of(ViolationKind.SPEEDING).size();
          });

  private final ReferenceSnapshot reference =
      TruckScene.reference(
          TruckScene.rule(ViolationKind.SPEEDING, List.of(), Map.of("maxGapS", 60.0)));
  private final RulesInForce before =
      reference.rulesInForce(TruckScene.ALWAYS.from().minusNanos(1));
  private final RulesInForce after = reference.rulesInForce(TruckScene.ALWAYS.from());

  @Test
  void of_theSameRulesInARow_readsThemOnce() {
    assertThat(reader.of(after)).isEqualTo(1);
    assertThat(reader.of(after)).isEqualTo(1);
    assertThat(read).containsExactly(after);
  }

  @Test
  void of_otherRules_isWhatTheySay_alsoBackAndForth() {
    assertThat(reader.of(after)).isEqualTo(1);
    assertThat(reader.of(before)).isZero();
    assertThat(reader.of(after)).isEqualTo(1);
    assertThat(read).containsExactly(after, before, after);
  }

  @Test
  void rulesOfAnotherRelease_areReadAnew_evenIfTheySayTheSame() {
    reader.of(after);
    RulesInForce other = TruckScene.reference().rulesInForce(TruckScene.ALWAYS.from());
    assertThat(reader.of(other)).isZero();
  }

  @Test
  void ruleThatCannotBeRead_isReadAgainNextTime() {
    RuleReader<Integer> failing =
        new RuleReader<>(
            rules -> {
              read.add(rules);
              throw new IllegalStateException("no parameter");
            });
    assertThatThrownBy(() -> failing.of(after)).hasMessage("no parameter");
    assertThatThrownBy(() -> failing.of(after)).hasMessage("no parameter");
    assertThat(read).hasSize(2);
  }
}
