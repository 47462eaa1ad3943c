package dev.offsite.schemas.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which topic names are a device's, and which a stranger's. */
class DeviceTopicTableTest {

  private static final long SEED = 311L;

  @ParameterizedTest
  @CsvSource({
    "offsite/v1/wim/wim-jiubao-01/passage, WIM, wim-jiubao-01, PASSAGE",
    "offsite/v1/wim/wim-jiubao-01/status, WIM, wim-jiubao-01, STATUS",
    "offsite/v1/truck/013812345678/position, TRUCK, 013812345678, POSITION",
    "offsite/v1/truck/passage/status, TRUCK, passage, STATUS",
    "offsite/v1/drone/a.b_c:d-E/detection, DRONE, a.b_c:d-E, DETECTION",
    "offsite/v1/drone/offsite/sortie, DRONE, offsite, SORTIE",
    "offsite/v1/drone/../sortie, DRONE, .., SORTIE"
  })
  void parse_topicOfADevice_givesItsParts(
      String name, DeviceKind device, String deviceId, ReportKind report) {
    DeviceTopic topic = DeviceTopic.parse(name).orElseThrow();
    assertThat(topic).isEqualTo(new DeviceTopic(device, deviceId, report));
    assertThat(topic.name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "offsite",
        "offsite/v1",
        "offsite/v1/",
        "offsite/v1/wim",
        "offsite/v1/wim/",
        "offsite/v1/wim/a/#",
        "offsite/v1/#",
        "offsite/v1/+/a/passage",
        "offsite/v1/wim/#/passage",
        "$share/g/offsite/v1/wim/a/passage",
        "$SYS/broker/uptime",
        "offsite/v1/wim/a/passage\u0000",
        "offsite/v1/wim/a\u0000/passage",
        "offsite/v1/wim/a/passage ",
        " offsite/v1/wim/a/passage",
        "Offsite/v1/wim/a/passage",
        "offsite/V1/wim/a/passage",
        "offsite/v1/w\u0131m/a/passage",
        "offsite\\v1\\wim\\a\\passage",
        "offsite/v1/wim/%61/passage",
        "offsite/v1/wim/a,b/passage",
        "offsite/v1/wim/a@b/passage",
        "offsite/v1/wim/ａ/passage",
        "offsite/v1/truck/a/passage",
        "offsite/v1/wim/a/position",
        "offsite/v1/wim/a/detection",
        "offsite/v1/truck/a/sortie",
        "offsite/v1//a/status",
        "offsite/v1/wim/a//passage"
      })
  void parse_anyOtherName_isNoTopic(String name) {
    assertThat(DeviceTopic.parse(name)).isEmpty();
  }

  @Test
  void isDeviceId_everyCharacterOfTheFirstPlane_allowsOnlyTheDocumentedOnes() {
    String allowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-";
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      String id = "a" + (char) c;
      if (DeviceTopic.isDeviceId(id) != (allowed.indexOf(c) >= 0)) {
        throw new AssertionError("U+" + Integer.toHexString(c));
      }
    }
  }

  @Test
  void parse_anyNameThatIsATopic_isWrittenTheSame() {
    Random random = new Random(SEED);
    String[] prefixes = {"offsite/v1/", "offsite/v1", "offsite/v2/", "/offsite/v1/"};
    String[] levels = {"wim", "truck", "passage", "status", "a", "", "a/b"};
    int topics = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder name = new StringBuilder(prefixes[random.nextInt(prefixes.length)]);
      for (int length = 2 + random.nextInt(3), level = 0; level < length; level++) {
        name.append(level == 0 ? "" : "/").append(levels[random.nextInt(levels.length)]);
      }
      Optional<DeviceTopic> topic = DeviceTopic.parse(name.toString());
      if (topic.isPresent()) {
        assertThat(topic.get().name()).as("seed %d, case %d", SEED, i).isEqualTo(name.toString());
        topics++;
      }
    }
    assertThat(topics).as("seed %d", SEED).isBetween(50, 5_000);
  }

  @Test
  void topic_ofADeviceIdTooLong_isRefusedOneCharacterAfterTheLast() {
    String longest = "x".repeat(64);
    assertThat(new DeviceTopic(DeviceKind.WIM, longest, ReportKind.PASSAGE).name()).hasSize(87);
    assertThat(DeviceTopic.parse("offsite/v1/wim/" + longest + "/passage")).isPresent();
    assertThat(DeviceTopic.parse("offsite/v1/wim/" + longest + "x/passage")).isEmpty();
    assertThatThrownBy(() -> new DeviceTopic(DeviceKind.WIM, longest + "x", ReportKind.PASSAGE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not 1 to 64 characters of A-Z a-z 0-9 . _ : -");
  }
}
