package dev.offsite.pipelines.judge.share;

import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.pipelines.serialization.GoldenForms.Form;
import java.util.List;

/** Values of every field for the tests of serialized forms. */
public final class ShareForms {

  /** The forms of this package. */
  public static List<Form<?>> all() {
    PermitCase plate = PermitCase.empty();
    plate.add(
        SharedTrips.trip(TruckScene.TRUCK, 1, 0, 1_000), SharedTrips.reference(), TruckScene.DAY);
    plate.add(
        SharedTrips.trip(SharedTrips.OTHER, 2, 500, 900), SharedTrips.reference(), TruckScene.DAY);
    return List.of(new Form<>("permit-case", PermitCaseSerializer.INSTANCE, plate));
  }

  private ShareForms() {}
}
