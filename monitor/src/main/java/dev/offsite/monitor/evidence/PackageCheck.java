package dev.offsite.monitor.evidence;

import dev.offsite.monitor.evidence.EvidenceManifest.CitedRecord;
import dev.offsite.monitor.evidence.EvidenceManifest.ListedFile;
import dev.offsite.monitor.evidence.EvidenceManifest.RecordStatus;
import dev.offsite.monitor.evidence.PackageFinding.Kind;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.schemas.candidate.CandidateFormatException;
import dev.offsite.schemas.channel.Sha256;
import dev.offsite.schemas.json.JsonFaultsException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a package is as it was when it was made: each byte of each file, their order, and the
 * bytes around them.
 *
 * <p>Everything is read in memory and within limits; nothing is unpacked, so no name can lead
 * anywhere. Somebody who changes a file and makes manifest and digest anew is found out only by the
 * seal, or where the candidate itself contradicts the change.
 *
 * @param manifest null if it cannot be read
 * @param seal SHA-256 of the manifest as it is; null if there is none
 * @param findings empty if the package is intact
 */
public record PackageCheck(
    @Nullable EvidenceManifest manifest, @Nullable String seal, List<PackageFinding> findings) {

  /** What {@link EvidencePackage} lists at most is far less. */
  private static final int FILES_MAX = 10_000;

  public PackageCheck {
    findings = List.copyOf(findings);
  }

  /** Most bytes a package may have. */
  public static int bytesMax() {
    return EvidencePackage.BYTES_MAX;
  }

  /** Whether nothing was found. */
  public boolean isIntact() {
    return findings.isEmpty();
  }

  /**
   * Checks a package.
   *
   * @param archive its bytes, at most {@link #bytesMax()} of them
   * @param expectedSeal null if it is not known
   */
  public static PackageCheck of(byte[] archive, @Nullable String expectedSeal) {
    return new Run(archive).check(expectedSeal);
  }

  /** One check. */
  private static final class Run {

    private final byte[] archive;
    private final List<PackageFinding> findings = new ArrayList<>();
    private final Map<String, byte[]> contents = new HashMap<>();
    private List<PackedFile> files = List.of();
    private boolean wasReadWhole = true;

    Run(byte[] archive) {
      this.archive = archive;
    }

    PackageCheck check(@Nullable String expectedSeal) {
      readFiles();
      byte[] json = contents.get(EvidenceManifest.NAME);
      if (json == null) {
        find(
            wasReadWhole ? Kind.MISSING : Kind.UNREADABLE,
            EvidenceManifest.NAME,
            "without it nothing can be compared");
        return new PackageCheck(null, null, findings);
      }
      String seal = Sha256.hexOf(json);
      compareDigest(seal);
      if (expectedSeal != null && !expectedSeal.equals(seal)) {
        find(Kind.OTHER_SEAL, EvidenceManifest.NAME, "its seal is " + seal);
      }
      EvidenceManifest manifest = null;
      try {
        manifest = EvidenceManifest.read(json);
      } catch (JsonFaultsException e) {
        find(Kind.CHANGED, EvidenceManifest.NAME, "is no manifest: " + e.getMessage());
      }
      if (manifest != null) {
        compare(manifest);
      }
      if (findings.isEmpty()) {
        compareForm();
      }
      return new PackageCheck(manifest, seal, findings);
    }

    private void compare(EvidenceManifest manifest) {
      if (!manifest.format().equals(EvidenceManifest.FORMAT)) {
        find(
            Kind.UNREADABLE,
            EvidenceManifest.NAME,
            "format '" + manifest.format() + "' is not " + EvidenceManifest.FORMAT);
        return;
      }
      compareChain(manifest);
      compareFiles(manifest);
      compareOrder(manifest);
      compareCitations(manifest);
    }

    private void readFiles() {
      Optional<List<PackedFile>> stored = StoredZip.read(archive);
      if (stored.isPresent()) {
        files = stored.get();
      } else {
        LooseZip loose = LooseZip.read(archive, EvidencePackage.BYTES_MAX, FILES_MAX);
        files = loose.files();
        if (loose.fault() != null) {
          wasReadWhole = false;
          find(Kind.UNREADABLE, PackageFinding.ARCHIVE, loose.fault());
        }
      }
      for (PackedFile file : files) {
        if (!PackedFile.isName(file.name())) {
          find(Kind.ADDED, file.name(), "no package has a file of such a name");
        } else if (contents.putIfAbsent(file.name(), file.content()) != null) {
          find(Kind.ADDED, file.name(), "stands there twice");
        }
      }
    }

    private void compareDigest(String seal) {
      byte[] digest = contents.get(EvidenceManifest.DIGEST_NAME);
      if (digest == null) {
        if (wasReadWhole) {
          find(Kind.MISSING, EvidenceManifest.DIGEST_NAME, "the digest of the manifest");
        }
        return;
      }
      byte[] expected = EvidenceManifest.digestFile(seal).content();
      if (!Arrays.equals(digest, expected)) {
        find(
            Kind.CHANGED,
            EvidenceManifest.NAME,
            "or "
                + EvidenceManifest.DIGEST_NAME
                + ": the digest there is '"
                + new String(digest, StandardCharsets.UTF_8).strip()
                + "', the manifest's is "
                + seal);
      }
    }

    private void compareChain(EvidenceManifest manifest) {
      String chain = EvidenceManifest.chainStart(manifest.candidateId(), manifest.createdAt());
      int number = 0;
      for (ListedFile line : manifest.files()) {
        number++;
        chain =
            EvidenceManifest.chain(chain, number, line.name(), line.lengthBytes(), line.sha256());
        if (line.number() != number || !line.chain().equals(chain)) {
          find(
              Kind.CHAIN,
              line.name(),
              "line " + number + " of the list does not follow from those before it");
          return;
        }
      }
    }

    private void compareFiles(EvidenceManifest manifest) {
      Set<String> known = new HashSet<>();
      known.add(EvidenceManifest.NAME);
      known.add(EvidenceManifest.DIGEST_NAME);
      for (ListedFile line : manifest.files()) {
        known.add(line.name());
        byte[] content = contents.get(line.name());
        if (content == null) {
          if (wasReadWhole) {
            find(Kind.MISSING, line.name(), "it was packed as file " + line.number());
          }
        } else if (!Sha256.hexOf(content).equals(line.sha256())) {
          find(
              Kind.CHANGED,
              line.name(),
              content.length + " bytes, packed were " + line.lengthBytes() + "; another digest");
        }
      }
      for (PackedFile file : files) {
        if (PackedFile.isName(file.name()) && !known.contains(file.name())) {
          find(Kind.ADDED, file.name(), "the manifest does not list it");
        }
      }
    }

    private void compareOrder(EvidenceManifest manifest) {
      List<String> listed = new ArrayList<>();
      listed.add(EvidenceManifest.NAME);
      listed.add(EvidenceManifest.DIGEST_NAME);
      manifest.files().forEach(line -> listed.add(line.name()));
      List<String> found = new ArrayList<>(files.stream().map(PackedFile::name).toList());
      Set<String> both = new HashSet<>(found);
      both.retainAll(new HashSet<>(listed));
      listed.retainAll(both);
      found.retainAll(both);
      for (int i = 0; i < Math.min(listed.size(), found.size()); i++) {
        if (!listed.get(i).equals(found.get(i))) {
          find(Kind.REORDERED, found.get(i), "in the place of " + listed.get(i));
          return;
        }
      }
    }

    /** What a manifest made anew does not put right: the candidate itself cites digests. */
    private void compareCitations(EvidenceManifest manifest) {
      Map<String, CitedRecord> records = new HashMap<>();
      for (CitedRecord record : manifest.records()) {
        records.put(record.coordinates() + ' ' + record.sha256(), record);
        byte[] content = contents.get(record.file());
        if (record.status() == RecordStatus.VERIFIED && record.file() == null) {
          find(Kind.CONTRADICTION, record.coordinates(), "is verified and has no file");
        } else if (content != null && !Sha256.hexOf(content).equals(record.sha256())) {
          find(
              Kind.CONTRADICTION,
              String.valueOf(record.file()),
              "the digest that the candidate cites is " + record.sha256());
        }
      }
      CandidateCodec codec = new CandidateCodec();
      for (EvidenceManifest.Revision revision : manifest.revisions()) {
        byte[] content = contents.get(revision.file());
        if (content != null) {
          compareRevision(manifest, revision, content, records, codec);
        }
      }
    }

    private void compareRevision(
        EvidenceManifest manifest,
        EvidenceManifest.Revision revision,
        byte[] content,
        Map<String, CitedRecord> records,
        CandidateCodec codec) {
      Candidate candidate;
      try {
        candidate = codec.decode(content);
      } catch (CandidateFormatException e) {
        find(Kind.CONTRADICTION, revision.file(), "is no candidate");
        return;
      }
      if (!candidate.id().equals(manifest.candidateId())
          || candidate.revision() != revision.revision()) {
        find(
            Kind.CONTRADICTION,
            revision.file(),
            "is revision " + candidate.revision() + " of candidate " + candidate.id());
      }
      for (Candidate.RawRecord cited : candidate.evidence().records()) {
        String place = cited.topic() + '/' + cited.partition() + '/' + cited.offset();
        if (!records.containsKey(place + ' ' + cited.sha256())) {
          find(Kind.CONTRADICTION, revision.file(), "cites " + place + ", which is not listed");
        }
      }
    }

    private void compareForm() {
      byte[] expected = StoredZip.write(files);
      int at = Arrays.mismatch(expected, archive);
      if (at >= 0) {
        find(
            Kind.FORM,
            PackageFinding.ARCHIVE,
            "byte " + at + " of " + archive.length + ": packed anew, or changed between files");
      }
    }

    private void find(Kind kind, String subject, String detail) {
      findings.add(new PackageFinding(kind, subject, detail));
    }
  }
}
