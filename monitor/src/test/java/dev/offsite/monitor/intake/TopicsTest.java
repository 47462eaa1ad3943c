package dev.offsite.monitor.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.monitor.access.Role;
import dev.offsite.monitor.access.Scope;
import dev.offsite.monitor.access.Viewer;
import dev.offsite.monitor.live.BoardLimits;
import dev.offsite.monitor.live.CompanyScore;
import dev.offsite.monitor.live.DeviceHealth;
import dev.offsite.monitor.live.Figures;
import dev.offsite.monitor.live.SilenceLimits;
import dev.offsite.monitor.live.Situation;
import dev.offsite.monitor.live.TruckFix;
import dev.offsite.monitor.testing.MovableClock;
import dev.offsite.monitor.testing.SampleCandidates;
import dev.offsite.monitor.testing.SampleFixes;
import dev.offsite.monitor.testing.SampleReference;
import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.schemas.channel.RecordHeaders;
import dev.offsite.schemas.hotword.HotWord;
import dev.offsite.schemas.hotword.HotWord.State;
import dev.offsite.schemas.hotword.HotWordCodec;
import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Release;
import dev.offsite.schemas.score.CompanyScore.Level;
import dev.offsite.schemas.score.CompanyScoreCodec;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopicsTest {

  private static final Instant NOON = SampleCandidates.NOON;
  private static final Viewer BOSS = new Viewer("boss", Set.of(Role.ADMIN), new Scope.Everywhere());

  private static final HotWord HOT_WORD = word("hot-1");

  private final MovableClock clock = new MovableClock(NOON.plusSeconds(1));
  private final Situation situation = new Situation(BoardLimits.DEFAULT, SilenceLimits.DEFAULT);
  private final LooseTopics loose = new LooseTopics(situation);
  private final TelemetryTopics telemetry = new TelemetryTopics(situation);
  private final CaseTopics cases =
      new CaseTopics(situation.cases(), situation.files(), situation.others(), clock);

  private static StoredRecord record(
      String topic, String key, byte[] value, Map<String, String> headers) {
    return new StoredRecord(topic, 0, 7, NOON.toEpochMilli(), key, value, headers);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void publish(String release, List<ReferenceEntry> entries, int promised) {
    ReferenceCodec codec = new ReferenceCodec();
    for (ReferenceEntry entry : entries) {
      loose.reference(
          record(
              "reference",
              entry.key(),
              codec.encode(entry),
              Map.of(RecordHeaders.RELEASE, release)));
    }
    Release marker = new Release(release, NOON, promised);
    loose.reference(record("reference", marker.key(), codec.encodeRelease(marker), Map.of()));
  }

  private StoredRecord fix(String device, double lng) {
    PositionReport report = SampleFixes.of(device, NOON, lng, 30.25);
    return record(
        "telemetry.truck",
        device,
        new TelemetryCodec().encode(report),
        Map.of(
            RecordHeaders.MQTT_TOPIC,
            "offsite/v1/truck/" + device + "/position",
            RecordHeaders.RECEIVED_AT,
            Long.toString(NOON.plusMillis(500).toEpochMilli())));
  }

  @Test
  void release_complete_takesEffect() {
    List<ReferenceEntry> entries = SampleReference.entries();
    publish("r1", entries, entries.size());

    assertThat(situation.release().release().map(Release::id)).contains("r1");
    assertThat(situation.release().areas().find("west").orElseThrow().name()).isEqualTo("西区");
    assertThat(situation.release().areas().find("lane").orElseThrow().parent()).isEqualTo("west");
  }

  @Test
  void release_thatLacksAnEntry_leavesTheOneBeforeInForce() {
    List<ReferenceEntry> entries = SampleReference.entries();
    publish("r1", entries, entries.size());
    publish("r2", entries.subList(0, 3), 4);

    assertThat(situation.release().release().map(Release::id)).contains("r1");
  }

  @Test
  void release_later_putsCandidatesIntoTheirAreas() {
    cases.candidate(
        record(
            "case-intake",
            "c",
            new CandidateCodec()
                .encode(SampleCandidates.of("c").at(null, 120.05, 30.25).candidate()),
            Map.of()));
    Viewer lane = new Viewer("lane", Set.of(Role.SQUAD), new Scope.Within(Set.of("lane")));
    assertThat(situation.cases().find(lane, "c")).isEmpty();
    List<ReferenceEntry> entries = SampleReference.entries();
    publish("r1", entries, entries.size());

    assertThat(situation.cases().find(lane, "c")).isPresent();
    assertThat(situation.cases().find(BOSS, "c").orElseThrow().facts().offset()).isEqualTo(7);
  }

  @Test
  void candidate_thatIsNone_isUnreadableAndATombstoneIsNot() {
    assertThatThrownBy(
            () -> cases.candidate(record("case-intake", "c", utf8("{\"id\":\"c\"}"), Map.of())))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessageContaining("/revision");
    cases.candidate(record("case-intake", "c", null, Map.of()));
    assertThat(situation.cases().size()).isZero();
  }

  @Test
  void fix_takesPlateAndCompanyFromTheRegistryAndTheAreaFromThePlace() {
    situation.release(SampleReference.release());
    telemetry.telemetry(fix("truck-west", 120.05));

    TruckFix fix = situation.trucks().find("truck-west").orElseThrow();
    assertThat(fix.plate()).isEqualTo("浙A11111");
    assertThat(fix.company()).isEqualTo("西运");
    assertThat(fix.area().ids()).containsExactly("lane", "west");
    assertThat(fix.receivedAt()).isEqualTo(NOON.plusMillis(500));
  }

  @Test
  void message_unreadable_countsAsHeardAndSpoilsNothing() {
    situation.release(SampleReference.release());
    telemetry.telemetry(
        record(
            "telemetry.truck",
            "truck-west",
            utf8("<not json>"),
            Map.of(RecordHeaders.MQTT_TOPIC, "offsite/v1/truck/truck-west/position")));

    assertThat(situation.trucks().size()).isZero();
    assertThat(
            situation.devices().all(situation.release(), NOON).stream()
                .filter(placed -> placed.view().deviceId().equals("truck-west"))
                .map(placed -> placed.view().health()))
        .containsExactly(DeviceHealth.LIVE);
  }

  @Test
  void refusal_isOnTheDeskWithoutItsPayload() {
    telemetry.refusal(
        record(
            "telemetry.dead-letter",
            "truck-x",
            utf8("secret payload"),
            Map.of(
                RecordHeaders.REASONS,
                "UNKNOWN_DEVICE,FORGED",
                RecordHeaders.DETAIL,
                "no such device",
                RecordHeaders.PAYLOAD_LENGTH,
                "14")));

    assertThat(situation.deadLetters().select(letter -> true, 10))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.reasons()).containsExactly("UNKNOWN_DEVICE", "FORGED");
              assertThat(letter.lengthBytes()).isEqualTo(14);
              assertThat(letter.toString()).doesNotContain("secret");
            });
  }

  @Test
  void companyScore_coloursTrucksUntilItIsDeleted() {
    situation.release(SampleReference.release());
    telemetry.telemetry(fix("truck-west", 120.05));
    loose.companyScore(
        record(
            "company-score",
            "西运",
            new CompanyScoreCodec().encode(score("西运", Level.RED)),
            Map.of()));

    assertThat(situation.trucks().find("truck-west").orElseThrow().score())
        .isEqualTo(CompanyScore.RED);
    assertThat(situation.others().scores()).isEqualTo(Map.of("西运", score("西运", Level.RED)));

    loose.companyScore(record("company-score", "西运", null, Map.of()));

    assertThat(situation.trucks().find("truck-west").orElseThrow().score())
        .isEqualTo(CompanyScore.UNKNOWN);
    assertThat(situation.others().scores()).isEmpty();
  }

  @Test
  void companyScore_thatIsNone_isUnreadable() {
    assertThatThrownBy(
            () ->
                loose.companyScore(
                    record("company-score", "西运", utf8("{\"level\":\"red\"}"), Map.of())))
        .isInstanceOf(UnreadableRecordException.class)
        .hasMessage("no score of a company")
        .cause()
        .hasMessageContaining("/company");
    assertThat(situation.others().scores()).isEmpty();
  }

  private static dev.offsite.schemas.score.CompanyScore score(String company, Level level) {
    return new dev.offsite.schemas.score.CompanyScore(
        company, level, 31, 12, 30, 90, 6, List.of(), List.of(), 0, Map.of(), null, "score/1",
        NOON);
  }

  @Test
  void hotWord_showsOnTheWallUntilItIsWithdrawn() {
    hear(HOT_WORD);
    assertThat(wall(BOSS, NOON))
        .containsExactly(
            new Figures.HotWord(
                "MANHOLE_COVER_DAMAGED",
                "west",
                "west",
                State.HOT,
                11,
                4,
                1.36,
                4e-7,
                HOT_WORD.from(),
                NOON));

    hear(HOT_WORD.restated(3, State.WITHDRAWN, NOON));
    hear(HOT_WORD.restated(2, State.HOT, NOON));
    assertThat(wall(BOSS, NOON)).isEmpty();

    hear(HOT_WORD.restated(4, State.OVER, NOON));
    assertThat(wall(BOSS, NOON)).extracting(Figures.HotWord::state).containsExactly(State.OVER);
    loose.hotWord(record("hotspots", HOT_WORD.id(), null, Map.of()));
    assertThat(wall(BOSS, NOON)).isEmpty();
  }

  @Test
  void hotWord_ofTheDayBefore_isShownForADayMore() {
    hear(HOT_WORD.restated(2, State.OVER, NOON));
    Instant gone = HOT_WORD.until().plus(Duration.ofDays(1));

    assertThat(wall(BOSS, gone.minusMillis(1))).hasSize(1);
    assertThat(wall(BOSS, gone)).isEmpty();
  }

  @Test
  void hotWord_isShownToThoseOfItsDistrict() {
    hear(HOT_WORD);
    assertThat(wall(new Viewer("w", Set.of(Role.SQUAD), new Scope.Within(Set.of("west"))), NOON))
        .hasSize(1);
    assertThat(wall(new Viewer("e", Set.of(Role.SQUAD), new Scope.Within(Set.of("east"))), NOON))
        .isEmpty();
  }

  @Test
  void hotWords_thatGoOn_comeBeforeThoseThatAreOver() {
    hear(HOT_WORD);
    hear(word("other").restated(2, State.OVER, NOON));
    assertThat(situation.others().hotWords())
        .extracting(HotWord::id)
        .containsExactly("hot-1", "other");
  }

  @Test
  void hotWord_thatIsNone_isUnreadable() {
    assertThatThrownBy(
            () -> loose.hotWord(record("hotspots", "h", utf8("{\"objectClass\":\"X\"}"), Map.of())))
        .isInstanceOf(UnreadableRecordException.class)
        .cause()
        .hasMessageContaining("/district");
    assertThat(situation.others().hotWords()).isEmpty();
  }

  private void hear(HotWord word) {
    loose.hotWord(record("hotspots", word.id(), new HotWordCodec().encode(word), Map.of()));
  }

  private List<Figures.HotWord> wall(Viewer viewer, Instant now) {
    return Figures.of(situation, viewer, ZoneId.of("Asia/Shanghai"), now).hotWords();
  }

  private static HotWord word(String id) {
    return new HotWord(
        id,
        1,
        State.HOT,
        "west",
        "MANHOLE_COVER_DAMAGED",
        "manhole-cover-damaged/1",
        NOON.truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(8)),
        NOON.truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(16)),
        11,
        4,
        1.36,
        4e-7,
        5e-4,
        new HotWord.History(26, 35, 104, 1.3),
        List.of("c-1"),
        NOON,
        "r1");
  }

  @Test
  void otherTopics_whichAreNoJson_areUnreadable() {
    for (StoredRecord broken :
        List.of(
            record("trips", "t", utf8("{"), Map.of()),
            record("hotspots", "h", utf8("]"), Map.of()))) {
      assertThatThrownBy(
              () -> {
                if (broken.topic().equals("trips")) {
                  loose.trip(broken);
                } else {
                  loose.hotWord(broken);
                }
              })
          .isInstanceOf(UnreadableRecordException.class);
    }
  }
}
