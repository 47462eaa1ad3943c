package dev.offsite.monitor.board;

import static dev.offsite.monitor.board.Candidates.overload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CaseBoardTest {

  private final CaseBoard board = new CaseBoard(100);

  @Test
  void fold_firstRevision_isAdded() {
    Candidate candidate = overload("a", 1, 0);

    assertThat(board.fold(candidate)).isEqualTo(CaseBoard.Change.ADDED);
    assertThat(board.find("a")).contains(candidate);
    assertThat(board.size()).isEqualTo(1);
  }

  @Test
  void fold_higherRevision_replacesTheLower() {
    board.fold(overload("a", 1, 0));
    Candidate second = overload("a", 2, 10);

    assertThat(board.fold(second)).isEqualTo(CaseBoard.Change.REVISED);
    assertThat(board.newest(10)).containsExactly(second);
  }

  @Test
  void fold_sameRevisionAgain_changesNothing() {
    Candidate first = overload("a", 3, 0);
    board.fold(first);

    assertThat(board.fold(overload("a", 3, 99))).isEqualTo(CaseBoard.Change.REPEATED);
    assertThat(board.find("a")).contains(first);
  }

  @Test
  void fold_lowerRevision_isPassedOver() {
    Candidate third = overload("a", 3, 0);
    board.fold(third);

    assertThat(board.fold(overload("a", 2, 99))).isEqualTo(CaseBoard.Change.OUTDATED);
    assertThat(board.newest(10)).containsExactly(third);
  }

  @Test
  void newest_severalCandidates_areInOrderOfDecision() {
    Candidate middle = overload("m", 1, 10);
    Candidate newest = overload("a", 1, 20);
    Candidate oldest = overload("z", 1, 0);
    board.fold(middle);
    board.fold(newest);
    board.fold(oldest);

    assertThat(board.newest(10)).containsExactly(newest, middle, oldest);
    assertThat(board.newest(2)).containsExactly(newest, middle);
  }

  @Test
  void newest_twoOfOneInstant_areBothShown() {
    board.fold(overload("a", 1, 0));
    board.fold(overload("b", 1, 0));

    assertThat(board.newest(10)).extracting(Candidate::id).containsExactly("b", "a");
  }

  @Test
  void fold_overCapacity_dropsTheOneDecidedLongestAgo() {
    CaseBoard small = new CaseBoard(2);
    small.fold(overload("a", 1, 0));
    small.fold(overload("b", 1, 10));
    small.fold(overload("a", 2, 20));
    small.fold(overload("c", 1, 30));

    assertThat(small.newest(10)).extracting(Candidate::id).containsExactly("c", "a");
    assertThat(small.dropped()).isEqualTo(1);
    assertThat(small.find("b")).isEmpty();
  }

  @Test
  void counts_withdrawnCandidate_doesNotStand() {
    board.fold(overload("a", 1, 0));
    board.fold(overload("b", 1, 0));
    board.fold(Candidates.of("b", 2, Candidate.Phase.WITHDRAWN, ViolationKind.BRIDGE_OVERLOAD, 1));
    board.fold(Candidates.of("c", 1, Candidate.Phase.CLOSED, ViolationKind.PATROL_OBJECT, 1));

    assertThat(board.standingByKind())
        .isEqualTo(Map.of(ViolationKind.BRIDGE_OVERLOAD, 1, ViolationKind.PATROL_OBJECT, 1));
    assertThat(board.countByPhase())
        .isEqualTo(
            Map.of(
                Candidate.Phase.OPEN, 1,
                Candidate.Phase.WITHDRAWN, 1,
                Candidate.Phase.CLOSED, 1));
  }

  @Test
  void fold_anyOrderAndRepetition_endsInTheSameBoard() {
    for (long seed = 1; seed <= 200; seed++) {
      Random random = new Random(seed);
      List<Candidate> revisions = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        for (int revision = 1; revision <= 1 + random.nextInt(4); revision++) {
          revisions.add(overload("case-" + i, revision, i * 10 + revision));
        }
      }
      CaseBoard inOrder = new CaseBoard(100);
      revisions.forEach(inOrder::fold);
      List<Candidate> shuffled = new ArrayList<>(revisions);
      shuffled.addAll(revisions);
      Collections.shuffle(shuffled, random);
      CaseBoard inDisorder = new CaseBoard(100);
      shuffled.forEach(inDisorder::fold);

      assertThat(inDisorder.newest(100)).as("seed %s", seed).isEqualTo(inOrder.newest(100));
    }
  }

  @Test
  void board_withoutRoom_isRefused() {
    assertThatThrownBy(() -> new CaseBoard(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0");
  }
}
