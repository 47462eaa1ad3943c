package dev.offsite.pipelines.decode.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.pipelines.testing.Profiles;
import dev.offsite.schemas.reference.ReferenceFormatException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a profile cannot say, and the place and the reason that its author is given. */
class ProfileCompilerTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "speed: /v | /fields/speed: a report STATUS has no field 'speed'; it has [deviceId, deviceTime,",
        "firmware: {source: /f, constant: a} | /fields/firmware: has both a source and a constant",
        "firmware: {required: true} | /fields/firmware: has neither a source nor a constant",
        "firmware: {constant: a, absent: b} | /fields/firmware/constant: is converted by nothing",
        "firmware: {source: /f, unit: kg} | /fields/firmware/unit: 'kg' is no unit of firmware; known are []",
        "firmware: {source: /f, scale: 2} | /fields/firmware/scale: firmware is no number",
        "firmware: {source: /f, time: epoch-s} | /fields/firmware/time: firmware is no time",
        "firmware: {source: /f, bits: {0: A}} | /fields/firmware/bits: firmware is no list of words",
        "firmware: {source: /f, ifUnlisted: A} | /fields/firmware/ifUnlisted: never counts without",
        "firmware: {source: /f, ifAbsent: A, required: true} | /fields/firmware/ifAbsent: never counts",
        "firmware: {source: /f/*} | /fields/firmware/source/0: '/f/*' has a level * too many; none",
        "faults: {source: /f/*/*} | /fields/faults/source/0: '/f/*/*' has a level * too many; one",
        "faults: {source: /f, bits: {53: A}} | /fields/faults/bits/53: is no number of a bit",
        "faults: {source: /f, bits: {x: A}} | /fields/faults/bits/x: is no number of a bit",
        "faults: {source: /f, bits: {0: A, 1: A}} | /fields/faults/bits/1: 'A' is blank or stands",
        "faults: {source: /f, bits: {0: A}, values: {a: b}} | /fields/faults: has more than one of",
        "firmware: {source: /f, values: {a: b}, absent: a} | /fields/firmware/values/a: is also listed",
        "firmware: {source: /f, values: {1: b, 1.0: c}} | is c, but '1', the same number, is b",
        "firmware: {source: f} | /fields/firmware/source: 'f' is no JSON Pointer",
        "deviceId: {source: /d, ifAbsent: x} | /fields/deviceId: the device id is that of the topic",
        "firmware: {source: /f, scalar: 2} | /fields/firmware/scalar: unknown field",
      })
  void field_thatMakesNoSense_isRefusedWithPlaceAndReason(String field, String message) {
    assertThatThrownBy(() -> Profiles.parse(Profiles.status(field)))
        .isInstanceOf(ReferenceFormatException.class)
        .hasMessageContaining("profiles/test.yaml: ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "state: {source: /s} | /fields/state: has no values; state is one of [ONLINE, FAULT,",
        "state: {source: /s, values: {1: ON}} | /fields/state/values/1: 'ON' cannot be state",
        "state: {source: /s, values: {1: ONLINE}, ifUnlisted: ODD} | /fields/state/ifUnlisted: 'ODD' cannot",
        "state: {constant: ON} | /fields/state/constant: 'ON' cannot be state; one of [ONLINE, FAULT",
      })
  void enumeration_thatTheContractDoesNotHave_isRefused(String state, String message) {
    String yaml = Profiles.status().replace("state: {constant: ONLINE}", state);
    assertThatThrownBy(() -> Profiles.parse(yaml)).hasMessageContaining(message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{source: /t} | /fields/deviceTime: needs time, the form of it",
        "{source: /t, time: soon} | /fields/deviceTime/time: 'soon' is no epoch-s, epoch-ms, rfc3339",
        "{source: /t, time: yyyy-MM-dd} | /fields/deviceTime/time: 'yyyy-MM-dd' does not hold date, hour",
        "{source: /t, time: 'HH:mm:ss'} | 'HH:mm:ss' does not hold date, hour and minute",
        "{source: /t, time: yyyy-MM-dd HH} | 'yyyy-MM-dd HH' does not hold date, hour and minute",
        "{source: /t, time: yyyy-MM-dd HH:mm z} | names a zone with 'z'; X, x or Z for an offset",
        "{constant: today} | /fields/deviceTime/constant: 'today' cannot be deviceTime",
      })
  void time_ofNoForm_isRefused(String time, String message) {
    String yaml = Profiles.status().replace("{source: /t, time: epoch-s}", time);
    assertThatThrownBy(() -> Profiles.parse(yaml)).hasMessageContaining(message);
  }

  @Test
  void fields_requiredByTheContract_areAllAskedFor() {
    String yaml =
        Profiles.status()
            .replace("  deviceTime: {source: /t, time: epoch-s}\n", "")
            .replace("  state: {constant: ONLINE}\n", "  firmware: /f\n");
    assertThatThrownBy(() -> Profiles.parse(yaml))
        .hasMessageContaining("/fields: 'deviceTime' is missing; the contract requires it")
        .hasMessageContaining("/fields: 'state' is missing; the contract requires it");
  }

  @Test
  void part_withoutWhatItMustHave_isRefused() {
    String yaml = Profiles.yaml(Profiles.WIM).replaceFirst("  media.0.kind: [^\n]*\n", "");
    assertThatThrownBy(() -> Profiles.parse(yaml))
        .hasMessageContaining("/fields: 'media.0.kind' is missing; the contract requires it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "topic: v/{deviceId}/s | topic: offsite/v1/truck/{deviceId}/position | /topic: 'offsite/v1/truck/{deviceId}/position' is ours but not offsite/v1/truck/{deviceId}/status",
        "report: STATUS | report: STATUS#report: STATUS | : not YAML at line 8 column 7: Duplicate field 'report'",
        "topic: v | each: /a/*#topic: v | /each: '/a/*' has a level *; one array is required",
        "topic: v | unwrap: [{at: '', encoding: TEXT}]#topic: v | /unwrap/0/at: the whole payload can only be",
        "topic: v | unwrap: [{at: /a, encoding: HEX}, {at: '', encoding: HEX}]#topic: v | /unwrap/1/at: the whole",
        "topic: v | unwrap: [{at: /a/*, encoding: HEX}]#topic: v | /unwrap/0/at: '/a/*' has a level *",
      })
  void profile_asAWhole_isRefused(String good, String bad, String message) {
    String yaml = Profiles.status();
    yaml = yaml.replaceFirst(good.replace("{", "\\{"), bad.replace('#', '\n'));
    String changed = yaml;
    assertThatThrownBy(() -> Profiles.parse(changed)).hasMessageContaining(message);
  }

  @Test
  void layers_threeAreAllowed_fourAreNot() {
    String layer = "{at: /a, encoding: TEXT}";
    String three = "unwrap: [" + String.join(", ", layer, layer, layer) + "]\ntopic: v";
    String yaml = Profiles.status().replace("pointer: /t", "pointer: /a");
    assertThat(Profiles.parse(yaml.replaceFirst("topic: v", three)).unwrap()).hasSize(3);
    String four = three.replaceFirst("\\[", "[" + layer + ", ");
    assertThatThrownBy(() -> Profiles.parse(yaml.replaceFirst("topic: v", four)))
        .hasMessageContaining("/unwrap: 4 layers; at most 3 allowed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "epoch-s",
        "epoch-ms",
        "rfc3339",
        "yyyyMMddHHmmss",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd'T'HH:mmX",
        "yyMMddHHmmss",
        "yyyy/M/d H:mm:ss.SSS xxx",
        "uuuu-MM-dd HH:mm:ss"
      })
  void time_ofAKnownForm_isTaken(String form) {
    String yaml = Profiles.status().replace("time: epoch-s", "time: \"" + form + '"');
    assertThat(Profiles.parse(yaml).fields().get("deviceTime").time()).isEqualTo(form);
  }

  @Test
  void time_paddedNumberBesideAnother_isRefused() {
    String yaml = Profiles.status().replace("time: epoch-s", "time: yyyyppMMddHHmmss");
    assertThatThrownBy(() -> Profiles.parse(yaml))
        .hasMessageContaining("'yyyyppMMddHHmmss' pads a number beside another");
  }
}
