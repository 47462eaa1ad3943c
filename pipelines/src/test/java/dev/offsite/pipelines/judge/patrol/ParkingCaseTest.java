package dev.offsite.pipelines.judge.patrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Fences;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Gate.Grade;
import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.candidate.ViolationKind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same vehicle at the same place, at least 10 minutes apart and never unseen for over 30. */
class ParkingCaseTest {

  private static final Instant NOW = Times.at("12:00:00");
  private static final String PLATE = "浙A12345";
  private static final String OTHER = "浙A67890";

  private final ParkingCase file = ParkingCase.empty();
  private final ReferenceSnapshot reference = ParkingCases.reference();

  @ParameterizedTest
  @CsvSource({"10:09:59.999, 0", "10:10:00, 1"})
  void stay_opensFromTheMinutesOfTheRuleOn(String second, int candidates) {
    add(read("10:00:00", PLATE));

    assertThat(add(read(second, PLATE))).hasSize(candidates);
  }

  @Test
  void onePassingSighting_orManyFramesOfIt_isNeverEnough() {
    for (int i = 0; i < 30; i++) {
      assertThat(add(Sightings.at(Times.at("10:00:00").plusSeconds(i)).parked().plate(PLATE, 1)))
          .isEmpty();
    }
    assertThat(file.close("parking", reference, NOW)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"10:30:00, 1", "10:30:00.001, 0"})
  void unseenForLongerThanTheRuleAllows_isAnotherStay(String second, int candidates) {
    add(read("10:00:00", PLATE));

    assertThat(add(read(second, PLATE))).hasSize(candidates);
  }

  @Test
  void candidate_hasPlateMinutesAndEvidence() {
    add(Sightings.at("10:00:00").parked().plate(PLATE, 0.85));
    add(Sightings.at("10:07:00").parked().plate(PLATE, 0.95).place(1, 0));
    Candidate candidate = theOne(add(Sightings.at("10:15:00").parked().plate(PLATE, 0.9)));

    assertThat(candidate.kind()).isEqualTo(ViolationKind.ILLEGAL_PARKING);
    assertThat(candidate.subject())
        .isEqualTo(
            new Candidate.Subject(PLATE, "BLUE", 0.95, Entries.DRONE, null, "ILLEGAL_PARKING"));
    assertThat(candidate.facts().measured()).isEqualTo(900);
    assertThat(candidate.facts().limit()).isEqualTo(600);
    assertThat(candidate.facts().excess()).isEqualTo(300);
    assertThat(candidate.facts().excessPercent()).isEqualTo(50);
    assertThat(candidate.facts().unit()).isEqualTo("s");
    assertThat(candidate.place().fenceId()).isEqualTo("kerb");
    assertThat(candidate.gate().grade()).isEqualTo(Grade.ADMISSIBLE);
    assertThat(candidate.evidence().records())
        .extracting(Candidate.RawRecord::role, Candidate.RawRecord::offset)
        .containsExactly(
            tuple("FIRST", Times.at("10:00:00").toEpochMilli()),
            tuple("WORST", Times.at("10:07:00").toEpochMilli()),
            tuple("LAST", Times.at("10:15:00").toEpochMilli()));
  }

  @Test
  void otherPlateAtThePlace_isAnotherVehicle() {
    add(read("10:00:00", PLATE));
    assertThat(add(read("10:11:00", OTHER))).isEmpty();

    assertThat(theOne(add(read("10:21:00", OTHER))).subject().plate()).isEqualTo(OTHER);
  }

  @ParameterizedTest
  // CE90 of 2 m each and a radius of 8 m
  @CsvSource({"10.8, 1", "10.9, 0"})
  void samePlateElsewhere_hasDrivenOn(double eastM, int candidates) {
    add(read("10:00:00", PLATE));

    assertThat(add(Sightings.at("10:11:00").parked().plate(PLATE, 0.9).place(eastM, 0)))
        .hasSize(candidates);
  }

