package dev.offsite.pipelines.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.geo.Geodesics;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.ReferenceKind;
import java.util.EnumSet;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class EntriesTest {

  private static final Set<ViolationKind> OF_COMPLETE =
      EnumSet.of(
          ViolationKind.BRIDGE_OVERLOAD,
          ViolationKind.OVERSIZE,
          ViolationKind.SCALE_EVASION,
          ViolationKind.PROHIBITED_ZONE,
          ViolationKind.PATROL_OBJECT);

  @Test
  void complete_hasRulesAndFencesOfEachKind() {
    ReferenceSnapshot snapshot = Entries.complete().snapshot();

    for (ViolationKind kind : ViolationKind.values()) {
      assertThat(snapshot.rules(kind, Times.at("10:00:00")))
          .as("%s", kind)
          .hasSize(OF_COMPLETE.contains(kind) ? 1 : 0);
    }
    assertThat(snapshot.fences(ViolationKind.PROHIBITED_ZONE).covering(Places.ORIGIN)).hasSize(1);
    assertThat(snapshot.fences(ViolationKind.PATROL_OBJECT).covering(Places.ORIGIN)).hasSize(1);
  }

  @Test
  void with_sameKindIdAndVersion_replaces() {
    Entries entries = Entries.complete();
    int before = entries.list().size();

    entries.with(Devices.truck(Entries.TRUCK, null).entry());

    assertThat(entries.list()).hasSize(before);
    assertThat(entries.snapshot().findDevice(Entries.TRUCK, Times.at("10:00:00")).get().plate())
        .isNull();
  }

  @Test
  void without_takesEveryVersion() {
    Entries entries = Entries.complete().without(ReferenceKind.DEVICE, Entries.TRUCK);

    assertThat(entries.snapshot().knowsDevice(Entries.TRUCK)).isFalse();
    assertThat(entries.snapshot().knowsDevice(Entries.OTHER_TRUCK)).isTrue();
  }

  @Test
  void places_at_areSoManyMetresAway() {
    assertThat(Geodesics.distanceM(Places.ORIGIN, Places.at(300, 400)))
        .isCloseTo(500, Offset.offset(0.01));
  }
}
