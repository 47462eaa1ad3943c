package dev.offsite.schemas.sign;

import dev.offsite.schemas.reference.Sign.Language;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one sign is to show, or that it is to show nothing.
 *
 * <p>A sign shows the newest message and nothing from {@code validUntil} on, whether or not it
 * hears of it: a sign without a connection may not keep accusing somebody. It ignores a {@link
 * Action#BLANK} that names another message than the one it shows, and a message it gets after its
 * {@code validUntil}.
 *
 * @param signId the sign of the topic
 * @param messageId the same for the same passage after any replay; of a blank, that of the message
 *     it ends
 * @param sentAt when it was made, by our clock
 * @param validUntil by our clock; of a blank, when the message it ends was over
 * @param showForS from the receipt of the passage to {@code validUntil}, seconds
 * @param vehicle who is shown; null in a blank
 * @param unloadingPlace the nearest; null if there is none, and in a blank
 * @param texts what to write, in the order of the sign's languages; empty in a blank
 */
public record SignMessage(
    String signId,
    String messageId,
    Action action,
    Instant sentAt,
    Instant validUntil,
    double showForS,
    @Nullable ShownVehicle vehicle,
    @Nullable UnloadingPlace unloadingPlace,
    List<Text> texts) {

  public SignMessage {
    Objects.requireNonNull(signId, "signId");
    Objects.requireNonNull(messageId, "messageId");
    Objects.requireNonNull(action, "action");
    Objects.requireNonNull(sentAt, "sentAt");
    Objects.requireNonNull(validUntil, "validUntil");
    texts = List.copyOf(texts);
    if ((action == Action.SHOW) != (vehicle != null)) {
      throw new IllegalArgumentException(
          action + (vehicle == null ? " without" : " with") + " a vehicle");
    }
  }

  /** The message that ends this one. */
  public SignMessage blank(Instant at) {
    return new SignMessage(
        signId, messageId, Action.BLANK, at, validUntil, showForS, null, null, List.of());
  }

  /** What to do. */
  public enum Action {
    /** Show the texts. */
    SHOW,
    /** Show nothing. */
    BLANK
  }

  /**
   * Who is shown.
   *
   * @param plate masked as the sign's reference data says
   * @param grossT measured, in tonnes to a tenth
   * @param overT above the limit, in tonnes to a tenth
   */
  public record ShownVehicle(String plate, double grossT, double overT) {
    public ShownVehicle {
      Objects.requireNonNull(plate, "plate");
    }
  }

  /**
   * Where to unload.
   *
   * @param distanceM from the sign, in a straight line: the way by road is not known
   */
  public record UnloadingPlace(String name, double lng, double lat, double distanceM) {
    public UnloadingPlace {
      Objects.requireNonNull(name, "name");
    }
  }

  /** The lines in one language, from top to bottom. */
  public record Text(Language language, List<String> lines) {
    public Text {
      Objects.requireNonNull(language, "language");
      lines = List.copyOf(lines);
    }
  }
}
