package dev.offsite.pipelines.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.pipelines.mqtt.MqttTls;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SettingFormsTest {

  private static final SettingKey.Parser<Duration> SECOND_TO_DAY =
      SettingForms.duration(Duration.ofSeconds(1), Duration.ofDays(1));

  @Test
  void duration_onTheLimits_isAllowed() {
    assertThat(SECOND_TO_DAY.parse("1 s")).isEqualTo(Duration.ofSeconds(1));
    assertThat(SECOND_TO_DAY.parse("1000ms")).isEqualTo(Duration.ofSeconds(1));
    assertThat(SECOND_TO_DAY.parse("24 h")).isEqualTo(Duration.ofDays(1));
  }

  @Test
  void duration_beyondTheLimits_isRefused() {
    assertThatThrownBy(() -> SECOND_TO_DAY.parse("999 ms")).hasMessage("is not within 1 s and 1 d");
    assertThatThrownBy(() -> SECOND_TO_DAY.parse("86401 s"))
        .hasMessage("is not within 1 s and 1 d");
  }

  @Test
  void duration_withoutUnit_isRefused() {
    assertThatThrownBy(() -> SECOND_TO_DAY.parse("10"))
        .hasMessage("is not a time such as 500 ms, 15 min or 7 d");
    assertThatThrownBy(() -> SECOND_TO_DAY.parse("soon"))
        .hasMessage("is not a time such as 500 ms, 15 min or 7 d");
  }

  @Test
  void integer_onAndBeyondTheLimits() {
    SettingKey.Parser<Integer> port = SettingForms.integer(1, 9);

    assertThat(port.parse(" 1 ")).isEqualTo(1);
    assertThat(port.parse("9")).isEqualTo(9);
    assertThatThrownBy(() -> port.parse("0")).hasMessage("is not within 1 and 9");
    assertThatThrownBy(() -> port.parse("10")).hasMessage("is not within 1 and 9");
    assertThatThrownBy(() -> port.parse("1.5")).hasMessage("is not a whole number");
  }

  @Test
  void positive_zeroAndInfinity_areRefused() {
    assertThat(SettingForms.positive("0.5")).isEqualTo(0.5);
    assertThatThrownBy(() -> SettingForms.positive("0")).hasMessage("is not above 0 and finite");
    assertThatThrownBy(() -> SettingForms.positive("Infinity"))
        .hasMessage("is not above 0 and finite");
    assertThatThrownBy(() -> SettingForms.positive("NaN")).hasMessage("is not above 0 and finite");
    assertThatThrownBy(() -> SettingForms.positive("many")).hasMessage("is not a number");
  }

  @Test
  void list_commasAndSpaces_areNoEntries() {
    assertThat(SettingForms.list(" a, b ,,c,")).containsExactly("a", "b", "c");
    assertThatThrownBy(() -> SettingForms.list(" , ")).hasMessage("names nothing");
  }

  @Test
  void path_nullCharacter_isRefused() {
    assertThat(SettingForms.path(" /run/secrets/a ")).isEqualTo(Path.of("/run/secrets/a"));
    assertThatThrownBy(() -> SettingForms.path("a\0b"))
        .hasMessage("is not a path: Nul character not allowed");
  }

  @Test
  void oneOf_otherWord_isRefusedWithThoseThereAre() {
    SettingKey.Parser<MqttTls.HostNames> hostNames = SettingForms.oneOf(MqttTls.HostNames.class);

    assertThat(hostNames.parse("unverified")).isEqualTo(MqttTls.HostNames.UNVERIFIED);
    assertThat(MqttKeys.VERSION.parse("v3-1-1")).isEqualTo(MqttKeys.Version.V3_1_1);
    assertThatThrownBy(() -> hostNames.parse("VERIFIED"))
        .hasMessage("is none of [verified, unverified]");
  }
}
