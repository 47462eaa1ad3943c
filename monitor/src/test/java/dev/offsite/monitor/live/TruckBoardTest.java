package dev.offsite.monitor.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.monitor.access.AreaPath;
import dev.offsite.monitor.testing.SampleCandidates;
import dev.offsite.monitor.testing.SampleFixes;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TruckBoardTest {

  private static final Instant NOON = SampleCandidates.NOON;

  private final TruckBoard board = new TruckBoard(2);

  private void fold(String device, Instant fixTime, double lng, Instant receivedAt) {
    board.fold(
        SampleFixes.of(device, fixTime, lng, 30.0),
        lng,
        30.0,
        receivedAt,
        "浙A1",
        "company",
        AreaPath.NOWHERE);
  }

  @Test
  void fix_newer_replaces() {
    fold("a", NOON, 120.0, NOON);
    fold("a", NOON.plusSeconds(1), 121.0, NOON.plusSeconds(1));

    assertThat(board.size()).isEqualTo(1);
    assertThat(board.find("a").orElseThrow().lng()).isEqualTo(121.0);
  }

  @Test
  void fix_ofTheSameTimeOrBackFilled_changesNothing() {
    fold("a", NOON, 120.0, NOON);
    long change = board.change();
    fold("a", NOON, 121.0, NOON.plusSeconds(1));
    fold("a", NOON.minusSeconds(1), 122.0, NOON.plusSeconds(2));

    assertThat(board.change()).isEqualTo(change);
    assertThat(board.find("a").orElseThrow().lng()).isEqualTo(120.0);
  }

  @Test
  void fix_fiveMinutesAhead_countsAndOneLaterDoesNot() {
    fold("a", NOON.plus(Duration.ofMinutes(5)), 120.0, NOON);
    fold("b", NOON.plus(Duration.ofMinutes(5)).plusMillis(1), 120.0, NOON);

    assertThat(board.find("a")).isPresent();
    assertThat(board.find("b")).isEmpty();
  }

  @Test
  void truck_beyondTheBound_isLeftOutAndCountedOnce() {
    fold("a", NOON, 120.0, NOON);
    fold("b", NOON, 120.0, NOON);
    fold("c", NOON, 120.0, NOON);
    fold("c", NOON.plusSeconds(1), 120.0, NOON.plusSeconds(1));

    assertThat(board.find("c")).isEmpty();
    assertThat(board.beyondBound()).isEqualTo(1);
    assertThat(board.find("a").orElseThrow().number()).isZero();
    assertThat(board.find("b").orElseThrow().number()).isEqualTo(1);
  }

  @Test
  void score_ofACompany_coloursItsTrucksNowAndLater() {
    fold("a", NOON, 120.0, NOON);
    board.score("company", CompanyScore.RED);
    fold("b", NOON, 120.0, NOON);

    assertThat(board.all()).extracting(TruckFix::score).containsOnly(CompanyScore.RED);
  }
}
