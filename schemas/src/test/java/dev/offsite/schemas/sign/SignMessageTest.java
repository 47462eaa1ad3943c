package dev.offsite.schemas.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.contract.Examples;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignMessageTest {

  private final SignMessage example = new SignMessageCodec().decode(Examples.read("sign-message"));

  @Test
  void blank_ofAMessage_namesItAndShowsNothing() {
    Instant at = Instant.parse("2026-03-04T14:15:18Z");

    SignMessage blank = example.blank(at);

    assertThat(blank)
        .isEqualTo(
            new SignMessage(
                example.signId(),
                example.messageId(),
                SignMessage.Action.BLANK,
                at,
                example.validUntil(),
                example.showForS(),
                null,
                null,
                List.of()));
    String json =
        new String(new SignMessageCodec().encode(blank), java.nio.charset.StandardCharsets.UTF_8);
    assertThat(json).doesNotContain("浙");
  }

  @Test
  void message_showWithoutVehicleOrBlankWithOne_isRefused() {
    assertThatThrownBy(() -> with(SignMessage.Action.SHOW, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("SHOW without a vehicle");
    assertThatThrownBy(() -> with(SignMessage.Action.BLANK, example.vehicle()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("BLANK with a vehicle");
  }

  @ParameterizedTest
  @CsvSource({
    "offsite/v1/sign/sign-1/show, true",
    "offsite/v1/sign/a.b:c_d/show, true",
    "offsite/v1/sign//show, false",
    "offsite/v1/sign/show, false",
    "offsite/v1/sign/a/b/show, false",
    "offsite/v1/sign/+/show, false",
    "offsite/v1/sign/sign-1/text, false",
    "offsite/v1/sign/sign-1/show/more, false",
    "offsite/v1/wim/sign-1/show, false"
  })
  void topic_isOfASign_onlyInItsOwnForm(String topicName, boolean expected) {
    assertThat(SignTopic.isOfASign(topicName)).isEqualTo(expected);
  }

  @Test
  void topic_ofASign_carriesItsId() {
    assertThat(SignTopic.of("sign-1")).isEqualTo("offsite/v1/sign/sign-1/show");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+", "#", "a/b", "浙A"})
  void topic_ofWhatCannotStandInOne_isRefused(String signId) {
    assertThatThrownBy(() -> SignTopic.of(signId))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + signId + "'");
  }

  private SignMessage with(SignMessage.Action action, SignMessage.ShownVehicle vehicle) {
    return new SignMessage(
        "s", "m", action, Instant.EPOCH, Instant.EPOCH, 1, vehicle, null, List.of());
  }
}
