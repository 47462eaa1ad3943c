package dev.offsite.simulators.score;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.json.JsonFaultsException;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.json.RecordReader;
import dev.offsite.simulators.scenario.Promise;
import dev.offsite.simulators.scenario.ScenarioPlan;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.simulators.truth.Truth;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A score as a JSON document, for scripts and for the page. Names of fields are added to, never
 * changed; what is null is left out.
 *
 * @param version of this form: {@value #VERSION}
 * @param title what was scored, for a human
 * @param from begin of the observation
 * @param until end of the observation
 * @param settleS how much of a violation must have been observed for it to be expected, seconds
 * @param offences a row for each offence that has a detector, occurred or was promised
 * @param admissible the same for candidates that are usable as evidence, held against truths that
 *     must be found as such; a row for each offence of which the world says that
 * @param groups as offences, for each group of devices with one fault; empty where none is known.
 *     Groups overlap where a device has two faults
 * @param outcomes each expected truth and each candidate
 * @param traces how often the truck that dumped a heap is named; null where no heap was traced
 * @param identified how often tracks tell who crossed a scale unread; null where nobody did
 */
public record ScoreDocument(
    int version,
    String title,
    Instant from,
    Instant until,
    double settleS,
    List<Row> offences,
    List<Row> admissible,
    List<Group> groups,
    List<Entry> outcomes,
    @Nullable Traces traces,
    @Nullable Identified identified) {

  /** The form that is written. */
  public static final int VERSION = 1;

  public ScoreDocument {
    Objects.requireNonNull(title, "title");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(until, "until");
    offences = List.copyOf(offences);
    admissible = List.copyOf(admissible);
    groups = List.copyOf(groups);
    outcomes = List.copyOf(outcomes);
    if (version != VERSION) {
      throw new IllegalArgumentException("version " + version + " of a score is not " + VERSION);
    }
  }

  /**
   * The lists of trucks that go with heaps, as in {@link TraceScore}.
   *
   * @param first share with the right truck first
   * @param amongThree share with the right truck among the first three
   */
  public record Traces(int heaps, int named, Rate first, Rate amongThree) {
    static @Nullable Traces of(TraceScore score) {
      return score.heaps() == 0
          ? null
          : new Traces(
              score.heaps(),
              score.named(),
              Rate.of(score.precisionOfFirst(), null),
              Rate.of(score.precisionOfThree(), null));
    }
  }

  /**
   * The names that tracks give to passages without a plate, as in {@link IdentificationScore}.
   *
   * @param unnameable passages that must name nobody
   * @param rash of them, those that do
   */
  public record Identified(
      int expected,
      int found,
      int right,
      int wrong,
      int unnameable,
      int rash,
      Verdict promise,
      Rate precision,
      Rate recall) {

    static @Nullable Identified of(IdentificationScore score, @Nullable Promise promised) {
      if (score.isEmpty() && promised == null) {
        return null;
      }
      Verdict kept = score.isBroken(promised) ? Verdict.BROKEN : Verdict.KEPT;
      return new Identified(
          score.expected(),
          score.found(),
          score.right(),
          score.wrong(),
          score.unnameable(),
          score.rash(),
          promised == null ? Verdict.MEASURED_ONLY : kept,
          Rate.of(score.precision(), promised == null ? null : promised.precision()),
          Rate.of(score.recall(), promised == null ? null : promised.recall()));
    }
  }

  /** Whether what was promised for an offence was reached. */
  public enum Verdict {
    /** Precision and recall are at least what was promised. */
    KEPT,
    /** One of them is not. */
    BROKEN,
    /** Nothing was promised. */
    MEASURED_ONLY
  }

  /**
   * A share with its 95 % interval ({@link Share#wilson95}).
   *
   * @param value 0 to 1; null where there was nothing to count
   * @param promised least that was promised; null if nothing was
   */
  public record Rate(@Nullable Double value, double low, double high, @Nullable Double promised) {
    static Rate of(Share share, @Nullable Double promised) {
      OptionalDouble value = share.value();
      Share.Interval interval = share.wilson95();
      return new Rate(
          value.isPresent() ? value.getAsDouble() : null,
          interval.low(),
          interval.high(),
          promised);
    }
  }

  /**
   * The figures of one offence, as in {@link OffenceScore}.
   *
   * @param detector whether a detector looks for it
   */
  public record Row(
      Offence offence,
      boolean detector,
      Verdict promise,
      int expected,
      int found,
      int missed,
      int falseAlarms,
      int duplicates,
      int withdrawn,
      Rate precision,
      Rate recall,
      @Nullable Spread onsetErrorS,
      @Nullable Spread reportingDelayS,
      @Nullable Spread placeErrorM) {
    static Row of(PromiseCheck check) {
      OffenceScore row = check.reached();
      var promised = check.promised();
      return new Row(
          row.offence(),
          row.detected(),
          promised == null
              ? Verdict.MEASURED_ONLY
              : check.isBroken() ? Verdict.BROKEN : Verdict.KEPT,
          row.expected(),
          row.found(),
          row.missed(),
          row.falseAlarms(),
          row.duplicates(),
          row.withdrawn(),
          Rate.of(row.precision(), promised == null ? null : promised.precision()),
          Rate.of(row.recall(), promised == null ? null : promised.recall()),
          row.onsetErrorS(),
          row.reportingDelayS(),
          row.placeErrorM());
    }
  }

  /**
   * Truths and candidates of the devices with one fault.
   *
   * @param name of the fault, or what devices without one are called
   */
  public record Group(String name, List<Row> offences) {
    public Group {
      Objects.requireNonNull(name, "name");
      offences = List.copyOf(offences);
    }
  }

  /** What became of it. */
  public enum Result {
    FOUND,
    MISSED,
    FALSE_ALARM,
    DUPLICATE,
    WITHDRAWN
  }

  /**
   * One truth, one candidate, or both.
   *
   * @param subject of the truth; of the candidate where there is no truth
   * @param place id of fence or site
   * @param lng degrees east, WGS-84: of the truth; of the candidate where there is no truth
   * @param lat degrees north, WGS-84
   * @param end null where none is known
   * @param why what the world says of it, or what the candidate measured
   * @param candidateId null without candidate
   * @param deviceId that the candidate comes from; null without candidate
   * @param candidateLng degrees east, WGS-84; null without candidate
   * @param candidateLat degrees north, WGS-84; null without candidate
   */
  public record Entry(
      Result result,
      Offence offence,
      String subject,
      String place,
      double lng,
      double lat,
      Instant start,
      @Nullable Instant end,
      String why,
      @Nullable String candidateId,
      @Nullable String deviceId,
      @Nullable Double candidateLng,
      @Nullable Double candidateLat,
      @Nullable Double onsetErrorS,
      @Nullable Double reportingDelayS,
      @Nullable Double placeErrorM,
      List<String> groups) {
    public Entry {
      Objects.requireNonNull(result, "result");
      Objects.requireNonNull(offence, "offence");
      groups = List.copyOf(groups);
    }

    static Entry of(Outcome outcome) {
      if (outcome instanceof Outcome.Found found) {
        Candidate candidate = found.candidate().latest();
        return ofTruth(
            Result.FOUND,
            found.truth(),
            candidate,
            found.onsetErrorS(),
            found.reportingDelayS(),
            found.placeErrorM(),
            found.groups());
      } else if (outcome instanceof Outcome.Missed missed) {
        return ofTruth(Result.MISSED, missed.truth(), null, null, null, null, missed.groups());
      } else if (outcome instanceof Outcome.FalseAlarm wrong) {
        return ofCandidate(Result.FALSE_ALARM, wrong.candidate(), wrong.groups());
      } else if (outcome instanceof Outcome.Duplicate again) {
        return ofCandidate(Result.DUPLICATE, again.candidate(), again.groups());
      }
      Outcome.Withdrawn withdrawn = (Outcome.Withdrawn) outcome;
      return ofCandidate(Result.WITHDRAWN, withdrawn.candidate(), withdrawn.groups());
    }

    private static Entry ofTruth(
        Result result,
        Truth truth,
        @Nullable Candidate candidate,
        @Nullable Double onsetErrorS,
        @Nullable Double reportingDelayS,
        @Nullable Double placeErrorM,
        List<String> groups) {
      return new Entry(
          result,
          truth.kind(),
          truth.subject(),
          truth.place(),
          truth.lng(),
          truth.lat(),
          truth.start(),
          truth.end(),
          truth.why(),
          candidate == null ? null : candidate.id(),
          candidate == null ? null : candidate.subject().deviceId(),
          candidate == null ? null : candidate.place().lng(),
          candidate == null ? null : candidate.place().lat(),
          onsetErrorS,
          reportingDelayS,
          placeErrorM,
          groups);
    }

    private static Entry ofCandidate(Result result, Candidate candidate, List<String> groups) {
      Candidate.Place place = candidate.place();
      String plate = candidate.subject().plate();
      String placeId = place.siteId() != null ? place.siteId() : place.fenceId();
      return new Entry(
          result,
          Offence.of(candidate.kind()),
          plate == null ? candidate.subject().deviceId() : plate,
          placeId == null ? place.name() : placeId,
          place.lng(),
          place.lat(),
          candidate.episode().start(),
          candidate.episode().end(),
          measured(candidate.facts()),
          candidate.id(),
          candidate.subject().deviceId(),
          place.lng(),
          place.lat(),
          null,
          null,
          null,
          groups);
    }

    private static String measured(Candidate.Facts facts) {
      String limit = facts.limit() == null ? "" : ", limit " + facts.limit();
      return "measured " + facts.measured() + " " + facts.unit() + limit;
    }
  }

  /**
   * The document of a score.
   *
   * @param checks the score's rows against what was promised, in their order
   */
  public static ScoreDocument of(String title, Score score, List<PromiseCheck> checks) {
    return of(title, score, checks, PromiseCheck.ofAdmissible(Map.of(), score), null);
  }

  /**
   * The same.
   *
   * @param admissible what is usable as evidence against what was promised of it
   */
  public static ScoreDocument of(
      String title, Score score, List<PromiseCheck> checks, List<PromiseCheck> admissible) {
    return of(title, score, checks, admissible, null);
  }

  /** The document of a score against everything that a scenario promises. */
  public static ScoreDocument of(String title, Score score, ScenarioPlan plan) {
    return of(
        title,
        score,
        PromiseCheck.of(plan.promises(), score),
        PromiseCheck.ofAdmissible(plan.admissiblePromises(), score),
        plan.identifiedPromise());
  }

  private static ScoreDocument of(
      String title,
      Score score,
      List<PromiseCheck> checks,
      List<PromiseCheck> admissible,
      @Nullable Promise identified) {
    List<Group> groups = new ArrayList<>();
    for (String name : score.groups()) {
      groups.add(
          new Group(
              name,
              score.rowsOf(name).stream()
                  .map(row -> Row.of(new PromiseCheck(null, row)))
                  .toList()));
    }
    return new ScoreDocument(
        VERSION,
        title,
        score.observation().from(),
        score.observation().until(),
        score.observation().settle().toMillis() / 1000.0,
        checks.stream().map(Row::of).toList(),
        admissible.stream().map(Row::of).toList(),
        groups,
        score.outcomes().stream().map(Entry::of).toList(),
        Traces.of(TraceScore.of(score)),
        Identified.of(IdentificationScore.of(score), identified));
  }

  /** Whether any promise is broken. */
  public boolean breaksPromise() {
    return Stream.concat(offences.stream(), admissible.stream())
            .anyMatch(row -> row.promise() == Verdict.BROKEN)
        || (identified != null && identified.promise() == Verdict.BROKEN);
  }

  /** The document as JSON in UTF-8, for humans and scripts. */
  public byte[] toJson() {
    return RecordJson.writeIndented(this);
  }

  /**
   * Reads a document.
   *
   * @throws IllegalArgumentException if it is none, naming every fault with its JSON Pointer
   */
  public static ScoreDocument parse(byte[] json) {
    RecordReader reader = new RecordReader(RecordReader.UnknownFields.IGNORED);
    ScoreDocument document = reader.read(RecordJson.parse(json), ScoreDocument.class, "");
    if (document == null) {
      throw new JsonFaultsException(reader.faults());
    }
    return document;
  }
}
