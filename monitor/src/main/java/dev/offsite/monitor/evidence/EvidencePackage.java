package dev.offsite.monitor.evidence;

import dev.offsite.monitor.cases.CaseAct;
import dev.offsite.monitor.cases.CaseFiles;
import dev.offsite.monitor.evidence.EvidenceManifest.Reference;
import dev.offsite.monitor.evidence.EvidenceManifest.Revision;
import dev.offsite.monitor.intake.RecordStore;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.cases.CaseState;
import dev.offsite.schemas.cases.DeadlineBreach;
import dev.offsite.schemas.channel.Sha256;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.Release;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A finished package.
 *
 * @param manifest what it holds
 * @param seal SHA-256 of the manifest, and by it of everything: whoever knows it from elsewhere can
 *     tell a package that was made anew from this one
 * @param archive the ZIP; not copied, so nobody may change it
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes: made once, never changed
public record EvidencePackage(EvidenceManifest manifest, String seal, byte[] archive) {

  /** A candidate cites some dozen records of at most a megabyte; all is held in memory. */
  static final int BYTES_MAX = 128 << 20;

  /** Left for everything that is no original record. */
  private static final long BYTES_BESIDE_RECORDS = 32L << 20;

  private static final ReferenceCodec REFERENCE = new ReferenceCodec();

  public EvidencePackage {
    Objects.requireNonNull(manifest, "manifest");
    Objects.requireNonNull(seal, "seal");
    Objects.requireNonNull(archive, "archive");
  }

  /**
   * Who makes a package, and when.
   *
   * @param tool program and version
   * @param zone in which the sheet shows times, with their offset
   */
  public record Making(String tool, Instant at, ZoneId zone) {
    public Making {
      Objects.requireNonNull(tool, "tool");
      Objects.requireNonNull(zone, "zone");
      at = at.truncatedTo(ChronoUnit.MILLIS);
    }
  }

  private record CaseHistory(List<Act> acts) {}

  private record Act(CaseAct.Outcome outcome, String refusal, Record feedback) {}

  private record Breaches(List<DeadlineBreach> breaches) {}

  /**
   * Makes the package of a candidate. The same input gives the same bytes.
   *
   * @param store where original records are looked up
   * @throws dev.offsite.monitor.intake.StoreUnavailableException if Kafka does not answer in time
   */
  public static EvidencePackage make(Dossier dossier, RecordStore store, Making making) {
    List<PackedFile> files = new ArrayList<>();
    List<Revision> revisions = addRevisions(dossier, files);
    List<Candidate> candidates =
        dossier.revisions().stream().map(Dossier.Stated::candidate).toList();
    CitedRecords cited = CitedRecords.find(candidates, store, BYTES_MAX - BYTES_BESIDE_RECORDS);
    files.addAll(cited.files());
    List<Reference> references = addReferences(dossier, files);
    addCase(dossier.file(), files);
    Candidate newest = dossier.newest();
    files.add(new PackedFile("track.geojson", TrackGeoJson.write(newest)));
    EvidenceManifest unlisted = manifest(dossier, making, revisions, cited, references, List.of());
    files.add(
        PackedFile.ofText(
            "sheet.html", EvidenceSheet.html(dossier, unlisted, cited.files(), making.zone())));
    EvidenceManifest manifest =
        manifest(
            dossier,
            making,
            revisions,
            cited,
            references,
            EvidenceManifest.list(newest.id(), making.at(), files));
    byte[] json = manifest.write();
    String seal = Sha256.hexOf(json);
    List<PackedFile> all = new ArrayList<>();
    all.add(new PackedFile(EvidenceManifest.NAME, json));
    all.add(EvidenceManifest.digestFile(seal));
    all.addAll(files);
    return new EvidencePackage(manifest, seal, StoredZip.write(all));
  }

  private static List<Revision> addRevisions(Dossier dossier, List<PackedFile> files) {
    List<Revision> revisions = new ArrayList<>();
    for (Dossier.Stated stated : dossier.revisions()) {
      Candidate candidate = stated.candidate();
      String name = "candidate/revision-" + candidate.revision() + ".json";
      files.add(new PackedFile(name, stated.bytes()));
      revisions.add(
          new Revision(
              candidate.revision(),
              candidate.phase(),
              candidate.clocks().decided(),
              stated.record().topic(),
              stated.record().partition(),
              stated.record().offset(),
              name));
    }
    return revisions;
  }

  private static List<Reference> addReferences(Dossier dossier, List<PackedFile> files) {
    String profile = dossier.file().confirmed().map(CaseState::deadlineProfile).orElse(null);
    List<Reference> references = new ArrayList<>();
    for (UsedReference.Item item : UsedReference.of(dossier.newest(), dossier.release(), profile)) {
      if (item.entry() == null) {
        references.add(new Reference(item.key(), item.status(), null));
      } else {
        // ids may be plates, which are no file names
        String name = "reference/" + (references.size() + 1) + '-' + item.entry().kind() + ".json";
        files.add(new PackedFile(name, REFERENCE.encode(item.entry())));
        references.add(new Reference(item.key(), item.status(), name));
      }
    }
    return references;
  }

  private static void addCase(CaseFiles.Snapshot file, List<PackedFile> files) {
    file.confirmed()
        .ifPresent(
            state -> files.add(new PackedFile("case/state.json", RecordJson.writeIndented(state))));
    if (!file.acts().isEmpty()) {
      List<Act> acts =
          file.acts().stream()
              .map(
                  act ->
                      new Act(
                          act.outcome(),
                          Objects.requireNonNullElse(act.refusal(), ""),
                          act.feedback()))
              .toList();
      files.add(
          new PackedFile("case/feedback.json", RecordJson.writeIndented(new CaseHistory(acts))));
    }
    if (!file.breaches().isEmpty()) {
      files.add(
          new PackedFile(
              "case/breaches.json", RecordJson.writeIndented(new Breaches(file.breaches()))));
    }
  }

  private static EvidenceManifest manifest(
      Dossier dossier,
      Making making,
      List<Revision> revisions,
      CitedRecords cited,
      List<Reference> references,
      List<EvidenceManifest.ListedFile> files) {
    Candidate newest = dossier.newest();
    return new EvidenceManifest(
        EvidenceManifest.FORMAT,
        newest.id(),
        newest.revision(),
        making.tool(),
        making.at(),
        newest.rule().release(),
        dossier.release().release().map(Release::id).orElse(null),
        revisions,
        dossier.revisionsGone(),
        cited.records(),
        references,
        newest.evidence().media(),
        dossier.notes(),
        files);
  }
}
