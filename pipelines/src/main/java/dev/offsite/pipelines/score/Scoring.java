package dev.offsite.pipelines.score;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ScoreTerms;
import dev.offsite.schemas.score.CompanyScore;
import dev.offsite.schemas.score.CompanyScore.Level;
import dev.offsite.schemas.score.CompanyScore.NotCounted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Scores a company at a moment. Pure.
 *
 * <p>Points are added up as whole millionths, so the order of adding makes no difference. Of one
 * journey the heaviest offence of each kind counts: a drive over three bridges is one overload.
 */
final class Scoring {

  private static final double MILLIONTHS = 1e6;

  /** The heaviest first, of equals the newest. */
  private static final Comparator<Weighed> ORDER =
      Comparator.comparingLong(Weighed::micros)
          .thenComparingLong(weighed -> weighed.offence().said().atMs())
          .reversed()
          .thenComparing(Weighed::candidateId);

  private record Weighed(String candidateId, ScoredOffence offence, ScoreTerms terms, long micros) {

    String journey() {
      String journey = offence.said().journey();
      return (journey == null ? candidateId : journey) + '\u001f' + offence.kind().name();
    }
  }

  private final ScoreTerms terms;
  private final Duration window;
  private final List<Weighed> counted = new ArrayList<>();
  private final Map<NotCounted, Long> notCounted = new EnumMap<>(NotCounted.class);

  private Scoring(ScoreTerms terms) {
    this.terms = terms;
    this.window = Duration.ofDays(terms.windowDays());
  }

  /** How the company stands; empty if no terms are in force. */
  static Optional<CompanyScore> score(
      String company, ScoreBook book, Instant now, DatedTerms dated) {
    return dated
        .at(now)
        .map(
            terms -> {
              Scoring scoring = new Scoring(terms);
              scoring.weigh(book, now, dated);
              return scoring.summed(company, now);
            });
  }

  private void weigh(ScoreBook book, Instant now, DatedTerms dated) {
    Map<String, Weighed> byJourney = new HashMap<>();
    book.offences()
        .forEach(
            (id, offence) -> {
              Instant at = Instant.ofEpochMilli(offence.said().atMs());
              if (!at.plus(window).isAfter(now)
                  || offence.said().hold() == ScoredOffence.Hold.MOVED) {
                return;
              }
              NotCounted reason = reasonAgainst(offence);
              Weighed weighed = reason == null ? weighed(id, offence, dated.at(at)) : null;
              if (reason == null && weighed == null) {
                reason = NotCounted.NO_WEIGHT;
              }
              if (weighed != null) {
                Weighed other = byJourney.get(weighed.journey());
                if (other == null || ORDER.compare(weighed, other) < 0) {
                  byJourney.put(weighed.journey(), weighed);
                }
                reason = other == null ? null : NotCounted.SAME_JOURNEY;
              }
              if (reason != null) {
                notCounted.merge(reason, 1L, Long::sum);
              }
            });
    counted.addAll(byJourney.values());
    counted.sort(ORDER);
  }

  private static @Nullable NotCounted reasonAgainst(ScoredOffence offence) {
    if (offence.said().hold() == ScoredOffence.Hold.WITHDRAWN) {
      return NotCounted.WITHDRAWN;
    }
    return switch (offence.conduct().verdict()) {
      case DISMISSED -> NotCounted.DISMISSED;
      case DUPLICATE -> NotCounted.DUPLICATE;
      case OPEN, ACCEPTED -> null;
    };
  }

  private static @Nullable Weighed weighed(
      String id, ScoredOffence offence, Optional<ScoreTerms> atTheTime) {
    if (atTheTime.isEmpty()) {
      return null;
    }
    ScoreTerms terms = atTheTime.get();
    ScoredOffence.Said said = offence.said();
    double grade =
        isAccepted(offence)
            ? terms.acceptedWeights().of(said.grade())
            : terms.gradeWeights().of(said.grade());
    double points =
        terms.weightOf(offence.kind()) * terms.weightOfSeverity(said.severity()) * grade;
    long micros = Math.round(points * MILLIONTHS);
    return micros == 0 ? null : new Weighed(id, offence, terms, micros);
  }

  private CompanyScore summed(String company, Instant now) {
    long micros = counted.stream().mapToLong(Weighed::micros).sum();
    double points = micros / MILLIONTHS;
    Level level =
        points >= terms.redFrom()
            ? Level.RED
            : points >= terms.yellowFrom() ? Level.YELLOW : Level.GREEN;
    List<CompanyScore.Fact> facts =
        counted.stream().limit(CompanyScore.FACTS_MAX).map(this::fact).toList();
    Map<String, Long> reasons = new TreeMap<>();
    notCounted.forEach((reason, count) -> reasons.put(reason.name(), count));
    return new CompanyScore(
        company,
        level,
        points,
        terms.yellowFrom(),
        terms.redFrom(),
        terms.windowDays(),
        counted.size(),
        kinds(),
        facts,
        counted.size() - facts.size(),
        reasons,
        counted.stream().map(this::leavesAt).min(Comparator.naturalOrder()).orElse(null),
        name(terms),
        now);
  }

  private List<CompanyScore.KindTotal> kinds() {
    Map<ViolationKind, long[]> sums = new EnumMap<>(ViolationKind.class);
    for (Weighed weighed : counted) {
      long[] sum = sums.computeIfAbsent(weighed.offence().kind(), kind -> new long[2]);
      sum[0]++;
      sum[1] += weighed.micros();
    }
    return sums.entrySet().stream()
        .sorted(Comparator.comparingLong((Map.Entry<ViolationKind, long[]> e) -> -e.getValue()[1]))
        .map(
            e ->
                new CompanyScore.KindTotal(
                    e.getKey(), (int) e.getValue()[0], e.getValue()[1] / MILLIONTHS))
        .toList();
  }

  private CompanyScore.Fact fact(Weighed weighed) {
    ScoredOffence.Said said = weighed.offence().said();
    return new CompanyScore.Fact(
        weighed.candidateId(),
        weighed.offence().kind(),
        said.severity(),
        said.grade(),
        isAccepted(weighed.offence()),
        Instant.ofEpochMilli(said.atMs()),
        leavesAt(weighed),
        weighed.micros() / MILLIONTHS,
        name(weighed.terms()));
  }

  private Instant leavesAt(Weighed weighed) {
    return Instant.ofEpochMilli(weighed.offence().said().atMs()).plus(window);
  }

  private static boolean isAccepted(ScoredOffence offence) {
    return offence.conduct().verdict() == ScoredOffence.Verdict.ACCEPTED;
  }

  private static String name(ScoreTerms terms) {
    return terms.id() + '/' + terms.version();
  }
}
