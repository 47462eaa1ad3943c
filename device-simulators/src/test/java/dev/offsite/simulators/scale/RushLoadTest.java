package dev.offsite.simulators.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.Bridge;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.simulators.world.World;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What stands on the spans in the first minute of the rush, counted from the true passages. */
class RushLoadTest {

  private static final double MINUTE_S = 60;

  private final World world = Rush.world();
  private final List<ReferenceEntry> reference = Scenario.load(Scenario.BRIDGE_RUSH).reference();

  private record OnSpan(double fromS, double toS, int kg) {}

  @Test
  void load_firstMinute_isAboveTheShareThatWarns_onOneBridgeAtLeast() {
    double warnShare =
        reference.stream()
            .filter(ReferenceEntry.Rule.class::isInstance)
            .map(ReferenceEntry.Rule.class::cast)
            .filter(rule -> rule.violation() == ViolationKind.BRIDGE_LOAD_NEAR_LIMIT)
            .findFirst()
            .orElseThrow()
            .parameters()
            .get("warnShare");
    double most = 0;
    for (ReferenceEntry entry : reference) {
      if (entry instanceof Bridge bridge) {
        most = Math.max(most, mostKg(bridge) / bridge.massLimitKg());
      }
    }
    assertThat(most).as("seed %s", Rush.SEED).isGreaterThan(warnShare);
  }

  private double mostKg(Bridge structure) {
    int index = indexOf(structure.siteId());
    double toSpanM = structure.scales().get(0).toSpanM();
    List<OnSpan> all =
        Rush.until(world, index, MINUTE_S).stream()
            .map(
                passage -> {
                  double mps = passage.speedKph() / 3.6;
                  double lengthM = passage.trip().dimensions().lengthM();
                  return new OnSpan(
                      passage.atS() + toSpanM / mps,
                      passage.atS() + (toSpanM + structure.spanM() + lengthM) / mps,
                      passage.grossKg());
                })
            .toList();
    double mostKg = 0;
    for (OnSpan entering : all) {
      if (entering.fromS() <= MINUTE_S) {
        mostKg =
            Math.max(
                mostKg,
                all.stream()
                    .filter(o -> o.fromS() <= entering.fromS() && o.toS() > entering.fromS())
                    .mapToDouble(OnSpan::kg)
                    .sum());
      }
    }
    return mostKg;
  }

  private int indexOf(String siteId) {
    for (int i = 0; i < world.bridges().size(); i++) {
      if (world.bridges().get(i).site().id().equals(siteId)) {
        return i;
      }
    }
    throw new AssertionError("no scale on " + siteId);
  }
}
