package dev.offsite.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.offsite.monitor.board.CaseIntakeReader;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.cases.CaseCodec;
import dev.offsite.schemas.cases.CaseState;
import dev.offsite.schemas.cases.CaseStatus;
import dev.offsite.schemas.cases.CaseStep;
import dev.offsite.schemas.cases.DeadlineBreach;
import dev.offsite.schemas.cases.DeadlineBreach.Level;
import dev.offsite.schemas.cases.RulePrecision;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.feedback.CaseFeedback;
import dev.offsite.schemas.feedback.FeedbackKind;
import dev.offsite.schemas.reference.DeadlineProfile;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.standalone.cases.CaseTopics;
import dev.offsite.standalone.cases.FeedbackDesk;
import dev.offsite.standalone.cases.FeedbackDesk.Outcome;
import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.kafka.NeutralLocale;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** From an overload on a bridge to a case, a second opinion, a missed deadline and a precision. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaseStackIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String SCALE = "wim-05";
  private static final String MATTER = "车辆超限行驶";

  /** Two seconds to plan, with a warning after one. */
  private static final DeadlineProfile SHORT =
      new DeadlineProfile(
          "short",
          1,
          new Validity(Instant.parse("2025-01-01T00:00:00Z"), null),
          List.of(MATTER),
          List.of(),
          600,
          List.of(
              new DeadlineProfile.Step(
                  CaseStep.PLAN, DeadlineProfile.Start.ACCEPTED, 2, 0.5, true)));

  @TempDir static Path folder;

  private DataDirectory data;
  private EmbeddedStack stack;

  @BeforeAll
  void start() throws Exception {
    NeutralLocale.set();
    data = DataDirectory.open(folder.resolve("data"), DataDirectory.Earlier.KEEP);
    List<ReferenceEntry> reference =
        new ArrayList<>(Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(5).reference());
    reference.add(SHORT);
    stack =
        EmbeddedStack.start(
            data,
            new StackOptions(0, 0, 1, JobCluster.EarlierState.RESTORE),
            reference,
            (part, detail, took) -> {});
  }

  @AfterAll
  void stop() throws Exception {
    stack.close();
    data.close();
  }

  @Test
  void overload_acceptedByOneAndDismissedByAnother_isACaseWithItsDeadlinesAndItsPrecision()
      throws Exception {
    String kafka = stack.addresses().kafka();
    try (ThirdPartyDevice scale = scale()) {
      scale.publish("offsite/v1/wim/" + SCALE + "/passage", passage(1));
      scale.publish("offsite/v1/wim/" + SCALE + "/passage", passage(2));
    }
    List<Candidate> candidates = candidates(kafka, 2);
    String id = candidates.get(0).id();
    String other = candidates.get(1).id();
    CaseState collected = awaitCase(kafka, id);
    assertThat(collected.state()).isEqualTo(CaseStatus.COLLECTED);
    assertThat(collected.deadlineProfile()).isEqualTo("short/1");
    assertThat(collected.responsible().authority()).isEqualTo("authority-qiantang/1");
    assertThat(collected.squad()).isEqualTo("钱塘执法一中队");

    FeedbackDesk desk = new FeedbackDesk(kafka);
    Outcome accepted = desk.send(feedback("f-1", id, FeedbackKind.ACCEPTED, null), SOON);
    assertThat(accepted).isInstanceOf(Outcome.Applied.class);
    assertThat(((Outcome.Applied) accepted).state().version()).isEqualTo(1);
    Outcome second = desk.send(feedback("f-2", id, FeedbackKind.DISMISSED, null), SOON);
    assertThat(second)
        .isEqualTo(
            new Outcome.Refused(
                "STALE_VERSION", "based on version 0; the case is ACCEPTED at version 1"));
    Outcome merged = desk.send(feedback("f-3", other, FeedbackKind.DUPLICATE_OF, id), SOON);
    assertThat(((Outcome.Applied) merged).state().state()).isEqualTo(CaseStatus.DUPLICATE);
    await().atMost(SOON).until(() -> find(kafka, id).orElseThrow().duplicates() == 1);

    try (TopicTail breaches = new TopicTail(kafka, KafkaTopics.DEADLINE_BREACH);
        TopicTail precision = new TopicTail(kafka, KafkaTopics.RULE_PRECISION)) {
      await().atMost(SOON).until(() -> breaches.read().size() >= 2);
      assertThat(breaches.read().stream().map(r -> CaseCodec.BREACH.decode(r.value())))
          .extracting(DeadlineBreach::candidateId, DeadlineBreach::step, DeadlineBreach::level)
          .containsExactly(
              tuple(id, CaseStep.PLAN, Level.WARNING), tuple(id, CaseStep.PLAN, Level.BREACH));
      String rule = "rule/" + collected.ruleId();
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> {
                Optional<RulePrecision> newest =
                    precision.read().stream()
                        .filter(r -> r.key().equals(rule))
                        .reduce((first, last) -> last)
                        .map(r -> CaseCodec.PRECISION.decode(r.value()));
                assertThat(newest).isPresent();
                assertThat(newest.get().accepted()).isEqualTo(1);
                assertThat(newest.get().duplicates()).isEqualTo(1);
                assertThat(newest.get().precision()).isEqualTo(1);
              });
    }
  }

  private static CaseFeedback feedback(
      String feedbackId, String caseId, FeedbackKind kind, @Nullable String duplicateOf) {
    return new CaseFeedback(
        feedbackId,
        caseId,
        kind,
        Instant.now(),
        "desk-7",
        1,
        0,
        kind == FeedbackKind.DISMISSED ? "WRONG_PLATE" : null,
        duplicateOf,
        null,
        null,
        null);
  }

  private static List<Candidate> candidates(String kafka, int count) {
    Map<String, Candidate> said = new LinkedHashMap<>();
    try (CaseIntakeReader reader =
        CaseIntakeReader.open(kafka, CaseIntakeReader.From.START, Clock.systemUTC())) {
      await()
          .atMost(SOON)
          .until(
              () -> {
                reader
                    .poll(Duration.ofMillis(100))
                    .forEach(r -> said.put(r.candidate().id(), r.candidate()));
                return said.values().stream()
                        .filter(c -> c.kind() == ViolationKind.BRIDGE_OVERLOAD)
                        .count()
                    >= count;
              });
    }
    return said.values().stream().filter(c -> c.kind() == ViolationKind.BRIDGE_OVERLOAD).toList();
  }

  private static CaseState awaitCase(String kafka, String id) {
    await().atMost(SOON).until(() -> find(kafka, id).isPresent());
    return find(kafka, id).orElseThrow();
  }

  private static Optional<CaseState> find(String kafka, String id) {
    try (CaseTopics topics = new CaseTopics(kafka)) {
      return Optional.ofNullable(topics.readAll().get(id));
    }
  }

  private ThirdPartyDevice scale() {
    return new ThirdPartyDevice(
        stack.addresses(), Credentials.SIMULATOR_USER, stack.credentials().simulatorPassword());
  }

  private static String passage(int number) {
    return String.format(
        Locale.ROOT,
        "{\"passageId\":\"case-it-%d\",\"deviceTime\":\"%s\",\"lane\":1,\"speedKph\":50.0,"
            + "\"grossKg\":90000,\"axleCount\":6,\"axleLoadsKg\":[15000,15000,15000,15000,15000,"
            + "15000],\"configuration\":\"ARTICULATED\",\"driveAxles\":2,"
            + "\"plate\":{\"text\":\"浙B%05d\",\"color\":\"YELLOW\",\"confidence\":0.99},"
            + "\"media\":[{\"kind\":\"FRONT\",\"uri\":\"https://media.test/f\",\"sha256\":\"%s\"}]}",
        number,
        Instant.now().truncatedTo(ChronoUnit.MILLIS),
        number,
        "ab".repeat(32));
  }
}
