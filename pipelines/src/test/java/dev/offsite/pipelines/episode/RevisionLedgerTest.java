package dev.offsite.pipelines.episode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Findings;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RevisionLedgerTest {

  private static final Instant NOW = Times.at("12:00:00");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final RevisionLedger ledger = RevisionLedger.empty();

  @Test
  void reconcile_newDraft_opens() {
    Candidate draft = draft(Findings.at("10:00:00").openUntil("10:00:10"));

    assertThat(reconcile(draft)).containsExactly(draft);
    assertThat(draft.phase()).isEqualTo(Phase.OPEN);
    assertThat(draft.revision()).isEqualTo(1);
  }

  @Test
  void reconcile_sameDraft_isNotSaidTwice() {
    reconcile(draft(Findings.at("10:00:00").openUntil("10:00:10")));

    assertThat(reconcile(draft(Findings.at("10:00:00").openUntil("10:00:10")))).isEmpty();
  }

  @Test
  void reconcile_longerEpisode_isSaidOncePerStep() {
    reconcile(draft(Findings.at("10:00:00").openUntil("10:00:10")));

    assertThat(reconcile(draft(Findings.at("10:00:00").openUntil("10:00:59.999")))).isEmpty();
    assertThat(reconcile(draft(Findings.at("10:00:00").openUntil("10:01:00"))))
        .extracting(Candidate::revision, Candidate::phase)
        .containsExactly(tuple(2, Phase.UPDATED));
    assertThat(reconcile(draft(Findings.at("10:00:00").openUntil("10:01:59")))).isEmpty();
    assertThat(reconcile(draft(Findings.at("10:00:00").openUntil("10:02:00"))))
        .extracting(Candidate::revision)
        .containsExactly(3);
  }

  @Test
  void reconcile_everyChangeWanted_isSaidAtOnce() {
    ledger.reconcile(
        List.of(draft(Findings.at("10:00:00").openUntil("10:00:10"))), Duration.ZERO, NOW);
    Candidate longer = draft(Findings.at("10:00:00").openUntil("10:00:10.001"));
    Candidate heavier = draft(Findings.at("10:00:00").openUntil("10:00:10.001").measured(60_000));

    assertThat(ledger.reconcile(List.of(longer), Duration.ZERO, NOW)).hasSize(1);
    assertThat(ledger.reconcile(List.of(longer), Duration.ZERO, NOW)).isEmpty();
    assertThat(ledger.reconcile(List.of(heavier), Duration.ZERO, NOW)).hasSize(1);
  }

  @Test
  void reconcile_grade_placeOrRule_isSaidAtOnce() {
    Findings open = Findings.at("10:00:00").openUntil("10:00:10");
    reconcile(draft(open));

    assertThat(reconcile(draft(open.doubts(Doubt.PLATE_UNCERTAIN)))).hasSize(1);
    assertThat(reconcile(draft(open.jurisdiction("西湖区")))).hasSize(1);
    assertThat(reconcile(draft(open.rule(Rules.overload().version(2)))))
        .extracting(Candidate::revision)
        .containsExactly(4);
  }

  @Test
  void reconcile_end_isAlwaysSaid() {
    reconcile(draft(Findings.at("10:00:00").openUntil("10:00:10")));

    assertThat(reconcile(draft(Findings.at("10:00:00").closedAt("10:00:10"))))
        .extracting(Candidate::revision, Candidate::phase)
        .containsExactly(tuple(2, Phase.CLOSED));
  }

  @Test
  void reconcile_closedAtOnce_isClosedInItsFirstRevision() {
    assertThat(reconcile(draft(Findings.at("10:00:00").closedAt("10:00:10"))))
        .extracting(Candidate::revision, Candidate::phase)
        .containsExactly(tuple(1, Phase.CLOSED));
  }

  @Test
  void reconcile_closedEpisodeGoesOn_isOpenedAgain() {
    reconcile(draft(Findings.at("10:00:00").closedAt("10:00:10")));

    assertThat(reconcile(draft(Findings.at("10:00:00").openUntil("10:00:20"))))
        .extracting(Candidate::revision, Candidate::phase)
        .containsExactly(tuple(2, Phase.UPDATED));
  }

  @Test
  void reconcile_contentOfAClosedEpisodeChanges_isSaid() {
    reconcile(draft(Findings.at("10:00:00").closedAt("10:00:10")));

    assertThat(reconcile(draft(Findings.at("10:00:00").closedAt("10:00:10").measured(60_000))))
        .extracting(Candidate::revision, Candidate::phase)
        .containsExactly(tuple(2, Phase.CLOSED));
    assertThat(reconcile(draft(Findings.at("10:00:00").closedAt("10:00:10").measured(60_000))))
        .isEmpty();
  }

  @Test
  void reconcile_onlyClocksDiffer_isNotSaid() {
    Findings closed = Findings.at("10:00:00").closedAt("10:00:10");
    reconcile(draft(closed));
    Candidate later =
        new CandidateDrafts()
            .draft(closed.finding(), Entries.complete().snapshot(), NOW.plusSeconds(9));

    assertThat(reconcile(later)).isEmpty();
  }

  @Test
  void reconcile_draftGone_withdraws() {
    Candidate opened = draft(Findings.at("10:00:00").openUntil("10:00:10"));
    reconcile(opened);

    List<Candidate> revisions = reconcile();

    assertThat(revisions)
        .extracting(Candidate::id, Candidate::revision, Candidate::phase, Candidate::supersededBy)
        .containsExactly(tuple(opened.id(), 2, Phase.WITHDRAWN, null));
    assertThat(revisions.get(0).clocks().decided()).isEqualTo(NOW);
    assertThat(reconcile()).isEmpty();
  }

  @Test
  void reconcile_startMoves_oldIdIsSupersededByTheNew_newOneFirst() {
    Candidate opened = draft(Findings.at("10:00:00").openUntil("10:00:10"));
    Candidate earlier = draft(Findings.at("09:59:50").openUntil("10:00:10"));
    reconcile(opened);

    assertThat(reconcile(earlier))
        .extracting(Candidate::id, Candidate::phase, Candidate::supersededBy)
        .containsExactly(
            tuple(earlier.id(), Phase.OPEN, null),
            tuple(opened.id(), Phase.WITHDRAWN, earlier.id()));
  }

  @Test
  void reconcile_twoJoin_bothFollowToTheOneThatHolds() {
    Candidate first = draft(Findings.at("10:00:00").closedAt("10:00:10"));
    Candidate second = draft(Findings.at("10:00:30").closedAt("10:00:40"));
    Candidate joined = draft(Findings.at("10:00:00").closedAt("10:00:40"));
    reconcile(first, second);

    assertThat(reconcile(joined))
        .extracting(Candidate::id, Candidate::revision, Candidate::phase, Candidate::supersededBy)
        .containsExactly(
            tuple(first.id(), 2, Phase.CLOSED, null),
            tuple(second.id(), 2, Phase.WITHDRAWN, first.id()));
  }

  @Test
  void reconcile_episodesThatOnlyTouch_followEachOther_apart_doNot() {
    reconcile(draft(Findings.at("10:00:00").closedAt("10:00:10")));
    Candidate touching = draft(Findings.at("10:00:10").closedAt("10:00:20"));
    Candidate apart = draft(Findings.at("10:00:20.001").closedAt("10:00:30"));

    assertThat(reconcile(touching).get(1).supersededBy()).isEqualTo(touching.id());
    assertThat(reconcile(apart).get(1).supersededBy()).isNull();
  }

  @Test
  void reconcile_otherFence_isNoSuccessor() {
    reconcile(draft(Findings.at("10:00:00").openUntil("10:00:10").inFence("a", Places.ORIGIN)));
    Candidate other =
        draft(Findings.at("10:00:00").openUntil("10:00:10").inFence("b", Places.ORIGIN));

    assertThat(reconcile(other).get(1).supersededBy()).isNull();
  }

  @Test
  void reconcile_severalPlacesInOneFence_theNearestIsTheSuccessor() {
    Candidate far = draft(inFence("10:00:00", 300));
    Candidate moved = draft(inFence("10:00:05", 0));
    Candidate earlier = draft(inFence("10:00:01", 2));
    reconcile(far, moved);

    assertThat(reconcile(far, earlier).get(1).supersededBy()).isEqualTo(earlier.id());
  }

  @Test
  void reconcile_withdrawnHoldsAgain_goesOnWithItsNumbers() {
    Candidate opened = draft(Findings.at("10:00:00").openUntil("10:00:10"));
    reconcile(opened);
    reconcile();

    assertThat(reconcile(opened))
        .extracting(Candidate::id, Candidate::revision, Candidate::phase)
        .containsExactly(tuple(opened.id(), 3, Phase.UPDATED));
  }

  @Test
  void settle_forgetsWhatWasLastObservedBefore_nothingElse() {
    Candidate old = draft(Findings.at("10:00:00").closedAt("10:00:10"));
    Candidate atTheInstant = draft(Findings.at("10:01:00").closedAt("10:02:00"));
    Candidate holding = draft(Findings.at("09:00:00").closedAt("09:00:10"));
    reconcile(old, atTheInstant, holding);

    ledger.settle(Set.of(holding.id()), Times.at("10:02:00"));

    assertThat(ledger.said()).containsExactly(atTheInstant, holding);
    assertThat(reconcile(atTheInstant, holding)).isEmpty();
  }

  @Test
  void copy_isIndependent() {
    RevisionLedger copy = ledger.copy();
    reconcile(draft(Findings.at("10:00:00").closedAt("10:00:10")));

    assertThat(copy.isEmpty()).isTrue();
    assertThat(ledger.isEmpty()).isFalse();
  }

  @Test
  void ledgerForm_roundTrip_goesOnWhereItWas() throws IOException {
    reconcile(
        draft(Findings.at("10:00:00").closedAt("10:00:10")),
        draft(Findings.at("10:01:00").openUntil("10:02:00")));
    reconcile(draft(Findings.at("10:00:00").closedAt("10:00:10")));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    LedgerForm.write(ledger, new DataOutputStream(bytes));

    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    RevisionLedger read = LedgerForm.read(in);

    assertThat(read.said()).isEqualTo(ledger.said());
    assertThat(in.read()).isEqualTo(-1);
    assertThat(read.reconcile(read.said().subList(0, 1), MINUTE, NOW)).isEmpty();
  }

  private static Findings inFence(String start, double eastM) {
    return Findings.at(start).openUntil("10:01:00").inFence("zone", Places.at(eastM, 0));
  }

  private List<Candidate> reconcile(Candidate... drafts) {
    return ledger.reconcile(Arrays.asList(drafts), MINUTE, NOW);
  }

  private static Candidate draft(Findings finding) {
    return new CandidateDrafts().draft(finding.finding(), Entries.complete().snapshot(), NOW);
  }
}
