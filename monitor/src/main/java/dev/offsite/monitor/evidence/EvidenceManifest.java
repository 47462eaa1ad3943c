package dev.offsite.monitor.evidence;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.Rfc3339;
import dev.offsite.schemas.channel.Sha256;
import dev.offsite.schemas.json.JsonFaultsException;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.json.RecordReader;
import dev.offsite.schemas.telemetry.Media;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a package holds and what it lacks.
 *
 * @param format always {@value #FORMAT}
 * @param revision newest revision of the candidate
 * @param tool program and version that made it
 * @param releaseCited release of the reference data that was loaded when the newest revision was
 *     made
 * @param releaseRead release the reference versions were taken from; null if none was found. A
 *     published version never changes, so another release gives the same versions
 * @param revisionsGone revisions that Kafka holds no longer: its topic keeps the newest of a key
 * @param records each original record that a packed revision cites, once
 * @param references versions of reference data, those that were looked for and not found included
 * @param media photos and videos: links and digests, not the files
 * @param notes sentences about what could not be read
 * @param files every other file but the digest of the manifest, in the order of the archive
 */
public record EvidenceManifest(
    String format,
    String candidateId,
    int revision,
    String tool,
    Instant createdAt,
    String releaseCited,
    @Nullable String releaseRead,
    List<Revision> revisions,
    List<Integer> revisionsGone,
    List<CitedRecord> records,
    List<Reference> references,
    List<Media> media,
    List<String> notes,
    List<ListedFile> files) {

  /** Changes when a reader of the format before would misread it. */
  public static final String FORMAT = "offsite-evidence/1";

  /** Name of the manifest in the archive: the first entry. */
  public static final String NAME = "manifest.json";

  /** Name of its digest: the second entry, in the form of {@code sha256sum}. */
  public static final String DIGEST_NAME = "manifest.sha256";

  public EvidenceManifest {
    Objects.requireNonNull(format, "format");
    Objects.requireNonNull(candidateId, "candidateId");
    Objects.requireNonNull(tool, "tool");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(releaseCited, "releaseCited");
    revisions = List.copyOf(revisions);
    revisionsGone = List.copyOf(revisionsGone);
    records = List.copyOf(records);
    references = List.copyOf(references);
    media = List.copyOf(media);
    notes = List.copyOf(notes);
    files = List.copyOf(files);
  }

  /** One revision of the candidate, and where it stood in Kafka. */
  public record Revision(
      int revision,
      Candidate.Phase phase,
      Instant decided,
      String topic,
      int partition,
      long offset,
      String file) {}

  /** What became of a record that is cited. */
  public enum RecordStatus {
    /** It is in the package, and its bytes have the digest that the candidate cites. */
    VERIFIED,
    /** Other bytes stand at its place; they are not in the package. */
    ALTERED,
    /** Kafka holds it no longer. */
    GONE,
    /** It is there and right, but would make the package larger than packages may be. */
    TOO_LARGE
  }

  /**
   * An original record as it was received.
   *
   * @param sha256 of its bytes, as the candidate cites it
   * @param file null unless {@link RecordStatus#VERIFIED}
   * @param foundSha256 of the bytes that stand there instead; null unless {@link
   *     RecordStatus#ALTERED}
   * @param receivedAt by our clock; null if the record does not say or is not there
   * @param headers of the record, sorted; empty if it is not there
   */
  public record CitedRecord(
      String topic,
      int partition,
      long offset,
      String sha256,
      RecordStatus status,
      @Nullable String file,
      @Nullable Integer lengthBytes,
      @Nullable String foundSha256,
      @Nullable Instant receivedAt,
      Map<String, String> headers,
      List<Citation> citations) {
    public CitedRecord {
      headers = Collections.unmodifiableMap(new TreeMap<>(headers));
      citations = List.copyOf(citations);
    }

    /** {@code topic/partition/offset}. */
    public String coordinates() {
      return topic + '/' + partition + '/' + offset;
    }
  }

  /** Which revision cites a record, as what, and which of a batch. */
  public record Citation(int revision, String role, int index) {}

  /** Whether a version was found. */
  public enum ReferenceStatus {
    FOUND,
    /** The release that was read does not have it. */
    MISSING,
    /** There was none in force, which may be what is held against somebody. */
    NONE
  }

  /**
   * One version of one piece of reference data.
   *
   * @param key {@code kind/id/version}; {@code kind/id} or {@code kind} where there is none
   * @param file null unless {@link ReferenceStatus#FOUND}
   */
  public record Reference(String key, ReferenceStatus status, @Nullable String file) {}

  /**
   * One file.
   *
   * @param number from 1
   * @param chain SHA-256 over this line and the chain of the line before
   */
  public record ListedFile(int number, String name, int lengthBytes, String sha256, String chain) {}

  /** Lines for these files. */
  static List<ListedFile> list(String candidateId, Instant createdAt, List<PackedFile> files) {
    List<ListedFile> listed = new ArrayList<>();
    String chain = chainStart(candidateId, createdAt);
    for (PackedFile file : files) {
      int number = listed.size() + 1;
      String digest = Sha256.hexOf(file.content());
      chain = chain(chain, number, file.name(), file.content().length, digest);
      listed.add(new ListedFile(number, file.name(), file.content().length, digest, chain));
    }
    return listed;
  }

  /** What the first line is chained to. */
  static String chainStart(String candidateId, Instant createdAt) {
    return digest(FORMAT + '\n' + candidateId + '\n' + Rfc3339.format(createdAt) + '\n');
  }

  /** The chain of a line. */
  static String chain(String before, int number, String name, int lengthBytes, String sha256) {
    return digest(before + '\n' + number + '\n' + name + '\n' + lengthBytes + '\n' + sha256 + '\n');
  }

  private static String digest(String text) {
    return Sha256.hexOf(text.getBytes(StandardCharsets.UTF_8));
  }

  /** As JSON for humans and programs. */
  byte[] write() {
    return RecordJson.writeIndented(this);
  }

  /** The file {@link #DIGEST_NAME} of a manifest with this digest. */
  static PackedFile digestFile(String seal) {
    return PackedFile.ofText(DIGEST_NAME, seal + "  " + NAME + '\n');
  }

  /**
   * Reads a manifest.
   *
   * @throws JsonFaultsException if it is none, naming every fault with its JSON Pointer
   */
  static EvidenceManifest read(byte[] json) {
    RecordReader reader = new RecordReader(RecordReader.UnknownFields.REFUSED);
    EvidenceManifest manifest = reader.read(RecordJson.parse(json), EvidenceManifest.class, "");
    if (manifest == null) {
      throw new JsonFaultsException(reader.faults());
    }
    return manifest;
  }

  /** The package in a printable line. */
  public String summary() {
    return PrintableText.of(
        "candidate "
            + candidateId
            + ", revision "
            + revision
            + ", "
            + files.size()
            + " files, "
            + records.size()
            + " original records, made "
            + createdAt
            + " by "
            + tool);
  }

  /** What the package does not hold although it should, in printable lines; empty if nothing. */
  public List<String> gaps() {
    List<String> gaps = new ArrayList<>();
    for (CitedRecord record : records) {
      if (record.status() != RecordStatus.VERIFIED) {
        gaps.add(record.status() + " record " + record.coordinates());
      }
    }
    for (Reference reference : references) {
      if (reference.status() == ReferenceStatus.MISSING) {
        gaps.add("MISSING reference " + reference.key());
      }
    }
    notes.forEach(note -> gaps.add("UNREADABLE " + note));
    return gaps.stream().map(PrintableText::of).toList();
  }
}
