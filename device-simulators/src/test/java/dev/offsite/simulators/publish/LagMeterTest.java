package dev.offsite.simulators.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.simulators.device.DeviceMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LagMeterTest {

  private final List<DeviceMessage> taken = new ArrayList<>();
  private boolean closed;

  private final LagMeter meter =
      new LagMeter(
          new MessageSink() {
            @Override
            public void publish(DeviceMessage message) {
              taken.add(message);
            }

            @Override
            public boolean drain(Duration timeout) {
              return timeout.isZero();
            }

            @Override
            public PublishCounts counts() {
              return new PublishCounts(Map.of(), Map.of(), taken.size(), 0, 0, 0, 0);
            }

            @Override
            public void close() {
              closed = true;
            }
          },
          Clock.fixed(Instant.ofEpochMilli(10_000), ZoneOffset.UTC));

  @Test
  void behind_isThatOfTheNewestMessage_andNeverNegative() throws InterruptedException {
    assertThat(meter.behind()).isZero();
    meter.publish(due(9_300));
    assertThat(meter.behind()).isEqualTo(Duration.ofMillis(700));
    assertThat(meter.newestDueMillis()).isEqualTo(9_300);
    meter.publish(due(10_500));
    assertThat(meter.behind()).isZero();
    assertThat(meter.newestDueMillis()).isEqualTo(10_500);
  }

  @Test
  void everythingElse_isThatOfTheSink() throws InterruptedException {
    DeviceMessage message = due(1);
    meter.publish(message);
    assertThat(taken).containsExactly(message);
    assertThat(meter.counts().foreign()).isEqualTo(1);
    assertThat(meter.drain(Duration.ZERO)).isTrue();
    assertThat(meter.drain(Duration.ofSeconds(1))).isFalse();
    meter.close();
    assertThat(closed).isTrue();
  }

  private static DeviceMessage due(long millis) {
    return new DeviceMessage("a", null, new byte[0], 1, false, millis, millis);
  }
}
