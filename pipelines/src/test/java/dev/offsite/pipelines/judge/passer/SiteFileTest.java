package dev.offsite.pipelines.judge.passer;

import static dev.offsite.pipelines.judge.passer.PasserScene.MPS;
import static dev.offsite.pipelines.judge.passer.PasserScene.NOON;
import static dev.offsite.pipelines.judge.passer.PasserScene.REFERENCE;
import static dev.offsite.pipelines.judge.passer.PasserScene.crossing;
import static dev.offsite.pipelines.judge.passer.PasserScene.doubted;
import static dev.offsite.pipelines.judge.passer.PasserScene.fix;
import static dev.offsite.pipelines.judge.passer.PasserScene.seen;
import static dev.offsite.pipelines.judge.passer.PasserScene.unread;
import static dev.offsite.pipelines.testing.Entries.OTHER_PLATE;
import static dev.offsite.pipelines.testing.Entries.OTHER_TRUCK;
import static dev.offsite.pipelines.testing.Entries.PLATE;
import static dev.offsite.pipelines.testing.Entries.TRUCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Devices;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.Candidate.Phase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SiteFileTest {

  private SiteFile file = SiteFile.empty();

  @Test
  void passage_thatNoTrackCrosses_staysUnknown() {
    assertThat(add(unread())).containsExactly(unread().candidate());
  }

  @Test
  void passage_thatOneTrackCrosses_namesTheTruckAsIdentifiedByTrack() {
    add(crossing(TRUCK, -10));
    add(crossing(TRUCK, 10));

    Candidate said = add(unread()).get(0);

    assertThat(said.facts().notes()).contains("IDENTIFIED_BY_TRACK");
    assertThat(said.facts().details())
        .containsEntry("trackPlate", PLATE)
        .containsEntry("trackDeviceId", TRUCK)
        .containsEntry("trackCompany", "company of " + PLATE)
        .containsEntry("trackTrucks", PLATE + ' ' + TRUCK + " 0.0 m")
        .containsEntry("trackDistanceM", "0.0")
        .containsEntry("trackUncertaintyM", "140.0") // 30 of the scale, 10 of the fix, 2·20²/8
        .containsEntry("trackClockS", "3.0")
        .containsEntry("trackIntervalS", "20.0")
        .doesNotContainKey("trackRuledOut");
    assertThat(said.evidence().records()).hasSize(3);
    assertThat(said.evidence().track()).hasSize(2);
  }

  @Test
  void identifiedTruck_isNeverAReadPlate_andTheGradeStays() {
    add(crossing(TRUCK, -10));
    add(crossing(TRUCK, 10));

    Candidate said = add(unread()).get(0);

    assertThat(said.subject()).isEqualTo(unread().candidate().subject());
    assertThat(said.subject().plate()).isNull();
    assertThat(said.gate()).isEqualTo(unread().candidate().gate());
    assertThat(said.gate().reasons()).contains("PLATE_UNREADABLE");
    assertThat(said.id()).isEqualTo(unread().candidate().id());
  }

  @Test
  void passage_thatTwoTracksCross_namesNobodyAndListsBoth() {
    add(crossing(TRUCK, -10));
    add(crossing(TRUCK, 10));
    add(fix(OTHER_TRUCK, -10, -10 * MPS - 30));
    add(fix(OTHER_TRUCK, 10, 10 * MPS - 30));

    Candidate said = add(unread()).get(0);

    assertThat(said.facts().notes()).contains("SEVERAL_BY_TRACK");
    assertThat(said.facts().details())
        .containsEntry(
            "trackTrucks",
            PLATE + ' ' + TRUCK + " 0.0 m; " + OTHER_PLATE + ' ' + OTHER_TRUCK + " 0.0 m")
        .doesNotContainKeys("trackPlate", "trackDeviceId", "trackCompany");
    assertThat(said.evidence().records()).hasSize(5);
    assertThat(said.evidence().track()).isEmpty();
  }

  @Test
  void secondTruck_whosePlateWasReadAtAnotherPassage_isRuledOut() {
    add(crossing(TRUCK, -10));
    add(crossing(TRUCK, 10));
    add(crossing(OTHER_TRUCK, -10));
    add(crossing(OTHER_TRUCK, 10));
    add(unread());

    Candidate said = add(seen("passage-2", OTHER_PLATE, 1)).get(0);

    assertThat(said.facts().notes()).contains("IDENTIFIED_BY_TRACK");
    assertThat(said.facts().details())
        .containsEntry("trackPlate", PLATE)
        .containsEntry("trackRuledOut", OTHER_PLATE);
  }

  @Test
  void truck_thatMayHaveBeenTheNextPassageWithoutAPlate_isNotNamed_andThatIsSaid() {
    add(crossing(TRUCK, -10));
    add(crossing(TRUCK, 10));
    add(seen("passage-2", "", 2));

    Candidate said = add(unread()).get(0);

    assertThat(said.facts().notes())
        .contains("POSSIBLE_BY_TRACK")
        .doesNotContain("IDENTIFIED_BY_TRACK");
    assertThat(said.facts().details())
        .containsEntry("trackOtherPassages", Entries.SCALE + "/passage-2")
        .containsEntry("trackTrucks", PLATE + ' ' + TRUCK + " 0.0 m")
        .doesNotContainKeys("trackPlate", "trackDeviceId", "trackCompany");
  }

  @Test
  void passageWithoutAPlate_thatComesLater_takesTheNameBack() {
    add(crossing(TRUCK, -10));
    add(crossing(TRUCK, 10));
    assertThat(add(unread()).get(0).facts().notes()).contains("IDENTIFIED_BY_TRACK");

    Candidate again = add(seen("passage-2", "", -2)).get(0);

    assertThat(again.facts().notes()).contains("POSSIBLE_BY_TRACK");
    assertThat(again.facts().details()).doesNotContainKey("trackPlate");
  }

  @Test
  void passageWithoutAPlate_thatTheTruckCannotHaveBeen_changesNothing() {
    add(crossing(TRUCK, -10));
    add(crossing(TRUCK, 10));
    add(unread());

    // 30 m of the scale, 2 × 10 m of the fixes and 100 m between them are ten seconds at 15 m/s
    assertThat(add(seen("passage-2", "", 13.1))).isEmpty();
    assertThat(add(seen("passage-1", "", 0))).as("its own").isEmpty();
  }

  @Test
  void plate_readWithinTheTimeOfTheRule_rulesOut_aSecondLaterItDoesNot() {
    add(crossing(TRUCK, -10));
    add(crossing(TRUCK, 10));
    add(unread());

    assertThat(add(seen("passage-2", PLATE, 121))).isEmpty();
    assertThat(add(seen("passage-3", PLATE, 120)))
        .extracting(it -> it.facts())
        .containsExactly(unread().candidate().facts());
  }

  @Test
  void reading_thatIsTakenBack_rulesNobodyOut_whateverComesFirst() {
    SiteMatter.PlateSeen read = seen("passage-2", PLATE, 1);
    SiteMatter.PlateSeen unreadable = seen("passage-2", "无牌", 1);
    SiteMatter.PlateSeen takenBack =
        new SiteMatter.PlateSeen(
            read.siteId(),
            read.deviceId(),
            read.passageId(),
            unreadable.plate(),
            read.timeMs(),
            read.receivedMs() + 1);
    add(crossing(TRUCK, -10));
    add(crossing(TRUCK, 10));
    add(unread());
    assertThat(add(read).get(0).facts().details()).doesNotContainKey("trackPlate");

    assertThat(add(takenBack).get(0).facts().details())
        .containsEntry("trackOtherPassages", read.key())
        .containsKey("trackTrucks");
    assertThat(add(read)).isEmpty();
    file = SiteFile.empty();
    assertThat(add(takenBack)).isEmpty();
    add(read);
    add(crossing(TRUCK, -10));
    add(crossing(TRUCK, 10));
    assertThat(add(unread()).get(0).facts().details())
        .containsEntry("trackOtherPassages", read.key())
        .containsKey("trackTrucks");
  }

  @Test
  void plate_onceReadAtTheSamePassage_rulesNobodyOut() {
    add(seen("passage-1", PLATE, 0));
    add(crossing(TRUCK, -10));
    add(crossing(TRUCK, 10));

    assertThat(add(unread()).get(0).facts().details()).containsEntry("trackPlate", PLATE);
  }

  @Test
  void lateFix_identifiesInANewRevision() {
    add(unread());
    assertThat(add(crossing(TRUCK, -10))).isEmpty();

    assertThat(add(crossing(TRUCK, 10)))
        .extracting(
            Candidate::revision, Candidate::phase, it -> it.facts().details().get("trackPlate"))
        .containsExactly(tuple(2, Phase.CLOSED, PLATE));
  }

  @Test
  void lateFix_thatShowsTheTruckElsewhere_takesTheNameBack() {
    add(fix(TRUCK, -30, -30 * MPS));
    add(fix(TRUCK, 30, 30 * MPS));
    assertThat(add(unread()).get(0).facts().notes()).contains("IDENTIFIED_BY_TRACK");

    List<Candidate> after = add(fix(TRUCK, 0, Places.at(0, 400), 10.0));

    assertThat(after)
        .extracting(Candidate::revision, Candidate::facts)
        .containsExactly(tuple(2, unread().candidate().facts()));
    assertThat(after.get(0).evidence()).isEqualTo(unread().candidate().evidence());
  }

  @Test
  void truck_thatWasSilentAcrossTheBridge_isPossibleAndNotNamed() {
    add(fix(TRUCK, -60, -900));
    add(fix(TRUCK, 60, 900));

    Candidate said = add(unread()).get(0);

    assertThat(said.facts().notes()).contains("POSSIBLE_BY_TRACK");
    assertThat(said.facts().details())
        .containsEntry("trackTrucks", PLATE + ' ' + TRUCK + " 900.0 m (silent)")
        .doesNotContainKey("trackPlate");
  }

  @Test
  void silentTruck_besidesATracked_leavesNobodyNamed() {
    add(crossing(TRUCK, -10));
    add(crossing(TRUCK, 10));
    add(fix(OTHER_TRUCK, -60, -900));
    add(fix(OTHER_TRUCK, 60, 900));

    assertThat(add(unread()).get(0).facts().notes()).contains("SEVERAL_BY_TRACK");
  }

  @Test
  void terminal_ofNoTruck_isPossibleAndNotNamed() {
    ReferenceSnapshot without =
        Entries.complete()
            .with(Rules.identifying().entry())
            .with(Devices.truck(TRUCK, null).entry())
            .snapshot();
    for (int second : new int[] {-10, 10}) {
      SiteMatter.NearFix fix =
          (SiteMatter.NearFix)
              new SiteMatterFinder()
                  .find(
                      PasserScene.located(TRUCK, second, Places.at(second * MPS, 0), 10.0), without)
                  .get(0);
      file.add(fix, without, NOON);
    }

    Candidate said = file.add(unread(), without, NOON).get(0);

    assertThat(said.facts().notes()).contains("POSSIBLE_BY_TRACK");
    assertThat(said.facts().details()).containsEntry("trackTrucks", TRUCK + " 0.0 m");
  }

  @Test
  void rule_thatIdentifiesNobody_passesTheCandidateAndKeepsNothing() {
    ReferenceSnapshot without = Entries.complete().snapshot();
    Candidate candidate = PasserScene.candidate(PasserScene.overload().withoutPlate(), without);

    assertThat(file.add(new SiteMatter.Unread(candidate), without, NOON))
        .containsExactly(candidate);
    assertThat(file.isEmpty()).isTrue();
  }

  @Test
  void withdrawal_claimsNothing_andGoesOnInRevisions() {
    add(crossing(TRUCK, -10));
    add(unread());
    add(crossing(TRUCK, 10));

    Candidate said = add(new SiteMatter.Unread(withdrawn(unread().candidate()))).get(0);

    assertThat(said.revision()).isEqualTo(3);
    assertThat(said.phase()).isEqualTo(Phase.WITHDRAWN);
    assertThat(said.facts()).isEqualTo(unread().candidate().facts());
    assertThat(add(fix(OTHER_TRUCK, -10, -150))).isEmpty();
    assertThat(add(fix(OTHER_TRUCK, 10, 150))).isEmpty();
  }

  @Test
  void finalCandidate_keepsItsTruckWhenItsFixesAreGone() {
    add(crossing(TRUCK, -10));
    add(crossing(TRUCK, 10));
    add(unread());
    Instant later = NOON.plusSeconds(1_000);

    file.forget(later, later, NOON);

    assertThat(file.fixes()).isEmpty();
    assertThat(add(crossing(OTHER_TRUCK, -10))).isEmpty();
    assertThat(add(crossing(OTHER_TRUCK, 10))).isEmpty();
    Candidate again = add(unread()).get(0);
    assertThat(again.revision()).isEqualTo(2);
    assertThat(again.facts().details()).containsEntry("trackPlate", PLATE);
  }

  @Test
  void candidate_receivedAtTheInstant_isNotFinal_beforeItIs() {
    add(unread());
    Instant received = unread().candidate().clocks().received();

    file.forget(Instant.EPOCH, received, Instant.EPOCH);
    assertThat(file.candidates()).extracting(SiteFile.Said::isFinal).containsExactly(false);
    add(crossing(TRUCK, -10));
    add(crossing(TRUCK, 10));
    file.forget(Instant.EPOCH, received.plusMillis(1), received);
    assertThat(file.candidates()).extracting(SiteFile.Said::isFinal).containsExactly(true);
    file.forget(received.plusSeconds(60), received, received.plusMillis(1));
    assertThat(file.isEmpty()).isTrue();
  }

  @Test
  void finalCandidate_thatNobodyIsNamedFor_isForgotten_andPassesAsItIsWhenSaidAgain() {
    add(unread());
    Instant later = NOON.plusSeconds(2_000);
    file.forget(later, later, NOON);
    assertThat(file.candidates()).isEmpty();

    add(crossing(TRUCK, -10));
    add(crossing(TRUCK, 10));

    assertThat(add(unread())).containsExactly(unread().candidate());
  }

  @Test
  void passage_aroundWhichFixesMayHaveBeenForgotten_namesNobody_oneWithAllOfThemDoes() {
    Instant windowBegin = NOON.minusSeconds(303); // 300 s of silence, 3 s of the clocks
    file.forget(windowBegin.plusMillis(1), Instant.EPOCH, Instant.EPOCH);
    add(crossing(TRUCK, -10));
    add(crossing(TRUCK, 10));
    assertThat(add(unread()).get(0).facts().notes()).doesNotContain("IDENTIFIED_BY_TRACK");

    file = SiteFile.empty();
    file.forget(windowBegin, Instant.EPOCH, Instant.EPOCH);
    add(crossing(TRUCK, -10));
    add(crossing(TRUCK, 10));
    assertThat(add(unread()).get(0).facts().notes()).contains("IDENTIFIED_BY_TRACK");
  }

  @Test
  void silentTruck_whoseFixesWereForgotten_doesNotMakeTheOtherTheOnlyOne() {
    add(fix(OTHER_TRUCK, -60, -900));
    add(fix(OTHER_TRUCK, 60, 900));
    add(unread());
    file.forget(NOON.minusSeconds(50), Instant.EPOCH, Instant.EPOCH);

    assertThat(add(crossing(TRUCK, -10))).isEmpty();
    assertThat(add(crossing(TRUCK, 10))).isEmpty();
  }

  @Test
  void fixesDroppedForWantOfRoom_leaveNobodyNamed() {
    add(crossing(TRUCK, -10));
    add(crossing(TRUCK, 10));
    for (int i = 2; i < SiteTracks.FIXES_MAX; i++) {
      add(fix(OTHER_TRUCK, -10_200 + i * 5, -1_900));
    }
    assertThat(add(unread()).get(0).facts().notes()).contains("IDENTIFIED_BY_TRACK");
    add(fix(OTHER_TRUCK, 100_000, -1_900));
    assertThat(file.takeDropped()).isPositive();

    Candidate next = add(unread(PasserScene.overload().withoutPlate().id("passage-7"))).get(0);

    assertThat(file.fixes()).contains(crossing(TRUCK, -10), crossing(TRUCK, 10));
    assertThat(next.facts().notes()).doesNotContain("IDENTIFIED_BY_TRACK");
  }

  @Test
  void readingsDroppedForWantOfRoom_leaveNobodyNamed() {
    for (int i = 0; i <= SiteReadings.SEEN_MAX; i++) {
      add(seen("p-" + i, OTHER_PLATE, i));
    }
    add(crossing(TRUCK, -10));
    add(crossing(TRUCK, 10));

    assertThat(add(unread()).get(0).facts().notes()).doesNotContain("IDENTIFIED_BY_TRACK");
  }

  @Test
  void truck_whosePlateWasReadElsewhereAtThatMoment_isNotNamed_andItIsSaidWhy() {
    add(crossing(TRUCK, -10));
    add(crossing(TRUCK, 10));
    add(unread());

    assertThat(add(doubted(PLATE, 300)))
        .extracting(
            Candidate::revision,
            it -> it.facts().notes().contains("POSSIBLE_BY_TRACK"),
            it -> it.facts().details().get("trackPlate"),
            it -> it.facts().details().get("trackDoubtedBy"),
            Candidate::related)
        .containsExactly(tuple(2, true, null, "elsewhere-" + PLATE, List.of("elsewhere-" + PLATE)));
    assertThat(add(doubted(PLATE, 300))).isEmpty();
  }

  @Test
  void truck_whosePlateWasReadElsewhere_aSecondTooFarAway_staysNamed() {
    add(crossing(TRUCK, -10));
    add(crossing(TRUCK, 10));
    add(unread());

    assertThat(add(doubted(PLATE, 301))).isEmpty();
    assertThat(add(doubted(PLATE, -301))).isEmpty();
    assertThat(add(doubted(OTHER_PLATE, 0))).isEmpty();
    assertThat(add(doubted(PLATE, -300))).hasSize(1);
  }

  @Test
  void doubt_thatIsWithdrawn_namesTheTruckAgain() {
    add(doubted(PLATE, 0));
    add(crossing(TRUCK, -10));
    add(crossing(TRUCK, 10));
    assertThat(add(unread()).get(0).facts().details()).doesNotContainKey("trackPlate");

    assertThat(add(PasserScene.withdrawn(doubted(PLATE, 0))))
        .extracting(
            Candidate::revision, it -> it.facts().details().get("trackPlate"), Candidate::related)
        .containsExactly(tuple(2, PLATE, List.of()));
    assertThat(add(PasserScene.withdrawn(doubted(PLATE, 0)))).isEmpty();
  }

  @Test
  void doubts_areBounded_andWithoutThemNobodyIsNamed() {
    for (int i = 0; i <= SiteDoubts.DOUBTS_MAX; i++) {
      add(doubted("plate-" + i, i));
    }
    add(crossing(TRUCK, -10));
    add(crossing(TRUCK, 10));

    assertThat(file.matter().stream().filter(SiteMatter.TrackDoubted.class::isInstance))
        .hasSize(SiteDoubts.DOUBTS_MAX);
    assertThat(add(unread()).get(0).facts().details()).doesNotContainKey("trackPlate");
  }

  @Test
  void repetition_changesNothing() {
    List<SiteMatter> all = scene();
    all.forEach(this::add);
    for (SiteMatter each : all) {
      if (!(each instanceof SiteMatter.Unread)) {
        assertThat(add(each)).isEmpty();
      }
    }
  }

  @Test
  void anyOrderOfArrival_endsInTheSameCandidates() {
    List<SiteMatter> all = scene();
    Map<String, List<Object>> expected = standing(all);
    assertThat(expected).hasSize(2);
    Random random = new Random(42);
    for (int round = 0; round < 300; round++) {
      List<SiteMatter> shuffled = new ArrayList<>(all);
      shuffled.addAll(all.subList(0, random.nextInt(all.size())));
      Collections.shuffle(shuffled, random);
      assertThat(standing(shuffled)).as("seed 42, round %s", round).isEqualTo(expected);
    }
  }

  @Test
  void everyFix_leavesWhatALookAtAllOfThemWouldFind() {
    Random random = new Random(7);
    SiteMatter other =
        unread(
            Reports.at(PasserScene.at(20))
                .of(Entries.SCALE)
                .passage(80_000)
                .id("later")
                .withoutPlate());
    int named = 0;
    for (int round = 0; round < 150; round++) {
      file = SiteFile.empty();
      add(unread());
      add(other);
      List<SiteMatter> known = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        SiteMatter each = drawn(random, i);
        known.add(each);
        add(each);
        SiteFile atOnce = SiteFile.empty();
        known.forEach(one -> atOnce.add(one, REFERENCE, NOON));
        atOnce.add(unread(), REFERENCE, NOON);
        atOnce.add(other, REFERENCE, NOON);
        assertThat(found(file))
            .as("seed 7, round %s, after %s", round, each)
            .isEqualTo(found(atOnce));
        named += file.candidates().get(0).identification().isNone() ? 0 : 1;
      }
    }
    assertThat(named).isBetween(150, 150 * 39);
  }

  private static List<Identification> found(SiteFile file) {
    return file.candidates().stream().map(SiteFile.Said::identification).toList();
  }

  private static SiteMatter drawn(Random random, int number) {
    double fromNoonS = random.nextInt(-60, 61);
    if (random.nextInt(8) == 0) {
      SiteMatter.TrackDoubted doubt =
          doubted(random.nextBoolean() ? PLATE : OTHER_PLATE, fromNoonS);
      return random.nextInt(3) == 0 ? PasserScene.withdrawn(doubt) : doubt;
    }
    if (random.nextInt(6) == 0) {
      String plate = random.nextBoolean() ? OTHER_PLATE : random.nextBoolean() ? PLATE : "";
      return seen("p-" + number, plate, fromNoonS);
    }
    double asideM = random.nextInt(4) == 0 ? 400 : 0;
    SiteMatter.NearFix fix =
        fix(random.nextBoolean() ? TRUCK : OTHER_TRUCK, fromNoonS, fromNoonS * MPS + asideM);
    return random.nextInt(5) == 0 ? underAnotherPlate(fix) : fix;
  }

  /** As a terminal has that was registered for another truck meanwhile, or for none. */
  private static SiteMatter.NearFix underAnotherPlate(SiteMatter.NearFix fix) {
    return new SiteMatter.NearFix(
        fix.siteId(),
        fix.deviceId(),
        PLATE.equals(fix.plate()) ? OTHER_PLATE : null,
        fix.timeMs() - 1,
        fix.position(),
        fix.accuracyM(),
        fix.receivedMs(),
        fix.raw());
  }

  @Test
  void everything_isBounded() {
    for (int i = 0; i <= SiteTracks.FIXES_MAX; i++) {
      add(fix(TRUCK, i * 5, 0));
    }
    for (int i = 0; i <= SiteReadings.SEEN_MAX; i++) {
      add(seen("p-" + i, OTHER_PLATE, i));
    }
    for (int i = 0; i <= SiteFile.CANDIDATES_MAX; i++) {
      add(unread(PasserScene.overload().withoutPlate().id("p-" + i)));
    }

    assertThat(file.fixes()).hasSizeLessThanOrEqualTo(SiteTracks.FIXES_MAX);
    assertThat(file.fixes().get(file.fixes().size() - 1).timeMs())
        .isEqualTo(PasserScene.at(SiteTracks.FIXES_MAX * 5).toEpochMilli());
    assertThat(file.takeDropped()).isPositive();
    assertThat(file.takeDropped()).isZero();
    assertThat(file.seen()).hasSizeLessThanOrEqualTo(SiteReadings.SEEN_MAX);
    assertThat(file.candidates()).hasSize(SiteFile.CANDIDATES_MAX);
  }

  /** One passage of one truck, a second of two of which one was read. */
  private static List<SiteMatter> scene() {
    List<SiteMatter> all = new ArrayList<>();
    all.add(unread());
    all.add(unread(PasserScene.overload().withoutPlate().id("passage-9")));
    for (int second = -20; second <= 20; second += 4) {
      all.add(crossing(TRUCK, second));
      all.add(crossing(TRUCK, second + 1));
    }
    all.add(fix(OTHER_TRUCK, -60, -900));
    all.add(fix(OTHER_TRUCK, 60, 900));
    all.add(seen("passage-2", OTHER_PLATE, 3));
    all.add(doubted(PLATE, 200));
    return all;
  }

  private List<Candidate> add(SiteMatter matter) {
    return file.add(matter, REFERENCE, NOON);
  }

  private static Candidate withdrawn(Candidate it) {
    return again(it, it.id(), it.revision() + 1, Phase.WITHDRAWN);
  }

  private static Candidate again(Candidate it, String id, int revision, Phase phase) {
    return new Candidate(
        id,
        revision,
        phase,
        null,
        it.kind(),
        it.rule(),
        it.subject(),
        it.episode(),
        it.facts(),
        it.place(),
        it.law(),
        it.gate(),
        it.evidence(),
        it.deadlines(),
        it.clocks(),
        it.related());
  }

  private static Map<String, List<Object>> standing(List<SiteMatter> all) {
    SiteFile fresh = SiteFile.empty();
    Map<String, Candidate> newest = new HashMap<>();
    for (SiteMatter each : all) {
      for (Candidate revision : fresh.add(each, REFERENCE, NOON)) {
        newest.put(revision.id(), revision);
      }
    }
    Map<String, List<Object>> contents = new TreeMap<>();
    newest.forEach(
        (id, it) -> contents.put(id, List.of(it.subject(), it.facts(), it.evidence(), it.gate())));
    return contents;
  }
}
