package dev.offsite.pipelines.hotword;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.serialization.GoldenForms.Form;
import dev.offsite.schemas.hotword.HotWord;
import java.util.List;

/** Values of every field for the tests of serialized forms. */
public final class HotWordForms {

  /** The forms of this package. */
  public static List<Form<?>> all() {
    return List.of(
        new Form<>(
            "district-patrolled", DistrictNewsSerializer.INSTANCE, HotWordScene.patrol(-7, 1)),
        new Form<>("district-counted", DistrictNewsSerializer.INSTANCE, HotWordScene.place("c", 1)),
        new Form<>(
            "district-taken-back",
            DistrictNewsSerializer.INSTANCE,
            new DistrictNews.TakenBack("district-1", "c", 9)),
        new Form<>("hot-word", HotWordSerializer.INSTANCE, word()),
        new Form<>("district-book", DistrictBookSerializer.INSTANCE, book()));
  }

  /** One that is going on. */
  static HotWord word() {
    return book().said().values().iterator().next();
  }

  private static DistrictBook book() {
    ReferenceSnapshot reference = HotWordScene.reference();
    DistrictBook book = DistrictBook.of(HotWordScene.DISTRICT);
    for (DistrictNews news : HotWordScene.quietDays(4)) {
      book.add(news, reference, HotWordScene.NOW);
    }
    book.advance(HotWordScene.ms(3, 0), reference, HotWordScene.NOW);
    for (DistrictNews news : HotWordScene.burst(9, 4)) {
      book.add(news, reference, HotWordScene.NOW);
    }
    return book;
  }

  private HotWordForms() {}
}
