package dev.offsite.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.TopicTemplate;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TopicRightsTest {

  private static final Instant NOW = Instant.parse("2026-05-04T08:00:00Z");

  private final TopicRights rights =
      new TopicRights(
          List.of(new TopicTemplate("thing/product/{deviceId}/osd")),
          Clock.fixed(NOW, ZoneOffset.UTC));

  @ParameterizedTest
  @CsvSource({
    "wim-01, offsite/v1/wim/wim-01/passage, true",
    "wim-01, offsite/v1/wim/wim-02/passage, false",
    "wim-01, offsite/v1/truck/wim-01/position, true",
    "wim-01, offsite/v1/wim/wim-01/anything, false",
    "wim-01, offsite/v1/wim/wim-01/status, true",
    "wim-01, offsite/v1/wim/wim-01/position, false",
    "wim-01, offsite/v1/wim/wim-01/, false",
    "wim-01, offsite/v1/wim/wim-01, false",
    "wim-01, offsite/v1/wim/wim-01/passage/more, false",
    "wim-01, offsite/v1/bus/wim-01/passage, false",
    "wim-01, offsite/v1/sign/wim-01/text, false",
    "wim-01, offsite/v1/wim//wim-01/passage, false",
    "wim-01, offsite/v10/wim/wim-01/passage, false",
    "wim-01, /offsite/v1/wim/wim-01/passage, false",
    "wim-01, x/offsite/v1/wim/wim-01/passage, false",
    "wim-01, offsite/v1/wim/WIM-01/passage, false",
    "wim-01, thing/product/wim-01/osd, true",
    "wim-01, thing/product/wim-02/osd, false",
    "wim-01, thing/product/wim-01/events, false",
    "a.b, offsite/v1/wim/a.b/passage, true",
    "a, offsite/v1/wim/a.b/passage, false",
    "+, offsite/v1/wim/wim-01/passage, false",
    "#, offsite/v1/wim/wim-01/passage, false",
  })
  void mayPublish_beforeTheFirstRelease_onlyUnderItsOwnId(
      String login, String topic, boolean allowed) {
    assertThat(rights.mayPublish(login, topic)).isEqualTo(allowed);
  }

  @Test
  void mayPublish_registrationNamesLogins_onlyThoseCount() {
    rights.use(Registrations.of(Registrations.device("truck-1", "gateway-1", "spare")));

    assertThat(rights.mayPublish("gateway-1", "offsite/v1/truck/truck-1/position")).isTrue();
    assertThat(rights.mayPublish("spare", "offsite/v1/truck/truck-1/position")).isTrue();
    assertThat(rights.mayPublish("gateway-2", "offsite/v1/truck/truck-1/position")).isFalse();
    assertThat(rights.mayPublish("truck-1", "offsite/v1/truck/truck-1/position")).isFalse();
    assertThat(rights.mayPublish("gateway-1", "offsite/v1/truck/gateway-1/position")).isTrue();
    assertThat(rights.mayPublish("gateway-1", "thing/product/truck-1/osd")).isTrue();
  }

  @Test
  void mayPublish_registrationNamesItselfToo_itMaySpeakForItself() {
    rights.use(Registrations.of(Registrations.device("truck-1", "gateway-1", "truck-1")));

    assertThat(rights.mayPublish("truck-1", "offsite/v1/truck/truck-1/position")).isTrue();
  }

  @Test
  void mayPublish_registrationNamesNoLogin_onlyItself() {
    rights.use(Registrations.of(Registrations.device("wim-01")));

    assertThat(rights.mayPublish("wim-01", "offsite/v1/wim/wim-01/passage")).isTrue();
    assertThat(rights.mayPublish("gateway-1", "offsite/v1/wim/wim-01/passage")).isFalse();
  }

  @Test
  void mayPublish_deviceUnknown_underItsOwnIdForItsDeadLetter() {
    rights.use(Registrations.of(Registrations.device("wim-01")));

    assertThat(rights.mayPublish("wim-99", "offsite/v1/wim/wim-99/passage")).isTrue();
    assertThat(rights.mayPublish("wim-01", "offsite/v1/wim/wim-99/passage")).isFalse();
  }

  @Test
  void mayPublish_loginRetiredByANewVersion_isRefusedFromItsBegin() {
    rights.use(
        Registrations.of(
            Registrations.device("truck-1", 2, NOW, null, "new-gateway"),
            Registrations.device("truck-1", 1, Instant.EPOCH, NOW, "old-gateway")));

    assertThat(rights.mayPublish("new-gateway", "offsite/v1/truck/truck-1/position")).isTrue();
    assertThat(rights.mayPublish("old-gateway", "offsite/v1/truck/truck-1/position")).isFalse();
  }

  @Test
  void mayPublish_newVersionNotYetInForce_oldLoginsCount() {
    rights.use(
        Registrations.of(
            Registrations.device("truck-1", 2, NOW.plusMillis(1), null, "new-gateway"),
            Registrations.device("truck-1", 1, Instant.EPOCH, NOW.plusMillis(1), "old-gateway")));

    assertThat(rights.mayPublish("old-gateway", "offsite/v1/truck/truck-1/position")).isTrue();
    assertThat(rights.mayPublish("new-gateway", "offsite/v1/truck/truck-1/position")).isFalse();
  }

  @Test
  void mayPublish_deviceRetired_newestLoginsStillSpeakSoThatItIsSeen() {
    rights.use(
        Registrations.of(Registrations.device("truck-1", 1, Instant.EPOCH, NOW, "gateway-1")));

    assertThat(rights.mayPublish("gateway-1", "offsite/v1/truck/truck-1/position")).isTrue();
    assertThat(rights.mayPublish("truck-1", "offsite/v1/truck/truck-1/position")).isFalse();
  }

  @Test
  void mayPublish_randomLoginsAndDevices_neverForAnotherDevice() {
    long seed = 20260504;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 20_000; i++) {
      String login = text(random);
      String device = text(random);
      String topic = "offsite/v1/wim/" + device + "/passage";

      assertThat(rights.mayPublish(login, topic))
          .as("seed %d, login '%s', topic '%s'", seed, login, topic)
          .isEqualTo(login.equals(device) && DeviceTopic.isDeviceId(device));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "offsite/v1/#",
        "offsite/v1/wim/+/+",
        "offsite/v1/wim/wim-01/#",
        "offsite/v1/sign/#",
        "offsite/v1/sign/+/text",
        "offsite/v1/sign/wim-02/text",
        "offsite/v1/sign/wim-011/text",
        "#",
        "$SYS/#",
        "activemq/notifications"
      })
  void maySubscribe_anythingOfOthers_isRefused(String filter) {
    assertThat(rights.maySubscribe("wim-01", filter)).isFalse();
  }

  @Test
  void maySubscribe_belowItsOwnSign_isAllowed() {
    assertThat(rights.maySubscribe("wim-01", "offsite/v1/sign/wim-01/#")).isTrue();
    assertThat(rights.maySubscribe("wim-01", "offsite/v1/sign/wim-01/text")).isTrue();
  }

  @Test
  void maySubscribe_loginWithAWildcard_isRefused() {
    assertThat(rights.maySubscribe("+", "offsite/v1/sign/+/text")).isFalse();
    assertThat(rights.maySubscribe("a/#", "offsite/v1/sign/a/#/")).isFalse();
  }

  @Test
  void isDeviceFilter_ingestReads_ourTopicsAndTheForeignOnesOnly() {
    assertThat(rights.isDeviceFilter("offsite/v1/wim/+/+")).isTrue();
    assertThat(rights.isDeviceFilter("thing/product/+/osd")).isTrue();
    assertThat(rights.isDeviceFilter("thing/#")).isFalse();
    assertThat(rights.isDeviceFilter("#")).isFalse();
  }

  @Test
  void topicOf_addressOfArtemis_isTheTopicAgain() {
    assertThat(AccountSecurity.topicOf("offsite.v1.wim.a\\.b.passage"))
        .isEqualTo("offsite/v1/wim/a.b/passage");
    assertThat(AccountSecurity.topicOf("offsite.v1.wim.*.*")).isEqualTo("offsite/v1/wim/+/+");
    assertThat(AccountSecurity.topicOf("$sys.mqtt.retain.offsite.v1.wim.a.passage"))
        .isEqualTo("$sys.mqtt.retain.offsite.v1.wim.a.passage");
  }

  /** From few characters, so that equal and nearly equal texts are frequent. */
  private static String text(SplittableRandom random) {
    String characters = "ab./+#:";
    StringBuilder text = new StringBuilder();
    int length = random.nextInt(4);
    for (int i = 0; i < length; i++) {
      text.append(characters.charAt(random.nextInt(characters.length())));
    }
    return text.toString();
  }
}
