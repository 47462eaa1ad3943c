package dev.offsite.pipelines.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.geo.fence.Fence;
import dev.offsite.pipelines.testing.Devices;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Fences;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Validity;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class ReferenceSnapshotTest {

  private static final Instant TEN = Times.at("10:00:00");

  private final ReferenceSnapshot snapshot = Entries.complete().snapshot();

  @Test
  void find_eachKind_itsEntryAndNothingElse() {
    assertThat(snapshot.findDevice(Entries.TRUCK, TEN)).map(ReferenceEntry::id).contains("truck-1");
    assertThat(snapshot.findDevice("nobody", TEN)).isEmpty();
    assertThat(snapshot.findDeviceKind(Entries.SCALE)).contains(DeviceKind.WIM);
    assertThat(snapshot.findDeviceKind("nobody")).isEmpty();
    assertThat(snapshot.findSite(Entries.SITE, TEN))
        .map(ReferenceEntry.Site::name)
        .contains("九堡大桥");
    assertThat(snapshot.findVehicle(Entries.PLATE, TEN)).isPresent();
    assertThat(snapshot.findVehicle("浙B00000", TEN)).isEmpty();
    assertThat(snapshot.massLimits(TEN)).hasSize(1);
    assertThat(snapshot.findTolerance("HANGZHOU", TEN)).isPresent();
    assertThat(snapshot.findTolerance("NINGBO", TEN)).isEmpty();
    assertThat(snapshot.findLadder("HIGHWAY", TEN)).isPresent();
    assertThat(snapshot.findLadder("CITY", TEN)).isEmpty();
    assertThat(snapshot.findPlausibility(DeviceKind.DRONE, TEN)).isPresent();
    assertThat(snapshot.release()).isEqualTo(Entries.RELEASE);
  }

  @Test
  void find_beforeAnythingWasInForce_nothing() {
    Instant before = Times.LONG_BEFORE.minusNanos(1);

    assertThat(snapshot.findDevice(Entries.TRUCK, before)).isEmpty();
    assertThat(snapshot.knowsDevice(Entries.TRUCK)).isTrue();
    assertThat(snapshot.massLimits(before)).isEmpty();
    assertThat(snapshot.findPlausibility(DeviceKind.DRONE, before)).isEmpty();
    assertThat(snapshot.rules(ViolationKind.PATROL_OBJECT, before)).isEmpty();
  }

  @Test
  void findDeviceKind_ofSeveralVersions_theNewest() {
    ReferenceSnapshot changed =
        Entries.complete()
            .with(Devices.truck("x", null).valid(Times.LONG_BEFORE, TEN).entry())
            .with(Devices.drone("x").version(2).valid(TEN, null).entry())
            .snapshot();

    assertThat(changed.findDeviceKind("x")).contains(DeviceKind.DRONE);
  }

  @Test
  void permitsEntry_plateFenceAndTimeMustFit() {
    ReferenceSnapshot permitted =
        Entries.complete()
            .with(
                Entries.permit(
                    Entries.PLATE, new Validity(TEN, TEN.plusSeconds(60)), Entries.PROHIBITED))
            .snapshot();

    assertThat(permitted.permitsEntry(Entries.PLATE, Entries.PROHIBITED, TEN)).isTrue();
    assertThat(permitted.permitsEntry(Entries.PLATE, Entries.PROHIBITED, TEN.minusNanos(1)))
        .isFalse();
    assertThat(permitted.permitsEntry(Entries.PLATE, Entries.PROHIBITED, TEN.plusSeconds(60)))
        .isFalse();
    assertThat(permitted.permitsEntry(Entries.PLATE, Entries.PATROLLED, TEN)).isFalse();
    assertThat(permitted.permitsEntry(Entries.OTHER_PLATE, Entries.PROHIBITED, TEN)).isFalse();
  }

  @Test
  void fences_ofAKindOfViolation_onlyThoseItsRulesLookAt() {
    assertThat(snapshot.fences(ViolationKind.PROHIBITED_ZONE).covering(Places.ORIGIN))
        .extracting(Fence::id)
        .containsExactly(Entries.PROHIBITED);
    assertThat(snapshot.fences(ViolationKind.PATROL_OBJECT).covering(Places.ORIGIN))
        .extracting(Fence::id)
        .containsExactly(Entries.PATROLLED);
    assertThat(snapshot.fences(ViolationKind.BRIDGE_OVERLOAD).covering(Places.ORIGIN)).isEmpty();
  }

  @Test
  void fences_ofAnOldVersionOfTheRule_areThereToo() {
    ReferenceSnapshot changed =
        Entries.complete()
            .with(Rules.zone().valid(Times.LONG_BEFORE, TEN).entry())
            .with(Rules.zone().version(2).fenceKinds("NEW").valid(TEN, null).entry())
            .with(Fences.square("new", "NEW", 0, 0, 10).entry())
            .snapshot();

    assertThat(changed.fences(ViolationKind.PROHIBITED_ZONE).covering(Places.ORIGIN))
        .extracting(Fence::id)
        .containsExactlyInAnyOrder(Entries.PROHIBITED, "new");
  }

  @Test
  void fixedFeed_throughJavaSerialization_saysTheSame()
      throws IOException, ClassNotFoundException, InterruptedException {
    FixedReferenceFeed shipped =
        InstantiationUtil.clone(Entries.complete().feed(), getClass().getClassLoader());

    try (ReferenceFeed.ReferenceView view = shipped.open()) {
      ReferenceSnapshot read = view.await();
      assertThat(read.release()).isEqualTo(Entries.RELEASE);
      assertThat(read.findDevice(Entries.SCALE, TEN))
          .isEqualTo(snapshot.findDevice(Entries.SCALE, TEN));
      assertThat(read.massLimits(TEN)).isEqualTo(snapshot.massLimits(TEN));
      assertThat(read.rules(ViolationKind.PROHIBITED_ZONE, TEN))
          .isEqualTo(snapshot.rules(ViolationKind.PROHIBITED_ZONE, TEN));
      assertThat(read.fences(ViolationKind.PATROL_OBJECT).find(Entries.PATROLLED, 1))
          .isEqualTo(snapshot.fences(ViolationKind.PATROL_OBJECT).find(Entries.PATROLLED, 1));
      assertThat(view.await()).isSameAs(read);
    }
  }

  @Test
  void kafkaFeed_toString_showsNoCredentials() {
    KafkaReferenceFeed feed =
        new KafkaReferenceFeed("kafka:9092", Map.of("sasl.jaas.config", "secret"));

    assertThat(feed).hasToString("KafkaReferenceFeed[kafka:9092/reference]");
  }
}
