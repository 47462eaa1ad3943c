package dev.offsite.simulators.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanYamlTest {

  /** Some plan. */
  record Plan(Duration every, LocalTime at, int number) {}

  @ParameterizedTest
  @CsvSource({
    "500ms, PT0.5S",
    "4s, PT4S",
    "30min, PT30M",
    "2h, PT2H",
    "0s, PT0S",
    "-3min, PT-3M",
    "4 s, PT4S",
    "999999999ms, PT277H46M39.999S"
  })
  void duration_numberAndUnit_isThatLong(String text, Duration expected) {
    assertThat(plan("every: " + text + "\nat: '22:30'\nnumber: 1").every()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "4 seconds", "s", "1.5h", "--4s", "1000000000s", "PT4S", "\"\""})
  void duration_anotherForm_isRefusedNamingTheForm(String text) {
    assertThatThrownBy(() -> plan("every: " + text + "\nat: '22:30'\nnumber: 1"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("plan x")
        .hasMessageContaining("500ms, 4s, 30min or 2h");
  }

  @Test
  void value_missingUnknownOrNullKey_isRefusedNamingIt() {
    assertThatThrownBy(() -> plan("every: 1s\nat: '22:30'")).hasMessageContaining("number");
    assertThatThrownBy(() -> plan("every: 1s\nat: '22:30'\nnumber: 1\nsize: 2"))
        .hasMessageContaining("size");
    assertThatThrownBy(() -> plan("every: 1s\nat: '22:30'\nnumber: null"))
        .hasMessageContaining("number");
  }

  @Test
  void keys_noMappingOrNoYaml_isRefusedNamingTheText() {
    for (String text : List.of("- a", "just words", "", "a: [", "a: 1\na: {")) {
      assertThatThrownBy(() -> PlanYaml.keys("plan x", text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("plan x");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "number: 3 | number: banana | plan x, line 3: key 'number': value 'banana' is not a whole"
            + " number",
        "number: 3 | number: 99999999999 | plan x, line 3: key 'number': Numeric value"
            + " (99999999999) out of range of int (-2147483648 - 2147483647)",
        "number: 3 | number: null | plan x, line 3: key 'number': has no value",
        "number: 3 | number: [1] | plan x, line 3: key 'number': is not a whole number",
        "at: | size: 2~at: | plan x, line 2: key 'size': unknown; there is at, every, number",
        "number: 3 | | plan x: key 'number': missing",
        "every: 1s | every: 1 second | plan x, line 1: key 'every': value '1 second' is not like"
            + " 500ms, 4s, 30min or 2h",
        "at: '22:30' | at: '25:00' | plan x, line 2: key 'at': value '25:00' is not like 22:30",
        "at: '22:30' | every: 2s | plan x, line 2: key 'every' stands there twice",
      })
  void plan_wrong_isToldByLineKeyAndValue_withoutTheWordsOfTheParser(
      String right, String wrong, String message) {
    String text =
        "every: 1s\nat: '22:30'\nnumber: 3"
            .replace(right, wrong == null ? "" : wrong.replace('~', '\n'));
    assertThatThrownBy(() -> plan(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void keys_noYaml_isToldByLineAndInOneSentence() {
    assertThatThrownBy(() -> PlanYaml.keys("plan x", "a: 1\nb: [2\nc: 3"))
        .hasMessageStartingWith("plan x, line 3: ")
        .hasMessageNotContainingAny("\n", "reader", "jackson", "Source");
  }

  @Test
  void overlaid_aboveWins_keyByKey_andLeavesBothAsTheyWere() {
    JsonNode below = PlanYaml.keys("b", "a: {x: 1, y: 2}\nlist: [1, 2]\nonly: 3");
    JsonNode above = PlanYaml.keys("a", "a: {y: 5, z: 6}\nlist: [9]");
    JsonNode whole = PlanYaml.overlaid(below, above);
    assertThat(whole).isEqualTo(PlanYaml.keys("e", "a: {x: 1, y: 5, z: 6}\nlist: [9]\nonly: 3"));
    assertThat(below).isEqualTo(PlanYaml.keys("b", "a: {x: 1, y: 2}\nlist: [1, 2]\nonly: 3"));
  }

  private static Plan plan(String text) {
    return PlanYaml.value("plan x", PlanLines.of(text), PlanYaml.keys("plan x", text), Plan.class);
  }
}
