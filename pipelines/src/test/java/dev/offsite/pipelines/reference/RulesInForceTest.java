package dev.offsite.pipelines.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.testing.Entries;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.TripTerms;
import dev.offsite.schemas.reference.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RulesInForceTest {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<ViolationKind> KINDS =
      List.of(ViolationKind.SPEEDING, ViolationKind.OFF_ROUTE, ViolationKind.PROHIBITED_ZONE);

  @Test
  void of_anyKindAtAnyTime_isWhatTheVersionsSay() {
    for (long seed = 1; seed <= 100; seed++) {
      Random random = new Random(seed);
      List<ReferenceEntry> entries = new ArrayList<>();
      for (int i = 0; i < random.nextInt(20); i++) {
        int number = random.nextInt(6);
        entries.add(rule("rule-" + number, i + 1, KINDS.get(number % 3), validity(random)));
      }
      entries.add(tripTerms(validity(random)));
      ReferenceSnapshot snapshot = ReferenceSnapshot.of("release", entries);
      for (int second = -1; second <= 21; second++) {
        for (int nano = 0; nano <= 1; nano++) {
          Instant at = BEGIN.plusSeconds(second).plusNanos(nano);
          for (ViolationKind kind : KINDS) {
            Versions<ReferenceEntry.Rule> versions =
                Versions.of(entries, ReferenceEntry.Rule.class, rule -> rule.violation() == kind);
            assertThat(snapshot.rulesInForce(at).of(kind))
                .as("seed %s, %s at %s", seed, kind, at)
                .isEqualTo(versions.allAt(at))
                .isEqualTo(snapshot.rules(kind, at));
          }
          assertThat(snapshot.rulesInForce(at).of(ViolationKind.OVERSIZE)).isEmpty();
          assertThat(snapshot.findTripTerms(at))
              .as("seed %s, trips at %s", seed, at)
              .isEqualTo(Versions.of(entries, TripTerms.class).allAt(at).stream().findFirst());
        }
      }
    }
  }

  @Test
  void rulesInForce_withinOneSpan_areOneInstance_andAnotherAfterAnyChange() {
    ReferenceSnapshot snapshot =
        ReferenceSnapshot.of(
            "release",
            List.of(
                Entries.vehicle(Entries.PLATE),
                rule("a", 1, ViolationKind.SPEEDING, new Validity(BEGIN, BEGIN.plusSeconds(10))),
                rule("b", 1, ViolationKind.OFF_ROUTE, new Validity(BEGIN.plusSeconds(5), null)),
                tripTerms(new Validity(BEGIN.plusSeconds(20), null))));
    List<Instant> changes =
        List.of(BEGIN, BEGIN.plusSeconds(5), BEGIN.plusSeconds(10), BEGIN.plusSeconds(20));
    for (Instant change : changes) {
      RulesInForce before = snapshot.rulesInForce(change.minusNanos(1));
      RulesInForce after = snapshot.rulesInForce(change);
      assertThat(after).as("at %s", change).isNotSameAs(before);
      assertThat(snapshot.rulesInForce(change.plusNanos(1))).isSameAs(after);
    }
    assertThat(snapshot.rulesInForce(BEGIN.plusSeconds(1_000)))
        .isSameAs(snapshot.rulesInForce(BEGIN.plusSeconds(20)));
  }

  private static ReferenceEntry.Rule rule(
      String id, int version, ViolationKind kind, Validity validity) {
    return new ReferenceEntry.Rule(
        id,
        version,
        validity,
        kind,
        "basis",
        "matter",
        "department",
        3,
        List.of(),
        List.of(),
        Map.of("maxGapS", 60.0),
        null,
        null,
        null);
  }

  private static TripTerms tripTerms(Validity validity) {
    return new TripTerms(
        "trips",
        1,
        validity,
        "test",
        List.of("BUILDING_SITE"),
        List.of("DISPOSAL_SITE"),
        30,
        5,
        120,
        60,
        20,
        20,
        1800,
        5000,
        2000,
        600,
        14400,
        180,
        130,
        60);
  }

  private static Validity validity(Random random) {
    Instant from = BEGIN.plusSeconds(random.nextInt(20));
    return new Validity(
        from, random.nextBoolean() ? null : from.plusSeconds(1 + random.nextInt(9)));
  }
}
