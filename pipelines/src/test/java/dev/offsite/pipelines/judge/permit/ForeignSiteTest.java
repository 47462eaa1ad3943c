package dev.offsite.pipelines.judge.permit;

import static dev.offsite.pipelines.judge.permit.PermitScene.each5s;
import static dev.offsite.pipelines.judge.permit.PermitScene.permit;
import static dev.offsite.pipelines.judge.track.TruckScene.ALWAYS;
import static dev.offsite.pipelines.judge.track.TruckScene.PLATE;
import static dev.offsite.pipelines.judge.track.TruckScene.at;
import static dev.offsite.pipelines.judge.track.TruckScene.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.truck.TruckFile;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The other building site reaches from 1,000 m to 1,200 m, to the east and to the north. */
class ForeignSiteTest {

  private final TruckFile file = PermitScene.file(ViolationKind.FOREIGN_SITE, permit());

  @Test
  void truck_insideAForeignSite_opensAtTheMinimumEvidenceAndNotBefore() {
    file.add(at(0, 900, 1_100), at(5, 1_010, 1_100), at(10, 1_050, 1_100));
    assertThat(file.add(at(14.9, 1_100, 1_100))).isEmpty();

    List<Candidate> said = file.add(at(15, 1_050, 1_100));

    assertThat(said).extracting(Candidate::phase).containsExactly(Phase.OPEN);
    assertThat(said.get(0).place().fenceId()).isEqualTo(PermitScene.OTHER_SITE);
    assertThat(said.get(0).place().fenceVersion()).isEqualTo(1);
    assertThat(said.get(0).episode().worstObserved()).isEqualTo(time(14.9));
    assertThat(said.get(0).facts().details())
        .containsEntry("fenceKind", "BUILDING_SITE")
        .containsEntry("deepestM", "100.0");
  }

  @Test
  void truck_lessDeepThanItsAccuracy_showsNothing() {
    file.add(each5s(0, 60, s -> at(s, 1_009, 1_100).accuracyM(10.0)));
    assertThat(file.revisions()).isEmpty();

    file.add(each5s(65, 80, s -> at(s, 1_011, 1_100).accuracyM(10.0)));

    assertThat(file.holding().get(0).episode().start()).isEqualTo(time(65));
  }

  @Test
  void truck_outForLessThanTheRuleAsks_isTheSameStay() {
    file.add(each5s(0, 20, s -> at(s, 1_100, 1_100)));
    file.add(each5s(25, 40, s -> at(s, 950, 1_100)));
    file.add(each5s(45, 60, s -> at(s, 1_100, 1_100)));
    assertThat(file.holding()).hasSize(1);

    file.add(each5s(65, 85, s -> at(s, 950, 1_100)));

    assertThat(file.holding()).extracting(Candidate::phase).containsExactly(Phase.CLOSED);
    assertThat(file.holding().get(0).episode().end()).isEqualTo(time(60));
  }

  @Test
  void sitesOfThePermit_areNotForeign_norAreAllowedFences() {
    ReferenceEntry guest =
        new ReferenceEntry.Permit(
            "guest",
            1,
            ALWAYS,
            PLATE,
            List.of(PermitScene.OTHER_SITE),
            PermitScene.SITE,
            null,
            PermitScene.DUMP,
            null);
    TruckFile other = PermitScene.file(ViolationKind.FOREIGN_SITE, guest);

    file.add(each5s(0, 30, s -> at(s, 0, 0)));
    file.add(each5s(600, 630, s -> at(s, 5_100, 0)));
    other.add(each5s(0, 30, s -> at(s, 1_100, 1_100)));

    assertThat(file.revisions()).isEmpty();
    assertThat(other.revisions()).isEmpty();
  }

  @Test
  void permitThatNamesNoDisposalSite_bindsToNone_butToItsBuildingSite() {
    ReferenceEntry half =
        new ReferenceEntry.Permit(
            "half", 1, ALWAYS, PLATE, List.of(), PermitScene.SITE, null, null, null);
    TruckFile other = PermitScene.file(ViolationKind.FOREIGN_SITE, half);

    other.add(each5s(0, 30, s -> at(s, 3_100, 1_100)));
    assertThat(other.revisions()).isEmpty();
    other.add(each5s(600, 630, s -> at(s, 1_100, 1_100)));

    assertThat(other.holding()).hasSize(1);
  }

  @Test
  void truckWithoutPermit_isAnotherMatter_andAPermitThatEndsLeavesIt() {
    TruckFile none = PermitScene.file(ViolationKind.FOREIGN_SITE);
    TruckFile ends =
        PermitScene.file(
            ViolationKind.FOREIGN_SITE, permit("permit-1", PermitScene.until(60), null));

    none.add(each5s(0, 60, s -> at(s, 1_100, 1_100)));
    ends.add(each5s(0, 120, s -> at(s, 1_100, 1_100)));

    assertThat(none.revisions()).isEmpty();
    assertThat(ends.holding().get(0).episode().end()).isEqualTo(time(55));
  }

  @Test
  void silence_endsIt_andALateFixOutsideWithdraws() {
    file.add(at(0, 1_100, 1_100), at(5, 1_100, 1_100), at(15, 1_100, 1_100));
    file.fallSilent(Duration.ofSeconds(60));
    assertThat(file.holding()).extracting(Candidate::phase).containsExactly(Phase.CLOSED);

    file.add(at(10, 900, 1_100));

    assertThat(file.holding()).isEmpty();
  }

  @Test
  void accuracyUnknown_isADoubt() {
    file.add(each5s(0, 20, s -> at(s, 1_100, 1_100).accuracyM(null)));

    assertThat(file.holding().get(0).gate().reasons()).contains("ACCURACY_UNKNOWN");
  }
}
