package dev.offsite.pipelines.judge.trace;

import static dev.offsite.pipelines.judge.trace.TraceScene.HEAP;
import static dev.offsite.pipelines.judge.trace.TraceScene.SEEN_S;
import static dev.offsite.pipelines.judge.trace.TraceScene.TERMS;
import static dev.offsite.pipelines.judge.trace.TraceScene.look;
import static dev.offsite.pipelines.judge.trace.TraceScene.truck;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.judge.stop.TruckStop;
import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.schemas.candidate.DumpingTrace;
import dev.offsite.schemas.candidate.DumpingTrace.Reason;
import dev.offsite.schemas.candidate.DumpingTrace.Suspect;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TracingTest {

  @Test
  void truckThatTippedAndLeftLighter_standsBeforeThoseThatOnlyPassed() {
    DumpingTrace trace =
        trace(
            truck("parked", 5_000).lengthS(4_000),
            truck("tipper", 5_000)
                .tipped()
                .reversed()
                .load(Cargo.LOADED, Cargo.EMPTY)
                .payloadKg(15_000, 100),
            truck("empty", 5_000).load(Cargo.EMPTY, Cargo.EMPTY),
            truck("through", 5_000).load(Cargo.LOADED, Cargo.LOADED));

    assertThat(trace.suspects())
        .extracting(Suspect::deviceId, Suspect::score)
        .containsExactly(
            // near 3, body 4, reversed 1, loaded 2, lighter 4
            tuple("tipper", 14.0),
            // near 3, stopped 1, parked -1
            tuple("parked", 3.0),
            // near 3, stopped 1, loaded 2, still loaded -4
            tuple("through", 2.0));
    assertThat(trace.trucks()).isEqualTo(4);
    assertThat(trace.suspects().get(0).reasons())
        .containsExactly(
            new Reason("NEAR", 3),
            new Reason("BODY_RAISED", 4),
            new Reason("REVERSED", 1),
            new Reason("LOADED_BEFORE", 2),
            new Reason("LIGHTER_AFTER", 4));
  }

  @Test
  void reasonsAgainst_eachTakePoints() {
    assertThat(codes(truck("t", 5_000).hasBodySensor())).contains("BODY_DOWN");
    assertThat(codes(truck("t", 5_000).hasBodySensor().goesOn())).doesNotContain("BODY_DOWN");
    assertThat(codes(truck("t", 5_000).site("disposal"))).contains("AT_SITE");
    assertThat(codes(truck("t", 5_000).load(Cargo.PRESUMED_EMPTY, Cargo.UNKNOWN)))
        .contains("EMPTY_BEFORE");
    assertThat(codes(truck("t", 5_000).permit(null))).contains("NO_PERMIT");
    assertThat(codes(truck("t", 5_000).load(Cargo.PRESUMED_LOADED, Cargo.UNKNOWN)))
        .contains("PRESUMED_LOADED_BEFORE");
    assertThat(score(truck("t", 5_000).site("disposal"))).isEqualTo(0);
  }

  @Test
  void load_thatIsOnlyPresumedGone_isNotLighter() {
    assertThat(codes(truck("t", 5_000).load(Cargo.LOADED, Cargo.PRESUMED_EMPTY)))
        .doesNotContain("LIGHTER_AFTER", "STILL_LOADED_AFTER");
  }

  @Test
  void payload_lowerByTheLeastDrop_isLighter_byLessIsNot() {
    assertThat(codes(truck("t", 5_000).payloadKg(5_000, 3_000))).contains("LIGHTER_AFTER");
    assertThat(codes(truck("t", 5_000).payloadKg(5_000, 3_001))).doesNotContain("LIGHTER_AFTER");
  }

  @Test
  void stay_longerThanAnyTipping_isParked_exactlyAsLongIsNot() {
    assertThat(codes(truck("t", 5_000).lengthS(3_600))).doesNotContain("PARKED");
    assertThat(codes(truck("t", 5_000).lengthS(3_601))).contains("PARKED");
  }

  @Test
  void distance_withinRadiusAndUncertainty_counts_beyondDoesNot() {
    // 50 m and the 6 m of the heap; the fix is exact.
    assertThat(trace(truck("t", 5_000).eastM(55.9)).suspects()).hasSize(1);
    assertThat(trace(truck("t", 5_000).eastM(56.1)).suspects()).isEmpty();
    Suspect near = trace(truck("t", 5_000).eastM(31)).suspects().get(0);
    assertThat(near.distanceM()).isEqualTo(31.0);
    assertThat(near.uncertaintyM()).isEqualTo(6.0);
    // 25 m of 50 beyond the uncertainty: half of the points.
    assertThat(near.reasons()).contains(new Reason("NEAR", 1.5));
  }

  @Test
  void accuracy_ofTheFix_widensTheRadius_unknownCountsAsFifteenMetres() {
    assertThat(trace(truck("t", 5_000).eastM(57).accuracyM(6.0)).suspects()).hasSize(1);
    assertThat(trace(truck("t", 5_000).eastM(66).accuracyM(null)).suspects()).hasSize(1);
    assertThat(trace(truck("t", 5_000).eastM(67).accuracyM(null)).suspects()).isEmpty();
  }

  @Test
  void stay_asLongAsTheRuleAsks_counts_shorterOnlyIfItTippedOrGoesOn() {
    assertThat(trace(truck("t", 5_000).lengthS(20)).suspects()).hasSize(1);
    assertThat(trace(truck("t", 5_000).lengthS(19)).suspects()).isEmpty();
    assertThat(trace(truck("t", 5_000).lengthS(1).tipped()).suspects()).hasSize(1);
    assertThat(trace(truck("t", 5_000).lengthS(0).goesOn()).suspects()).hasSize(1);
  }

  @Test
  void stay_beginsWhenTheHeapIsSeen_counts_laterDoesNot() {
    assertThat(trace(truck("t", SEEN_S + 60)).suspects()).hasSize(1);
    assertThat(trace(truck("t", SEEN_S + 61)).suspects()).isEmpty();
  }

  @Test
  void stay_overAsTheSearchBegins_counts_earlierDoesNot() {
    List<Glance> clean = List.of(look("d/1", 3_000), look("d/1", 3_002));

    assertThat(trace(clean, truck("t", 3_000)).suspects()).hasSize(1);
    assertThat(trace(clean, truck("t", 2_999)).suspects()).isEmpty();
    assertThat(trace(clean, truck("t", 2_000).goesOn()).suspects()).hasSize(1);
  }

  @Test
  void noPatrolSawItClean_isSearchedAsFarBackAsTheRuleLooks() {
    DumpingTrace trace = trace(truck("t", 0).lengthS(30));

    assertThat(trace.cleanAt()).isNull();
    assertThat(trace.cleanBy()).isNull();
    assertThat(trace.from()).isEqualTo(TruckScene.time(0));
    assertThat(trace.to()).isEqualTo(TruckScene.time(SEEN_S));
    assertThat(trace.suspects()).hasSize(1);
  }

  @Test
  void patrol_withEnoughLooksLongEnoughBefore_sawItClean_sinceItsFirstLook() {
    DumpingTrace trace =
        trace(
            List.of(
                look("d/1", 1_000),
                look("d/1", 1_002),
                look("d/2", 4_000),
                look("d/2", 6_900),
                look("d/3", 6_899)));

    assertThat(trace.cleanAt()).isEqualTo(TruckScene.time(4_000));
    assertThat(trace.cleanBy()).isEqualTo("d/2");
  }

  @Test
  void patrol_thatLookedOnceOrTooShortlyBeforeOrWithoutAName_provesNothing() {
    assertThat(trace(List.of(look("d/1", 4_000))).cleanAt()).isNull();
    assertThat(trace(List.of(look("d/1", 6_890), look("d/1", 6_901))).cleanAt()).isNull();
    assertThat(trace(List.of(look("d/", 4_000), look("d/", 4_002))).cleanAt()).isNull();
    assertThat(trace(List.of(look("d/1", 7_201), look("d/1", 7_203))).cleanAt()).isNull();
  }

  @Test
  void look_thatHoldsAllOfTheHeap_counts_lessDoesNot() {
    Glance whole = new Glance("d/1", TraceScene.ms(4_000), TruckScene.at(23.9, 0), 30);
    Glance part = new Glance("d/1", TraceScene.ms(4_000), TruckScene.at(24.1, 0), 30);

    assertThat(whole.covers(HEAP)).isTrue();
    assertThat(part.covers(HEAP)).isFalse();
  }

  @Test
  void silentTruck_withTimeToBeThere_isASuspect_withoutIsNot() {
    // 20 m/s for 120 s are 2,400 m; over the heap it is 2 x 900 m here, and there 900 m + 1,600 m.
    Suspect suspect = trace(truck("t", 5_000).lengthS(120).silent(-900, 900)).suspects().get(0);

    assertThat(suspect.distanceM()).isEqualTo(900.0);
    assertThat(suspect.uncertaintyM()).isEqualTo(300.0);
    assertThat(suspect.reasons()).contains(new Reason("TERMINAL_SILENT", 1));
    assertThat(trace(truck("t", 5_000).lengthS(120).silent(-900, 1_600)).suspects()).isEmpty();
    assertThat(trace(truck("t", 5_000).lengthS(119).silent(-900, 900)).suspects()).isEmpty();
    assertThat(trace(truck("t", 5_000).lengthS(500).silent(-1_001, 1_001)).suspects()).isEmpty();
  }

  @Test
  void truckThatWasThereTwice_isNamedOnce_byTheStayThatSaysMore() {
    DumpingTrace trace =
        trace(truck("t", 3_000), truck("t", 5_000).tipped(), truck("t", 6_000).lingered());

    assertThat(trace.trucks()).isEqualTo(1);
    assertThat(trace.suspects())
        .extracting(Suspect::presence)
        .containsExactly(DumpingTrace.Presence.TIPPED);
  }

  @Test
  void equalScores_theNearerFirst_thenTheEarlier_thenByName() {
    DumpingTrace trace =
        trace(truck("c", 5_000), truck("b", 5_000), truck("a", 5_100), truck("d", 4_000).eastM(3));

    assertThat(trace.suspects()).extracting(Suspect::deviceId).containsExactly("b", "c", "a");
  }

  private static List<String> codes(TraceScene.Stop stop) {
    return trace(stop).suspects().get(0).reasons().stream().map(Reason::code).toList();
  }

  private static double score(TraceScene.Stop stop) {
    return trace(stop).suspects().get(0).score();
  }

  private static DumpingTrace trace(TraceScene.Stop... stops) {
    return trace(List.of(), stops);
  }

  private static DumpingTrace trace(List<Glance> looks, TraceScene.Stop... stops) {
    List<TruckStop> all = Arrays.stream(stops).map(TraceScene.Stop::stop).toList();
    return Tracing.of(HEAP, looks, all, TERMS);
  }
}
