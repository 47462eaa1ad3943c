package dev.offsite.pipelines.hotword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Rules;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExpectationTest {

  private static final HotRule CHANCE_ALONE =
      new HotRule(
          HotWordScene.rule()
              .parameter("hotDispersion", 1)
              .parameter("hotDispersionDays", 0)
              .entry());

  private static List<Expectation.Day> days(int count, int places, int patrols) {
    return Collections.nCopies(count, new Expectation.Day(places, patrols));
  }

  @Test
  void expectation_ofEvenDays_isTheGammaPoissonMixture() {
    Expectation expectation = Expectation.of(days(10, 2, 4), 6, CHANCE_ALONE);

    assertThat(expectation)
        .isEqualTo(new Expectation(expectation.mean(), expectation.size(), 1, 10, 20, 40));
    assertThat(expectation.mean()).isCloseTo(6 * 20.5 / 40, within(1e-12));
    assertThat(expectation.size()).isCloseTo(20.5, within(1e-9));
  }

  @Test
  void expectation_growsWithThePatrolsOfTheDay() {
    double once = Expectation.of(days(10, 2, 2), 2, CHANCE_ALONE).probabilityOf(12);
    double thrice = Expectation.of(days(10, 2, 2), 6, CHANCE_ALONE).probabilityOf(12);

    assertThat(once).isLessThan(1e-3);
    assertThat(thrice).isGreaterThan(1e-2);
  }

  @Test
  void expectation_ofMoreDays_isSurer() {
    double few = Expectation.of(days(3, 1, 1), 1, CHANCE_ALONE).probabilityOf(6);
    double many = Expectation.of(days(60, 1, 1), 1, CHANCE_ALONE).probabilityOf(6);

    assertThat(many).isLessThan(few / 5);
  }

  @Test
  void expectation_ofUnevenDays_isWider() {
    List<Expectation.Day> uneven =
        List.of(
            new Expectation.Day(0, 1),
            new Expectation.Day(6, 1),
            new Expectation.Day(0, 1),
            new Expectation.Day(2, 1));

    Expectation expectation = Expectation.of(uneven, 1, CHANCE_ALONE);

    // Expected are 2 a day: (4 + 16 + 4 + 0) / 2 = 12, by three degrees of freedom.
    assertThat(expectation.dispersion()).isCloseTo(4, within(1e-12));
    assertThat(1 / expectation.size()).isCloseTo(3 / expectation.mean() + 4 / 8.5, within(1e-12));
    assertThat(expectation.probabilityOf(8))
        .isGreaterThan(10 * Expectation.of(days(4, 2, 1), 1, CHANCE_ALONE).probabilityOf(8));
  }

  @Test
  void dispersion_believedBefore_countsAsSoManyDays() {
    HotRule rule =
        new HotRule(
            HotWordScene.rule()
                .parameter("hotDispersion", 2.5)
                .parameter("hotDispersionDays", 6)
                .entry());

    // Even days say 0 by four degrees of freedom: (6 * 2.5 + 0) / (6 + 4).
    assertThat(Expectation.of(days(5, 2, 1), 1, rule).dispersion()).isCloseTo(1.5, within(1e-12));
  }

  @Test
  void dispersion_ofDaysWithoutAnyPlace_isWhatIsBelieved() {
    Expectation expectation =
        Expectation.of(days(28, 0, 2), 2, new HotRule(HotWordScene.rule().entry()));

    assertThat(expectation.dispersion()).isEqualTo(1.5);
    assertThat(expectation.mean()).isCloseTo(0.5 / 28, within(1e-12));
    assertThat(expectation.probabilityOf(0)).isEqualTo(1);
  }

  @Test
  void rule_withoutTheParameters_looksForNothing() {
    assertThat(
            HotRule.find(
                "patrol",
                HotWordScene.FIRST,
                Entries.complete().with(Rules.patrol().entry()).snapshot()))
        .isEmpty();
    assertThat(HotRule.find("patrol", HotWordScene.FIRST, HotWordScene.reference())).isPresent();
  }
}
