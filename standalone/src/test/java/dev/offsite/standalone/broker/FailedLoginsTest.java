package dev.offsite.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FailedLoginsTest {

  private static final Duration INSTANT = Duration.ofMillis(1);

  private final MovableClock clock = new MovableClock();
  private final FailedLogins failed = new FailedLogins(clock);

  @Test
  void isLockedOut_fromTheLastAllowedFailureUntilTheWindowEnds() {
    fail("10.0.0.1", FailedLogins.PER_ADDRESS_MAX - 1);
    assertThat(failed.isLockedOut("wim-01", "10.0.0.1")).isFalse();

    fail("10.0.0.1", 1);
    assertThat(failed.isLockedOut("wim-01", "10.0.0.1")).isTrue();
    assertThat(failed.isLockedOut("wim-01", "10.0.0.2")).isFalse();

    clock.advance(FailedLogins.WINDOW.minus(INSTANT));
    assertThat(failed.isLockedOut("wim-01", "10.0.0.1")).isTrue();
    clock.advance(INSTANT);
    assertThat(failed.isLockedOut("wim-01", "10.0.0.1")).isFalse();
  }

  @Test
  void isLockedOut_nextWindow_countsAnew() {
    fail("10.0.0.1", FailedLogins.PER_ADDRESS_MAX);
    clock.advance(FailedLogins.WINDOW);

    fail("10.0.0.1", FailedLogins.PER_ADDRESS_MAX - 1);

    assertThat(failed.isLockedOut("wim-01", "10.0.0.1")).isFalse();
    assertThat(failed.total()).isEqualTo(2L * FailedLogins.PER_ADDRESS_MAX - 1);
  }

  @Test
  void count_moreAddressesThanAreRemembered_forgetsTheOldest() {
    fail("first", FailedLogins.PER_ADDRESS_MAX);
    fail("second", FailedLogins.PER_ADDRESS_MAX);
    for (int i = 0; i < FailedLogins.ADDRESSES_MAX - 1; i++) {
      fail("other-" + i, 1);
    }

    assertThat(failed.isLockedOut("wim-01", "first")).isFalse();
    assertThat(failed.isLockedOut("wim-01", "second")).isTrue();
  }

  @Test
  void count_manyFailures_logsSoManyLinesAndThenHowManyWereLeftOut() {
    int lines = 0;
    for (int i = 0; i < FailedLogins.LINES_MAX + 7; i++) {
      lines += failed.count("wim-01", "10.0.0." + i, "wrong password").isPresent() ? 1 : 0;
    }
    assertThat(lines).isEqualTo(FailedLogins.LINES_MAX);

    clock.advance(FailedLogins.WINDOW);

    assertThat(failed.count("wim-01", "10.0.0.1", "wrong password"))
        .contains(
            "login 'wim-01' from 10.0.0.1 refused: wrong password; 7 more before it were not"
                + " logged");
  }

  @Test
  void count_strangersText_staysOneShortLine() {
    assertThat(failed.count("a\nWARN forged" + "x".repeat(1_000), "10.0.0.1", "anonymous"))
        .hasValueSatisfying(
            line ->
                assertThat(line)
                    .startsWith("login 'a·WARN forgedxxx")
                    .doesNotContain("\n")
                    .hasSizeLessThan(200));
  }

  @Test
  void isLockedOut_anotherLoginOfTheSameAddress_isNot() {
    fail("10.0.0.1", FailedLogins.PER_ADDRESS_MAX);
    assertThat(failed.isLockedOut("wim-01", "10.0.0.1")).isTrue();
    assertThat(failed.isLockedOut("wim-02", "10.0.0.1")).isFalse();
  }

  @Test
  void note_ofSomebodyWhoProvedWhoHeIs_locksNobodyOut() {
    for (int i = 0; i <= FailedLogins.PER_ADDRESS_MAX; i++) {
      failed.note("wim-01", "10.0.0.1", "its client identifier is in use by another login");
    }
    assertThat(failed.isLockedOut("wim-01", "10.0.0.1")).isFalse();
    assertThat(failed.total()).isEqualTo(FailedLogins.PER_ADDRESS_MAX + 1L);
  }

  private void fail(String address, int times) {
    for (int i = 0; i < times; i++) {
      failed.count("wim-01", address, "wrong password");
    }
  }
}
