package dev.offsite.pipelines.contradict;

import static dev.offsite.pipelines.contradict.ContradictScene.NOON;
import static dev.offsite.pipelines.contradict.ContradictScene.PASSAGE;
import static dev.offsite.pipelines.contradict.ContradictScene.again;
import static dev.offsite.pipelines.contradict.ContradictScene.elsewhere;
import static dev.offsite.pipelines.contradict.ContradictScene.overload;
import static dev.offsite.pipelines.contradict.ContradictScene.stay;
import static dev.offsite.pipelines.contradict.ContradictScene.withdrawn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Gate.Grade;
import dev.offsite.schemas.candidate.Candidate.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ContradictedCaseTest {

  private static final Instant LATER = NOON.plusSeconds(60);
  private static final Instant TOMORROW = NOON.plusSeconds(86_400);

  private ContradictedCase plate = ContradictedCase.empty();

  @Test
  void overload_ofAPassageThatNothingContradicts_passesAsItIs() {
    Candidate overload = overload(PASSAGE);

    assertThat(add(overload)).containsExactly(overload);
    assertThat(overload.gate().grade()).isEqualTo(Grade.ADMISSIBLE);
  }

  @Test
  void overload_ofAPassageThatIsContradicted_isLoweredAndSaysWhy() {
    add(elsewhere(PASSAGE));
    Candidate said = add(overload(PASSAGE)).get(0);

    assertThat(said.gate())
        .extracting(Candidate.Gate::grade, Candidate.Gate::reasons)
        .containsExactly(Grade.REVIEW, List.of("PLATE_CONTRADICTED"));
    assertThat(said.related()).containsExactly(elsewhere(PASSAGE).id());
    assertThat(said.revision()).isEqualTo(1);
    assertThat(said.phase()).isEqualTo(Phase.CLOSED);
  }

  @Test
  void contradiction_thatComesLater_lowersWhatWasSaid() {
    add(overload(PASSAGE));

    assertThat(add(elsewhere(PASSAGE)))
        .extracting(
            Candidate::id,
            Candidate::revision,
            it -> it.gate().grade(),
            it -> it.clocks().decided())
        .containsExactly(tuple(overload(PASSAGE).id(), 2, Grade.REVIEW, LATER));
  }

  @Test
  void contradiction_thatIsWithdrawn_raisesAgain() {
    add(overload(PASSAGE));
    add(elsewhere(PASSAGE));

    List<Candidate> raised = add(withdrawn(elsewhere(PASSAGE)));

    assertThat(raised)
        .extracting(Candidate::revision, Candidate::gate, Candidate::related)
        .containsExactly(tuple(3, overload(PASSAGE).gate(), List.of()));
    assertThat(plate.opponents()).isEmpty();
  }

  @Test
  void contradiction_saidAgain_changesNothing() {
    add(overload(PASSAGE));
    add(elsewhere(PASSAGE));

    assertThat(add(again(elsewhere(PASSAGE), 2, Phase.CLOSED))).isEmpty();
  }

  @Test
  void overload_ofAnotherPassage_isNotLowered() {
    add(elsewhere("passage-2"));

    assertThat(add(overload(PASSAGE)).get(0).gate().grade()).isEqualTo(Grade.ADMISSIBLE);
  }

  @Test
  void correction_ofAContradictedOverload_staysLoweredAndGoesOnInRevisions() {
    add(overload(PASSAGE));
    add(elsewhere(PASSAGE));

    assertThat(add(again(overload(PASSAGE), 2, Phase.CLOSED)))
        .extracting(Candidate::revision, it -> it.gate().grade())
        .containsExactly(tuple(3, Grade.REVIEW));
  }

  @Test
  void withdrawal_ofAContradictedOverload_claimsNothingAndIsNotContradicted() {
    add(elsewhere(PASSAGE));
    add(overload(PASSAGE));

    assertThat(add(withdrawn(overload(PASSAGE))))
        .extracting(Candidate::revision, Candidate::phase, Candidate::related)
        .containsExactly(tuple(2, Phase.WITHDRAWN, List.of()));
    assertThat(add(withdrawn(elsewhere(PASSAGE)))).isEmpty();
  }

  @Test
  void inadmissible_staysInadmissible() {
    Candidate overload = ContradictScene.inadmissible(overload(PASSAGE));
    add(elsewhere(PASSAGE));

    assertThat(add(overload).get(0).gate())
        .extracting(Candidate.Gate::grade, Candidate.Gate::reasons)
        .containsExactly(
            Grade.INADMISSIBLE, List.of("CERTIFICATE_NOT_IN_FORCE", "PLATE_CONTRADICTED"));
  }

  @Test
  void track_withinTheTimeOfTheRule_isDoubted_aSecondBeyondIsNot() {
    add(elsewhere(PASSAGE, 300));

    assertThat(add(stay(300, 400)).get(0).gate().reasons()).contains("TERMINAL_CONTRADICTED");
    assertThat(add(stay(301, 400)).get(0).gate().reasons()).isEmpty();
    assertThat(add(stay(-400, -300)).get(0).gate().reasons()).contains("TERMINAL_CONTRADICTED");
    assertThat(add(stay(-400, -301)).get(0).gate().reasons())
        .doesNotContain("TERMINAL_CONTRADICTED");
    assertThat(add(stay(-900, 900)).get(0).gate().grade()).isEqualTo(Grade.REVIEW);
  }

  @Test
  void track_whereTheRuleDoubtsNone_isNotDoubted() {
    add(elsewhere(PASSAGE));

    assertThat(add(stay(-10, 10)).get(0).gate().grade()).isEqualTo(Grade.ADMISSIBLE);
  }

  @Test
  void openStay_lowered_isAnUpdate() {
    Candidate open = again(stay(0, 10), 1, Phase.OPEN);
    add(open);

    assertThat(add(elsewhere(PASSAGE, 300)))
        .extracting(Candidate::phase)
        .containsExactly(Phase.UPDATED);
  }

  @Test
  void severalContradictions_areNamedInTheOrderOfTheirTime() {
    Candidate first = elsewhere("passage-2", 300);
    Candidate second = elsewhere(PASSAGE, 300);
    add(second);
    add(first);
    List<String> ids = new ArrayList<>(List.of(first.id(), second.id()));
    Collections.sort(ids);

    assertThat(add(stay(0, 10)).get(0).related()).isEqualTo(ids);
    add(withdrawn(first));
    assertThat(add(again(stay(0, 10), 9, Phase.CLOSED)))
        .extracting(Candidate::revision, Candidate::related)
        .containsExactly(tuple(9, List.of(second.id())));
  }

  @Test
  void anyOrderOfArrival_endsInTheSameCandidates() {
    List<List<Candidate>> channels =
        List.of(
            List.of(overload(PASSAGE), again(overload(PASSAGE), 2, Phase.CLOSED)),
            List.of(overload("passage-2")),
            List.of(again(stay(0, 10), 1, Phase.OPEN), again(stay(0, 10), 2, Phase.CLOSED)),
            List.of(elsewhere(PASSAGE, 300), withdrawn(elsewhere(PASSAGE, 300))),
            List.of(elsewhere("passage-2", 60)));
    Map<String, List<Object>> expected = standing(channels, null);
    assertThat(expected).hasSize(3);
    Random random = new Random(815);
    for (int round = 0; round < 500; round++) {
      assertThat(standing(channels, random)).as("seed 815, round %s", round).isEqualTo(expected);
    }
  }

  @Test
  void settledCandidate_isForgotten_contradictedOneIsKept() {
    add(overload(PASSAGE));
    add(overload("passage-2"));
    add(elsewhere(PASSAGE));
    Instant received = overload(PASSAGE).clocks().received();

    plate.forget(received, received, received);
    assertThat(plate.candidates()).hasSize(2);
    plate.forget(received.plusMillis(1), received, received);
    assertThat(plate.candidates())
        .extracting(said -> said.base().id())
        .containsExactly(overload(PASSAGE).id());
    assertThat(plate.holdsContradictions()).isTrue();
    plate.forget(received.plusMillis(1), received.plusMillis(1), received);
    assertThat(plate.candidates()).isEmpty();
    assertThat(plate.opponents()).isEmpty();
    assertThat(plate.remembers()).isTrue();
    plate.forget(received.plusMillis(1), received.plusMillis(1), received.plusMillis(1));
    assertThat(plate.remembers()).isFalse();
    assertThat(plate.isEmpty()).isTrue();
  }

  @Test
  void contradictedCandidate_saidAgainAfterItWasLetGo_staysLoweredAndGoesOnInRevisions() {
    add(stay(0, 10));
    add(elsewhere(PASSAGE, 300));
    plate.forget(TOMORROW, TOMORROW, NOON);

    Candidate again = add(again(stay(0, 10), 2, Phase.CLOSED)).get(0);

    assertThat(again.revision()).isEqualTo(3);
    assertThat(again.gate())
        .extracting(Candidate.Gate::grade, Candidate.Gate::reasons)
        .containsExactly(Grade.REVIEW, List.of("TERMINAL_CONTRADICTED"));
    assertThat(again.related()).containsExactly(elsewhere(PASSAGE, 300).id());
    assertThat(add(elsewhere("of-another-scale"))).isEmpty();
    assertThat(add(again(stay(0, 10), 3, Phase.CLOSED)).get(0).gate().grade())
        .isEqualTo(Grade.REVIEW);
  }

  @Test
  void contradictedCandidate_letGoForWantOfRoom_goesOnInRevisions() {
    add(overload("p-0"));
    add(elsewhere("p-0"));
    for (int i = 1; i <= ContradictedCase.CANDIDATES_MAX; i++) {
      add(overload("p-" + i));
    }
    assertThat(plate.remembered())
        .extracting(ContradictedCase.Remembered::id)
        .containsExactly(overload("p-0").id());

    assertThat(add(elsewhere("p-0"))).isEmpty();
    assertThat(add(withdrawn(elsewhere("p-0")))).isEmpty();
    assertThat(add(again(overload("p-0"), 2, Phase.CLOSED)))
        .extracting(Candidate::revision, it -> it.gate().grade())
        .containsExactly(tuple(3, Grade.ADMISSIBLE));
  }

  @Test
  void withdrawal_ofACandidateLetGo_claimsNothingAndGoesOnInRevisions() {
    add(overload(PASSAGE));
    add(elsewhere(PASSAGE));
    plate.forget(TOMORROW, TOMORROW, NOON);

    assertThat(add(withdrawn(overload(PASSAGE))))
        .extracting(Candidate::revision, Candidate::phase, Candidate::related)
        .containsExactly(tuple(3, Phase.WITHDRAWN, List.of()));
  }

  @Test
  void raisedCandidate_isKeptForItsRevisions() {
    add(overload(PASSAGE));
    add(elsewhere(PASSAGE));
    add(withdrawn(elsewhere(PASSAGE)));

    plate.forget(TOMORROW, NOON, NOON);

    assertThat(add(again(overload(PASSAGE), 2, Phase.CLOSED)).get(0).revision()).isEqualTo(4);
  }

  @Test
  void bothSides_areBounded() {
    for (int i = 0; i <= ContradictedCase.CANDIDATES_MAX; i++) {
      add(overload("p-" + i));
    }
    for (int i = 0; i <= ContradictedCase.OPPONENTS_MAX; i++) {
      add(elsewhere("of-another-scale-" + i));
    }

    assertThat(plate.candidates()).hasSize(ContradictedCase.CANDIDATES_MAX);
    assertThat(plate.opponents()).hasSize(ContradictedCase.OPPONENTS_MAX);
  }

  @Test
  void whatIsRemembered_isBounded_theOldestGoes() {
    List<ContradictedCase.Remembered> remembered = new ArrayList<>();
    for (int i = 0; i < ContradictedCase.REMEMBERED_MAX; i++) {
      remembered.add(
          new ContradictedCase.Remembered(
              "letGo-" + i, 2, Contradiction.NONE, NOON.toEpochMilli()));
    }
    plate = ContradictedCase.of(List.of(), List.of(), remembered);
    add(overload(PASSAGE));
    add(elsewhere(PASSAGE));

    plate.forget(TOMORROW, TOMORROW, NOON);

    assertThat(plate.remembered())
        .hasSize(ContradictedCase.REMEMBERED_MAX)
        .extracting(ContradictedCase.Remembered::id)
        .startsWith("letGo-1")
        .endsWith(overload(PASSAGE).id());
  }

  @Test
  void contradiction_thatIsLetGoForWantOfRoom_raisesNothing() {
    List<String> raised = new ArrayList<>();
    add(overload("p-0"));
    for (int i = 0; i <= 2 * ContradictedCase.OPPONENTS_MAX; i++) {
      for (Candidate revision : add(elsewhere("p-" + i))) {
        raised.addAll(revision.gate().reasons());
      }
    }

    assertThat(raised).containsExactly("PLATE_CONTRADICTED");
    assertThat(plate.opponents()).hasSize(ContradictedCase.OPPONENTS_MAX);
  }

  private List<Candidate> add(Candidate candidate) {
    return plate.add(candidate, LATER);
  }

  /** What holds in the end, each channel being in its own order, and they in any. */
  private static Map<String, List<Object>> standing(List<List<Candidate>> channels, Random random) {
    List<Integer> turns = new ArrayList<>();
    for (int channel = 0; channel < channels.size(); channel++) {
      turns.addAll(Collections.nCopies(channels.get(channel).size(), channel));
    }
    if (random != null) {
      Collections.shuffle(turns, random);
    }
    ContradictedCase fresh = ContradictedCase.empty();
    int[] next = new int[channels.size()];
    Map<String, Candidate> newest = new HashMap<>();
    for (int channel : turns) {
      Candidate turn = channels.get(channel).get(next[channel]++);
      for (Candidate revision : fresh.add(turn, LATER)) {
        Candidate before = newest.put(revision.id(), revision);
        assertThat(revision.revision()).isGreaterThan(before == null ? 0 : before.revision());
      }
    }
    Map<String, List<Object>> standing = new TreeMap<>();
    newest.forEach(
        (id, candidate) ->
            standing.put(id, List.of(candidate.gate(), candidate.related(), candidate.phase())));
    return standing;
  }
}
