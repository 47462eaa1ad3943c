package dev.offsite.pipelines.contradict;

import dev.offsite.pipelines.serialization.GoldenForms.Form;
import java.util.List;

/** Values of every field for the tests of serialized forms. */
public final class ContradictForms {

  /** The forms of this package: two things that contradict, of which one doubts tracks. */
  public static List<Form<?>> all() {
    ContradictedCase plate = ContradictedCase.empty();
    plate.add(ContradictScene.overload("passage-1"), ContradictScene.NOON);
    plate.add(ContradictScene.stay(0, 10), ContradictScene.NOON);
    plate.add(ContradictScene.elsewhere("passage-1"), ContradictScene.NOON);
    plate.add(ContradictScene.elsewhere("passage-2", 300), ContradictScene.NOON);
    Contradiction contradiction =
        new Contradiction(List.of("PLATE_CONTRADICTED"), List.of("opponent-1", "opponent-2"));
    ContradictedCase withOneLetGo =
        ContradictedCase.of(
            plate.opponents(),
            plate.candidates(),
            List.of(
                new ContradictedCase.Remembered(
                    "candidate-1", 7, contradiction, ContradictScene.NOON.toEpochMilli())));
    return List.of(
        new Form<>("contradicted-case", ContradictedCaseSerializer.INSTANCE, withOneLetGo));
  }

  private ContradictForms() {}
}
