package dev.offsite.pipelines.cases;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.cases.CaseAttention;
import dev.offsite.schemas.cases.CaseClock;
import dev.offsite.schemas.cases.CaseCodec;
import dev.offsite.schemas.cases.CaseState;
import dev.offsite.schemas.cases.CaseStatus;
import dev.offsite.schemas.cases.DeadlineBreach;
import dev.offsite.schemas.cases.DeadlineBreach.Level;
import dev.offsite.schemas.channel.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says how a case stands at a moment, and which duties are missed. Pure.
 *
 * <p>Each warning and each breach is told once: its id follows from case, step, level and due time.
 * A warning whose moment has passed unnoticed is left out where the breach is due already.
 */
final class CaseTeller {

  /** What is to be told, and what was told by then. */
  record Telling(ToldCase next, @Nullable CaseState state, List<DeadlineBreach> breaches) {
    Telling {
      breaches = List.copyOf(breaches);
    }
  }

  /** What there is to tell at {@code now}; nothing of a case that is not known yet. */
  static Telling tell(ToldCase file, Instant now) {
    CaseStanding standing = file.standing();
    if (standing == null) {
      return new Telling(file, null, List.of());
    }
    List<ClockRun> runs = runs(file, standing);
    CaseState state = state(file, standing, runs, now, now);
    String digest = digest(state(file, standing, runs, now, Instant.EPOCH));
    List<String> told = new ArrayList<>(file.told());
    List<DeadlineBreach> breaches = new ArrayList<>();
    for (ClockRun run : runs) {
      Level level = run.isBreached(now) ? Level.BREACH : run.isWarning(now) ? Level.WARNING : null;
      if (level != null) {
        DeadlineBreach breach = breach(state, run, level, now);
        if (!told.contains(breach.breachId())) {
          told.add(breach.breachId());
          breaches.add(breach);
        }
      }
    }
    return new Telling(
        new ToldCase(standing, file.duplicates(), told, digest, file.changedAtMs()),
        digest.equals(file.saidDigest()) ? null : state,
        breaches);
  }

  /** When a clock stands otherwise next; empty if none ever will. */
  static OptionalLong wakeAtMs(ToldCase file, Instant now) {
    if (file.standing() == null) {
      return OptionalLong.empty();
    }
    return runs(file, file.standing()).stream()
        .map(run -> run.nextAfter(now))
        .filter(Objects::nonNull)
        .mapToLong(Instant::toEpochMilli)
        .min();
  }

  /**
   * The clocks: a duplicate that is itself a main case goes on, or a ring of duplicates would end
   * in silence.
   */
  private static List<ClockRun> runs(ToldCase file, CaseStanding standing) {
    Instant endedAt = isMainAndDuplicate(file, standing) ? null : standing.endedAt();
    return CaseClocks.of(standing.arrival().origin(), standing.conduct().milestones(), endedAt);
  }

  private static boolean isMainAndDuplicate(ToldCase file, CaseStanding standing) {
    return standing.status() == CaseStatus.DUPLICATE && file.duplicates() > 0;
  }

  private static CaseState state(
      ToldCase file, CaseStanding standing, List<ClockRun> runs, Instant now, Instant updatedAt) {
    CaseArrival.Revision revision = standing.arrival().revision();
    CaseConduct conduct = standing.conduct();
    ClockPlan plan = standing.arrival().origin().plan();
    List<CaseClock> clocks = runs.stream().map(run -> run.at(now)).toList();
    return new CaseState(
        revision.candidateId(),
        conduct.version(),
        standing.status(),
        revision.number(),
        revision.phase(),
        revision.supersededBy(),
        revision.ruleId(),
        revision.kind(),
        conduct.correctedKind(),
        revision.deviceId(),
        revision.siteId(),
        revision.eventAt(),
        revision.responsible(),
        conduct.squad() != null ? conduct.squad() : revision.responsible().squad(),
        conduct.duplicateOf(),
        file.duplicates(),
        conduct.dismissedReason(),
        conduct.milestones(),
        conduct.lastFeedback(),
        plan == null ? null : plan.profile(),
        clocks,
        attention(file, standing),
        updatedAt);
  }

  private static List<String> attention(ToldCase file, CaseStanding standing) {
    CaseArrival arrival = standing.arrival();
    CaseConduct conduct = standing.conduct();
    Set<String> codes = new TreeSet<>();
    if (conduct.version() > 0 && arrival.revision().phase() == Candidate.Phase.WITHDRAWN) {
      codes.add(CaseAttention.CANDIDATE_WITHDRAWN.name());
    }
    if (conduct.version() > 0 && arrival.revision().number() > conduct.basedOnRevision()) {
      codes.add(CaseAttention.REVISED_SINCE.name());
    }
    if (isMainAndDuplicate(file, standing)) {
      codes.add(CaseAttention.MAIN_IS_DUPLICATE.name());
    }
    if (arrival.revision().responsible().authority() == null) {
      codes.add(CaseAttention.NO_AUTHORITY.name());
    }
    if (arrival.origin().plan() == null) {
      codes.add(CaseAttention.NO_DEADLINES.name());
    }
    if (CaseClocks.isBackFilled(arrival.origin())) {
      codes.add(CaseAttention.BACK_FILLED.name());
    }
    return List.copyOf(codes);
  }

  private static DeadlineBreach breach(CaseState state, ClockRun run, Level level, Instant now) {
    return new DeadlineBreach(
        breachId(state.candidateId(), run, level),
        level,
        state.candidateId(),
        run.step(),
        run.startedAt(),
        run.dueAt(),
        now,
        state.state(),
        Objects.requireNonNull(state.deadlineProfile(), "deadlineProfile"),
        state.ruleId(),
        state.responsible().matter(),
        state.responsible().jurisdiction(),
        state.squad());
  }

  private static String breachId(String candidateId, ClockRun run, Level level) {
    String name =
        Stream.of("breach", candidateId, run.step(), level, run.dueAt())
            .map(String::valueOf)
            .reduce((a, b) -> a + '\u001f' + b)
            .orElseThrow();
    return UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString();
  }

  /** Of everything but the time. */
  private static String digest(CaseState state) {
    return Sha256.hexOf(CaseCodec.STATE.encode(state));
  }

  private CaseTeller() {}
}
