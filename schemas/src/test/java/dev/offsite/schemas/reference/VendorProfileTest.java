package dev.offsite.schemas.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.contract.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a profile and a device must be before anybody asks what they mean together. */
class VendorProfileTest {

  private static final ReferenceCodec CODEC = new ReferenceCodec();

  @Test
  void profile_example_keepsEveryPart() {
    ReferenceEntry.VendorProfile profile = profile(text("reference-vendor-profile"));
    assertThat(profile.key()).isEqualTo("vendor-profile/wim-10kg-bits/1");
    assertThat(profile.unwrap())
        .containsExactly(
            new ProfileMapping.Wrapping("/body", ProfileMapping.Wrapping.Encoding.BASE64));
    assertThat(profile.fields().get("deviceTime").source()).containsExactly("/time", "^/body/time");
    assertThat(profile.fields().get("grossKg").required()).isTrue();
    assertThat(profile.fields().get("lane").required()).isNull();
  }

  @Test
  void fields_inAnyOrder_arePublishedAsTheSameBytes() {
    String lane = "\"lane\": {\"source\": [\"/lane\"]},";
    String example = text("reference-vendor-profile");
    String moved = example.replace(lane, "").replace("\"plate.text\"", lane + "\"plate.text\"");
    assertThat(moved).isNotEqualTo(example);
    assertThat(CODEC.encode(profile(moved))).isEqualTo(CODEC.encode(profile(example)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"deviceKind\": \"WIM\" | \"deviceKind\": \"TRUCK\" | /report: PASSAGE is not sent by",
        "scale/{deviceId}/up | scale/+/up | /topic: 'scale/+/up' has not exactly one level",
        "\"each\": \"/body/vehicles\" | \"each\": \"body\" | /each: 'body' is no JSON Pointer",
        "[\"/no\"] | [\"no\"] | /fields/passageId/source: 'no' is no JSON Pointer, nor one after ^",
        "[\"/no\"] | [\"/~2\"] | /fields/passageId/source: '/~2' is no JSON Pointer",
        "[\"/no\"] | [\"/a~\"] | /fields/passageId/source: '/a~' is no JSON Pointer",
        "\"unit\": \"10kg\" | \"unit\": \" \" | /fields/grossKg/unit: is blank",
        "\"scale\": 0.1 | \"scalar\": 0.1 | /fields/speedKph/scalar: unknown field",
        "BASE64 | BASE32 | /unwrap/0/encoding: \"BASE32\" is not one of [BASE64, HEX, TEXT]",
        "MISSING_FIELD | GONE | /tests/0/expectFault/reason: \"GONE\" is not one of",
      })
  void profile_withAFault_namesThePlace(String good, String bad, String message) {
    String example = text("reference-vendor-profile");
    assertThat(example).contains(good);
    assertThatThrownBy(() -> profile(example.replace(good, bad)))
        .isInstanceOf(ReferenceFormatException.class)
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/a", "/a/b~1c/~0", "^", "^/a", "/*/x", "//"})
  void source_anyPointer_isTaken(String source) {
    String example = text("reference-vendor-profile");
    assertThat(
            profile(example.replace("[\"/no\"]", "[\"" + source + "\"]"))
                .fields()
                .get("passageId")
                .source())
        .containsExactly(source);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Asia/Shanghai", "+08:00", "Z", "UTC"})
  void device_zoneThatExists_isTaken(String zone) {
    assertThat(device("\"Asia/Shanghai\"", '"' + zone + '"').clockZone()).isEqualTo(zone);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"Asia/Shanghai\"', '\"Asia/Hangzhou\"', /clockZone: 'Asia/Hangzhou' is no IANA zone",
    "'\"Asia/Shanghai\"', '\"CST8\"', /clockZone: 'CST8' is no IANA zone",
    "'[\"wim-jiubao-01\"]', '[\" \"]', /logins: ' ' is blank",
    "'[\"wim-jiubao-01\"]', '[\"a\\nb\"]', /logins: ",
    "'\"wim-10kg-bits\"', '\"a b\"', /vendorProfile: 'a b' is no id",
  })
  void device_withAFault_namesTheField(String good, String bad, String message) {
    assertThatThrownBy(() -> device(good, bad)).hasMessageContaining(message);
  }

  @Test
  void device_ofAnOldFile_speaksOurContractUnderAnyLogin() {
    ReferenceEntry.Device device =
        device(
            ",\n  \"clockZone\": \"Asia/Shanghai\",\n  \"vendorProfile\": \"wim-10kg-bits\",\n"
                + "  \"logins\": [\"wim-jiubao-01\"]",
            "");
    assertThat(device.clockZone()).isNull();
    assertThat(device.vendorProfile()).isNull();
    assertThat(device.logins()).isEmpty();
    assertThat(new String(CODEC.encode(device), UTF_8)).doesNotContain("logins", "clockZone");
  }

  private static ReferenceEntry.Device device(String good, String bad) {
    String example = text("reference-device");
    assertThat(example).contains(good);
    return (ReferenceEntry.Device)
        CODEC.decode(
            ReferenceKind.DEVICE, "devices.json", example.replace(good, bad).getBytes(UTF_8));
  }

  private static ReferenceEntry.VendorProfile profile(String json) {
    return (ReferenceEntry.VendorProfile)
        CODEC.decode(ReferenceKind.VENDOR_PROFILE, "profile", json.getBytes(UTF_8));
  }

  private static String text(String example) {
    return new String(Examples.read(example), UTF_8);
  }
}
