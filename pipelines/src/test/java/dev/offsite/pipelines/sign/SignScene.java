package dev.offsite.pipelines.sign;

import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.reference.Sign;
import dev.offsite.schemas.reference.Sign.Language;
import dev.offsite.schemas.reference.Sign.Masking;
import dev.offsite.schemas.reference.UnloadingPlace;
import dev.offsite.schemas.reference.Validity;
import java.util.List;

/** A sign at the origin, and a place to unload 1,200 m east of it and one 5 km north. */
final class SignScene {

  static final String SIGN = "sign-1";

  static Entries entries() {
    return Entries.complete()
        .with(sign(null, List.of(), Masking.MASKED))
        .with(unloading("far", "远卸载场", 0, 5_000))
        .with(unloading("near", "近卸载场", 1_200, 0));
  }

  static Sign sign(String direction, List<Integer> lanes, Masking masking) {
    return new Sign(
        SIGN,
        1,
        new Validity(Times.LONG_BEFORE, null),
        Entries.SITE,
        Places.ORIGIN.lng(),
        Places.ORIGIN.lat(),
        direction,
        lanes,
        masking,
        List.of(Language.ZH, Language.EN),
        10,
        5);
  }

  private static UnloadingPlace unloading(String id, String name, double eastM, double northM) {
    return new UnloadingPlace(
        id,
        1,
        new Validity(Times.LONG_BEFORE, null),
        name,
        Places.at(eastM, northM).lng(),
        Places.at(eastM, northM).lat());
  }

  private SignScene() {}
}
