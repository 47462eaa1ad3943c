package dev.offsite.pipelines.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Fences;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.cases.CaseStep;
import dev.offsite.schemas.cases.Responsible;
import dev.offsite.schemas.reference.Authority;
import dev.offsite.schemas.reference.DeadlineProfile;
import dev.offsite.schemas.reference.Validity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who may act where, and by which deadlines; a street lies in the district of the tests. */
class AuthoritySearchTest {

  private static final Instant NOON = Times.at("12:00:00");
  private static final Validity ALWAYS = new Validity(Times.LONG_BEFORE, null);

  private Entries entries =
      Entries.none()
          .with(Fences.square("street-1", "street", 0, 0, 2_000).entry())
          .with(Fences.square(Entries.DISTRICT, "district", 0, 0, 10_000).entry())
          .with(authority("a-street", 1, ALWAYS, "street-1", null, "dumping", "fishing"))
          .with(authority("b-district", 1, ALWAYS, Entries.DISTRICT, null));

  @Test
  void street_thatMayEnforceTheMatter_isInCharge() {
    assertThat(find("street-1", "dumping", NOON).responsible())
        .isEqualTo(
            new Responsible(
                "dumping", "street-1", "street-1", "a-street/1", "squad of street-1", 0));
  }

  @Test
  void matter_thatTheStreetMayNotEnforce_goesOneLevelUp() {
    AuthoritySearch.Found found = find("street-1", "overload", NOON);
    assertThat(found.responsible())
        .isEqualTo(
            new Responsible(
                "overload",
                "street-1",
                Entries.DISTRICT,
                "b-district/1",
                "squad of district-1",
                1));
    assertThat(found.areas()).containsExactly("street-1", Entries.DISTRICT);
  }

  @Test
  void power_handedDownAtNoon_countsForActsFromNoonOn() {
    entries
        .with(
            authority("a-street", 1, new Validity(Times.LONG_BEFORE, NOON), "street-1", null, "x"))
        .with(
            authority("a-street", 2, new Validity(NOON, null), "street-1", null, "x", "overload"));
    assertThat(find("street-1", "overload", NOON.minusMillis(1)).responsible().authority())
        .isEqualTo("b-district/1");
    assertThat(find("street-1", "overload", NOON).responsible().authority())
        .isEqualTo("a-street/2");
  }

  @Test
  void parent_thatTheAuthorityNames_isAskedInPlaceOfTheFences() {
    entries
        .with(authority("a-street", 1, ALWAYS, "street-1", "port", "dumping"))
        .with(authority("c-port", 1, ALWAYS, "port", Entries.DISTRICT, "overload"));
    assertThat(find("street-1", "overload", NOON).responsible().area()).isEqualTo("port");
    assertThat(find("street-1", "fishing", NOON).responsible().area()).isEqualTo(Entries.DISTRICT);
    assertThat(find("street-1", "fishing", NOON).responsible().levelsUp()).isEqualTo(2);
  }

  @Test
  void parents_inARing_endTheSearch() {
    entries =
        Entries.none()
            .with(authority("a", 1, ALWAYS, "a", "b", "x"))
            .with(authority("b", 1, ALWAYS, "b", "a", "x"));
    AuthoritySearch.Found found = find("a", "dumping", NOON);
    assertThat(found.responsible()).isEqualTo(new Responsible("dumping", "a", null, null, null, 0));
    assertThat(found.areas()).containsExactly("a", "b");
  }

  @Test
  void place_withoutJurisdiction_isAskedByItsFences() {
    Responsible found = find(null, "dumping", NOON).responsible();
    assertThat(found.jurisdiction()).isNull();
    assertThat(found.area()).isEqualTo("street-1");
  }

  @Test
  void place_whereNobodyIsInCharge_hasNobody() {
    entries = Entries.none();
    assertThat(find(null, "dumping", NOON))
        .isEqualTo(
            new AuthoritySearch.Found(
                new Responsible("dumping", null, null, null, null, 0), List.of()));
  }

  @Test
  void profile_thatFitsBest_isChosen() {
    entries
        .with(profile("a-all", List.of(), List.of()))
        .with(profile("b-area", List.of(), List.of("street-1")))
        .with(profile("c-matter", List.of("dumping"), List.of()))
        .with(profile("d-both", List.of("dumping"), List.of("street-1")))
        .with(profile("e-both", List.of("dumping"), List.of("street-1")));
    assertThat(profileOf("dumping", "street-1")).isEqualTo("d-both");
    assertThat(profileOf("dumping", "street-2")).isEqualTo("c-matter");
    assertThat(profileOf("fishing", "street-1")).isEqualTo("b-area");
    assertThat(profileOf("fishing", "street-2")).isEqualTo("a-all");
    entries = Entries.none().with(profile("d-both", List.of("dumping"), List.of("street-1")));
    assertThat(profileOf("dumping", "street-2")).isNull();
    assertThat(profileOf("fishing", "street-1")).isNull();
  }

  private @Nullable String profileOf(String matter, String area) {
    return entries
        .snapshot()
        .caseDuties()
        .findProfile(matter, List.of(area), NOON)
        .map(DeadlineProfile::id)
        .orElse(null);
  }

  private AuthoritySearch.Found find(@Nullable String jurisdiction, String matter, Instant at) {
    Candidate.Place place =
        new Candidate.Place(
            null,
            null,
            null,
            "somewhere",
            Places.ORIGIN.lng(),
            Places.ORIGIN.lat(),
            "WGS84",
            null,
            jurisdiction,
            null);
    return AuthoritySearch.find(place, matter, at, entries.snapshot());
  }

  static Authority authority(
      String id,
      int version,
      Validity validity,
      String area,
      @Nullable String parent,
      String... matters) {
    return new Authority(id, version, validity, area, "squad of " + area, List.of(matters), parent);
  }

  private static DeadlineProfile profile(String id, List<String> matters, List<String> areas) {
    return new DeadlineProfile(
        id,
        1,
        ALWAYS,
        matters,
        areas,
        600,
        List.of(
            new DeadlineProfile.Step(
                CaseStep.REVIEW, DeadlineProfile.Start.CANDIDATE, 432_000, null, false)));
  }
}
