package dev.offsite.pipelines.decode.vendor;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.pipelines.testing.Profiles;
import dev.offsite.schemas.reference.ReferenceFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A profile whose tests fail, or that has none, is refused where it is read. */
class ProfileTestsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "heightM: 131.25 | heightM: 131.26 | /tests/0/expect: test 'an aircraft on its route, camera down' got [{",
        "pitchDeg: -90 | speedKph: 1 | expects 'speedKph', which a report SORTIE does not have",
        "pitchDeg: -90 | # | got [{",
        "phase: TRACK#      deviceTime: \"2026-03-04T22:15:07.250+08:00\" | phase: TRACK | is no report of the contract: MISSING_FIELD at '/deviceTime'",
        "/timestamp, time: epoch-ms | /timestamp, time: epoch-s | got BAD_VALUE at '/timestamp'",
        "pointer: /data/latitude} | pointer: /data/longitude} | got BAD_VALUE at '/data/latitude'",
        "reason: MISSING_FIELD | reason: WRONG_TYPE | got MISSING_FIELD at '/data/latitude'",
        "thing/product/1581F5BKD233N00A0001/osd | thing/product/1581F5BKD233N00A0001/state | /tests/0/topic: test 'an aircraft on its route, camera down' 'thing/product/1581F5BKD233N00A0001/state' is not of the form thing/product/{deviceId}/osd",
        "\"latitude\": 113.44444, \"longitude\": 23.45656 | \"latitude\": 23.45656, \"longitude\": 113.44444 | got no fault but [{",
      })
  void test_thatFails_isNamedWithWhatCameInstead(String good, String bad, String message) {
    String yaml = Profiles.yaml(Profiles.DJI);
    String changed = yaml.replace(good.replace('#', '\n'), bad);
    assertThatThrownBy(() -> Profiles.parse(changed))
        .isInstanceOf(ReferenceFormatException.class)
        .hasMessageStartingWith("profiles/test.yaml: /tests/")
        .hasMessageContaining(message);
  }

  @Test
  void test_withoutExpectation_orWithBoth_isRefused() {
    String fault = "    expectFault: {reason: MISSING_FIELD, pointer: /t}\n";
    String yaml = Profiles.status();
    assertThatThrownBy(() -> Profiles.parse(yaml.replaceFirst(" *expectFault: [^\n]*\n", "")))
        .hasMessageContaining("/tests/0: test 'nothing' has not exactly one of expect and");
    assertThatThrownBy(
            () -> Profiles.parse(yaml.replaceFirst(" *expectFault: ", fault + "    expect: {}\n#")))
        .hasMessageContaining("/tests/0: test 'nothing' has not exactly one of expect and");
  }

  @Test
  void test_inAZoneThatDoesNotExist_isRefused() {
    String yaml = Profiles.status().replace("given:", "clockZone: Mars/Olympus\n    given:");
    assertThatThrownBy(() -> Profiles.parse(yaml))
        .hasMessageContaining("/tests/0/clockZone: test 'nothing' 'Mars/Olympus' is no zone");
  }

  @Test
  void profile_withoutTests_isRefused() {
    String yaml = Profiles.status().replaceFirst("(?s)tests:.*(?=fields:)", "");
    assertThatThrownBy(() -> Profiles.parse(yaml))
        .hasMessageContaining("/tests: is empty; at least one item is required");
  }
}
