package dev.offsite.pipelines.judge.trace;

import static dev.offsite.pipelines.judge.trace.TraceScene.NOW;
import static dev.offsite.pipelines.judge.trace.TraceScene.REFERENCE;
import static dev.offsite.pipelines.judge.trace.TraceScene.disproved;
import static dev.offsite.pipelines.judge.trace.TraceScene.heap;
import static dev.offsite.pipelines.judge.trace.TraceScene.looked;
import static dev.offsite.pipelines.judge.trace.TraceScene.said;
import static dev.offsite.pipelines.judge.trace.TraceScene.stayed;
import static dev.offsite.pipelines.judge.trace.TraceScene.truck;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.judge.stop.TraceTerms;
import dev.offsite.pipelines.judge.track.Cargo;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.candidate.DumpingTrace.Suspect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class TraceFileTest {

  private final TraceFile file = TraceFile.empty();

  @Test
  void heap_afterATruckStayed_isSaidWithIt() {
    add(stayed(truck("t", 5_000)));

    List<Candidate> said = add(said(heap(1, Phase.OPEN)));

    assertThat(said).hasSize(1);
    assertThat(said.get(0).revision()).isEqualTo(1);
    assertThat(said.get(0).phase()).isEqualTo(Phase.OPEN);
    assertThat(trucks(said.get(0))).containsExactly("t");
    assertThat(said.get(0).clocks()).isEqualTo(heap(1, Phase.OPEN).clocks());
  }

  @Test
  void stay_thatIsToldLate_isARevisionOfItsOwn_andNumbersGoOn() {
    add(said(heap(1, Phase.OPEN)));

    List<Candidate> late = add(stayed(truck("t", 5_000)));
    List<Candidate> next = add(said(heap(2, Phase.UPDATED)));

    assertThat(late)
        .extracting(Candidate::revision, Candidate::phase)
        .containsExactly(tuple(2, Phase.UPDATED));
    assertThat(late.get(0).clocks().decided()).isEqualTo(NOW);
    assertThat(next).extracting(Candidate::revision).containsExactly(3);
    assertThat(trucks(next.get(0))).containsExactly("t");
  }

  @Test
  void closedHeap_saidAgain_staysClosed() {
    add(said(heap(1, Phase.CLOSED)));

    assertThat(add(stayed(truck("t", 5_000))))
        .extracting(Candidate::phase)
        .containsExactly(Phase.CLOSED);
  }

  @Test
  void stay_thatChangesNothing_saysNothing() {
    add(said(heap(1, Phase.OPEN)));

    assertThat(add(stayed(truck("far", 5_000).eastM(300)))).isEmpty();
    assertThat(add(stayed(truck("later", 9_000)))).isEmpty();
    assertThat(add(looked("d/1", 7_300))).isEmpty();
  }

  @Test
  void stay_disproved_isTakenFromTheList() {
    add(said(heap(1, Phase.OPEN)));
    add(stayed(truck("t", 5_000)));

    List<Candidate> said = add(disproved(truck("t", 5_000)));

    assertThat(said).hasSize(1);
    assertThat(trucks(said.get(0))).isEmpty();
  }

  @Test
  void stay_toldAgain_isNamedOnce_asItWasToldLast() {
    add(said(heap(1, Phase.OPEN)));
    add(stayed(truck("t", 5_000).goesOn()));

    List<Candidate> said = add(stayed(truck("t", 5_000).load(Cargo.LOADED, Cargo.EMPTY)));

    assertThat(said.get(0).dumpingTrace().suspects())
        .extracting(Suspect::loadAfter)
        .containsExactly("EMPTY");
  }

  @Test
  void patrol_thatIsToldLate_narrowsTheSearch() {
    add(stayed(truck("early", 1_000)));
    add(said(heap(1, Phase.OPEN)));
    add(looked("d/1", 2_000));

    List<Candidate> said = add(looked("d/1", 2_002));

    assertThat(said).hasSize(1);
    assertThat(said.get(0).dumpingTrace().cleanBy()).isEqualTo("d/1");
    assertThat(trucks(said.get(0))).isEmpty();
  }

  @Test
  void heap_withdrawn_hasNoList_andIsNotSaidAgain() {
    add(said(heap(1, Phase.OPEN)));
    add(stayed(truck("t", 5_000)));

    List<Candidate> said = add(said(heap(2, Phase.WITHDRAWN)));

    assertThat(said)
        .extracting(Candidate::revision, Candidate::phase, Candidate::dumpingTrace)
        .containsExactly(tuple(3, Phase.WITHDRAWN, null));
    assertThat(add(stayed(truck("u", 5_000)))).isEmpty();
  }

  @Test
  void candidate_ofARuleThatTracesNobody_passesUnchanged_andNothingIsKept() {
    Candidate other = heap("x", "fishing", 4, Phase.UPDATED, 7_200, 0);

    assertThat(add(said(other))).containsExactly(other);
    assertThat(file.isEmpty()).isTrue();
  }

  @Test
  void list_afterTheHoursOfTheRule_isFinal_beforeItIsNot() {
    add(said(heap(1, Phase.OPEN)));
    add(stayed(truck("elsewhere", 14_400).eastM(1_900)));
    assertThat(add(stayed(truck("t", 5_000)))).hasSize(1);

    add(stayed(truck("elsewhere", 14_401).eastM(1_900)));

    assertThat(add(stayed(truck("u", 5_000)))).isEmpty();
    assertThat(trucks(add(said(heap(2, Phase.UPDATED))).get(0))).containsExactly("t");
  }

  @Test
  void stays_andLooks_ofTwiceTheHours_areKept_olderOnesGo() {
    add(stayed(truck("old", 0).lengthS(30)));
    add(stayed(truck("newer", 4_000)));
    add(looked("d/1", 10));
    add(stayed(truck("x", 17_000).eastM(1_900)));

    assertThat(file.stops()).extracting(stop -> stop.deviceId()).containsExactly("newer", "x");
    assertThat(file.looks()).isEmpty();
  }

  @Test
  void stays_beyondTheBound_theOldestGo_andAreCounted() {
    for (int i = 0; i <= TraceFile.KEPT_MAX; i++) {
      add(stayed(truck("t" + i, 5_000 + i * 0.001).eastM(1_900)));
    }

    assertThat(file.stops()).hasSize(TraceFile.KEPT_MAX + 1 - TraceFile.KEPT_MAX / 10);
    assertThat(file.takeDropped()).isEqualTo(TraceFile.KEPT_MAX / 10);
    assertThat(file.takeDropped()).isZero();
    assertThat(file.stops()).noneMatch(stop -> stop.deviceId().equals("t0"));
  }

  @Test
  void matters_inAnyOrderAndRepetition_endInTheSameLists() throws Exception {
    int named = 0;
    for (long seed = 1; seed <= 40; seed++) {
      List<KeyedMatter> matters = matters(new Random(seed));
      Map<String, Object> expected = outcome(matters, -1);
      named += expected.toString().contains("t1") ? 1 : 0;
      Random orders = new Random(-seed);
      for (int i = 0; i < 15; i++) {
        List<KeyedMatter> shuffled = new ArrayList<>(matters);
        matters.stream()
            .filter(
                matter -> !(matter.matter() instanceof TraceMatter.Said) && orders.nextBoolean())
            .forEach(shuffled::add);
        Collections.shuffle(shuffled, orders);
        // The judge of patrols says the revisions of one candidate in their order.
        assertThat(outcome(inOrderOfRevisions(shuffled), orders.nextInt(shuffled.size())))
            .as("seed %s, order %s", seed, i)
            .isEqualTo(expected);
      }
    }
    assertThat(named).isGreaterThan(20);
  }

  @Test
  void copy_isIndependentOfItsOriginal() {
    add(said(heap(1, Phase.OPEN)));
    TraceFile copy = file.copy();

    copy.add(stayed(truck("t", 5_000)), REFERENCE, NOW);

    assertThat(file.stops()).isEmpty();
    assertThat(copy.stops()).hasSize(1);
  }

  @Test
  void hours_ofAnotherVersion_areThoseOfTheRuleInForce() {
    Map<String, Double> parameters = TraceTerms.parameters();
    parameters.put("traceHours", 1.0);

    List<Candidate> said =
        TraceFile.empty().add(said(heap(1, Phase.OPEN)), TraceScene.reference(parameters), NOW);

    assertThat(said.get(0).dumpingTrace().from()).isEqualTo(TraceScene.NOW.minusSeconds(16_400));
  }

  private List<Candidate> add(KeyedMatter matter) {
    return file.add(matter, REFERENCE, NOW);
  }

  private static List<String> trucks(Candidate candidate) {
    return candidate.dumpingTrace().suspects().stream().map(Suspect::deviceId).toList();
  }

  private static List<KeyedMatter> matters(Random random) {
    List<KeyedMatter> matters = new ArrayList<>();
    matters.add(said(heap(1, Phase.OPEN)));
    matters.add(said(heap(2, Phase.UPDATED)));
    matters.add(said(heap("heap-2", TraceScene.RULE, 1, Phase.OPEN, 6_000, 40)));
    for (int i = 0; i < 8; i++) {
      TraceScene.Stop stop =
          truck("t" + random.nextInt(4), 1_000 + random.nextInt(6_500))
              .eastM(random.nextInt(120) - 60);
      if (random.nextBoolean()) {
        stop.tipped().load(Cargo.LOADED, Cargo.EMPTY);
      }
      matters.add(stayed(stop));
    }
    for (int i = 0; i < 6; i++) {
      matters.add(looked("d/" + random.nextInt(3), random.nextInt(7_000)));
    }
    return matters;
  }

  private static List<KeyedMatter> inOrderOfRevisions(List<KeyedMatter> shuffled) {
    List<KeyedMatter> said =
        shuffled.stream()
            .filter(matter -> matter.matter() instanceof TraceMatter.Said)
            .sorted((a, b) -> Integer.compare(revision(a), revision(b)))
            .toList();
    List<KeyedMatter> ordered = new ArrayList<>();
    int next = 0;
    for (KeyedMatter matter : shuffled) {
      ordered.add(matter.matter() instanceof TraceMatter.Said ? said.get(next++) : matter);
    }
    return ordered;
  }

  private static int revision(KeyedMatter matter) {
    return ((TraceMatter.Said) matter.matter()).candidate().revision();
  }

  /** The newest list of each candidate; the state is written and read after so many. */
  private static Map<String, Object> outcome(List<KeyedMatter> matters, int cut) throws Exception {
    TraceFile file = TraceFile.empty();
    Map<String, Candidate> newest = new TreeMap<>();
    for (int i = 0; i < matters.size(); i++) {
      if (i == cut) {
        DataOutputSerializer out = new DataOutputSerializer(256);
        TraceFileSerializer.INSTANCE.serialize(file, out);
        file =
            TraceFileSerializer.INSTANCE.deserialize(
                new DataInputDeserializer(out.getCopyOfBuffer()));
      }
      for (Candidate said : file.add(matters.get(i), REFERENCE, NOW)) {
        Candidate before = newest.put(said.id(), said);
        assertThat(before == null ? 0 : before.revision()).isLessThan(said.revision());
      }
    }
    Map<String, Object> lists = new TreeMap<>();
    newest.forEach((id, candidate) -> lists.put(id, candidate.dumpingTrace()));
    return lists;
  }
}
