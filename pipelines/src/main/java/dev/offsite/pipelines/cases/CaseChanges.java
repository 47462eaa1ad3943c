package dev.offsite.pipelines.cases;

import dev.offsite.pipelines.score.CompanyOffence;
import dev.offsite.pipelines.score.ScoredOffence;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.cases.CaseStatus;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the step of one case means for others: its main case, the precision of its rule, the score
 * of its company. Pure.
 *
 * <p>Changes, not totals: who adds them up needs no list of cases. That is exact, because Flink
 * hands each of them on exactly once.
 */
final class CaseChanges {

  /** What a step of the case from {@code before} to {@code after} means for main cases. */
  static List<MergeChange> merges(@Nullable CaseStanding before, CaseStanding after) {
    String from = mainCase(before);
    String to = mainCase(after);
    List<MergeChange> changes = new ArrayList<>();
    if (!Objects.equals(from, to)) {
      if (from != null) {
        changes.add(new MergeChange(from, -1));
      }
      if (to != null) {
        changes.add(new MergeChange(to, 1));
      }
    }
    return changes;
  }

  /** What it means for the precision of rule, site and device. */
  static List<AgreementChange> agreements(@Nullable CaseStanding before, CaseStanding after) {
    Opinion from = opinion(before);
    Opinion to = opinion(after);
    List<AgreementChange> changes = new ArrayList<>();
    if (!Objects.equals(from, to)) {
      CaseArrival.Revision revision = after.arrival().revision();
      if (from != null) {
        addScopes(changes, revision, from, -1);
      }
      if (to != null) {
        addScopes(changes, revision, to, 1);
      }
    }
    return changes;
  }

  /** What it means for the score of a company. */
  static List<CompanyOffence> offences(@Nullable CaseStanding before, CaseStanding after) {
    CaseArrival.Revision revision = after.arrival().revision();
    CaseArrival.Against from = before == null ? null : before.arrival().revision().against();
    CaseArrival.Against to = revision.against();
    List<CompanyOffence> changes = new ArrayList<>();
    if (from != null && (to == null || !from.company().equals(to.company()))) {
      changes.add(offence(from, after, ScoredOffence.Hold.MOVED));
    }
    if (to != null) {
      boolean isTakenBack = revision.phase() == Candidate.Phase.WITHDRAWN;
      ScoredOffence.Hold hold =
          isTakenBack ? ScoredOffence.Hold.WITHDRAWN : ScoredOffence.Hold.HOLDS;
      changes.add(offence(to, after, hold));
    }
    return changes;
  }

  private static CompanyOffence offence(
      CaseArrival.Against against, CaseStanding standing, ScoredOffence.Hold hold) {
    CaseArrival.Revision revision = standing.arrival().revision();
    CaseConduct conduct = standing.conduct();
    return new CompanyOffence(
        against.company(),
        revision.candidateId(),
        new ScoredOffence(
            new ScoredOffence.Said(
                revision.number(),
                hold,
                revision.kind(),
                against.severity(),
                against.grade(),
                revision.eventAt().toEpochMilli(),
                against.journey()),
            new ScoredOffence.Conduct(
                conduct.version(), verdict(conduct.status()), conduct.correctedKind())));
  }

  private static ScoredOffence.Verdict verdict(CaseStatus status) {
    return switch (status) {
      case COLLECTED, WITHDRAWN -> ScoredOffence.Verdict.OPEN;
      case ACCEPTED, DISPATCHED, ON_SITE, JUDGED, CLOSED -> ScoredOffence.Verdict.ACCEPTED;
      case NOT_PUNISHED -> ScoredOffence.Verdict.DISMISSED;
      case DUPLICATE -> ScoredOffence.Verdict.DUPLICATE;
    };
  }

  private record Opinion(AgreementChange.Verdict verdict, @Nullable String reason, LocalDate day) {}

  private static @Nullable Opinion opinion(@Nullable CaseStanding standing) {
    if (standing == null || standing.conduct().milestones().reviewedAt() == null) {
      return null;
    }
    CaseConduct conduct = standing.conduct();
    LocalDate day = conduct.milestones().reviewedAt().atZone(ZoneOffset.UTC).toLocalDate();
    CaseStatus status = conduct.status();
    AgreementChange.Verdict verdict =
        status == CaseStatus.NOT_PUNISHED
            ? AgreementChange.Verdict.DISMISSED
            : status == CaseStatus.DUPLICATE
                ? AgreementChange.Verdict.DUPLICATE
                : AgreementChange.Verdict.ACCEPTED;
    return new Opinion(verdict, conduct.dismissedReason(), day);
  }

  private static void addScopes(
      List<AgreementChange> changes, CaseArrival.Revision revision, Opinion opinion, int change) {
    changes.add(of(revision.ruleId(), null, null, opinion, change));
    changes.add(of(revision.ruleId(), null, revision.deviceId(), opinion, change));
    if (revision.siteId() != null) {
      changes.add(of(revision.ruleId(), revision.siteId(), null, opinion, change));
    }
  }

  private static AgreementChange of(
      String ruleId, @Nullable String siteId, @Nullable String deviceId, Opinion opinion, int by) {
    return new AgreementChange(
        ruleId,
        siteId,
        deviceId,
        opinion.verdict(),
        opinion.reason(),
        opinion.day().toString(),
        by);
  }

  private static @Nullable String mainCase(@Nullable CaseStanding standing) {
    return standing == null ? null : standing.conduct().duplicateOf();
  }

  private CaseChanges() {}
}
