package dev.offsite.pipelines.judge.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.GoldenStates;
import dev.offsite.schemas.candidate.ViolationKind;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** States of terminals that stand in checkpoints, read as they were meant. */
class TerminalStateFormsTest {

  @Test
  void darkSpells_ofTheFirstForm_haveHeardNothingWithoutAFix() throws IOException {
    DarkSpells state = GoldenStates.readEarlier(new DarkFold(), DarkSpells.class, "dark", 1);

    assertSpells(state);
    assertThat(state.heardWithoutFix).isZero();
    assertThat(state.open.get(0).heardWithoutFix()).isZero();
    assertThat(state.finished.get(0).heardWithoutFix()).isZero();
  }

  @Test
  void darkSpells_ofTheSecondForm_areReadAsTheyWereMeant() throws IOException {
    DarkSpells state = GoldenStates.read(new DarkFold(), DarkSpells.class, "dark");

    assertSpells(state);
    assertThat(state.heardWithoutFix).isEqualTo(3);
    assertThat(state.heardMs).isEqualTo(9_000);
    assertThat(state.open.get(0).heardWithoutFix()).isEqualTo(4);
    assertThat(state.finished.get(0).heardWithoutFix()).isEqualTo(5);
  }

  private static void assertSpells(DarkSpells state) {
    assertThat(state.cargo).isEqualTo(Cargo.EMPTY);
    assertThat(state.open).hasSize(1);
    DarkSpell open = state.open.get(0);
    assertThat(open.kind()).isEqualTo(ViolationKind.TERMINAL_UNPLUGGED);
    assertThat(open.ruleId()).isEqualTo("rule-cut");
    assertThat(open.cargo()).isEqualTo(Cargo.LOADED);
    assertThat(open.startMs()).isEqualTo(1_000);
    assertThat(open.lastMs()).isEqualTo(2_000);
    assertThat(open.backFix()).isNull();
    assertThat(open.isParked()).isTrue();
    assertThat(open.observations()).isEqualTo(7);
    assertThat(open.isOver()).isFalse();
    assertThat(state.finished).hasSize(1);
    DarkSpell finished = state.finished.get(0);
    assertThat(finished.kind()).isEqualTo(ViolationKind.TERMINAL_SILENT);
    assertThat(finished.backFix().timeMs()).isEqualTo(3_000);
    assertThat(finished.isFollowed()).isTrue();
    assertThat(finished.isParked()).isFalse();
    assertThat(finished.isOver()).isTrue();
    assertThat(finished.isSettled(6_000)).isTrue();
    assertThat(finished.isSettled(5_999)).isFalse();
    assertThat(finished.track()).hasSize(2);
  }

  @Test
  void leaps_ofTheFirstForm_areReadAsTheyWereMeant() throws IOException {
    Leaps state = GoldenStates.read(new LeapFold(), Leaps.class, "leap");
    assertThat(state.sameSinceMs).isEqualTo(500);
    assertThat(state.saidMoving).isTrue();
    assertThat(state.steady()).isEqualTo(200);
    assertThat(state.open).hasSize(1);
    Leap open = state.open.get(0);
    assertThat(open.kind()).isEqualTo(ViolationKind.POSITION_JUMP);
    assertThat(open.judgedBy()).isEqualTo("rule-leap");
    assertThat(open.sameSinceMs()).isEqualTo(Leap.NONE);
    assertThat(open.from().timeMs()).isEqualTo(1_000);
    assertThat(open.to().timeMs()).isEqualTo(2_000);
    assertThat(open.isFollowed()).isFalse();
    assertThat(state.finished).hasSize(1);
    Leap finished = state.finished.get(0);
    assertThat(finished.kind()).isEqualTo(ViolationKind.POSITION_FROZEN);
    assertThat(finished.judgedBy()).isEqualTo("rule-frozen");
    assertThat(finished.sameSinceMs()).isEqualTo(400);
    assertThat(finished.isFollowed()).isTrue();
    assertThat(finished.isSettled(6_000)).isTrue();
    assertThat(finished.isSettled(5_999)).isFalse();
  }
}
