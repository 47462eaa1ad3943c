package dev.offsite.pipelines.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompanyLinkerTest {

  private static final Instant TEN = Times.at("10:00:00");

  private final CompanyLinker linker = new CompanyLinker();

  @Test
  void link_journeysOfSeveralVehicles_countEachOnce() {
    Map<String, Linkage> linkages =
        linker.link(
            List.of(
                Offences.of("a", TEN, "a"),
                Offences.of("b", TEN.plusSeconds(1), "a"),
                Offences.of("c", TEN.plusSeconds(2), "c")),
            Set.of("b", "c"));
    assertThat(linkages).containsOnlyKeys("b", "c");
    assertThat(linkages.get("b").details()).containsEntry("companyTimesInYear", "1");
    assertThat(linkages.get("c").details())
        .containsEntry("companyTimesInYear", "2")
        .containsEntry("companyTimesInYearWithReview", "2");
    assertThat(linkages.get("c").related()).isEmpty();
  }

  @Test
  void journeyOf_whatTheVehicleStageFound_elseTheCandidateItself() {
    Candidate alone = Offences.candidate(TEN, "company");
    Candidate linked =
        new Linkage(Map.of("journey", "first"), List.of(), List.of())
            .addedTo(alone, 2, alone.phase(), TEN);
    assertThat(linker.journeyOf(alone)).isEqualTo(alone.id());
    assertThat(linker.journeyOf(linked)).isEqualTo("first");
  }

  @Test
  void keyOf_companyNotKnown_isNone() {
    assertThat(linker.keyOf(Offences.candidate(TEN, null))).isEmpty();
    assertThat(linker.keyOf(Offences.candidate(TEN, "company"))).contains("company");
  }
}
