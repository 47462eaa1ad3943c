package dev.offsite.schemas.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTopicTest {

  @ParameterizedTest
  @EnumSource
  void parse_topicOfEveryReport_isReadBack(ReportKind report) {
    for (DeviceKind device : DeviceKind.values()) {
      String name = "offsite/v1/" + device.level() + "/id-1/" + report.level();
      if (report.isSentBy(device)) {
        DeviceTopic topic = new DeviceTopic(device, "id-1", report);
        assertThat(topic.name()).isEqualTo(name);
        assertThat(DeviceTopic.parse(name)).contains(topic);
      } else {
        assertThat(DeviceTopic.parse(name)).isEmpty();
        assertThatThrownBy(() -> new DeviceTopic(device, "id-1", report))
            .hasMessage(device + " sends no " + report);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "offsite/v1/wim/a",
        "offsite/v1/wim/a/",
        "offsite/v1/wim//passage",
        "offsite/v1/wim/a/passage/",
        "offsite/v1/wim/a/b/passage",
        "offsite/v1/WIM/a/passage",
        "offsite/v1/wim/a/Passage",
        "offsite/v2/wim/a/passage",
        "/offsite/v1/wim/a/passage",
        "offsite/v1/wim/+/passage",
        "offsite/v1/wim/a b/passage",
        "offsite/v1/wim/浙A/passage",
        "offsite/v1/scale/a/passage"
      })
  void parse_anythingElse_isNoTopic(String name) {
    assertThat(DeviceTopic.parse(name)).isEmpty();
  }

  @Test
  void deviceId_bothSidesOfItsLength() {
    assertThat(DeviceTopic.isDeviceId("")).isFalse();
    assertThat(DeviceTopic.isDeviceId("a")).isTrue();
    assertThat(DeviceTopic.isDeviceId("a".repeat(DeviceTopic.DEVICE_ID_LENGTH_MAX))).isTrue();
    assertThat(DeviceTopic.isDeviceId("a".repeat(DeviceTopic.DEVICE_ID_LENGTH_MAX + 1))).isFalse();
    assertThat(DeviceTopic.isDeviceId("AZaz09._:-")).isTrue();
  }

  @Test
  void filter_ofADevice_hasAWildcardForIdAndReport() {
    assertThat(DeviceTopic.filterOf(DeviceKind.WIM)).isEqualTo("offsite/v1/wim/+/+");
  }

  @Test
  void telemetryTopics_areOneForEachDevice() {
    assertThat(KafkaTopics.telemetry())
        .containsExactly("telemetry.wim", "telemetry.truck", "telemetry.drone");
  }
}
