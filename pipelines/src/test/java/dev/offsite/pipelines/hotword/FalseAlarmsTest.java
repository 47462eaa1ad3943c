package dev.offsite.pipelines.hotword;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.reference.ReferenceDirectory;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often a district is called hot in which nothing is unusual, by the parameters of the example
 * data: in 10,000 weeks of districts each, judged after every patrol of each day, as the job does.
 * {@code docs/hot-words.md} quotes the figures.
 */
class FalseAlarmsTest {

  private static final int DAYS = 70_000;
  private static final double STATED = 0.0005;

  /** The rule of the example data about manhole covers. */
  private static final HotRule RULE = rules().get(0);

  /** All rules about objects of the example data; they have the same parameters for this. */
  private static List<HotRule> rules() {
    Path folder =
        Path.of(
            "../device-simulators/src/main/resources/dev/offsite/simulators/scenario/hangzhou"
                + "/reference");
    List<HotRule> rules = new ArrayList<>();
    try {
      for (ReferenceEntry entry : ReferenceDirectory.read(folder)) {
        if (entry instanceof ReferenceEntry.Rule rule
            && rule.violation() == ViolationKind.PATROL_OBJECT) {
          rules.add(new HotRule(rule));
        }
      }
    } catch (IOException e) {
      throw new AssertionError(folder + " cannot be read", e);
    }
    return rules;
  }

  @Test
  void rulesOfTheExample_allHaveTheParametersThatAreMeasuredHere() {
    assertThat(rules())
        .hasSize(7)
        .extracting(
            HotRule::probabilityMax, HotRule::days, HotRule::historyDays, HotRule::placesMin)
        .containsOnly(tuple(STATED, 28, 7, 5));
    assertThat(rules())
        .extracting(HotRule::priorPlaces, HotRule::dispersion, HotRule::dispersionDays)
        .containsOnly(tuple(0.5, 2.5, 42.0));
  }

  /** Places a patrol finds at the mean, and the variance of a day as a multiple of its mean. */
  @ParameterizedTest
  @CsvSource({
    "0.02, 1", "0.1, 1", "0.3, 1", "1, 1", "3, 1",
    "0.02, 1.5", "0.1, 1.5", "0.3, 1.5", "1, 1.5", "3, 1.5",
    "0.02, 2", "0.1, 2", "0.3, 2", "1, 2", "3, 2"
  })
  void ordinaryDays_evenTwiceAsUnevenAsChance_areHotLessOftenThanStated(
      double rate, double dispersion) {
    assertThat(falseAlarms(rate, dispersion, 7)).isLessThanOrEqualTo(STATED);
  }

  /** The bound above is none that everything keeps. */
  @ParameterizedTest
  @CsvSource({"0.02, 4", "0.1, 4", "0.3, 4", "1, 4"})
  void daysFarMoreUnevenThanBelieved_areHotMoreOften_soTheTestCanFail(
      double rate, double dispersion) {
    assertThat(falseAlarms(rate, dispersion, 7)).isGreaterThan(STATED);
  }

  @ParameterizedTest
  @CsvSource({"0.02, 6", "0.1, 8", "0.3, 10", "1, 14", "3, 28"})
  void burst_againstAnEvenHistoryOfTwoPatrolsADay_isHotAndHalfOfItIsNot(double rate, int places) {
    List<Expectation.Day> before = new ArrayList<>();
    int found = 0;
    for (int day = 1; day <= 28; day++) {
      int upToThisDay = (int) Math.round(2 * rate * day);
      before.add(new Expectation.Day(upToThisDay - found, 2));
      found = upToThisDay;
    }
    assertThat(isHot(places, before, 2)).isTrue();
    assertThat(isHot(places / 2, before, 2)).isFalse();
  }

  private static double falseAlarms(double rate, double dispersion, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int hot = 0;
    for (int i = 0; i < DAYS; i++) {
      int patrols = 1 + random.nextInt(6);
      int[] places = new int[patrols];
      int found = places(random, patrols * rate, dispersion);
      for (int left = found; left > 0; left--) {
        places[random.nextInt(patrols)]++;
      }
      if (found < RULE.placesMin()) {
        continue; // whatever the days before were
      }
      List<Expectation.Day> before = new ArrayList<>();
      for (int day = 0; day < 28; day++) {
        int others = random.nextInt(7);
        if (others > 0) {
          before.add(new Expectation.Day(places(random, others * rate, dispersion), others));
        }
      }
      hot += isEverHot(places, before) ? 1 : 0;
    }
    return (double) hot / DAYS;
  }

  private static boolean isEverHot(int[] placesByPatrol, List<Expectation.Day> before) {
    int count = 0;
    for (int patrol = 0; patrol < placesByPatrol.length; patrol++) {
      count += placesByPatrol[patrol];
      if (isHot(count, before, patrol + 1)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isHot(int count, List<Expectation.Day> before, int patrols) {
    if (count < RULE.placesMin() || before.size() < RULE.historyDays()) {
      return false;
    }
    Expectation expectation = Expectation.of(before, patrols, RULE);
    return count > expectation.mean() && expectation.probabilityOf(count) <= RULE.probabilityMax();
  }

  /** Poisson, or negative binomial with the same mean and a wider variance. */
  private static int places(SplittableRandom random, double mean, double dispersion) {
    if (dispersion == 1) {
      return poisson(random, mean);
    }
    double shape = mean / (dispersion - 1);
    return poisson(random, gamma(random, shape) / shape * mean);
  }

  /** Knuth: products of uniform numbers. */
  private static int poisson(SplittableRandom random, double mean) {
    double limit = Math.exp(-mean);
    double product = random.nextDouble();
    int count = 0;
    while (product > limit) {
      product *= random.nextDouble();
      count++;
    }
    return count;
  }

  /** Marsaglia and Tsang 2000, ACM Trans. Math. Softw. 26, 363-372. */
  private static double gamma(SplittableRandom random, double shape) {
    if (shape < 1) {
      return gamma(random, shape + 1) * Math.pow(random.nextDouble(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double normal =
          Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
              * Math.cos(2 * Math.PI * random.nextDouble());
      double v = Math.pow(1 + c * normal, 3);
      if (v > 0
          && Math.log(1 - random.nextDouble())
              < normal * normal / 2 + d - d * v + d * Math.log(v)) {
        return d * v;
      }
    }
  }
}
