package dev.offsite.pipelines.judge.plate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.plate.PassageContents.Content;
import dev.offsite.schemas.candidate.Candidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PassageContentsTest {

  private static final long SEED = 20_261_122;

  @Test
  void onePlate_isNotTakenBack() {
    assertThat(takenBack(PassageContents.of(content("A", 10, 1)))).isEmpty();
    assertThat(takenBack(PassageContents.of(content(null, 10, 1)))).isEmpty();
  }

  @Test
  void plate_correctedToAnother_isTakenBackByTheContentThatCounts() {
    PassageContents all = PassageContents.of(content("A", 10, 1)).with(content("B", 20, 2));

    assertThat(all.takenBack("wim-01", "p-1"))
        .containsExactly(new OtherwiseRead("A", "wim-01", "p-1", 5, 20, content("B", 20, 2).raw()));
  }

  @Test
  void plate_correctedToNone_isTakenBack() {
    assertThat(takenBack(PassageContents.of(content("A", 10, 1)).with(content(null, 20, 2))))
        .containsExactly("A");
  }

  @Test
  void plate_thatIsSaidAgainLast_counts() {
    PassageContents all =
        PassageContents.of(content("A", 10, 1)).with(content("B", 20, 2)).with(content("A", 30, 3));

    assertThat(takenBack(all)).containsExactly("B");
  }

  @Test
  void contents_receivedAtOneMoment_countByTheirRecord() {
    Content earlier = content("A", 10, 1);
    Content later = content("B", 10, 2);

    assertThat(takenBack(PassageContents.of(earlier).with(later))).containsExactly("A");
    assertThat(takenBack(PassageContents.of(later).with(earlier))).containsExactly("A");
  }

  @Test
  void plates_areBounded() {
    PassageContents all = PassageContents.of(content("P0", 0, 0));
    for (int i = 1; i < 20; i++) {
      all = all.with(content("P" + i, i, i));
    }

    assertThat(all.plates()).hasSize(PassageContents.PLATES_MAX);
    assertThat(takenBack(all)).hasSize(PassageContents.PLATES_MAX);
  }

  @Test
  void anyOrder_endsInTheSame() {
    List<Content> contents =
        List.of(
            content("A", 10, 1),
            content("B", 20, 2),
            content(null, 25, 3),
            content("C", 30, 4),
            content("B", 30, 5));
    Random random = new Random(SEED);
    for (int round = 0; round < 200; round++) {
      List<Content> shuffled = new ArrayList<>(contents);
      shuffled.add(contents.get(random.nextInt(contents.size())));
      Collections.shuffle(shuffled, random);
      PassageContents all = PassageContents.of(shuffled.get(0));
      for (Content each : shuffled.subList(1, shuffled.size())) {
        all = all.with(each);
      }
      assertThat(all.counts()).as("seed %s round %s", SEED, round).isEqualTo(contents.get(4));
      assertThat(takenBack(all))
          .as("seed %s round %s", SEED, round)
          .containsExactlyInAnyOrder("A", "C");
    }
  }

  private static List<String> takenBack(PassageContents all) {
    return all.takenBack("wim-01", "p-1").stream().map(OtherwiseRead::plate).toList();
  }

  private static Content content(@Nullable String plate, long receivedMs, long offset) {
    return new Content(
        plate,
        5,
        receivedMs,
        new Candidate.RawRecord(ReadPassage.ROLE, "telemetry.wim", 0, offset, 0, "ab".repeat(32)));
  }
}
