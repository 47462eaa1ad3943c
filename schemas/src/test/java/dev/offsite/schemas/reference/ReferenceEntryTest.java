package dev.offsite.schemas.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.telemetry.PositionDatum;
import dev.offsite.schemas.telemetry.VehicleConfiguration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What no entry can be, also when it is made in code. */
class ReferenceEntryTest {

  private static final Validity VALID = new Validity(Instant.parse("2026-01-01T00:00:00Z"), null);

  @Test
  void entry_idAndVersion_areCheckedTogether() {
    assertThatThrownBy(() -> new ReferenceEntry.Vehicle("", 0, VALID, " ", false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/id: '' is no id")
        .hasMessageContaining("/version: 0 is below 1")
        .hasMessageContaining("/company: is blank");
    assertThat(new ReferenceEntry.Vehicle("浙A·12345", 1, VALID, "c", false).key())
        .isEqualTo("vehicle/浙A·12345/1");
  }

  @Test
  void device_thatCannotStandInATopic_isRefused() {
    assertThatThrownBy(
            () ->
                new ReferenceEntry.Device(
                    "浙A12345",
                    1,
                    VALID,
                    DeviceKind.TRUCK,
                    "o",
                    PositionDatum.WGS84,
                    null,
                    null,
                    null,
                    null,
                    List.of()))
        .hasMessageContaining("cannot stand in an MQTT topic");
  }

  @Test
  void tolerance_bothSidesOfOne() {
    assertThat(tolerance(1.0).multiplier()).isEqualTo(1.0);
    for (double bad : new double[] {0.999, 0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> tolerance(bad)).hasMessageContaining("/multiplier");
    }
  }

  @Test
  void ladder_bandsThatDoNotRise_areRefused() {
    ReferenceEntry.Band first = new ReferenceEntry.Band("a", 20.0);
    ReferenceEntry.Band second = new ReferenceEntry.Band("b", 50.0);
    ReferenceEntry.Band last = new ReferenceEntry.Band("c", null);
    assertThat(ladder(first, second, last).bands()).containsExactly(first, second, last);
    assertThat(ladder(last).bands()).containsExactly(last);
    assertThatThrownBy(() -> ladder(second, first, last)).hasMessageContaining("not above 50.0");
    assertThatThrownBy(() -> ladder(first, first, last)).hasMessageContaining("twice");
    assertThatThrownBy(() -> ladder(first, last, second)).hasMessageContaining("has no upTo");
    assertThatThrownBy(() -> ladder(first, second)).hasMessageContaining("has no upTo");
    assertThatThrownBy(() -> ladder()).hasMessageContaining("/bands: is empty");
    assertThatThrownBy(() -> ladder(new ReferenceEntry.Band("z", 0.0), last))
        .hasMessageContaining("not above 0.0");
  }

  @Test
  void massLimits_twoRowsForOneVehicle_areRefused() {
    ReferenceEntry.MassLimit any = row(6, null, 49_000);
    ReferenceEntry.MassLimit one = row(6, 1, 46_000);
    assertThat(limits(any, one).rows()).hasSize(2);
    assertThatThrownBy(() -> limits(any, one, row(6, 1, 47_000)))
        .hasMessageContaining("row 2 is for the same vehicle as row 1");
    assertThatThrownBy(() -> limits()).hasMessageContaining("/rows: is empty");
    assertThatThrownBy(() -> row(0, null, 1)).hasMessageContaining("/axles");
    assertThatThrownBy(() -> row(1, 0, 1)).hasMessageContaining("/driveAxles");
    assertThatThrownBy(() -> row(1, null, 0)).hasMessageContaining("/limitKg");
  }

  @Test
  void rule_parameter_isFoundOrNamed() {
    ReferenceEntry.Rule rule = rule(3, Map.of("b", 2.0, "a", 1.0));
    assertThat(rule.requireParameter("a")).isEqualTo(1.0);
    assertThat(rule.parameters().keySet()).containsExactly("a", "b");
    assertThatThrownBy(() -> rule.requireParameter("c"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("rule r version 1 sets no parameter 'c'");
    assertThatThrownBy(() -> rule(0, Map.of())).hasMessageContaining("/severity: 0 is outside 1");
    assertThatThrownBy(() -> rule(6, Map.of())).hasMessageContaining("/severity");
    assertThatThrownBy(() -> rule(1, Map.of("x", Double.NaN)))
        .hasMessageContaining("/parameters: x NaN is not finite");
  }

  @Test
  void entry_collections_areCopied() {
    Map<String, Double> parameters = new HashMap<>(Map.of("a", 1.0));
    ReferenceEntry.Rule rule = rule(1, parameters);
    parameters.put("b", 2.0);
    assertThat(rule.parameters()).containsOnlyKeys("a");
    assertThatThrownBy(() -> rule.parameters().put("c", 3.0))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void release_withoutASize_isRefused() {
    assertThatThrownBy(() -> new Release("r", Instant.EPOCH, -1)).hasMessageContaining("/entries");
    assertThatThrownBy(() -> new Release("a b", Instant.EPOCH, 0)).hasMessageContaining("/id");
    assertThat(new Release("r", Instant.EPOCH, 0).key()).isEqualTo("release/r");
  }

  @Test
  void kind_ofEveryRecord_isFound() {
    assertThat(tolerance(1).kind()).isEqualTo("tolerance");
    for (ReferenceKind kind : ReferenceKind.values()) {
      assertThat(ReferenceKind.findByLevel(kind.level())).contains(kind);
    }
    assertThat(ReferenceKind.findByLevel("Tolerance")).isEmpty();
    assertThat(ReferenceKind.findByLevel(Release.LEVEL)).isEmpty();
  }

  private static ReferenceEntry.Tolerance tolerance(double multiplier) {
    return new ReferenceEntry.Tolerance("t", 1, VALID, "a", multiplier, "b");
  }

  private static ReferenceEntry.Ladder ladder(ReferenceEntry.Band... bands) {
    return new ReferenceEntry.Ladder(
        "l",
        1,
        VALID,
        "CITY_BRIDGE",
        "b",
        "d",
        ReferenceEntry.Ladder.Unit.EXCESS_PERCENT,
        List.of(bands));
  }

  private static ReferenceEntry.MassLimits limits(ReferenceEntry.MassLimit... rows) {
    return new ReferenceEntry.MassLimits("m", 1, VALID, "b", List.of(rows));
  }

  private static ReferenceEntry.MassLimit row(int axles, Integer driveAxles, int limitKg) {
    return new ReferenceEntry.MassLimit(
        axles, true, VehicleConfiguration.ARTICULATED, driveAxles, limitKg);
  }

  private static ReferenceEntry.Rule rule(int severity, Map<String, Double> parameters) {
    return new ReferenceEntry.Rule(
        "r",
        1,
        VALID,
        ViolationKind.PATROL_OBJECT,
        "b",
        "m",
        "d",
        severity,
        List.of(),
        List.of(),
        parameters,
        null,
        null,
        null);
  }
}
