package dev.offsite.pipelines.judge.share;

import static dev.offsite.pipelines.judge.share.SharedTrips.OTHER;
import static dev.offsite.pipelines.judge.share.SharedTrips.PERMIT;
import static dev.offsite.pipelines.judge.share.SharedTrips.trip;
import static dev.offsite.pipelines.judge.track.TruckScene.TRUCK;
import static dev.offsite.pipelines.judge.track.TruckScene.time;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.trip.Trip;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/** One permit on two trips at once. */
class PermitCaseTest {

  private final ReferenceSnapshot reference = SharedTrips.reference();
  private PermitCase plate = PermitCase.empty();

  @Test
  void twoTrucks_onOnePermitForFiveMinutes_areSaidAndNotASecondBefore() {
    assertThat(add(trip(TRUCK, 1, 0, 1_000))).isEmpty();
    assertThat(add(trip(OTHER, 1, 500, 799))).isEmpty();
    List<Candidate> said = add(trip(OTHER, 2, 500, 800));
    assertThat(said).hasSize(1);
    Candidate candidate = said.get(0);
    assertThat(candidate.kind()).isEqualTo(ViolationKind.PERMIT_SHARED);
    assertThat(candidate.phase()).isEqualTo(Candidate.Phase.OPEN);
    assertThat(candidate.subject().deviceId()).isEqualTo(OTHER);
    assertThat(candidate.subject().plate()).isEqualTo(TruckScene.PLATE);
    assertThat(candidate.episode().start()).isEqualTo(time(500));
    assertThat(candidate.facts().measured()).isEqualTo(300);
    assertThat(candidate.facts().details())
        .containsEntry("permit", PERMIT)
        .containsEntry("trip", OTHER + "-500.0")
        .containsEntry("otherTrip", TRUCK + "-0.0")
        .containsEntry("otherDeviceId", TRUCK)
        .containsEntry("apartM", "10000");
  }

  @Test
  void twoTrips_oneAfterTheOther_shareNothing() {
    add(trip(TRUCK, 1, 0, 500));
    assertThat(add(trip(OTHER, 1, 600, 2_000))).isEmpty();
  }

  @Test
  void twoTerminals_inOneTruck_areNeverApart() {
    add(trip(TRUCK, 1, 0, 1_000, 0, PERMIT));
    assertThat(add(trip(OTHER, 1, 0, 1_000, 499, PERMIT))).isEmpty();
    assertThat(add(trip(OTHER, 2, 0, 1_000, 501, PERMIT))).hasSize(1);
  }

  @Test
  void twoTrips_ofOneTruck_areNotTwoTrucks() {
    add(trip(TRUCK, 1, 0, 1_000, 0, PERMIT));
    assertThat(add(trip(TRUCK, 1, 100, 1_000, 10_000, PERMIT))).isEmpty();
  }

  @Test
  void twoPermits_areNotShared() {
    add(trip(TRUCK, 1, 0, 1_000, 0, PERMIT));
    assertThat(add(trip(OTHER, 1, 0, 1_000, 10_000, "permit-2"))).isEmpty();
    assertThat(add(trip(OTHER, 2, 0, 1_000, 10_000, null))).isEmpty();
  }

  @Test
  void tripWithdrawn_orOnAnotherPermitAfterAll_withdrawsTheCandidate() {
    add(trip(TRUCK, 1, 0, 1_000));
    String id = add(trip(OTHER, 1, 0, 1_000)).get(0).id();
    List<Candidate> moved = add(trip(OTHER, 2, 0, 1_000, 10_000, "permit-2"));
    assertThat(moved).extracting(Candidate::phase).containsExactly(Candidate.Phase.WITHDRAWN);
    assertThat(moved).extracting(Candidate::id).containsExactly(id);
    add(trip(OTHER, 3, 0, 1_000));
    Trip gone = trip(OTHER, 3, 0, 1_000).revised(4, Trip.Phase.WITHDRAWN, null, TruckScene.DAY);
    List<Candidate> said = add(gone);
    assertThat(said).extracting(Candidate::phase).containsExactly(Candidate.Phase.WITHDRAWN);
    assertThat(said.get(0).revision()).isEqualTo(4);
  }

  @Test
  void olderOrRepeatedRevision_changesNothing() {
    add(trip(TRUCK, 1, 0, 1_000));
    add(trip(OTHER, 2, 0, 1_000));
    assertThat(add(trip(OTHER, 2, 0, 1_000))).isEmpty();
    assertThat(add(trip(OTHER, 1, 0, 1_000, 10_000, null))).isEmpty();
  }

  @Test
  void forgottenTrips_leaveWhatWasSaid() {
    add(trip(TRUCK, 1, 0, 1_000));
    add(trip(OTHER, 1, 0, 1_500));
    plate.forget(time(1_001));
    assertThat(plate.uses()).hasSize(1);
    assertThat(add(trip(OTHER, 2, 0, 1_600))).isEmpty();
    plate.forget(time(1_601));
    assertThat(plate.isEmpty()).isTrue();
  }

  @Test
  void tripsBeyondTheBound_pushOutTheOldest() {
    for (int trip = 0; trip <= PermitCase.USES_MAX; trip++) {
      add(trip(TRUCK, 1, trip * 100, trip * 100 + 50));
    }
    assertThat(plate.uses()).hasSize(PermitCase.USES_MAX);
    assertThat(plate.uses()).noneMatch(use -> use.tripId().equals(TRUCK + "-0.0"));
  }

  @Test
  void law_anyOrderAndRepetition_endsInTheSameCandidates() {
    List<Trip> trips = new ArrayList<>();
    for (int revision = 1; revision <= 6; revision++) {
      trips.add(trip(TRUCK, revision, 0, revision * 200));
      trips.add(trip(OTHER, revision, 300, 300 + revision * 200));
      trips.add(trip("truck-3", revision, 5_000, 5_000 + revision * 200));
    }
    List<String> expected = holding(trips);
    assertThat(expected).hasSize(1);
    SplittableRandom seeds = new SplittableRandom(4);
    for (int run = 0; run < 300; run++) {
      long seed = seeds.nextLong();
      List<Trip> shuffled = new ArrayList<>(trips);
      shuffled.addAll(trips.subList(0, 6));
      Collections.shuffle(shuffled, new Random(seed));
      plate = PermitCase.empty();
      assertThat(holding(shuffled)).as("seed %s", seed).isEqualTo(expected);
    }
  }

  @Test
  void state_throughBytes_goesOnWhereItWas() throws IOException {
    add(trip(TRUCK, 1, 0, 1_000));
    add(trip(OTHER, 1, 0, 1_000));
    DataOutputSerializer out = new DataOutputSerializer(1_024);
    PermitCaseSerializer.INSTANCE.serialize(plate, out);
    plate =
        PermitCaseSerializer.INSTANCE.deserialize(new DataInputDeserializer(out.getCopyOfBuffer()));
    assertThat(add(trip(OTHER, 1, 0, 1_000))).isEmpty();
    assertThat(add(trip(OTHER, 2, 0, 1_000, 10_000, null)))
        .extracting(Candidate::revision)
        .containsExactly(2);
  }

  private List<Candidate> add(Trip trip) {
    return plate.add(trip, reference, TruckScene.DAY);
  }

  /** Ids and episodes that hold in the end. */
  private List<String> holding(List<Trip> trips) {
    trips.forEach(this::add);
    return plate.ledger().said().stream()
        .filter(said -> said.phase() != Candidate.Phase.WITHDRAWN)
        .map(said -> said.id() + ' ' + said.episode() + ' ' + said.facts())
        .sorted()
        .toList();
  }
}
