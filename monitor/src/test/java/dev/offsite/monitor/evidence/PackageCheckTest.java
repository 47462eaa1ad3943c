package dev.offsite.monitor.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.monitor.evidence.PackageFinding.Kind;
import dev.offsite.schemas.channel.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageCheckTest {

  private static final String RECORD = "records/0-telemetry.wim-2-7.bin";

  private final EvidencePackage made = Samples.complete().make();
  private final List<PackedFile> files = new ArrayList<>(Samples.unpack(made));

  @Test
  void package_asItWasMade_isIntact() {
    PackageCheck check = PackageCheck.of(made.archive(), made.seal());

    assertThat(check.findings()).isEmpty();
    assertThat(check.manifest()).isEqualTo(made.manifest());
    assertThat(check.seal()).isEqualTo(made.seal());
  }

  @Test
  void flip_ofAnyByte_isFoundAndInsideAFileNamesIt() {
    EvidencePackage small = Samples.small().make();
    byte[] archive = small.archive();
    SplittableRandom random = new SplittableRandom(4711);
    String[] owner = owners(small);
    for (int at = 0; at < archive.length; at++) {
      byte mask = (byte) (1 << random.nextInt(8));
      archive[at] ^= mask;
      PackageCheck check = PackageCheck.of(archive, null);
      archive[at] ^= mask;
      assertThat(check.isIntact()).as("seed 4711, byte %s, mask %s", at, mask).isFalse();
      String file = owner[at];
      if (file != null) {
        assertThat(check.findings())
            .as("seed 4711, byte %s, mask %s", at, mask)
            .anyMatch(finding -> finding.toString().contains(file));
      }
    }
    assertThat(PackageCheck.of(archive, small.seal()).isIntact()).isTrue();
  }

  @Test
  void cut_atAnyOfManyPlaces_isFound() {
    for (int length = 0; length < made.archive().length; length += 97) {
      byte[] cut = Arrays.copyOf(made.archive(), length);

      assertThat(PackageCheck.of(cut, null).isIntact()).as("cut to %s bytes", length).isFalse();
    }
  }

  @Test
  void file_changedAndPackedAnew_isNamed() {
    change(RECORD, "{\"passageId\":\"p-2\"}");

    assertFound(StoredZip.write(files), Kind.CHANGED, RECORD);
    assertFound(deflated(files), Kind.CHANGED, RECORD);
  }

  @Test
  void file_ofEveryName_removed_isNamed() {
    for (PackedFile file : List.copyOf(files)) {
      List<PackedFile> rest = new ArrayList<>(files);
      rest.remove(file);

      assertFound(StoredZip.write(rest), Kind.MISSING, file.name());
      assertFound(deflated(rest), Kind.MISSING, file.name());
    }
  }

  @Test
  void file_added_isNamed() {
    files.add(PackedFile.ofText("records/9-mine.bin", "mine"));

    assertFound(StoredZip.write(files), Kind.ADDED, "records/9-mine.bin");
    assertFound(deflated(files), Kind.ADDED, "records/9-mine.bin");
  }

  @Test
  void file_thatStandsTwice_isNamed() {
    files.add(PackedFile.ofText(RECORD, "another of the same name"));

    assertFound(StoredZip.write(files), Kind.ADDED, RECORD);
  }

  @Test
  void files_inAnotherOrder_areNamed() {
    for (int i = 0; i + 1 < files.size(); i++) {
      List<PackedFile> swapped = new ArrayList<>(files);
      Collections.swap(swapped, i, i + 1);

      assertFound(StoredZip.write(swapped), Kind.REORDERED, files.get(i + 1).name());
    }
  }

  @Test
  void archive_packedAnewWithTheSameFiles_isAnotherForm() {
    assertThat(PackageCheck.of(deflated(files), null).findings())
        .extracting(PackageFinding::kind)
        .containsExactly(Kind.FORM);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../../etc/passwd", "/etc/passwd", "a/../../b", "C:\\x", "a\u001b[2J"})
  void name_thatLeadsElsewhere_isFoundAndShownHarmlessly(String name) {
    files.add(PackedFile.ofText(name, "x"));

    PackageCheck check = PackageCheck.of(StoredZip.write(files), null);

    assertThat(check.findings())
        .extracting(PackageFinding::kind, PackageFinding::subject)
        .contains(tuple(Kind.ADDED, name.replace('\u001b', '·')));
  }

  @Test
  void bomb_thatInflatesWithoutEnd_isNotReadOn() {
    byte[] bomb = deflated(List.of(new PackedFile("manifest.json", new byte[4_000_000])));

    LooseZip read = LooseZip.read(bomb, 1_000_000, 10);

    assertThat(bomb.length).isLessThan(10_000);
    assertThat(read.files()).isEmpty();
    assertThat(read.fault())
        .isEqualTo("manifest.json and those before it inflate to more than 1000000 bytes");
  }

  @Test
  void archive_ofManyFiles_isNotReadOn() {
    List<PackedFile> many = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      many.add(PackedFile.ofText("f" + i, ""));
    }

    assertThat(LooseZip.read(deflated(many), 1_000, 11).fault())
        .isEqualTo("it holds more than 11 files");
    assertThat(LooseZip.read(deflated(many), 1_000, 12).fault()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PK", "no archive at all", "{\"format\":\"offsite-evidence/1\"}"})
  void bytes_thatAreNoArchive_areUnreadable(String text) {
    assertFound(Samples.bytes(text), Kind.UNREADABLE, "manifest.json");
  }

  @Test
  void manifest_madeAnewForAChangedRecord_contradictsTheCandidate() {
    change(RECORD, "{\"passageId\":\"p-2\"}");
    byte[] forged = forge(files.subList(2, files.size()));

    assertFound(forged, Kind.CONTRADICTION, RECORD);
  }

  @Test
  void package_madeWhollyAnew_isFoundByItsSealAlone() {
    Samples samples = Samples.complete();
    samples.madeAt = Samples.MADE_AT.plusSeconds(1);
    byte[] other = samples.make().archive();

    assertThat(PackageCheck.of(other, null).isIntact()).isTrue();
    assertFound(other, Kind.OTHER_SEAL, "manifest.json");
  }

  @Test
  void manifest_ofALaterFormat_isNotGuessedAt() {
    String later = new String(files.get(0).content(), StandardCharsets.UTF_8);
    byte[] json = Samples.bytes(later.replace("offsite-evidence/1", "offsite-evidence/2"));
    files.set(0, new PackedFile("manifest.json", json));
    files.set(1, EvidenceManifest.digestFile(Sha256.hexOf(json)));

    assertFound(StoredZip.write(files), Kind.UNREADABLE, "manifest.json");
  }

  private void assertFound(byte[] archive, Kind kind, String subject) {
    assertThat(PackageCheck.of(archive, made.seal()).findings())
        .extracting(PackageFinding::kind, PackageFinding::subject)
        .contains(tuple(kind, subject));
  }

  private void change(String name, String content) {
    files.replaceAll(file -> file.name().equals(name) ? PackedFile.ofText(name, content) : file);
  }

  /** A package whose manifest and digest fit these files, made by somebody else. */
  private byte[] forge(List<PackedFile> content) {
    EvidenceManifest m = made.manifest();
    EvidenceManifest forged =
        new EvidenceManifest(
            m.format(),
            m.candidateId(),
            m.revision(),
            m.tool(),
            m.createdAt(),
            m.releaseCited(),
            m.releaseRead(),
            m.revisions(),
            m.revisionsGone(),
            m.records(),
            m.references(),
            m.media(),
            m.notes(),
            EvidenceManifest.list(m.candidateId(), m.createdAt(), content));
    List<PackedFile> all = new ArrayList<>();
    all.add(new PackedFile("manifest.json", forged.write()));
    all.add(EvidenceManifest.digestFile(Sha256.hexOf(forged.write())));
    all.addAll(content);
    return StoredZip.write(all);
  }

  /** For each byte of the archive the file whose content it is; null between files. */
  private static String[] owners(EvidencePackage small) {
    String[] owners = new String[small.archive().length];
    int at = 0;
    for (PackedFile file : Samples.unpack(small)) {
      at += 30 + file.name().length(); // a local header, then its name
      for (int i = 0; i < file.content().length; i++) {
        owners[at++] = file.name();
      }
    }
    return owners;
  }

  private static byte[] deflated(List<PackedFile> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (PackedFile file : files) {
        zip.putNextEntry(new ZipEntry(file.name()));
        zip.write(file.content());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
