package dev.offsite.pipelines.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Release;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrialRulesTest {

  private static final ReferenceEntry.Rule VALID = rule(5);
  private static final ReferenceEntry.Rule STRICTER = rule(1);

  @Test
  void none_leavesTheReleaseAsItIs() {
    assertThat(TrialRules.NONE.isNone()).isTrue();
    assertThat(TrialRules.NONE.applyTo(List.of(VALID))).containsExactly(VALID);
    assertThat(TrialRules.NONE.release("r1")).isEqualTo("r1");
  }

  @Test
  void apply_entryOfTheSameKindAndId_standsInItsPlace() {
    TrialRules trial = TrialRules.of("strict", List.of(STRICTER));
    ReferenceEntry other = TruckScene.device("truck-9", "浙A00009");

    assertThat(trial.applyTo(List.of(VALID, other))).containsExactlyInAnyOrder(STRICTER, other);
  }

  @Test
  void apply_entryOfANewId_isAdded() {
    TrialRules trial = TrialRules.of("more", List.of(TruckScene.device("truck-9", "浙A00009")));

    assertThat(trial.applyTo(List.of(VALID))).hasSize(2).contains(VALID);
  }

  @Test
  void assembled_release_namesTheTrial() {
    SnapshotAssembler assembler = new SnapshotAssembler(TrialRules.of("strict", List.of(STRICTER)));
    assembler.acceptEntry("r1", VALID);

    ReferenceSnapshot snapshot =
        assembler.acceptMarker(new Release("r1", TruckScene.DAY, 1)).orElseThrow();

    assertThat(snapshot.release()).isEqualTo("r1.trial-strict");
    assertThat(snapshot.rules(ViolationKind.SPEEDING, TruckScene.DAY)).containsExactly(STRICTER);
  }

  @Test
  void read_folderWithoutReferenceData_isRefused(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> TrialRules.read(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("folder " + folder + " holds no reference data");
  }

  private static ReferenceEntry.Rule rule(double minS) {
    return TruckScene.rule(
        ViolationKind.SPEEDING,
        List.of(),
        Map.of("limitKph", 60.0, "minS", minS, "maxGapS", 120.0));
  }
}
