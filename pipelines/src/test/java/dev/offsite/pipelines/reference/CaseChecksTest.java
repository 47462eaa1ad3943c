package dev.offsite.pipelines.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.reference.Authority;
import dev.offsite.schemas.reference.ReferenceFault;
import dev.offsite.schemas.reference.Validity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What must fit together of authorities. */
class CaseChecksTest {

  private static final Instant NOON = Times.at("12:00:00");

  @Test
  void parent_withoutAuthority_isRefused() {
    Authority street = authority("a", 1, Times.LONG_BEFORE, null, "street", "town");
    assertThat(ReferenceChecks.check(List.of(street)))
        .extracting(ReferenceFault::toString)
        .containsExactly(
            "authorities.json: /parentAreaId: authority 'a' version 1: no authority is of the area"
                + " 'town'");
    Authority town = authority("b", 1, Times.LONG_BEFORE, null, "town", null);
    assertThat(ReferenceChecks.check(List.of(street, town))).isEmpty();
  }

  @Test
  void area_withTwoAuthoritiesAtOnce_isRefusedAndOneAfterTheOtherIsNot() {
    Authority first = authority("a", 1, Times.LONG_BEFORE, NOON, "town", null);
    assertThat(ReferenceChecks.check(List.of(first, authority("b", 1, NOON, null, "town", null))))
        .isEmpty();
    assertThat(
            ReferenceChecks.check(
                List.of(first, authority("b", 1, NOON.minusMillis(1), null, "town", null))))
        .extracting(ReferenceFault::toString)
        .containsExactly(
            "authorities.json: /areaId: authority 'b' version 1: the area 'town' has 'a' version 1"
                + " at the same time");
  }

  private static Authority authority(
      String id,
      int version,
      Instant from,
      @Nullable Instant to,
      String area,
      @Nullable String parent) {
    return new Authority(id, version, new Validity(from, to), area, "squad", List.of(), parent);
  }
}
