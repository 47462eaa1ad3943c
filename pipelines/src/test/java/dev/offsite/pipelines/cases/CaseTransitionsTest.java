package dev.offsite.pipelines.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.cases.CaseStatus;
import dev.offsite.schemas.feedback.FeedbackKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole table of what may follow what. */
class CaseTransitionsTest {

  @ParameterizedTest
  @CsvSource({
    "COLLECTED, ACCEPTED DISMISSED DUPLICATE_OF TYPE_CORRECTED NOTE",
    "WITHDRAWN, ACCEPTED DISMISSED DUPLICATE_OF TYPE_CORRECTED NOTE",
    "ACCEPTED, DISMISSED DUPLICATE_OF DISPATCHED ON_SITE JUDGED TOLD CLOSED TYPE_CORRECTED NOTE",
    "DISPATCHED, DISMISSED DUPLICATE_OF DISPATCHED ON_SITE JUDGED TOLD CLOSED TYPE_CORRECTED NOTE",
    "ON_SITE, DISMISSED DUPLICATE_OF JUDGED TOLD CLOSED TYPE_CORRECTED NOTE",
    "JUDGED, TOLD CLOSED NOTE",
    "CLOSED, NOTE",
    "NOT_PUNISHED, ACCEPTED DUPLICATE_OF NOTE",
    "DUPLICATE, ACCEPTED DISMISSED DUPLICATE_OF NOTE"
  })
  void acts_thatMayFollowAState_areTheseAndNoOther(CaseStatus from, String acts) {
    List<String> allowed = new ArrayList<>();
    for (FeedbackKind kind : FeedbackKind.values()) {
      if (CaseTransitions.after(from, kind).isPresent()) {
        allowed.add(kind.name());
      }
    }
    assertThat(String.join(" ", allowed)).isEqualTo(acts);
  }

  @ParameterizedTest
  @CsvSource({
    "COLLECTED, ACCEPTED, ACCEPTED",
    "COLLECTED, DISMISSED, NOT_PUNISHED",
    "COLLECTED, DUPLICATE_OF, DUPLICATE",
    "WITHDRAWN, TYPE_CORRECTED, COLLECTED",
    "ACCEPTED, DISPATCHED, DISPATCHED",
    "DISPATCHED, ON_SITE, ON_SITE",
    "DISPATCHED, TOLD, DISPATCHED",
    "ON_SITE, JUDGED, JUDGED",
    "ON_SITE, TYPE_CORRECTED, ON_SITE",
    "JUDGED, CLOSED, CLOSED",
    "NOT_PUNISHED, ACCEPTED, ACCEPTED",
    "DUPLICATE, ACCEPTED, ACCEPTED",
    "CLOSED, NOTE, CLOSED"
  })
  void act_thatMayFollow_leadsThere(CaseStatus from, FeedbackKind act, CaseStatus to) {
    assertThat(CaseTransitions.after(from, act)).contains(to);
  }

  @ParameterizedTest
  @EnumSource
  void act_onWhatTheStreamTookBack_neverLeadsToWithdrawn(FeedbackKind act) {
    if (act != FeedbackKind.NOTE) {
      assertThat(CaseTransitions.after(CaseStatus.WITHDRAWN, act))
          .isNotEqualTo(Optional.of(CaseStatus.WITHDRAWN));
    }
  }
}
