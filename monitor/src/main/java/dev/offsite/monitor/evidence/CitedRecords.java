package dev.offsite.monitor.evidence;

import dev.offsite.monitor.evidence.EvidenceManifest.Citation;
import dev.offsite.monitor.evidence.EvidenceManifest.CitedRecord;
import dev.offsite.monitor.evidence.EvidenceManifest.RecordStatus;
import dev.offsite.monitor.intake.RecordStore;
import dev.offsite.monitor.intake.StoredRecord;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.RecordHeaders;
import dev.offsite.schemas.channel.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The original records that a candidate cites. What stands at a record's place counts only if its
 * digest is the cited one: anything else is nobody's business and does not enter the package.
 *
 * @param records each record once, those of the newest revision first, in its order
 * @param files those that were found unchanged
 */
record CitedRecords(List<CitedRecord> records, List<PackedFile> files) {

  CitedRecords {
    records = List.copyOf(records);
    files = List.copyOf(files);
  }

  private record Place(String topic, int partition, long offset, String sha256) {}

  /**
   * Looks up what these revisions cite.
   *
   * @param revisions the oldest first
   * @param bytesMax most bytes of records together
   * @throws dev.offsite.monitor.intake.StoreUnavailableException if Kafka does not answer in time
   */
  static CitedRecords find(List<Candidate> revisions, RecordStore store, long bytesMax) {
    Map<Place, List<Citation>> citations = new LinkedHashMap<>();
    for (int i = revisions.size() - 1; i >= 0; i--) {
      Candidate revision = revisions.get(i);
      for (Candidate.RawRecord cited : revision.evidence().records()) {
        Place place = new Place(cited.topic(), cited.partition(), cited.offset(), cited.sha256());
        citations
            .computeIfAbsent(place, none -> new ArrayList<>())
            .add(new Citation(revision.revision(), cited.role(), cited.index()));
      }
    }
    List<CitedRecord> records = new ArrayList<>();
    List<PackedFile> files = new ArrayList<>();
    long left = bytesMax;
    for (Map.Entry<Place, List<Citation>> entry : citations.entrySet()) {
      Place place = entry.getKey();
      Optional<StoredRecord> stored =
          store
              .fetch(place.topic(), place.partition(), place.offset())
              .filter(record -> record.value() != null);
      String name = name(records.size(), place);
      CitedRecord record = record(place, name, stored, left, entry.getValue());
      records.add(record);
      if (record.status() == RecordStatus.VERIFIED) {
        byte[] value = stored.orElseThrow().value();
        files.add(new PackedFile(name, value));
        left -= value.length;
      }
    }
    return new CitedRecords(records, files);
  }

  private static CitedRecord record(
      Place place,
      String name,
      Optional<StoredRecord> stored,
      long bytesMax,
      List<Citation> citations) {
    byte[] value = stored.map(StoredRecord::value).orElse(null);
    if (value == null) {
      return record(place, RecordStatus.GONE, null, null, null, Optional.empty(), citations);
    }
    String found = Sha256.hexOf(value);
    if (!found.equals(place.sha256())) {
      return record(place, RecordStatus.ALTERED, null, null, found, Optional.empty(), citations);
    }
    RecordStatus status = value.length <= bytesMax ? RecordStatus.VERIFIED : RecordStatus.TOO_LARGE;
    return record(
        place,
        status,
        status == RecordStatus.VERIFIED ? name : null,
        value.length,
        null,
        stored,
        citations);
  }

  private static CitedRecord record(
      Place place,
      RecordStatus status,
      @Nullable String file,
      @Nullable Integer lengthBytes,
      @Nullable String foundSha256,
      Optional<StoredRecord> stored,
      List<Citation> citations) {
    return new CitedRecord(
        place.topic(),
        place.partition(),
        place.offset(),
        place.sha256(),
        status,
        file,
        lengthBytes,
        foundSha256,
        stored
            .flatMap(record -> record.header(RecordHeaders.RECEIVED_AT))
            .map(CitedRecords::instant)
            .orElse(null),
        stored.map(StoredRecord::headers).orElse(Map.of()),
        citations);
  }

  private static String name(int number, Place place) {
    String name =
        "records/%d-%s-%d-%d.bin"
            .formatted(number, place.topic(), place.partition(), place.offset());
    return PackedFile.isName(name) ? name : "records/" + number + ".bin";
  }

  private static @Nullable Instant instant(String millis) {
    try {
      return Instant.ofEpochMilli(Long.parseLong(millis));
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
