package dev.offsite.pipelines.reference;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Fences;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceFormatException;
import dev.offsite.schemas.reference.ReferenceKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferenceDirectoryTest {

  @TempDir Path directory;

  @BeforeEach
  void writeCompleteSet() throws IOException {
    Files.createDirectories(directory.resolve("fences"));
    List<ReferenceEntry> all = Entries.complete().list();
    for (ReferenceKind kind : ReferenceKind.values()) {
      List<ReferenceEntry> ofKind = all.stream().filter(kind.type()::isInstance).toList();
      if (kind != ReferenceKind.FENCE) {
        write(kind.file(), new String(new ReferenceCodec().writeEntries(ofKind), UTF_8));
      } else {
        for (ReferenceEntry entry : ofKind) {
          write(
              "fences/" + entry.id() + ".geojson", ((ReferenceEntry.FenceFeature) entry).feature());
        }
      }
    }
  }

  @Test
  void read_completeSet_everyEntry() throws IOException {
    assertThat(ReferenceDirectory.read(directory))
        .extracting(ReferenceEntry::key)
        .containsExactlyInAnyOrderElementsOf(
            Entries.complete().list().stream().map(ReferenceEntry::key).toList());
  }

  @Test
  void read_fence_keepsPlaceAndValidityThroughTheFeature() throws IOException {
    ReferenceSnapshot snapshot = ReferenceSnapshot.of("r", ReferenceDirectory.read(directory));
    ViolationKind kind = ViolationKind.PROHIBITED_ZONE;

    assertThat(snapshot.fences(kind).find(Entries.PROHIBITED, 1))
        .contains(
            ReferenceSnapshot.of("r", Entries.complete().list())
                .fences(kind)
                .find(Entries.PROHIBITED, 1)
                .orElseThrow());
  }

  @Test
  void read_fenceWithoutBeginning_canBePublished() throws IOException, InterruptedException {
    write(
        "fences/always.geojson",
        Fences.square("always", "PATROL", 0, 0, 10)
            .geoJson()
            .replaceFirst(",\"validFrom\":\"[^\"]*\"", ""));

    FixedReferenceFeed feed = FixedReferenceFeed.of("r", ReferenceDirectory.read(directory));

    try (ReferenceFeed.ReferenceView view = feed.open()) {
      assertThat(view.await().fences(ViolationKind.PATROL_OBJECT).find("always", 1))
          .map(fence -> fence.validity().from())
          .contains(Instant.MIN);
    }
  }

  @Test
  void read_fileMissing_holdsNothing() throws IOException {
    Files.delete(directory.resolve("tolerances.json"));

    assertThat(ReferenceDirectory.read(directory))
        .hasSize(Entries.complete().list().size() - 1)
        .noneMatch(entry -> entry instanceof ReferenceEntry.Tolerance);
  }

  @Test
  void read_otherFiles_areNoConcern() throws IOException {
    write("README.md", "notes");
    write("fences/notes.txt", "notes");

    assertThat(ReferenceDirectory.read(directory)).hasSize(Entries.complete().list().size());
  }

  @Test
  void read_wrongType_namesFileEntryAndField() throws IOException {
    replace("devices.json", "\"version\":1", "\"version\":\"one\"");

    assertFault("devices.json: entry 0 ('wim-1'), /entries/0/version: ");
  }

  @Test
  void read_notJson_namesFile() throws IOException {
    write("rules.json", "rules");

    assertFault("rules.json: ");
  }

  @Test
  void read_fenceWithoutDatum_namesFileAndField() throws IOException {
    replace("fences/prohibited-1.geojson", "\"datum\":\"WGS84\",", "");

    assertFault("fences/prohibited-1.geojson: /datum: ");
  }

  @Test
  void read_fenceWithBrokenRing_namesFileFeatureAndField() throws IOException {
    write(
        "fences/prohibited-1.geojson",
        Fences.square(Entries.PROHIBITED, "PROHIBITED", 0, 0, 500)
            .geoJson()
            .replaceFirst("\\[\\[\\[", "[[[500,0],["));

    assertFault("fences/prohibited-1.geojson: /features/0/geometry");
    assertThat(failure().getMessage()).contains(Entries.PROHIBITED);
  }

  @Test
  void read_fenceWhoseIdIsNoKey_namesFileFeatureAndField() throws IOException {
    write("fences/bad.geojson", Fences.square("a/b", "PROHIBITED", 0, 0, 50).geoJson());

    assertFault("fences/bad.geojson: entry 0 ('a/b'), /features/0/properties/id: ");
  }

  @Test
  void read_fenceOfVersion0_namesFileFeatureAndField() throws IOException {
    write("fences/bad.geojson", Fences.square("f", "PROHIBITED", 0, 0, 50).version(0).geoJson());

    assertFault("fences/bad.geojson: entry 0 ('f'), /features/0/properties/version: 0 is below 1");
  }

  @Test
  void read_faultsInSeveralFiles_allCollected() throws IOException {
    replace("devices.json", "\"version\":1", "\"version\":\"one\"");
    write("rules.json", "rules");
    write("fences/bad.geojson", Fences.square("f", "PROHIBITED", 0, 0, 50).version(0).geoJson());

    assertThat(failure().faults())
        .extracting(fault -> fault.file())
        .contains("devices.json", "rules.json", "fences/bad.geojson");
  }

  @Test
  void read_entriesThatDoNotFit_refusedWhole() throws IOException {
    Files.delete(directory.resolve("sites.json"));

    assertFault("devices.json: /siteId: device 'wim-1' version 1: ");
  }

  @Test
  void read_noDirectory_saysSo() {
    Path missing = directory.resolve("missing");

    assertThatThrownBy(() -> ReferenceDirectory.read(missing))
        .isInstanceOf(IOException.class)
        .hasMessage(missing + " is no directory");
  }

  private void assertFault(String start) {
    assertThat(failure().faults()).hasSize(1);
    assertThat(failure().faults().get(0).toString()).startsWith(start);
  }

  private ReferenceFormatException failure() {
    ReferenceFormatException failure =
        catchThrowableOfType(
            ReferenceFormatException.class, () -> ReferenceDirectory.read(directory));
    assertThat(failure).isNotNull();
    return failure;
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(directory.resolve(name), content);
  }

  /** Replaces the first occurrence. */
  private void replace(String name, String part, String replacement) throws IOException {
    String content = Files.readString(directory.resolve(name));
    int at = content.indexOf(part);
    assertThat(at).as("%s in %s", part, content).isNotNegative();
    write(name, content.substring(0, at) + replacement + content.substring(at + part.length()));
  }
}
