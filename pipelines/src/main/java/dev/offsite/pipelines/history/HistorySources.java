package dev.offsite.pipelines.history;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.hotword.HotWord;
import dev.offsite.schemas.score.CompanyScore;
import dev.offsite.schemas.trip.Trip;
import java.util.Objects;
import org.apache.flink.api.connector.source.Source;

/**
 * What the history job reads.
 *
 * @param telemetry landed records, in the order of each partition
 * @param candidates every revision, those against nobody too
 * @param trips every revision
 * @param scores how companies stand
 * @param hotWords every revision
 * @param refusals what was not judged, of every disposition
 */
public record HistorySources(
    Source<RawRecord, ?, ?> telemetry,
    Source<Candidate, ?, ?> candidates,
    Source<Trip, ?, ?> trips,
    Source<CompanyScore, ?, ?> scores,
    Source<HotWord, ?, ?> hotWords,
    Source<Refusal, ?, ?> refusals) {
  public HistorySources {
    Objects.requireNonNull(telemetry, "telemetry");
    Objects.requireNonNull(candidates, "candidates");
    Objects.requireNonNull(trips, "trips");
    Objects.requireNonNull(scores, "scores");
    Objects.requireNonNull(hotWords, "hotWords");
    Objects.requireNonNull(refusals, "refusals");
  }
}
