package dev.offsite.simulators.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.MessageSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultySourceTest {

  private static final String OFFSET = "- {fault: clock-offset, share: 1, by: 1h}\n";
  private static final String BLIND =
      "- {fault: blind-area, share: 1, batchReports: 50, batchEvery: 1s, heldMax: 3600,"
          + " outage: {every: 2min, atLeast: 30s, atMost: 90s}}\n";
  private static final String CORRUPT = "- {fault: corrupt, share: 1, probability: 1}\n";
  private static final String REORDER =
      "- {fault: reorder, share: 1, probability: 0.5, within: 30s}\n";

  private final List<DeviceMessage> fixes = Messages.fixes(1_000);

  @Test
  void of_noFaults_isTheSourceItself() {
    MessageSource source = Messages.listed(fixes);
    assertThat(FaultySource.of(source, FaultProfile.none(), 1, 0, new FaultTally()))
        .isSameAs(source);
  }

  @Test
  void devices_notHit_passByteForByte() {
    assertThat(Messages.after(OFFSET.replace("share: 1", "share: 0"), fixes)).isEqualTo(fixes);
  }

  @Test
  void messages_manyFaults_comeInTheOrderTheyAreDue() {
    for (long seed = 1; seed <= 20; seed++) {
      List<DeviceMessage> after =
          Messages.after(REORDER + BLIND + OFFSET, fixes, seed, new FaultTally());
      for (int i = 1; i < after.size(); i++) {
        assertThat(after.get(i).dueMillis())
            .as("seed %s, message %s", seed, i)
            .isGreaterThanOrEqualTo(after.get(i - 1).dueMillis());
      }
    }
  }

  @Test
  void faults_order_decides_corruptionBeforeTheBlindAreaIsFoundInsideBatches() {
    List<DeviceMessage> networkLast = Messages.after(BLIND + CORRUPT, fixes);
    List<DeviceMessage> deviceFirst = Messages.after(CORRUPT + BLIND, fixes);
    assertThat(networkLast.size()).isLessThan(deviceFirst.size());
    // after the blind area a batch is broken once; before it most reports cannot be joined at all
    assertThat(networkLast.stream().filter(m -> m.eventMillis() < m.dueMillis())).isNotEmpty();
    assertThat(Messages.texts(networkLast)).isNotEqualTo(Messages.texts(deviceFirst));
  }

  @Test
  void faults_secondSeesADelayedMessageAtItsLaterMoment() {
    String drift = "- {fault: clock-drift, share: 1, perHour: 600s}\n";
    for (DeviceMessage message : Messages.after(REORDER + drift, fixes)) {
      long trueMillis = trueMillis(message);
      long gained = message.eventMillis() - trueMillis;
      assertThat(gained).isCloseTo((message.dueMillis() - Messages.BEGIN_MILLIS) / 6, within(1L));
    }
    for (DeviceMessage message : Messages.after(drift + REORDER, fixes)) {
      long trueMillis = trueMillis(message);
      assertThat(message.eventMillis() - trueMillis)
          .isCloseTo((trueMillis - Messages.BEGIN_MILLIS) / 6, within(1L));
    }
  }

  @Test
  void source_finite_endsWithEverythingThatWasHeld() {
    List<DeviceMessage> after = Messages.after(BLIND, fixes);
    int reports = 0;
    for (DeviceMessage message : after) {
      reports += Messages.reports(message.payload()).size();
    }
    assertThat(reports).isEqualTo(fixes.size());
  }

  @Test
  void next_afterTheLast_isRefused() {
    MessageSource source =
        FaultySource.of(
            Messages.listed(List.of()),
            FaultProfile.parse("t", "about: t\nfaults:\n" + OFFSET),
            1,
            0,
            new FaultTally());
    assertThat(source.nextDueMillis()).isEqualTo(MessageSource.NEVER);
    assertThatThrownBy(source::next).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void source_foreignMessages_passAsTheyAre() {
    DeviceMessage foreign = new DeviceMessage("a/b", null, new byte[] {1}, 0, false, 5, 5);
    assertThat(Messages.after(CORRUPT, List.of(foreign))).containsExactly(foreign);
  }

  /** The longitude of a fix says which second it is of. */
  private static long trueMillis(DeviceMessage message) {
    long second = Math.round((Messages.fix(message).lng() - 120.15) * 1e7);
    return Messages.BEGIN_MILLIS + 1_000 * second;
  }
}
