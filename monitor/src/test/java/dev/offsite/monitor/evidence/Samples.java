package dev.offsite.monitor.evidence;

import dev.offsite.monitor.cases.CaseFiles;
import dev.offsite.monitor.intake.RecordStore;
import dev.offsite.monitor.intake.StoredRecord;
import dev.offsite.monitor.testing.SampleCandidates;
import dev.offsite.monitor.testing.SampleReference;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.schemas.channel.RecordHeaders;
import dev.offsite.schemas.channel.Sha256;
import dev.offsite.schemas.feedback.CaseFeedback;
import dev.offsite.schemas.feedback.FeedbackKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A candidate {@code c-1} in two revisions that cite three records: the first is there, at the
 * place of the second stand other bytes, the third is gone.
 */
final class Samples {

  static final Instant MADE_AT = Instant.parse("2026-03-05T00:00:00Z");
  static final byte[] RAW = bytes("{\"passageId\":\"p-1\"}");
  static final byte[] OTHER = bytes("{\"secret\":1}");

  static final Candidate.RawRecord THERE = cited("WORST", 7, RAW);
  static final Candidate.RawRecord ALTERED = cited("FIRST", 8, bytes("what was judged"));
  static final Candidate.RawRecord GONE = cited("LAST", 9, bytes("what retention took"));

  final Map<String, StoredRecord> kafka = new HashMap<>();
  final List<StoredRecord> revisions = new ArrayList<>();
  final CaseFiles cases = new CaseFiles(10, changed -> {});
  Instant madeAt = MADE_AT;

  static Samples complete() {
    Samples samples = new Samples();
    samples.putTelemetry(THERE, RAW);
    samples.add(of(1, Candidate.Phase.OPEN, List.of(THERE)));
    samples.add(of(2, Candidate.Phase.CLOSED, List.of(THERE)));
    return samples;
  }

  static Samples withGaps() {
    Samples samples = new Samples();
    samples.putTelemetry(THERE, RAW);
    samples.putTelemetry(ALTERED, OTHER);
    samples.add(of(1, Candidate.Phase.OPEN, List.of(GONE)));
    samples.add(of(3, Candidate.Phase.CLOSED, List.of(THERE, ALTERED)));
    return samples;
  }

  static Candidate of(int revision, Candidate.Phase phase, List<Candidate.RawRecord> records) {
    return SampleCandidates.of("c-1")
        .revision(revision, phase)
        .evidence(records, List.of())
        .candidate();
  }

  /** The smallest package there is, for what is tried at every byte. */
  static Samples small() {
    Samples samples = new Samples();
    samples.putTelemetry(THERE, RAW);
    samples.add(of(1, Candidate.Phase.CLOSED, List.of(THERE)));
    return samples;
  }

  void add(Candidate candidate) {
    revisions.add(
        new StoredRecord(
            "case-intake",
            3,
            revisions.size(),
            0,
            candidate.id(),
            new CandidateCodec().encode(candidate),
            Map.of()));
  }

  void accept(String note) {
    cases.act(
        new CaseFeedback(
            "f-1",
            "c-1",
            FeedbackKind.ACCEPTED,
            MADE_AT,
            "m-1",
            1,
            0,
            null,
            null,
            null,
            null,
            note));
  }

  Dossier dossier() {
    return Dossier.of(
        "c-1", revisions, SampleReference.release(), cases.snapshot("c-1"), List.of());
  }

  EvidencePackage make() {
    RecordStore store =
        (topic, partition, offset) ->
            Optional.ofNullable(kafka.get(topic + '/' + partition + '/' + offset));
    return EvidencePackage.make(
        dossier(),
        store,
        new EvidencePackage.Making("offsite test", madeAt, ZoneId.of("Asia/Shanghai")));
  }

  /** The files of a package by name, in its order. */
  static List<PackedFile> unpack(EvidencePackage made) {
    return StoredZip.read(made.archive()).orElseThrow();
  }

  static String text(EvidencePackage made, String name) {
    return unpack(made).stream()
        .filter(file -> file.name().equals(name))
        .map(file -> new String(file.content(), StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow();
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void putTelemetry(Candidate.RawRecord cited, byte[] value) {
    kafka.put(
        cited.topic() + '/' + cited.partition() + '/' + cited.offset(),
        new StoredRecord(
            cited.topic(),
            cited.partition(),
            cited.offset(),
            0,
            "wim-west",
            value,
            Map.of(
                RecordHeaders.RECEIVED_AT,
                "1772596800123",
                RecordHeaders.MQTT_TOPIC,
                "offsite/v1/wim/wim-west/passage")));
  }

  private static Candidate.RawRecord cited(String role, long offset, byte[] judged) {
    return new Candidate.RawRecord(role, "telemetry.wim", 2, offset, 0, Sha256.hexOf(judged));
  }
}