  @Test
  void plateUnreadable_placeAndClassProve_withALowerGrade() {
    add(Sightings.at("10:00:00").parked());
    Candidate candidate = theOne(add(Sightings.at("10:12:00").parked()));

    assertThat(candidate.subject().plate()).isNull();
    assertThat(candidate.gate().grade()).isEqualTo(Grade.REVIEW);
    assertThat(candidate.gate().reasons()).containsExactly("PLATE_UNREADABLE");
  }

  @ParameterizedTest
  @CsvSource({"0.8, 浙A12345, ADMISSIBLE", "0.79, 浙A12345, REVIEW", "0.9, 未识别, REVIEW"})
  void plate_isOneFromTheRulesCertaintyOn_andNoPlaceholder(
      double certainty, String text, Grade grade) {
    add(Sightings.at("10:00:00").parked().plate(text, certainty));

    assertThat(theOne(add(Sightings.at("10:12:00").parked().plate(text, certainty))).gate().grade())
        .isEqualTo(grade);
  }

  @Test
  void plateReadOnceOnly_isNamed_withALowerGrade_untilItIsReadAgain() {
    add(Sightings.at("10:00:00").parked());
    Candidate once = theOne(add(read("10:12:00", PLATE)));
    add(Sightings.at("10:20:00").parked());
    Candidate twice = theOne(add(read("10:22:00", PLATE)));

    assertThat(once.subject().plate()).isEqualTo(PLATE);
    assertThat(once.gate().reasons()).containsExactly("PLATE_UNCERTAIN");
    assertThat(twice.id()).isEqualTo(once.id());
    assertThat(twice.gate().grade()).isEqualTo(Grade.ADMISSIBLE);
  }

  @Test
  void stay_isClosedOnceItWasUnseenForLongerThanTheRuleAllows_andLateSightingsOpenItAgain() {
    add(read("10:00:00", PLATE));
    Candidate opened = theOne(add(read("10:15:00", PLATE)));
    Candidate closed = theOne(add(read("10:45:00.001", OTHER)));
    Candidate again = theOne(add(read("10:30:00", PLATE)));

    assertThat(closed.id()).isEqualTo(opened.id());
    assertThat(closed.phase()).isEqualTo(Phase.CLOSED);
    assertThat(closed.episode().end()).isEqualTo(Times.at("10:15:00"));
    assertThat(again.id()).isEqualTo(opened.id());
    assertThat(again.phase()).isEqualTo(Phase.UPDATED);
  }

  @Test
  void placeOutsideTheZone_asAllSightingsTellIt_isNoViolation() {
    add(Sightings.at("10:00:00").parked().plate(PLATE, 0.9).place(499, 0));
    add(Sightings.at("10:05:00").parked().plate(PLATE, 0.9).place(503, 0).fence(""));

    assertThat(add(Sightings.at("10:12:00").parked().plate(PLATE, 0.9).place(503, 0).fence("")))
        .isEmpty();
  }

  @Test
  void emergencyVehicle_isVoid() {
    add(read("10:00:00", "浙A123应急"));

    assertThat(theOne(add(read("10:12:00", "浙A123应急"))).gate().grade())
        .isEqualTo(Grade.INADMISSIBLE);
  }

  @Test
  void ruleChangesMinutes_theOneAtTheBeginningCounts() {
    ReferenceSnapshot changed =
        Entries.complete()
            .with(Rules.parking().valid(Times.LONG_BEFORE, Times.at("10:00:01")).entry())
            .with(
                Rules.parking()
                    .version(2)
                    .parameter("minApartMin", 5)
                    .valid(Times.at("10:00:01"), null)
                    .entry())
            .with(Fences.square("kerb", "KERB", 0, 0, 500).entry())
            .snapshot();
    file.add(read("10:00:00", PLATE).sighting(), changed, NOW);

    assertThat(file.add(read("10:06:00", PLATE).sighting(), changed, NOW).revisions()).isEmpty();
    assertThat(file.add(read("10:10:00", PLATE).sighting(), changed, NOW).revisions()).hasSize(1);
  }

