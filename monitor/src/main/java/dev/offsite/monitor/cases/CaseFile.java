package dev.offsite.monitor.cases;

import dev.offsite.schemas.cases.CaseState;
import dev.offsite.schemas.cases.DeadlineBreach;
import dev.offsite.schemas.feedback.CaseFeedback;
import dev.offsite.schemas.feedback.FeedbackKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything said about one case. Not thread-safe.
 *
 * <p>Keeps the newest {@value #ACTS_MAX} feedbacks and {@value #BREACHES_MAX} breaches; the oldest
 * leave. A feedback that comes twice counts once.
 */
final class CaseFile {

  /** A case with more acts is a quarrel, and Kafka keeps them all. */
  static final int ACTS_MAX = 200;

  /** Seven steps, each warned of and missed, and anew after a change of the profile. */
  static final int BREACHES_MAX = 50;

  private @Nullable CaseState confirmed;
  private final Map<String, CaseFeedback> acts = new LinkedHashMap<>();
  private final Map<String, String> refusals = new LinkedHashMap<>();
  private final Map<String, DeadlineBreach> breaches = new LinkedHashMap<>();
  private CaseStanding standing = CaseStanding.NEW;

  /** Takes the job's word; an older version than is known changes nothing. */
  void say(CaseState state) {
    if (confirmed == null || !state.updatedAt().isBefore(confirmed.updatedAt())) {
      confirmed = state;
      fold();
    }
  }

  void act(CaseFeedback feedback) {
    acts.putIfAbsent(feedback.feedbackId(), feedback);
    limit(acts, ACTS_MAX);
    fold();
  }

  void refuse(String feedbackId, String reason) {
    refusals.put(feedbackId, reason);
    limit(refusals, ACTS_MAX);
    fold();
  }

  void breach(DeadlineBreach breach) {
    breaches.put(breach.breachId(), breach);
    limit(breaches, BREACHES_MAX);
    fold();
  }

  CaseStanding standing() {
    return standing;
  }

  Optional<CaseState> confirmed() {
    return Optional.ofNullable(confirmed);
  }

  List<CaseAct> acts() {
    List<CaseAct> all = new ArrayList<>();
    for (CaseFeedback feedback : acts.values()) {
      String refusal = refusals.get(feedback.feedbackId());
      all.add(new CaseAct(feedback, outcome(feedback, refusal), refusal));
    }
    return all;
  }

  List<DeadlineBreach> breaches() {
    return List.copyOf(breaches.values());
  }

  private CaseAct.Outcome outcome(CaseFeedback feedback, @Nullable String refusal) {
    if (refusal != null) {
      return CaseAct.Outcome.REFUSED;
    }
    boolean told =
        feedback.kind() == FeedbackKind.NOTE
            || (confirmed != null && feedback.basedOnCaseVersion() < confirmed.version());
    return told ? CaseAct.Outcome.APPLIED : CaseAct.Outcome.PENDING;
  }

  private void fold() {
    standing =
        StandingFold.fold(
            confirmed,
            acts.values().stream().filter(act -> !refusals.containsKey(act.feedbackId())).toList(),
            breaches.values().stream()
                .anyMatch(breach -> breach.level() == DeadlineBreach.Level.BREACH));
  }

  private static void limit(Map<String, ?> map, int max) {
    if (map.size() > max) {
      map.remove(map.keySet().iterator().next());
    }
  }
}
