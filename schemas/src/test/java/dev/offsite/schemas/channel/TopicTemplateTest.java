package dev.offsite.schemas.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicTemplateTest {

  @ParameterizedTest
  @CsvSource({
    "thing/product/{deviceId}/osd, thing/product/SN01/osd, SN01",
    "{deviceId}/up, a/up, a",
    "scale/{deviceId}, scale/w-1, w-1",
    "{deviceId}, x, x",
    "/sys/{deviceId}/, /sys/d:1/, d:1",
  })
  void findDeviceId_nameOfThisForm_isItsLevel(String template, String name, String deviceId) {
    assertThat(new TopicTemplate(template).findDeviceId(name)).contains(deviceId);
    assertThat(new TopicTemplate(template).nameFor(deviceId)).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "thing/product/osd",
        "thing/product//osd",
        "thing/product/a/b/osd",
        "thing/product/a/osd/",
        "thing/product/a/osd2",
        "x/thing/product/a/osd",
        "Thing/product/a/osd",
        "thing/product/a b/osd",
        "thing/product/浙A/osd",
      })
  void findDeviceId_anyOtherName_isNone(String name) {
    assertThat(new TopicTemplate("thing/product/{deviceId}/osd").findDeviceId(name)).isEmpty();
  }

  @Test
  void findDeviceId_longestId_andOneMore() {
    TopicTemplate template = new TopicTemplate("t/{deviceId}/u");
    String longest = "x".repeat(DeviceTopic.DEVICE_ID_LENGTH_MAX);
    assertThat(template.findDeviceId("t/" + longest + "/u")).contains(longest);
    assertThat(template.findDeviceId("t/" + longest + "x/u")).isEmpty();
  }

  @Test
  void filter_hasOneWildcardAtTheDevice() {
    assertThat(new TopicTemplate("thing/product/{deviceId}/osd").filter())
        .isEqualTo("thing/product/+/osd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a/b",
        "a{deviceId}/b",
        "a/{deviceId}b",
        "{deviceId}/{deviceId}",
        "+/{deviceId}",
        "{deviceId}/#",
        "{sn}/{deviceId}",
        "a/deviceId/b",
        "{DEVICEID}/x"
      })
  void template_anythingElse_isRefusedWithItsText(String text) {
    assertThat(TopicTemplate.findFault(text)).isNotEmpty();
    assertThatThrownBy(() -> new TopicTemplate(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + text + "'")
        .hasMessageContaining("exactly one level {deviceId}");
  }

  @Test
  void template_bothSidesOfItsLength() {
    String longest = "a".repeat(501) + "/{deviceId}";
    assertThat(new TopicTemplate(longest).text()).hasSize(512);
    assertThatThrownBy(() -> new TopicTemplate("a" + longest))
        .hasMessageContaining("has 513 characters; at most 512 allowed");
  }
}
