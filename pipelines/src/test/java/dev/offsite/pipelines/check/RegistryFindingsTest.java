package dev.offsite.pipelines.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.telemetry.PositionDatum;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegistryFindingsTest {

  private static ReferenceEntry.Device device(String id, DeviceKind kind, @Nullable Instant to) {
    return new ReferenceEntry.Device(
        id,
        1,
        new Validity(Feed.BEGIN.minus(Duration.ofDays(1)), to),
        kind,
        "Example Haulage",
        PositionDatum.WGS84,
        kind == DeviceKind.WIM ? "site-1" : null,
        kind == DeviceKind.TRUCK ? "浙A12345" : null,
        null,
        null,
        List.of());
  }

  private static List<FindingKind> kinds(ReferenceEntry entry) {
    return new Feed(CheckLimits.DEFAULT, List.of(entry), null).fixes(0, 30).kinds();
  }

  @Test
  void device_registered_isSilent() {
    assertThat(kinds(device("t-1", DeviceKind.TRUCK, null))).isEmpty();
  }

  @Test
  void device_notInRegistry_isUnknown() {
    assertThat(kinds(device("t-2", DeviceKind.TRUCK, null)))
        .containsExactly(FindingKind.UNKNOWN_DEVICE);
  }

  @Test
  void device_ofAnotherKind_isAMismatch() {
    assertThat(kinds(device("t-1", DeviceKind.WIM, null)))
        .containsExactly(FindingKind.KIND_MISMATCH);
  }

  @Test
  void device_registrationEnded_isRetired() {
    Instant last = Instant.ofEpochMilli(Feed.millis(29.2));

    assertThat(kinds(device("t-1", DeviceKind.TRUCK, last)))
        .containsExactly(FindingKind.RETIRED_DEVICE);
    assertThat(kinds(device("t-1", DeviceKind.TRUCK, last.plusMillis(1)))).isEmpty();
  }
}
