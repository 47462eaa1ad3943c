package dev.offsite.pipelines.judge.passer;

import dev.offsite.pipelines.serialization.GoldenForms.Form;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Places;
import java.time.Instant;
import java.util.List;

/** Values of every field for the tests of serialized forms. */
public final class PasserForms {

  /**
   * The forms of this package: a truck that may have been two passages, and one that was ruled out.
   */
  public static List<Form<?>> all() {
    SiteMatter.NearFix unregistered =
        new SiteMatter.NearFix(
            Entries.SITE,
            "truck-9",
            null,
            PasserScene.NOON.toEpochMilli(),
            Places.ORIGIN,
            Double.NaN,
            PasserScene.NOON.toEpochMilli() + 1_000,
            PasserScene.crossing(Entries.TRUCK, 0).raw());
    SiteFile file = SiteFile.empty();
    for (SiteMatter each :
        List.of(
            PasserScene.crossing(Entries.TRUCK, -10),
            PasserScene.crossing(Entries.TRUCK, 10),
            PasserScene.crossing(Entries.OTHER_TRUCK, -10),
            PasserScene.crossing(Entries.OTHER_TRUCK, 10),
            PasserScene.seen("passage-2", Entries.OTHER_PLATE, 2),
            PasserScene.doubted(Entries.PLATE, 3),
            PasserScene.unread(),
            PasserScene.unread(PasserScene.overload().withoutPlate().id("passage-3")),
            PasserScene.seen("passage-4", "", 2))) {
      file.add(each, PasserScene.REFERENCE, PasserScene.NOON);
    }
    file.forget(PasserScene.NOON.minusSeconds(400), Instant.EPOCH, Instant.EPOCH);
    return List.of(
        new Form<>("site-unread", SiteMatterSerializer.INSTANCE, PasserScene.unread()),
        new Form<>("site-fix", SiteMatterSerializer.INSTANCE, PasserScene.crossing("truck-1", 5)),
        new Form<>("site-fix-unregistered", SiteMatterSerializer.INSTANCE, unregistered),
        new Form<>(
            "site-seen",
            SiteMatterSerializer.INSTANCE,
            PasserScene.seen("passage-2", Entries.OTHER_PLATE, 2)),
        new Form<>(
            "site-doubted", SiteMatterSerializer.INSTANCE, PasserScene.doubted(Entries.PLATE, 3)),
        new Form<>(
            "site-seen-unread",
            SiteMatterSerializer.INSTANCE,
            PasserScene.seen("passage-4", "", 2)),
        new Form<>("site-file", SiteFileSerializer.INSTANCE, file));
  }

  private PasserForms() {}
}
