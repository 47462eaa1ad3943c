package dev.offsite.standalone.bench.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TrueVisitsTest {

  private static final DrawnFence FENCE = TestFixes.square("a", 0, 50);

  @Test
  void drive_throughAFence_isOneVisitFromFirstToLastFixInside() {
    TestFixes drive = new TestFixes().at(0, -60).at(4, -20).at(7, 0).at(10, 20).at(13, 60);

    assertThat(visits(drive))
        .containsExactly(new Visit("truck-0", "bench-a", 4_000, 10_000, 13_000, false, true));
  }

  @Test
  void drive_backIntoTheFence_isAnotherVisit() {
    TestFixes drive = new TestFixes().at(0, 0).at(1, 60).at(2, 0);

    assertThat(visits(drive))
        .containsExactly(
            new Visit("truck-0", "bench-a", 0, 0, 1_000, true, false),
            new Visit("truck-0", "bench-a", 2_000, 2_000, Visit.NONE, false, false));
  }

  @Test
  void visit_ofThreeFixesInLessThanFiveSeconds_isNotSure() {
    assertThat(visits(new TestFixes().at(0, -9).at(2, 0).at(4, 9)).get(0).isSure()).isFalse();
    assertThat(visits(new TestFixes().at(0, -9).at(2, 0).at(5, 9)).get(0).isSure()).isTrue();
  }

  @Test
  void visit_ofTwoFixes_isNotSure() {
    assertThat(visits(new TestFixes().at(0, -9).at(60, 9)).get(0).isSure()).isFalse();
  }

  @Test
  void visit_thatIsDeepOnlyNowAndThen_isNotSure() {
    TestFixes drive = new TestFixes().at(0, 0).at(4, 0).at(8, 45).at(12, 0).at(16, 0);

    assertThat(visits(drive)).extracting(Visit::isSure).containsExactly(false);
  }

  @Test
  void visits_ofTheFirstMessagesOnly_knowNothingOfTheOthers() {
    TestFixes drive = new TestFixes().at(0, -60).at(4, 0).at(8, 60);

    assertThat(TrueVisits.among(drive.fixes(), 2, List.of(FENCE)))
        .containsExactly(new Visit("truck-0", "bench-a", 4_000, 4_000, Visit.NONE, false, false));
  }

  @Test
  void visits_ofTwoTrucks_areApart() {
    TestFixes drives = new TestFixes().at(0, 0, 0).at(1, 0, 0).at(0, 1, 60).at(1, 1, 0);

    assertThat(visits(drives))
        .extracting(Visit::deviceId, Visit::exitMs)
        .containsExactlyInAnyOrder(tuple("truck-0", 1_000L), tuple("truck-1", Visit.NONE));
  }

  @Test
  void border_isMeasuredInMetres_fromInsideAndOutside() {
    assertThat(FENCE.borderM(TestFixes.lng(0), TestFixes.LAT)).isEqualTo(50, Offset.offset(0.1));
    assertThat(FENCE.borderM(TestFixes.lng(30), TestFixes.LAT)).isEqualTo(20, Offset.offset(0.1));
    assertThat(FENCE.borderM(TestFixes.lng(70), TestFixes.LAT)).isEqualTo(20, Offset.offset(0.1));
  }

  private static List<Visit> visits(TestFixes drive) {
    return TrueVisits.among(drive.fixes(), drive.fixes().size(), List.of(FENCE));
  }
}
