package dev.offsite.pipelines.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.link.Offence.Weight;
import dev.offsite.pipelines.testing.Times;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class VehicleLinkerTest {

  private static final Instant TEN = Times.at("10:00:00");

  private final VehicleLinker linker = new VehicleLinker();

  @Test
  void link_single_hasNoJourneyAndIsTheFirstOfTheYear() {
    Map<String, Linkage> linkages = link(Offences.counted("a", TEN));
    assertThat(linkages.get("a"))
        .isEqualTo(
            new Linkage(
                Map.of("timesInYear", "1", "timesInYearWithReview", "1"), List.of(), List.of()));
  }

  @Test
  void link_gapAtTheLimit_isOneJourney_millisecondMore_isTwo() {
    Instant atLimit = TEN.plus(Offences.FIGURES.journeyGap());
    Map<String, Linkage> one = link(Offences.counted("a", TEN), Offences.counted("b", atLimit));
    assertThat(one.get("a").related()).containsExactly("b");
    assertThat(one.get("b").related()).containsExactly("a");
    assertThat(one.get("b").details())
        .containsEntry("journey", "a")
        .containsEntry("journeyPassage", "2 of 2")
        .containsEntry("timesInYear", "1");
    assertThat(one.get("a").notes()).isEmpty();
    assertThat(one.get("b").notes()).containsExactly("FOLLOWS_IN_JOURNEY");

    Map<String, Linkage> two =
        link(Offences.counted("a", TEN), Offences.counted("b", atLimit.plusMillis(1)));
    assertThat(two.get("b").related()).isEmpty();
    assertThat(two.get("b").details())
        .doesNotContainKey("journey")
        .containsEntry("timesInYear", "2");
    assertThat(two.get("b").notes()).isEmpty();
  }

  @Test
  void link_longestJourneyReached_isOne_millisecondMore_beginsAnother() {
    Offence[] drive = new Offence[6];
    for (int i = 0; i < drive.length; i++) {
      drive[i] = Offences.counted("p" + i, TEN.plusSeconds(i * 3_600L));
    }
    Map<String, Linkage> linkages = link(drive);
    assertThat(linkages.get("p4").details())
        .containsEntry("journey", "p0")
        .containsEntry("journeyPassage", "5 of 5");
    assertThat(linkages.get("p5").details()).doesNotContainKey("journey");
    assertThat(linkages.get("p5").details()).containsEntry("timesInYear", "2");

    drive[4] = Offences.counted("p4", TEN.plus(Offences.FIGURES.journeyMax()).plusMillis(1));
    assertThat(link(drive).get("p4").details()).containsEntry("journey", "p4");
  }

  @Test
  void link_twoCandidatesOfOnePassage_areOnePassageAndNeitherFollows() {
    Map<String, Linkage> linkages =
        link(
            Offences.counted("a", TEN),
            Offences.counted("b", TEN),
            Offences.counted("c", TEN.plusSeconds(60)));
    assertThat(linkages.get("a").details()).containsEntry("journeyPassage", "1 of 2");
    assertThat(linkages.get("b").details()).containsEntry("journeyPassage", "1 of 2");
    assertThat(linkages.get("b").notes()).isEmpty();
    assertThat(linkages.get("c").details()).containsEntry("journeyPassage", "2 of 2");
    assertThat(linkages.get("c").related()).containsExactly("a", "b");
  }

  @Test
  void link_fourthTime_saysSo_thirdDoesNot() {
    Map<String, Linkage> linkages =
        link(
            Offences.counted("a", TEN),
            Offences.counted("b", TEN.plusSeconds(10_000)),
            Offences.counted("c", TEN.plusSeconds(20_000)),
            Offences.counted("d", TEN.plusSeconds(30_000)));
    assertThat(linkages.get("c").details()).containsEntry("timesInYear", "3");
    assertThat(linkages.get("c").notes()).isEmpty();
    assertThat(linkages.get("d").details()).containsEntry("timesInYear", "4");
    assertThat(linkages.get("d").notes()).containsExactly("TIMES_IN_YEAR_EXCEEDED");
  }

  @Test
  void link_underReview_isCountedApart_inadmissible_nowhere() {
    Map<String, Linkage> linkages =
        link(
            Offences.offence("a", TEN, Weight.UNDER_REVIEW),
            Offences.offence("b", TEN.plusSeconds(10_000), Weight.NOT_USABLE),
            Offences.counted("c", TEN.plusSeconds(20_000)));
    assertThat(linkages.get("c").details())
        .containsEntry("timesInYear", "1")
        .containsEntry("timesInYearWithReview", "2");
  }

  @Test
  void link_longJourney_namesABoundedNumber() {
    Offence[] drive = new Offence[VehicleLinker.RELATED_MAX + 2];
    for (int i = 0; i < drive.length; i++) {
      drive[i] = Offences.counted(String.format("p%03d", i), TEN.plusSeconds(i));
    }
    assertThat(link(drive).get("p000").related()).hasSize(VehicleLinker.RELATED_MAX);
    assertThat(link(drive).get("p051").details()).containsEntry("journeyPassage", "52 of 52");
  }

  private Map<String, Linkage> link(Offence... offences) {
    Set<String> all = Arrays.stream(offences).map(Offence::id).collect(Collectors.toSet());
    return linker.link(Arrays.stream(offences).sorted(Offence.ORDER).toList(), all);
  }
}
