package dev.offsite.standalone.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HealthTest {

  private Instant now = Instant.parse("2026-03-01T10:00:00Z");
  private PartState state = PartState.UP;
  private int looks;

  private final Health health =
      new Health(
          List.of(
              check("a", () -> new PartHealth("a", state, "as told")),
              check("b", () -> new PartHealth("b", PartState.UP, ""))),
          clock());

  @Test
  void report_allUp_isReadyAndAlive() throws Exception {
    assertThat(health.report().isReady()).isTrue();
    assertThat(health.report().isAlive()).isTrue();
  }

  @Test
  void report_onePartWaits_isAliveAndNotReady() throws Exception {
    state = PartState.WAITING;

    assertThat(health.report().isReady()).isFalse();
    assertThat(health.report().isAlive()).isTrue();
  }

  @Test
  void report_onePartDown_isNeither() throws Exception {
    state = PartState.DOWN;

    assertThat(health.report().isReady()).isFalse();
    assertThat(health.report().isAlive()).isFalse();
  }

  @Test
  void report_checkThatFails_isWaitingWithItsReasonAndTheOthersAreLookedAt() throws Exception {
    Health failing =
        new Health(
            List.of(
                check(
                    "a",
                    () -> {
                      throw new IllegalStateException("broken");
                    }),
                check("b", () -> new PartHealth("b", PartState.UP, ""))),
            clock());

    assertThat(failing.report().parts())
        .containsExactly(
            new PartHealth(
                "a",
                PartState.WAITING,
                "cannot be looked at: java.lang.IllegalStateException: broken"),
            new PartHealth("b", PartState.UP, ""));
  }

  @Test
  void report_askedAgainWithinASecond_looksOnce() throws Exception {
    health.report();
    now = now.plus(Health.FRESH).minusMillis(1);
    health.report();
    assertThat(looks).isEqualTo(2);

    now = now.plusMillis(1);
    health.report();
    assertThat(looks).isEqualTo(4);
  }

  @Test
  void report_clockSetBack_looksAgain() throws Exception {
    health.report();
    now = now.minus(Duration.ofDays(1));

    assertThat(health.report().at()).isEqualTo(now);
  }

  @Test
  void json_holdsEachPartWithItsReason() {
    List<PartHealth> parts = new ArrayList<>();
    parts.add(new PartHealth("a", PartState.DOWN, "say \"no\""));

    assertThat(new HealthReport(now, parts).json().replaceAll("\\s", ""))
        .isEqualTo(
            "{\"ready\":false,\"alive\":false,\"at\":\"2026-03-01T10:00:00Z\",\"parts\":"
                + "[{\"part\":\"a\",\"state\":\"DOWN\",\"reason\":\"say\\\"no\\\"\"}]}");
  }

  private interface Look {
    PartHealth look();
  }

  private PartCheck check(String part, Look look) {
    return new PartCheck() {
      @Override
      public String part() {
        return part;
      }

      @Override
      public PartHealth look() {
        looks++;
        return look.look();
      }
    };
  }

  private Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now;
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }
}
