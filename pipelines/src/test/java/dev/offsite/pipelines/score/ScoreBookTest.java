package dev.offsite.pipelines.score;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.score.ScoredOffence.Hold;
import dev.offsite.pipelines.score.ScoredOffence.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What a company's book keeps, and the law of order. */
class ScoreBookTest {

  private static final Instant NOW = Scores.NOW;
  private static final int RUNS = 2_000;
  private static final List<Hold> HOLDS = List.of(Hold.values());
  private static final List<Verdict> VERDICTS = List.of(Verdict.values());

  @Test
  void offence_known_takesTheNewestOfBothParts() {
    ScoredOffence said = Scores.overload(NOW).revision(3, Hold.HOLDS).severity(4).offence();
    ScoredOffence done = Scores.overload(NOW).act(2, Verdict.DISMISSED).offence();
    ScoredOffence merged = new ScoredOffence(said.said(), done.conduct());
    assertThat(ScoreBook.EMPTY.plus("c", said).plus("c", done).offences())
        .isEqualTo(Map.of("c", merged));
    assertThat(ScoreBook.EMPTY.plus("c", done).plus("c", said).offences())
        .isEqualTo(Map.of("c", merged));
  }

  @Test
  void offence_tooOldForAnyWindow_isLetGo() {
    ScoreBook book =
        ScoreBook.EMPTY
            .plus("c-1", Scores.overload(NOW).offence())
            .plus("c-2", Scores.overload(NOW.plusMillis(1)).offence());
    Instant gone = NOW.plus(ScoreBook.KEPT);
    assertThat(book.at(gone.minusMillis(1)).offences()).containsOnlyKeys("c-1", "c-2");
    assertThat(book.at(gone).offences()).containsOnlyKeys("c-2");
    assertThat(book.at(gone.plusMillis(1)).isEmpty()).isTrue();
  }

  @Test
  void book_beyondItsBound_letsTheOldestGo() {
    Map<String, ScoredOffence> offences = new HashMap<>();
    for (int i = 0; i < ScoreBook.OFFENCES_MAX; i++) {
      offences.put("c-" + i, Scores.overload(NOW.plusSeconds(i)).offence());
    }
    ScoreBook full = new ScoreBook(offences, "said");
    assertThat(full.bounded()).isSameAs(full);
    ScoreBook bounded = full.plus("c-new", Scores.overload(NOW.plusSeconds(5)).offence()).bounded();
    assertThat(bounded.offences()).hasSize(ScoreBook.OFFENCES_MAX).doesNotContainKey("c-0");
    assertThat(bounded.saidDigest()).isEqualTo("said");
  }

  @Test
  void changes_inAnyOrderAndRepeated_endInTheSameScore() {
    for (long seed = 1; seed <= RUNS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<CompanyOffence> changes = changes(random);
      List<CompanyOffence> shuffled = new ArrayList<>(changes);
      for (int repeats = random.nextInt(1, 8); repeats > 0; repeats--) {
        shuffled.add(changes.get(random.nextInt(changes.size())));
      }
      Collections.shuffle(shuffled, new Random(seed));
      Instant now = NOW.plusSeconds(random.nextLong(Scores.WINDOW.toSeconds()));
      assertThat(Scoring.score(Scores.COMPANY, fold(shuffled), now, Scores.inForce()))
          .as("seed %s: %s", seed, shuffled)
          .isEqualTo(Scoring.score(Scores.COMPANY, fold(changes), now, Scores.inForce()))
          .isPresent();
      assertThat(fold(shuffled)).as("seed %s", seed).isEqualTo(fold(changes));
    }
  }

  /** Each candidate as its case goes: revisions and acts, each adding to what was known. */
  private static List<CompanyOffence> changes(SplittableRandom random) {
    List<CompanyOffence> changes = new ArrayList<>();
    for (int candidate = random.nextInt(1, 8); candidate > 0; candidate--) {
      String id = "c-" + candidate;
      Instant at = NOW.minusSeconds(random.nextLong(Scores.WINDOW.toSeconds()));
      int revision = 1;
      int version = 0;
      Hold hold = Hold.HOLDS;
      Verdict verdict = Verdict.OPEN;
      int severity = 2;
      for (int step = random.nextInt(1, 7); step > 0; step--) {
        changes.add(
            Scores.overload(at)
                .revision(revision, hold)
                .severity(severity)
                .act(version, verdict)
                .against(id));
        if (random.nextBoolean()) {
          revision++;
          severity = random.nextInt(1, 6);
          hold = HOLDS.get(random.nextInt(HOLDS.size()));
        } else {
          version++;
          verdict = VERDICTS.get(random.nextInt(VERDICTS.size()));
        }
      }
    }
    return changes;
  }

  private static ScoreBook fold(List<CompanyOffence> changes) {
    ScoreBook book = ScoreBook.EMPTY;
    for (CompanyOffence change : changes) {
      book = book.plus(change.candidateId(), change.offence()).at(NOW).bounded();
    }
    return book;
  }
}