  @Test
  void forDays_keepsOnlyWhatCanStillChange() throws IOException {
    for (int hour = 0; hour < 24 * 20; hour++) {
      add(Sightings.at(NOW.plus(Duration.ofHours(hour))).parked().plate(PLATE, 0.9));
      add(
          Sightings.at(NOW.plus(Duration.ofHours(hour)).plusSeconds(660))
              .parked()
              .plate(PLATE, 0.9));
    }

    assertThat(bytes(file).length).isLessThan(40_000);
  }

  @Test
  void anyOrderAndRepetition_sameFinalCandidates() throws IOException {
    int unread = 0;
    for (int seed = 0; seed < 2_000; seed++) {
      Random random = new Random(seed);
      List<Sighting> round = round(random);
      Map<String, Object> inOrder = finalCandidates(round, random);
      unread += inOrder.toString().contains("PLATE_UNREADABLE") ? 1 : 0;
      List<Sighting> shuffled = new ArrayList<>(round);
      round.stream().filter(sighting -> random.nextInt(3) == 0).forEach(shuffled::add);
      Collections.shuffle(shuffled, random);

      assertThat(finalCandidates(shuffled, random)).as("seed %d", seed).isEqualTo(inOrder);
    }
    assertThat(unread).isGreaterThan(100);
  }

  /** Two hours at two places, three plates, some unreadable. */
  private static List<Sighting> round(Random random) {
    String[] plates = {PLATE, OTHER, "浙B11111"};
    List<Sighting> round = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Sightings sighting =
          Sightings.at(Times.at("10:00:00").plusSeconds(random.nextInt(7_200)))
              .parked()
              .id("d-" + i)
              .place(random.nextInt(2) * 14 + random.nextInt(3), random.nextInt(3));
      if (random.nextInt(3) > 0) {
        sighting.plate(plates[random.nextInt(3)], 0.6 + random.nextInt(40) / 100.0);
      }
      round.add(sighting.sighting());
    }
    round.sort(Noticed.ORDER);
    return round;
  }

  /** What stands at the end; the file is stored and read now and then. */
  private Map<String, Object> finalCandidates(List<Sighting> arrivals, Random random)
      throws IOException {
    ParkingCase kept = ParkingCase.empty();
    Map<String, Candidate> newest = new TreeMap<>();
    for (Sighting sighting : arrivals) {
      if (random.nextInt(10) == 0) {
        kept = ParkingCaseSerializer.INSTANCE.deserialize(new DataInputDeserializer(bytes(kept)));
      }
      kept.add(sighting, reference, NOW).revisions().forEach(c -> newest.put(c.id(), c));
    }
    kept.close("parking", reference, NOW).forEach(c -> newest.put(c.id(), c));
    Map<String, Object> standing = new TreeMap<>();
    newest.forEach(
        (id, candidate) -> {
          if (candidate.phase() != Phase.WITHDRAWN) {
            standing.put(
                id,
                List.of(
                    candidate.phase(),
                    candidate.episode(),
                    candidate.facts(),
                    candidate.subject(),
                    candidate.place(),
                    candidate.gate()));
          }
        });
    return standing;
  }

  private static byte[] bytes(ParkingCase kept) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(1_024);
    ParkingCaseSerializer.INSTANCE.serialize(kept, out);
    return out.getCopyOfBuffer();
  }

  private static Sightings read(String time, String plate) {
    return Sightings.at(time).parked().plate(plate, 0.9);
  }

  private List<Candidate> add(Sightings sighting) {
    return file.add(sighting.sighting(), reference, NOW).revisions();
  }

  private static Candidate theOne(List<Candidate> said) {
    assertThat(said).hasSize(1);
    return said.get(0);
  }
}
