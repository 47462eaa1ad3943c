package dev.offsite.pipelines.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Memory does not grow with the length of a feed. */
class FeedCheckBoundsTest {

  /** The text that {@link CheckLimits#devicesMax()} is chosen by, with room for the measurement. */
  private static final long BYTES_EACH_MAX = 32_000;

  private static FeedCheck fed(int devices, int messages) {
    FeedCheck check = new FeedCheck(CheckLimits.DEFAULT, Receipt.OBSERVED, List.of(), null);
    for (int s = 0; s < messages; s++) {
      byte[] payload =
          Feed.payload(s, 120.1 + s * 1e-5, 30 + s * 7e-4, Feed.COMPLETE).getBytes(UTF_8);
      for (int device = 0; device < devices; device++) {
        check.accept(
            new ObservedMessage(
                "offsite/v1/truck/t-" + device + "/position", payload, Feed.millis(s), 1, false));
      }
    }
    return check;
  }

  private static long usedBytes() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  @Test
  void check_longFeed_keepsAFixedNumberOfEverything() {
    FeedCheck check = fed(1, 60_000);
    for (int i = 0; i < 1_000; i++) {
      String payload = "{\"fixTime\":\"2026-03-04T02:00:00Z\",\"lng\":1,\"lat\":2,\"alarms\":[";
      byte[] fault = (payload + "\"a\",".repeat(i) + "1]}").getBytes(UTF_8);
      check.accept(new ObservedMessage(Feed.TRUCK, fault, Feed.millis(60_000), 1, false));
    }
    List<DeviceVerdict> devices = check.report().devices();

    DeviceFigures regular =
        devices.stream()
            .map(DeviceVerdict::figures)
            .filter(f -> f.deviceId().equals("t-0"))
            .findFirst()
            .orElseThrow();
    assertThat(regular.traffic().messages()).isEqualTo(60_000);
    assertThat(regular.track().sample()).hasSizeBetween(128, TrackTracker.SAMPLES);
    assertThat(regular.clock().seriesMillis()).hasSizeLessThanOrEqualTo(OffsetWindows.WINDOWS);
    DeviceFigures faulty =
        devices.stream()
            .map(DeviceVerdict::figures)
            .filter(f -> f.deviceId().equals("t-1"))
            .findFirst()
            .orElseThrow();
    assertThat(faulty.faults()).hasSize(FaultTally.KINDS_MAX);
    assertThat(faulty.faultCount()).isEqualTo(1_000);
    assertThat(faulty.unlistedFaults()).isEqualTo(1_000 - FaultTally.KINDS_MAX);
  }

  @Test
  void check_manyDevices_needsAFixedNumberOfBytesForEach() {
    int devices = 1_000;
    long before = usedBytes();
    FeedCheck check = fed(devices, 600);
    long each = (usedBytes() - before) / devices;

    assertThat(check.devices()).isEqualTo(devices);
    assertThat(each).isLessThan(BYTES_EACH_MAX);
  }
}
