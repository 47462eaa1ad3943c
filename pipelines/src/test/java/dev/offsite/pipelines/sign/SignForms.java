package dev.offsite.pipelines.sign;

import dev.offsite.pipelines.serialization.GoldenForms.Form;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.reference.Sign.Language;
import dev.offsite.schemas.sign.SignMessage;
import java.time.Instant;
import java.util.List;

/** Values of every field for the tests of serialized forms. */
public final class SignForms {

  /** The forms of this package. */
  public static List<Form<?>> all() {
    return List.of(
        new Form<>("sign-message", SignMessageSerializer.INSTANCE, message()),
        new Form<>("live-passage", LivePassageSerializer.INSTANCE, passage()));
  }

  private static SignMessage message() {
    Instant sentAt = Times.at("10:00:01");
    return new SignMessage(
        SignScene.SIGN,
        "0b8f7d1e-3f0a-3c56-9d29-7c0a4d7d7a11",
        SignMessage.Action.SHOW,
        sentAt,
        sentAt.plusSeconds(10),
        10.5,
        new SignMessage.ShownVehicle("浙A·8***9", 63.7, 14.7),
        new SignMessage.UnloadingPlace("近卸载场", 120.25, 30.5, 1_200),
        List.of(new SignMessage.Text(Language.ZH, List.of("浙A·8***9 超限", "总重63.7吨 超14.7吨"))));
  }

  private static LivePassage passage() {
    return new LivePassage(Entries.SCALE, "telemetry.wim/3/42/0", "进城", 2, 1_000, 2_000);
  }

  private SignForms() {}
}
