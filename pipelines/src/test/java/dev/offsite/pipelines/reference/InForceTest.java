package dev.offsite.pipelines.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.testing.Rules;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Validity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InForceTest {

  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void at_anyTime_isWhatTheVersionsSay() {
    for (long seed = 1; seed <= 100; seed++) {
      Random random = new Random(seed);
      List<ReferenceEntry> entries = new ArrayList<>();
      for (int i = 0; i < random.nextInt(12); i++) {
        entries.add(rule("rule-" + random.nextInt(4), i + 1, validity(random)));
      }
      Versions<ReferenceEntry.Rule> versions = Versions.of(entries, ReferenceEntry.Rule.class);
      InForce<ReferenceEntry.Rule> inForce = InForce.of(versions);
      for (int second = -1; second <= 21; second++) {
        Instant at = BEGIN.plusSeconds(second);
        assertThat(inForce.at(at))
            .as("seed %s, second %s", seed, second)
            .isEqualTo(versions.allAt(at));
        assertThat(inForce.at(at.plusNanos(1))).isEqualTo(versions.allAt(at.plusNanos(1)));
      }
    }
  }

  @Test
  void at_withinOneSpan_isTheSameList() {
    InForce<ReferenceEntry.Rule> inForce =
        InForce.of(
            Versions.of(
                List.of(rule("rule", 1, new Validity(BEGIN, BEGIN.plusSeconds(10)))),
                ReferenceEntry.Rule.class));

    assertThat(inForce.at(BEGIN)).isSameAs(inForce.at(BEGIN.plusSeconds(10).minusNanos(1)));
    assertThat(inForce.at(BEGIN)).hasSize(1);
    assertThat(inForce.at(BEGIN.minusNanos(1))).isEmpty();
    assertThat(inForce.at(BEGIN.plusSeconds(10))).isEmpty();
  }

  private static Validity validity(Random random) {
    Instant from = BEGIN.plusSeconds(random.nextInt(20));
    return new Validity(
        from, random.nextBoolean() ? null : from.plusSeconds(1 + random.nextInt(9)));
  }

  private static ReferenceEntry.Rule rule(String id, int version, Validity validity) {
    ReferenceEntry.Rule like = Rules.zone().entry();
    return new ReferenceEntry.Rule(
        id,
        version,
        validity,
        like.violation(),
        like.basis(),
        like.matter(),
        like.department(),
        like.severity(),
        like.fenceKinds(),
        like.objectClasses(),
        like.parameters(),
        like.reviewDays(),
        like.announceDays(),
        like.decideDays());
  }
}
