package dev.offsite.pipelines.sign;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.Sign;
import dev.offsite.schemas.sign.SignMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/** Makes of an overload and its passage what the signs of the site show. Pure; thread-safe. */
final class SignWriter {

  /** Whether a candidate may be shown at all, whoever stands behind it. */
  static boolean mayBeShown(Candidate overload) {
    return overload.kind() == ViolationKind.BRIDGE_OVERLOAD
        && overload.revision() == 1
        && overload.phase() != Candidate.Phase.WITHDRAWN
        && overload.gate().grade() == Candidate.Gate.Grade.ADMISSIBLE
        && overload.subject().plate() != null
        && overload.facts().excess() != null
        && overload.facts().excess() > 0
        && overload.place().siteId() != null;
  }

  /** The messages, one for each sign that the driver comes to; empty if it is too late. */
  List<SignMessage> write(
      Candidate overload, LivePassage passage, ReferenceSnapshot reference, Instant now) {
    List<SignMessage> messages = new ArrayList<>();
    Instant at = Instant.ofEpochMilli(passage.eventMs());
    for (Sign sign : reference.roadside().signs(overload.place().siteId(), at)) {
      Instant validUntil =
          Instant.ofEpochMilli(passage.receivedMs())
              .plus(Duration.ofMillis(Math.round(sign.showForS() * 1000)));
      if (isSeenBy(sign, passage)
          && Freshness.isFresh(passage, sign, now)
          && now.isBefore(validUntil)) {
        messages.add(message(sign, overload, validUntil, reference, now));
      }
    }
    return messages;
  }

  /** A sign for one direction shows nobody of whom the scale does not say it. */
  private static boolean isSeenBy(Sign sign, LivePassage passage) {
    return (sign.direction() == null || sign.direction().equals(passage.direction()))
        && (sign.lanes().isEmpty() || sign.lanes().contains(passage.lane()));
  }

  private static SignMessage message(
      Sign sign, Candidate overload, Instant validUntil, ReferenceSnapshot reference, Instant now) {
    SignMessage.ShownVehicle vehicle =
        new SignMessage.ShownVehicle(
            PlateMask.of(overload.subject().plate(), sign.masking()),
            tonnes(overload.facts().measured()),
            tonnes(overload.facts().excess()));
    SignMessage.UnloadingPlace place = nearest(sign, reference, now);
    return new SignMessage(
        sign.id(),
        messageId(sign.id(), overload.id()),
        SignMessage.Action.SHOW,
        now,
        validUntil,
        sign.showForS(),
        vehicle,
        place,
        sign.languages().stream().map(language -> SignTexts.of(language, vehicle, place)).toList());
  }

  /** Null if there is none. Of two as near the one with the lower id. */
  private static SignMessage.UnloadingPlace nearest(
      Sign sign, ReferenceSnapshot reference, Instant now) {
    Wgs84Position from = new Wgs84Position(sign.lng(), sign.lat());
    return reference.roadside().unloadingPlaces(now).stream()
        .map(
            place ->
                new SignMessage.UnloadingPlace(
                    place.name(),
                    place.lng(),
                    place.lat(),
                    Math.rint(
                        Geodesics.distanceM(from, new Wgs84Position(place.lng(), place.lat())))))
        .min(Comparator.comparingDouble(SignMessage.UnloadingPlace::distanceM))
        .orElse(null);
  }

  private static double tonnes(double kg) {
    return Math.round(kg / 100) / 10.0;
  }

  private static String messageId(String signId, String candidateId) {
    return UUID.nameUUIDFromBytes(
            (signId + '\u001f' + candidateId).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
