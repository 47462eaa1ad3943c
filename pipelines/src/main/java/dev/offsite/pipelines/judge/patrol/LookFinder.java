package dev.offsite.pipelines.judge.patrol;

import dev.offsite.geo.Geodesics;
import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.decode.CodedIndex;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.Sha256;
import dev.offsite.schemas.reference.CameraView;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.SortieReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks what a point of a track had in view, and which rules compare what is seen there. Not
 * thread-safe: keeps the neighbourhoods of the release it was asked about last.
 *
 * <p>On flat ground a camera at height {@code H}, tilted by {@code t} from straight down, looks at
 * a point {@code H tan t} ahead. Of its view, a cone of half angle {@code a}, the largest circle
 * around that point reaches back to {@code H tan (t - a)} and aside to {@code H tan a / cos t}: the
 * smaller of the two is its radius. Where the device does not say which way it looks, only what is
 * in view whichever way that is counts.
 */
public final class LookFinder {

  private final NeighbourhoodCache neighbourhoods;

  LookFinder(NeighbourhoodCache neighbourhoods) {
    this.neighbourhoods = neighbourhoods;
  }

  /** A finder by itself. */
  public LookFinder() {
    this(new NeighbourhoodCache());
  }

  /** What a camera has in view: a circle on the ground. */
  record View(Wgs84Position middle, double radiusM) {}

  /** One look for each rule that compares sorties, in each neighbourhood it reaches. */
  public List<Look> find(Located located, ReferenceSnapshot reference) {
    SortieReport sortie = (SortieReport) located.received().report();
    Optional<View> view =
        reference
            .findCameraView(sortie.deviceId(), sortie.deviceTime())
            .flatMap(camera -> view(sortie, located.lng(), located.lat(), camera));
    if (view.isEmpty()) {
      return List.of();
    }
    List<Look> looks = new ArrayList<>();
    String sha256 = null;
    for (ReferenceEntry.Rule rule :
        reference.rules(ViolationKind.PATROL_OBJECT, sortie.deviceTime())) {
      if (!rule.parameters().containsKey(PatrolRule.GONE_LOOKS)) {
        continue;
      }
      Wgs84Position middle = view.get().middle();
      List<String> names =
          rule.fenceKinds().isEmpty()
              ? List.of("")
              : neighbourhoods
                  .of(reference)
                  .near(
                      rule.id(),
                      middle.lng(),
                      middle.lat(),
                      view.get().radiusM() + Neighbourhoods.BESIDE_M);
      for (String name : names) {
        sha256 = sha256 == null ? Sha256.hexOf(located.received().raw().payload()) : sha256;
        looks.add(look(located, sortie, view.get(), rule.id(), name, sha256));
      }
    }
    return looks;
  }

  /** What is surely in view; empty if the camera looks too flat, is too low, or does not say. */
  static Optional<View> view(SortieReport sortie, double lng, double lat, CameraView camera) {
    Wgs84Position below = new Wgs84Position(lng, lat);
    if (camera.halfViewDeg() == null) {
      return circle(below, camera.radiusM(), camera.marginM());
    }
    if (sortie.heightM() == null || sortie.pitchDeg() == null) {
      return Optional.empty();
    }
    double heightM = sortie.heightM() - camera.groundM();
    double tiltDeg = 90 + sortie.pitchDeg();
    if (heightM <= 0 || tiltDeg < 0 || sortie.pitchDeg() > camera.pitchDegMax()) {
      return Optional.empty();
    }
    double tiltRad = Math.toRadians(tiltDeg);
    double halfRad = Math.toRadians(camera.halfViewDeg());
    double aheadM = heightM * Math.tan(tiltRad);
    double backM = aheadM - heightM * Math.tan(tiltRad - halfRad);
    double asideM = heightM * Math.tan(halfRad) / Math.cos(tiltRad);
    double radiusM = Math.min(backM, asideM);
    if (camera.radiusM() != null) {
      radiusM = Math.min(radiusM, camera.radiusM());
    }
    if (sortie.headingDeg() == null) {
      return circle(below, radiusM - aheadM, camera.marginM());
    }
    Wgs84Position middle =
        aheadM == 0 ? below : Geodesics.destination(below, sortie.headingDeg(), aheadM);
    return circle(middle, radiusM, camera.marginM());
  }

  private static Optional<View> circle(Wgs84Position middle, double radiusM, double marginM) {
    return radiusM > marginM ? Optional.of(new View(middle, radiusM - marginM)) : Optional.empty();
  }

  private static Look look(
      Located located,
      SortieReport sortie,
      View view,
      String ruleId,
      String neighbourhood,
      String sha256) {
    return new Look(
        ruleId,
        neighbourhood,
        sortie.deviceId(),
        sortie.sortieId(),
        sortie.deviceTime().toEpochMilli(),
        view.middle().lng(),
        view.middle().lat(),
        view.radiusM(),
        sortie.media(),
        located.received().raw().receivedAtMillis(),
        located.received().raw().partition(),
        located.received().raw().offset(),
        CodedIndex.of(located.received().raw(), located.received().index()),
        sha256);
  }
}
