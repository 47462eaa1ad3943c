package dev.offsite.pipelines.judge.plate;

import dev.offsite.pipelines.serialization.GoldenForms.Form;
import dev.offsite.pipelines.testing.Times;
import java.util.List;

/** Values of every field for the tests of serialized forms. */
public final class PlateForms {

  /** The forms of this package. */
  public static List<Form<?>> all() {
    PlateCase plate = PlateCase.empty();
    for (Whereabouts each : PlateScene.elsewhere()) {
      plate.add(each, PlateScene.REFERENCE, Times.at("12:00:00"));
    }
    PlateCase heard = plate.copy();
    heard.add(PlateScene.heard(60), PlateScene.REFERENCE, Times.at("12:00:00"));
    return List.of(
        new Form<>("truck-fix", WhereaboutsSerializer.INSTANCE, PlateScene.fix(-60, 9_000)),
        new Form<>("read-passage", WhereaboutsSerializer.INSTANCE, PlateScene.passage()),
        new Form<>("truck-heard", WhereaboutsSerializer.INSTANCE, PlateScene.heard(-60)),
        new Form<>("otherwise-read", WhereaboutsSerializer.INSTANCE, PlateScene.takenBack()),
        new Form<>(
            "passage-contents", PassageContentsSerializer.INSTANCE, PlateScene.correctedContents()),
        new Form<>("plate-case", PlateCaseSerializer.INSTANCE, plate),
        new Form<>("plate-case-heard", PlateCaseSerializer.INSTANCE, heard));
  }

  private PlateForms() {}
}
