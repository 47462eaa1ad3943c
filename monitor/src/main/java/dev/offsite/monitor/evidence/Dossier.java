package dev.offsite.monitor.evidence;

import dev.offsite.monitor.cases.CaseFiles;
import dev.offsite.monitor.intake.StoredRecord;
import dev.offsite.monitor.reference.ReleaseView;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.schemas.candidate.CandidateFormatException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is known of one candidate, for its package.
 *
 * @param revisions at least one, each revision once, the oldest first
 * @param release the reference data to take versions from
 * @param file how the case stands, and who did what
 * @param notes sentences about what could not be read
 */
public record Dossier(
    List<Stated> revisions, ReleaseView release, CaseFiles.Snapshot file, List<String> notes) {

  /** A revision, and the record that states it. */
  public record Stated(Candidate candidate, StoredRecord record) {
    public Stated {
      Objects.requireNonNull(candidate, "candidate");
      Objects.requireNonNull(record.value(), "value");
    }

    byte[] bytes() {
      return Objects.requireNonNull(record.value(), "value");
    }
  }

  public Dossier {
    Objects.requireNonNull(release, "release");
    Objects.requireNonNull(file, "file");
    revisions = List.copyOf(revisions);
    notes = List.copyOf(notes);
    if (revisions.isEmpty()) {
      throw new IllegalArgumentException("a dossier without any revision");
    }
  }

  /**
   * The dossier of what stands in these records. A record that is no candidate becomes a note, one
   * of another candidate is passed over; of a revision that was written twice, as happens after a
   * restart, the newest record counts.
   *
   * @throws IllegalArgumentException if none of them is a revision of that candidate
   */
  public static Dossier of(
      String candidateId,
      List<StoredRecord> records,
      ReleaseView release,
      CaseFiles.Snapshot file,
      List<String> notes) {
    CandidateCodec codec = new CandidateCodec();
    List<Stated> stated = new ArrayList<>();
    List<String> allNotes = new ArrayList<>(notes);
    for (StoredRecord record : records) {
      byte[] value = record.value();
      if (value == null) {
        continue; // a tombstone
      }
      try {
        Candidate candidate = codec.decode(value);
        if (candidate.id().equals(candidateId)) {
          stated.add(new Stated(candidate, record));
        }
      } catch (CandidateFormatException e) {
        allNotes.add(
            "revision at " + record.topic() + '/' + record.partition() + '/' + record.offset());
      }
    }
    stated.sort(
        Comparator.comparingInt((Stated one) -> one.candidate().revision())
            .thenComparing(one -> -one.record().offset()));
    Set<Integer> seen = new HashSet<>();
    stated.removeIf(one -> !seen.add(one.candidate().revision()));
    return new Dossier(stated, release, file, allNotes);
  }

  /** The newest revision. */
  public Candidate newest() {
    return revisions.get(revisions.size() - 1).candidate();
  }

  /** Revisions that are not here although a newer one is. */
  List<Integer> revisionsGone() {
    Set<Integer> held = new HashSet<>();
    revisions.forEach(one -> held.add(one.candidate().revision()));
    return IntStream.range(1, newest().revision())
        .filter(number -> !held.contains(number))
        .boxed()
        .toList();
  }
}
