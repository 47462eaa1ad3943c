package dev.offsite.monitor.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.monitor.access.Role;
import dev.offsite.monitor.access.Scope;
import dev.offsite.monitor.access.Viewer;
import dev.offsite.monitor.cases.CaseStanding;
import dev.offsite.monitor.testing.SampleCandidates;
import dev.offsite.monitor.testing.SampleReference;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LiveCasesTest {

  private static final Instant NOW = SampleCandidates.NOON.plusSeconds(60);
  private static final Viewer ALL = new Viewer("boss", Set.of(Role.ADMIN), new Scope.Everywhere());
  private static final Viewer WEST =
      new Viewer("west", Set.of(Role.SQUAD), new Scope.Within(Set.of("west")));

  private LiveCases board = board(100, 100);

  private static LiveCases board(int candidatesMax, int goneMax) {
    LiveCases board =
        new LiveCases(
            new BoardLimits(candidatesMax, Duration.ofDays(7), goneMax), id -> CaseStanding.NEW);
    board.relocate(SampleReference.release().areas());
    return board;
  }

  private void fold(SampleCandidates sample) {
    board.fold(sample.facts(), NOW);
  }

  @Test
  void revision_newer_replacesAndKeepsANote() {
    fold(SampleCandidates.of("a"));
    fold(SampleCandidates.of("a").revision(2, Candidate.Phase.CLOSED));

    CaseRow row = board.find(ALL, "a").orElseThrow();
    assertThat(row.facts().revision()).isEqualTo(2);
    assertThat(row.revisions()).extracting(RevisionNote::revision).containsExactly(1, 2);
    assertThat(board.size()).isEqualTo(1);
  }

  @Test
  void revision_repeatedOrOlder_changesNothing() {
    fold(SampleCandidates.of("a").revision(2, Candidate.Phase.UPDATED));
    long sequence = board.sequence();
    fold(SampleCandidates.of("a").revision(2, Candidate.Phase.UPDATED));
    fold(SampleCandidates.of("a").revision(1, Candidate.Phase.OPEN));

    assertThat(board.sequence()).isEqualTo(sequence);
  }

  @Test
  void board_full_letsTheOneDecidedLongestAgoGoAndSaysSo() {
    board = board(2, 10);
    long before = board.sequence();
    fold(SampleCandidates.of("new").decided(SampleCandidates.NOON.plusSeconds(2)));
    fold(SampleCandidates.of("old").decided(SampleCandidates.NOON));
    fold(SampleCandidates.of("mid").decided(SampleCandidates.NOON.plusSeconds(1)));

    assertThat(board.find(ALL, "old")).isEmpty();
    assertThat(board.dropped()).isEqualTo(1);
    assertThat(board.changes(ALL, Desk.CASES, before, 10).gone()).containsExactly("old");
  }

  @Test
  void candidate_beyondTheRetention_leavesAndIsNotTaken() {
    fold(SampleCandidates.of("a"));
    board.expire(SampleCandidates.NOON.plus(Duration.ofDays(7)));
    assertThat(board.size()).isEqualTo(1);
    board.expire(SampleCandidates.NOON.plus(Duration.ofDays(7)).plusMillis(1));
    assertThat(board.size()).isZero();
    board.fold(
        SampleCandidates.of("b").facts(),
        SampleCandidates.NOON.plus(Duration.ofDays(7)).plusMillis(1));
    assertThat(board.size()).isZero();
  }

  @Test
  void memory_ofWhatLeft_hasAnEndAndTheBoardSaysSo() {
    board = board(1, 2);
    fold(SampleCandidates.of("a"));
    long since = board.sequence();
    for (int i = 0; i < 3; i++) {
      fold(SampleCandidates.of("b" + i).decided(SampleCandidates.NOON.plusSeconds(i + 1)));
    }

    assertThat(board.remembers(since)).isFalse();
    assertThat(board.remembers(board.sequence())).isTrue();
    assertThat(board.remembers(board.sequence() + 1)).isFalse();
  }

  @Test
  void changes_withALimit_goOnWhereTheyEnded() {
    for (int i = 0; i < 5; i++) {
      fold(SampleCandidates.of("c" + i));
    }
    long start = board.sequence() - 5;
    CaseChanges first = board.changes(ALL, Desk.CASES, start, 2);
    CaseChanges second = board.changes(ALL, Desk.CASES, first.through(), 2);
    CaseChanges third = board.changes(ALL, Desk.CASES, second.through(), 2);

    assertThat(first.complete()).isFalse();
    assertThat(third.complete()).isTrue();
    List<String> ids = new ArrayList<>();
    for (CaseChanges part : List.of(first, second, third)) {
      part.rows().forEach(row -> ids.add(row.facts().id()));
    }
    assertThat(ids).containsExactly("c0", "c1", "c2", "c3", "c4");
  }

  @Test
  void changes_ofARowThatChangedTwice_holdItOnce() {
    fold(SampleCandidates.of("a"));
    long since = board.sequence();
    fold(SampleCandidates.of("a").revision(2, Candidate.Phase.UPDATED));
    fold(SampleCandidates.of("a").revision(3, Candidate.Phase.CLOSED));

    assertThat(board.changes(ALL, Desk.CASES, since, 10).rows())
        .extracting(row -> row.facts().revision())
        .containsExactly(3);
  }

  @Test
  void desk_operations_isApart() {
    fold(SampleCandidates.of("case"));
    fold(SampleCandidates.of("scale").kind(ViolationKind.SCALE_SILENT, 2));

    assertThat(board.changes(ALL, Desk.CASES, 0, 10).rows()).hasSize(1);
    assertThat(board.changes(ALL, Desk.OPERATIONS, 0, 10).rows()).hasSize(1);
    assertThat(board.changes(ALL, Desk.ALL, 0, 10).rows()).hasSize(2);
  }

  @Test
  void areas_declared_winOverTheBorder() {
    fold(SampleCandidates.of("a").at("west", 120.35, 30.25));
    fold(SampleCandidates.of("b").at(null, 120.05, 30.25));
    fold(SampleCandidates.of("c").at(null, 119.0, 30.25));

    assertThat(board.find(WEST, "a")).isPresent();
    assertThat(board.find(WEST, "b").orElseThrow().area().street()).isEqualTo("lane");
    assertThat(board.find(WEST, "c")).isEmpty();
    assertThat(board.find(ALL, "c")).isPresent();
  }

  /** Whoever follows by changes, in pieces of any size, ends with what is on the board. */
  @Test
  void follower_inPiecesOfAnySize_endsWithTheBoard() {
    for (long seed = 0; seed < 50; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      board = board(20, 1_000);
      Map<String, Long> known = new HashMap<>();
      Map<String, Integer> revisions = new HashMap<>();
      long since = board.sequence();
      for (int step = 0; step < 300; step++) {
        if (random.nextInt(3) > 0) {
          String id = "c" + random.nextInt(40);
          int revision = revisions.merge(id, 1, Integer::sum);
          double lng = random.nextBoolean() ? 120.15 : 120.25;
          fold(
              SampleCandidates.of(id)
                  .at(null, lng, 30.25)
                  .decided(SampleCandidates.NOON.plusSeconds(step % 50))
                  .revision(revision, Candidate.Phase.UPDATED));
        } else {
          since = follow(known, since, 1 + random.nextInt(5));
        }
      }
      long before;
      do {
        before = since;
        since = follow(known, since, 3);
      } while (since != before);

      Map<String, Long> expected = new HashMap<>();
      board
          .select(WEST, row -> true)
          .forEach(row -> expected.put(row.facts().id(), row.sequence()));
      assertThat(known).as("seed " + seed).isEqualTo(expected);
    }
  }

  private long follow(Map<String, Long> known, long since, int limit) {
    CaseChanges changes = board.changes(WEST, Desk.CASES, since, limit);
    changes.gone().forEach(known::remove);
    changes.rows().forEach(row -> known.put(row.facts().id(), row.sequence()));
    return changes.through();
  }
}
