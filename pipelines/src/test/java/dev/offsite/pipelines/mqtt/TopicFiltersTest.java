package dev.offsite.pipelines.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicFiltersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "#",
        "+",
        "a/#",
        "a/+/c",
        "+/+/#",
        "/",
        "a//b",
        "$SYS/x",
        "ä/渣土",
        "$share/g/a/#",
        "$share/g//"
      })
  void filter_wellFormed_hasNoFault(String filter) {
    assertThat(TopicFilters.findFault(filter)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "a/#/b, before its last level",
    "a#, does not fill its level",
    "a/b+/c, does not fill its level",
    "$share/group, not of the form $share/group/filter",
    "$share//a, not of the form $share/group/filter",
    "$share/group/, not of the form $share/group/filter",
    "$share/g+/a, wildcard in its share name 'g+'",
    "$share/group/a/#/b, before its last level",
    "'', is empty",
    "'a\0b', null character"
  })
  void filter_malformed_namesTheFault(String filter, String fault) {
    assertThat(TopicFilters.findFault(filter)).contains(fault);
  }

  @ParameterizedTest
  @CsvSource({
    "a/b, a/b, true",
    "a/b, a/c, false",
    "a/b, a/b/c, false",
    "a/+, a/b, true",
    "a/+, +/b, true",
    "a/+, b/+, false",
    "a/+, a/b/c, false",
    "a/#, a, true",
    "a/#, a/b/c, true",
    "a/#, b, false",
    "a/b/#, a, false",
    "#, a/b, true",
    "$share/g/a/#, a/b, true",
    "$share/g/a/#, $share/h/a/+, true",
    "$share/g/a/#, $share/g/b/#, false",
    "#, $SYS/a, false",
    "+/a, $SYS/a, false",
    "v1/wim/+/+, v1/truck/+/+, false",
    "v1/+/x/#, v1/wim/+/passage, true"
  })
  void overlap_ofTwoFilters_isSymmetric(String one, String other, boolean overlap) {
    assertThat(TopicFilters.overlap(one, other)).isEqualTo(overlap);
    assertThat(TopicFilters.overlap(other, one)).isEqualTo(overlap);
  }
}
