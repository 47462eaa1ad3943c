package dev.offsite.pipelines.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Fences;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceFault;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishedVersionsTest {

  private static final Instant CHANGE = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void conflictsWith_sameContent_areNone() {
    assertThat(published(Entries.complete()).conflictsWith(Entries.complete().list())).isEmpty();
  }

  @Test
  void conflictsWith_otherContentOfTheSameVersion_nameFileEntryAndTheNextVersion() {
    List<ReferenceEntry> changed =
        Entries.complete().with(Entries.tolerance(1, Times.LONG_BEFORE, null, 1.05)).list();

    List<ReferenceFault> faults = published(Entries.complete()).conflictsWith(changed);

    assertThat(faults)
        .extracting(ReferenceFault::toString)
        .containsExactly(
            "tolerances.json: /version: tolerance 'tolerance-hangzhou' version 1 was published"
                + " with other content; make it version 2");
  }

  @Test
  void conflictsWith_anEndThatWasNotKnown_areNone() {
    List<ReferenceEntry> next =
        Entries.complete()
            .with(Entries.tolerance(1, Times.LONG_BEFORE, CHANGE, 1.1))
            .with(Entries.tolerance(2, CHANGE, null, 1.05))
            .with(
                Fences.square(Entries.PROHIBITED, "PROHIBITED", 0, 0, 500)
                    .valid(Times.LONG_BEFORE, CHANGE)
                    .entry())
            .list();

    assertThat(published(Entries.complete()).conflictsWith(next)).isEmpty();
  }

  @Test
  void conflictsWith_anEndThatMoved_nameTheEntry() {
    Entries ended = Entries.complete().with(Entries.tolerance(1, Times.LONG_BEFORE, CHANGE, 1.1));

    assertThat(published(ended).conflictsWith(Entries.complete().list()))
        .extracting(ReferenceFault::id)
        .containsExactly("tolerance-hangzhou");
  }

  @Test
  void conflictsWith_aFenceThatMoved_nameTheFence() {
    List<ReferenceEntry> moved =
        Entries.complete()
            .with(Fences.square(Entries.PROHIBITED, "PROHIBITED", 1, 0, 500).entry())
            .list();

    assertThat(published(Entries.complete()).conflictsWith(moved))
        .extracting(ReferenceFault::id)
        .containsExactly(Entries.PROHIBITED);
  }

  @Test
  void conflictsWith_whatWasNeverPublished_areNone() {
    assertThat(PublishedVersions.of(Map.of()).conflictsWith(Entries.complete().list())).isEmpty();
  }

  private static PublishedVersions published(Entries entries) {
    ReferenceCodec codec = new ReferenceCodec();
    Map<String, byte[]> valueByKey = new HashMap<>();
    for (ReferenceEntry entry : entries.list()) {
      valueByKey.put(entry.key(), codec.encode(entry));
    }
    return PublishedVersions.of(valueByKey);
  }
}
