package dev.offsite.pipelines.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.pipelines.testing.Devices;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceFormatException;
import dev.offsite.schemas.reference.Release;
import java.util.List;
import org.junit.jupiter.api.Test;

class SnapshotAssemblerTest {

  private final SnapshotAssembler assembler = new SnapshotAssembler();

  @Test
  void accept_allEntriesThenMarker_isASnapshot() {
    List<ReferenceEntry> entries = Entries.complete().list();
    entries.forEach(entry -> assembler.acceptEntry("r1", entry));

    ReferenceSnapshot snapshot = assembler.acceptMarker(release("r1", entries.size())).get();

    assertThat(snapshot.release()).isEqualTo("r1");
    assertThat(snapshot.knowsDevice(Entries.TRUCK)).isTrue();
  }

  @Test
  void accept_ruleByWhichNothingCanBeJudged_isRefusedByName() {
    assembler.acceptEntry("r1", Rules.zone().without("maxGapS").entry());
    assembler.acceptEntry("r2", Rules.zone().parameter("minFixesInside", 0.5).entry());

    assertThatThrownBy(() -> assembler.acceptMarker(release("r1", 1)))
        .isInstanceOf(ReferenceFormatException.class)
        .hasMessageContaining(Rules.zone().entry().key())
        .hasMessageContaining("/parameters: 'maxGapS' is missing");
    assertThatThrownBy(() -> assembler.acceptMarker(release("r2", 1)))
        .isInstanceOf(ReferenceFormatException.class)
        .hasMessageContaining("/parameters/minFixesInside: 0.5 is not a whole number");
  }

  @Test
  void accept_parameterThatOnlyANewerReleaseKnows_hindersNothing() {
    assembler.acceptEntry("r1", Rules.zone().parameter("newerThanThis", 1).entry());

    assertThat(assembler.acceptMarker(release("r1", 1))).isPresent();
  }

  @Test
  void accept_oneEntryMissingOrTooMany_staysOut() {
    assembler.acceptEntry("r1", device("a"));
    assertThat(assembler.acceptMarker(release("r1", 2))).isEmpty();

    assembler.acceptEntry("r2", device("a"));
    assembler.acceptEntry("r2", device("b"));
    assertThat(assembler.acceptMarker(release("r2", 1))).isEmpty();
  }

  @Test
  void accept_markerOfAReleaseWithoutEntries_staysOut() {
    assertThat(assembler.acceptMarker(release("r1", 0))).isEmpty();
    assertThat(assembler.acceptMarker(release("r1", 1))).isEmpty();
  }

  @Test
  void accept_entryTwice_countsOnce() {
    assembler.acceptEntry("r1", device("a"));
    assembler.acceptEntry("r1", device("a"));

    assertThat(assembler.acceptMarker(release("r1", 1))).isPresent();
  }

  @Test
  void accept_twoPublishersInTurn_eachGetsItsOwnEntries() {
    assembler.acceptEntry("r1", device("a"));
    assembler.acceptEntry("r2", device("c"));
    assembler.acceptEntry("r1", device("b"));

    ReferenceSnapshot second = assembler.acceptMarker(release("r2", 1)).get();
    ReferenceSnapshot first = assembler.acceptMarker(release("r1", 2)).get();

    assertThat(second.knowsDevice("c")).isTrue();
    assertThat(second.knowsDevice("a")).isFalse();
    assertThat(first.knowsDevice("a") && first.knowsDevice("b")).isTrue();
    assertThat(first.knowsDevice("c")).isFalse();
  }

  @Test
  void accept_releaseAgainAfterItFailed_startsAnew() {
    assembler.acceptEntry("r1", device("a"));
    assembler.acceptMarker(release("r1", 2));
    assembler.acceptEntry("r1", device("b"));
    assembler.acceptEntry("r1", device("c"));

    assertThat(assembler.acceptMarker(release("r1", 2)).get().knowsDevice("a")).isFalse();
  }

  @Test
  void accept_fiveReleasesAtOnce_theOldestIsForgotten() {
    for (int i = 1; i <= 5; i++) {
      assembler.acceptEntry("r" + i, device("a"));
    }
    assertThat(assembler.acceptMarker(release("r1", 1))).isEmpty();
    for (int i = 2; i <= 5; i++) {
      assertThat(assembler.acceptMarker(release("r" + i, 1))).as("r%d", i).isPresent();
    }
  }

  private static ReferenceEntry device(String id) {
    return Devices.drone(id).entry();
  }

  private static Release release(String id, int entries) {
    return new Release(id, Times.at("10:00:00"), entries);
  }
}
