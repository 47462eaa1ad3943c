package dev.offsite.schemas.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.contract.Examples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no candidate can be, also when a job makes it, and which codes are frozen. */
class CandidateTest {

  private static final Candidate EXAMPLE = new CandidateCodec().decode(Examples.read("candidate"));
  private static final String DIGEST = "0123456789abcdef".repeat(4);

  @Test
  void codes_ofV1_keepTheirNamesAndOrder() {
    assertThat(Candidate.Phase.values())
        .extracting(Enum::name)
        .containsExactly("OPEN", "UPDATED", "CLOSED", "WITHDRAWN");
    assertThat(ViolationKind.values())
        .extracting(Enum::name)
        .containsExactly(
            "BRIDGE_OVERLOAD",
            "PROHIBITED_ZONE",
            "PATROL_OBJECT",
            "OVERSIZE",
            "SCALE_EVASION",
            "BRIDGE_LOAD_NEAR_LIMIT",
            "SCALE_SILENT",
            "SCALE_ALL_ZERO",
            "SCALE_DRIFT",
            "PLATE_RATE_LOW",
            "ILLEGAL_DUMPING",
            "PERMIT_SHARED",
            "OFF_ROUTE",
            "OUTSIDE_HOURS",
            "NO_PERMIT",
            "FOREIGN_SITE",
            "NIGHT_DEPARTURE",
            "LONG_STOP",
            "SPEEDING",
            "UNCOVERED_LOAD",
            "TERMINAL_SILENT",
            "TERMINAL_UNPLUGGED",
            "POSITION_JUMP",
            "POSITION_FROZEN",
            "ILLEGAL_PARKING",
            "PLATE_ELSEWHERE",
            "DARK_ACROSS_BRIDGE");
    assertThat(Candidate.Gate.Grade.values())
        .extracting(Enum::name)
        .containsExactly("ADMISSIBLE", "REVIEW", "INADMISSIBLE");
  }

  @ParameterizedTest
  @EnumSource
  void supersededBy_inEveryPhase_isOnlyForTheWithdrawn(Candidate.Phase phase) {
    assertThat(candidate(1, phase, null, List.of()).supersededBy()).isNull();
    if (phase == Candidate.Phase.WITHDRAWN) {
      assertThat(candidate(2, phase, "other", List.of()).supersededBy()).isEqualTo("other");
    } else {
      assertThatThrownBy(() -> candidate(2, phase, "other", List.of()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("only a withdrawn candidate is superseded, not " + phase);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, Integer.MAX_VALUE})
  void revision_fromOne_isAccepted(int revision) {
    Candidate candidate = candidate(revision, Candidate.Phase.UPDATED, null, List.of());
    assertThat(candidate.revision()).isEqualTo(revision);
    assertThat(CandidateEvents.id(candidate)).isEqualTo(EXAMPLE.id() + "/" + revision);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
  void revision_belowOne_isRefused(int revision) {
    assertThatThrownBy(() -> candidate(revision, Candidate.Phase.OPEN, null, List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("revision " + revision + " is below 1");
  }

  @Test
  void severity_bothSidesOfItsRange_isAcceptedAndRefused() {
    for (int severity = 1; severity <= 5; severity++) {
      assertThat(law(severity).severity()).isEqualTo(severity);
    }
    for (int severity : new int[] {0, 6, -1}) {
      assertThatThrownBy(() -> law(severity))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("severity " + severity + " is outside 1 to 5");
    }
  }

  @Test
  void details_inAnyOrder_areSortedCopiedAndUnmodifiable() {
    Map<String, String> details = new HashMap<>(Map.of("b", "2", "é", "4", "a", "1", "B", "0"));
    Candidate.Facts facts = facts(details, List.of());
    details.put("c", "3");
    assertThat(facts.details().keySet()).containsExactly("B", "a", "b", "é");
    assertThatThrownBy(() -> facts.details().put("c", "3"))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void lists_changedByTheCaller_doNotChangeTheCandidate() {
    List<String> texts = new ArrayList<>(List.of("a"));
    List<Candidate.RawRecord> records = new ArrayList<>(EXAMPLE.evidence().records());
    List<Candidate.TrackPoint> track = new ArrayList<>(EXAMPLE.evidence().track());
    Candidate candidate = candidate(1, Candidate.Phase.OPEN, null, texts);
    Candidate.Facts facts = facts(Map.of(), texts);
    Candidate.Gate gate = new Candidate.Gate(Candidate.Gate.Grade.REVIEW, texts);
    Candidate.Evidence evidence =
        new Candidate.Evidence(records, EXAMPLE.evidence().media(), track);
    texts.add("b");
    records.clear();
    track.clear();
    assertThat(candidate.related()).containsExactly("a");
    assertThat(facts.notes()).containsExactly("a");
    assertThat(gate.reasons()).containsExactly("a");
    assertThat(evidence).isEqualTo(EXAMPLE.evidence());
  }

  @Test
  void lists_ofTheCandidate_areUnmodifiable() {
    List<List<?>> lists =
        List.of(
            EXAMPLE.related(),
            EXAMPLE.facts().notes(),
            EXAMPLE.gate().reasons(),
            EXAMPLE.evidence().records(),
            EXAMPLE.evidence().media(),
            EXAMPLE.evidence().track());
    for (List<?> list : lists) {
      assertThatThrownBy(list::clear).isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Test
  void record_withADigest_isMade() {
    assertThat(record(DIGEST).sha256()).isEqualTo(DIGEST);
  }

  @Test
  void record_withAnythingElseForADigest_isRefused() {
    for (String bad :
        List.of("", DIGEST.substring(1), DIGEST + "0", "A" + DIGEST.substring(1), "x".repeat(64))) {
      assertThatThrownBy(() -> record(bad))
          .as(bad)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("sha256 '" + bad + "' is not 64 lower-case hexadecimal digits");
    }
  }

  @Test
  void sameFacts_giveEqualCandidates() {
    assertThat(candidate(7, Candidate.Phase.CLOSED, null, List.of("a")))
        .isEqualTo(candidate(7, Candidate.Phase.CLOSED, null, List.of("a")))
        .hasSameHashCodeAs(candidate(7, Candidate.Phase.CLOSED, null, List.of("a")))
        .isNotEqualTo(candidate(8, Candidate.Phase.CLOSED, null, List.of("a")));
  }

  private static Candidate candidate(
      int revision, Candidate.Phase phase, @Nullable String supersededBy, List<String> related) {
    return new Candidate(
        EXAMPLE.id(),
        revision,
        phase,
        supersededBy,
        EXAMPLE.kind(),
        EXAMPLE.rule(),
        EXAMPLE.subject(),
        EXAMPLE.episode(),
        EXAMPLE.facts(),
        EXAMPLE.place(),
        EXAMPLE.law(),
        EXAMPLE.gate(),
        EXAMPLE.evidence(),
        EXAMPLE.deadlines(),
        EXAMPLE.clocks(),
        related);
  }

  private static Candidate.Facts facts(Map<String, String> details, List<String> notes) {
    return new Candidate.Facts(1, null, null, "1", null, null, details, notes);
  }

  private static Candidate.Law law(int severity) {
    return new Candidate.Law("basis", null, null, "matter", "department", severity);
  }

  private static Candidate.RawRecord record(String sha256) {
    return new Candidate.RawRecord("FIRST", "telemetry.wim", 0, 0, 0, sha256);
  }
}
