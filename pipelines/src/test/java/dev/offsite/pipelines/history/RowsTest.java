package dev.offsite.pipelines.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.episode.CandidateDrafts;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Findings;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.history.HistoryField;
import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTables;
import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.PositionReport;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What each report and candidate becomes. */
class RowsTest {

  private static final Instant TEN = Times.at("10:00:00");

  @Test
  void weighing_ofAPassage_hasItsFiguresAndNoPlate() {
    PassageReport passage =
        Reports.at(TEN)
            .of(Entries.SCALE)
            .passage(49_000)
            .id("p 1")
            .axleLoadsKg(7_000, 9_000, 8_000)
            .flags("STRADDLING")
            .report();

    HistoryRow row = ReportRows.weighing(passage, Entries.complete().snapshot());

    assertThat(row.table()).isSameAs(HistoryTables.WEIGHINGS);
    assertThat(row.time()).isEqualTo(TEN);
    assertThat(row.tags())
        .isEqualTo(
            Map.of("device", Entries.SCALE, "site", Entries.SITE, "lane", "2", "passage", "p 1"));
    assertThat(row.fields())
        .isEqualTo(
            Map.of(
                "gross_kg", 49_000L,
                "axle_count", 6L,
                "axle_load_kg_max", 9_000L,
                "speed_kph", 50.0,
                "configuration", "ARTICULATED",
                "plate_read", true,
                "flag_count", 1L));
    assertThat(row.toString()).doesNotContain(Entries.PLATE);
  }

  @Test
  void weighing_withoutAxlesOrPlate_leavesThemOut() {
    PassageReport passage =
        Reports.at(TEN).of(Entries.SCALE).passage(49_000).withoutPlate().report();

    HistoryRow row = ReportRows.weighing(passage, Entries.complete().snapshot());

    assertThat(row.fields())
        .doesNotContainKey("axle_load_kg_max")
        .containsEntry("plate_read", false);
  }

  @Test
  void detection_isWhereItsObjectIs() {
    Located place =
        new Located(
            Reports.at(TEN).of(Entries.DRONE).detection(Places.ORIGIN).id("d-1").received(),
            120.25,
            30.5);

    HistoryRow row = ReportRows.detection((DetectionReport) place.received().report(), place);

    assertThat(row.tags())
        .isEqualTo(
            Map.of(
                "device", Entries.DRONE,
                "platform", "DRONE",
                "object_class", "SPOIL_HEAP",
                "detection", "d-1"));
    assertThat(row.fields())
        .isEqualTo(
            Map.of(
                "lng", 120.25, "lat", 30.5, "ce90_m", 5.0, "confidence", 0.7, "plate_read", false));
  }

  @Test
  void position_isTheWgs84PlaceAtTheBeginOfItsSlot() {
    Located place =
        new Located(
            Reports.at(TEN.plusSeconds(7))
                .of(Entries.TRUCK)
                .position(Places.ORIGIN)
                .speedKph(42.0)
                .accuracyM(3.5)
                .received(),
            120.25,
            30.5);
    PositionReport fix = (PositionReport) place.received().report();
    FixState state = FixState.of(fix, Thinning.DEFAULT);

    HistoryRow row =
        ReportRows.position(fix, place, state, state.slotOf(fix.fixTime(), Thinning.DEFAULT));

    assertThat(row.time()).isEqualTo(TEN);
    assertThat(row.tags())
        .isEqualTo(
            Map.of(
                "device", Entries.TRUCK,
                "motion", "MOVING",
                "ignition", "UNKNOWN",
                "load", "LOADED",
                "cover", "CLOSED",
                "body", "DOWN"));
    assertThat(row.fields())
        .isEqualTo(
            Map.of(
                "fix_time_us", TEN.plusSeconds(7).toEpochMilli() * 1_000,
                "lng", 120.25,
                "lat", 30.5,
                "accuracy_m", 3.5,
                "speed_kph", 42.0));
  }

  @Test
  void candidate_isARowAtTheStartOfItsEpisode_withoutThePlate() {
    Candidate candidate = candidate();

    HistoryRow row = CandidateRows.of(candidate);

    assertThat(row.time()).isEqualTo(TEN);
    assertThat(row.tags())
        .isEqualTo(
            Map.of(
                "candidate", candidate.id(),
                "revision", "1",
                "rule", candidate.rule().id(),
                "kind", candidate.kind().name()));
    assertThat(row.fields())
        .containsEntry("revision_number", 1L)
        .containsEntry("phase", candidate.phase().name())
        .containsEntry("grade", candidate.gate().grade().name())
        .containsEntry("severity", (long) candidate.law().severity())
        .containsEntry("measured", candidate.facts().measured())
        .containsEntry("device", candidate.subject().deviceId())
        .containsEntry("event_us", candidate.clocks().event().toEpochMilli() * 1_000)
        .doesNotContainKey("superseded_by");
    assertThat(candidate.subject().plate()).isNotNull();
    assertThat(row.toString()).doesNotContain(candidate.subject().plate());
  }

  @Test
  void candidate_fieldsOfTheTable_areAllWrittenBySomeCandidate() {
    // what is absent here is absent by its meaning: an overload has a site and is no drive
    assertThat(CandidateRows.of(candidate()).fields().keySet())
        .isSubsetOf(HistoryTables.CANDIDATES.fields().stream().map(HistoryField::name).toList())
        .contains("rule_version", "reference_release", "unit", "department", "lng", "lat")
        .contains("duration_s", "observations", "decided_after_ms");
  }

  @Test
  void candidate_startFinerThanTheId_isCutToMilliseconds() {
    Candidate fine =
        new CandidateDrafts()
            .draft(
                Findings.at(TEN.plusNanos(123_456_789)).finding(),
                Entries.complete().snapshot(),
                Times.at("12:00:00"));

    assertThat(CandidateRows.of(fine).time()).isEqualTo(TEN.plusMillis(123));
  }

  private static Candidate candidate() {
    return new CandidateDrafts()
        .draft(
            Findings.at("10:00:00").finding(), Entries.complete().snapshot(), Times.at("12:00:00"));
  }
}
