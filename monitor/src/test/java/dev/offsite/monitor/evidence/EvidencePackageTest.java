package dev.offsite.monitor.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.monitor.evidence.EvidenceManifest.Citation;
import dev.offsite.monitor.evidence.EvidenceManifest.CitedRecord;
import dev.offsite.monitor.evidence.EvidenceManifest.RecordStatus;
import dev.offsite.monitor.reference.ReleaseView;
import dev.offsite.monitor.testing.SampleCandidates;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.Sha256;
import dev.offsite.schemas.json.RecordJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvidencePackageTest {

  @Test
  void make_sameInput_givesSameBytes() {
    assertThat(Samples.withGaps().make().archive()).isEqualTo(Samples.withGaps().make().archive());
  }

  @Test
  void make_atAnotherTime_differsOnlyInWhatStatesTheTime() {
    Samples later = Samples.complete();
    later.madeAt = Samples.MADE_AT.plusSeconds(1);
    List<PackedFile> one = Samples.unpack(Samples.complete().make());
    List<PackedFile> other = Samples.unpack(later.make());

    List<String> differing =
        IntStream.range(0, one.size())
            .filter(i -> !Arrays.equals(one.get(i).content(), other.get(i).content()))
            .mapToObj(i -> one.get(i).name())
            .toList();
    assertThat(differing).containsExactly("manifest.json", "manifest.sha256", "sheet.html");
  }

  @Test
  void make_candidateWithCase_packsEverythingInOrder() {
    Samples samples = Samples.complete();
    samples.accept("清楚");

    assertThat(Samples.unpack(samples.make()))
        .extracting(PackedFile::name)
        .containsExactly(
            "manifest.json",
            "manifest.sha256",
            "candidate/revision-1.json",
            "candidate/revision-2.json",
            "records/0-telemetry.wim-2-7.bin",
            "case/feedback.json",
            "track.geojson",
            "sheet.html");
    assertThat(Samples.text(samples.make(), "case/feedback.json"))
        .contains("\"ACCEPTED\"")
        .contains("清楚");
  }

  @Test
  void record_unchanged_isPackedAsItWasReceived() {
    EvidencePackage made = Samples.complete().make();

    assertThat(made.manifest().records())
        .containsExactly(
            new CitedRecord(
                "telemetry.wim",
                2,
                7,
                Sha256.hexOf(Samples.RAW),
                RecordStatus.VERIFIED,
                "records/0-telemetry.wim-2-7.bin",
                Samples.RAW.length,
                null,
                Instant.ofEpochMilli(1772596800123L),
                Map.of(
                    "received-at",
                    "1772596800123",
                    "mqtt-topic",
                    "offsite/v1/wim/wim-west/passage"),
                List.of(new Citation(2, "WORST", 0), new Citation(1, "WORST", 0))));
    assertThat(Samples.text(made, "records/0-telemetry.wim-2-7.bin"))
        .isEqualTo("{\"passageId\":\"p-1\"}");
    assertThat(made.manifest().gaps()).noneMatch(gap -> gap.contains(" record "));
  }

  @Test
  void record_whosePlaceHoldsOthersOrNothing_isSaidAndNeverPacked() {
    EvidencePackage made = Samples.withGaps().make();

    assertThat(made.manifest().records())
        .extracting(CitedRecord::offset, CitedRecord::status, CitedRecord::foundSha256)
        .containsExactly(
            tuple(7L, RecordStatus.VERIFIED, null),
            tuple(8L, RecordStatus.ALTERED, Sha256.hexOf(Samples.OTHER)),
            tuple(9L, RecordStatus.GONE, null));
    assertThat(made.manifest().gaps())
        .contains("ALTERED record telemetry.wim/2/8", "GONE record telemetry.wim/2/9");
    assertThat(new String(made.archive(), StandardCharsets.UTF_8)).doesNotContain("secret");
    assertThat(PackageCheck.of(made.archive(), null).findings()).isEmpty();
  }

  @Test
  void revision_thatKafkaHoldsNoLonger_isNamed() {
    assertThat(Samples.withGaps().make().manifest().revisionsGone()).containsExactly(2);
    assertThat(Samples.complete().make().manifest().revisionsGone()).isEmpty();
  }

  @Test
  void revision_writtenTwice_isPackedOnce() {
    Samples samples = Samples.complete();
    samples.add(Samples.of(2, Candidate.Phase.CLOSED, List.of(Samples.THERE)));

    assertThat(samples.make().manifest().revisions())
        .extracting(EvidenceManifest.Revision::revision, EvidenceManifest.Revision::offset)
        .containsExactly(tuple(1, 0L), tuple(2, 2L));
  }

  @Test
  void revision_ofAnotherCandidateAtThatPlace_isPassedOver() {
    Samples samples = Samples.complete();
    samples.add(SampleCandidates.of("c-2").revision(5, Candidate.Phase.OPEN).candidate());

    assertThat(samples.make().manifest().revision()).isEqualTo(2);
  }

  @Test
  void dossier_withoutAnyRevision_isRefused() {
    assertThatThrownBy(
            () ->
                Dossier.of(
                    "c-9",
                    Samples.complete().revisions,
                    ReleaseView.NONE,
                    new Samples().cases.snapshot("c-9"),
                    List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a dossier without any revision");
  }

  @Test
  void track_ofADrive_isALineItsFixesAndThePlace() {
    Candidate drive = drive(2);

    JsonNode features = RecordJson.parse(TrackGeoJson.write(drive)).path("features");

    assertThat(features).hasSize(4);
    assertThat(features.at("/0/geometry").toString())
        .isEqualTo("{\"type\":\"LineString\",\"coordinates\":[[120.1,30.2],[120.11,30.2]]}");
    assertThat(features.at("/1/properties/speedKph").doubleValue()).isEqualTo(36.0);
    assertThat(features.at("/3/properties/role").textValue()).isEqualTo("PLACE");
    assertThat(features.at("/3/geometry/coordinates/0").doubleValue()).isEqualTo(120.21);
  }

  @Test
  void track_ofOneFix_isNoLine() {
    JsonNode features = RecordJson.parse(TrackGeoJson.write(drive(1))).path("features");

    assertThat(features.findValuesAsText("role")).containsExactly("FIX", "PLACE");
  }

  static Candidate drive(int fixes) {
    Candidate c = Samples.of(1, Candidate.Phase.CLOSED, List.of());
    List<Candidate.TrackPoint> track = new ArrayList<>();
    for (int i = 0; i < fixes; i++) {
      track.add(
          new Candidate.TrackPoint(
              SampleCandidates.NOON.plusSeconds(i), 120.1 + i * 0.01, 30.2, 36.0));
    }
    return new Candidate(
        c.id(),
        c.revision(),
        c.phase(),
        null,
        c.kind(),
        c.rule(),
        c.subject(),
        c.episode(),
        c.facts(),
        c.place(),
        c.law(),
        c.gate(),
        new Candidate.Evidence(List.of(), List.of(), track),
        c.deadlines(),
        c.clocks(),
        c.related());
  }
}
