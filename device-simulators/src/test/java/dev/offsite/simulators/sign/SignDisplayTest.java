package dev.offsite.simulators.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.reference.Sign.Language;
import dev.offsite.schemas.sign.SignMessage;
import dev.offsite.schemas.sign.SignMessageCodec;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignDisplayTest {

  private static final Instant AT = Instant.parse("2026-03-04T02:00:00Z");

  private final SignDisplay display = new SignDisplay("sign-1");

  @Test
  void display_untilTheMessageIsOver_showsIt_andNothingFromThenOnWithoutABlank() {
    hear(show("a", 10), 0);

    assertThat(display.shown(AT)).hasSize(1);
    assertThat(display.shown(AT.plusMillis(9_999))).hasSize(1);
    assertThat(display.shown(AT.plusSeconds(10))).isEmpty();
  }

  @Test
  void blank_ofWhatItShows_darkens_andOfAnotherDoesNot() {
    hear(show("a", 10), 0);
    hear(show("b", 12), 2);
    hear(show("a", 10).blank(AT), 3);
    assertThat(display.shown(AT.plusSeconds(3))).hasSize(1);
    hear(show("b", 12).blank(AT), 4);

    assertThat(display.shown(AT.plusSeconds(4))).isEmpty();
    assertThat(display.history()).hasSize(4);
  }

  @Test
  void message_thatIsOverWhenItComes_isNotShownAndCounted() {
    hear(show("a", 10), 10);

    assertThat(display.shown(AT.plusSeconds(10))).isEmpty();
    assertThat(display.stale()).isEqualTo(1);
  }

  @Test
  void message_forAnotherSign_isAFault() {
    assertThatThrownBy(() -> new SignDisplay("sign-2").hear(bytes(show("a", 10)), AT))
        .hasMessage("sign sign-2 got what is for sign-1");
  }

  private void hear(SignMessage message, int second) {
    display.hear(bytes(message), AT.plusSeconds(second));
  }

  private static byte[] bytes(SignMessage message) {
    return new SignMessageCodec().encode(message);
  }

  private static SignMessage show(String id, int untilSecond) {
    return new SignMessage(
        "sign-1",
        id,
        SignMessage.Action.SHOW,
        AT,
        AT.plusSeconds(untilSecond),
        10,
        new SignMessage.ShownVehicle("浙A·8***9", 60, 11),
        null,
        List.of(new SignMessage.Text(Language.ZH, List.of("x"))));
  }
}
