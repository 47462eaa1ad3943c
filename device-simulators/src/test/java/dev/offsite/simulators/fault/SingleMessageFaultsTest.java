package dev.offsite.simulators.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.offsite.simulators.device.DeviceMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Faults that act on one message at a time: duplicate, reorder, drop, corrupt. */
class SingleMessageFaultsTest {

  private static final int MANY = 10_000;

  /** Five standard deviations of a share of {@link #MANY} draws are below this. */
  private static final double TOLERANCE = 0.025;

  private final List<DeviceMessage> fixes = Messages.fixes(MANY);
  private final FaultTally tally = new FaultTally();

  @Test
  void duplicate_share_isItsProbability() {
    List<DeviceMessage> after = after("{fault: duplicate, share: 1, probability: 0.2, within: 5s}");
    assertThat(after.size() / (double) MANY - 1).isCloseTo(0.2, within(TOLERANCE));
    assertThat(tally.counts().get("duplicate").messages()).isEqualTo(after.size() - MANY);
  }

  @Test
  void duplicate_repetition_isTheSameBytesWithinItsTime() {
    List<DeviceMessage> after = after("{fault: duplicate, share: 1, probability: 1, within: 5s}");
    assertThat(after).hasSize(2 * MANY);
    for (DeviceMessage message : fixes.subList(0, 200)) {
      List<DeviceMessage> both =
          after.stream().filter(m -> m.eventMillis() == message.eventMillis()).toList();
      assertThat(both).hasSize(2);
      assertThat(both.get(0).payload()).isEqualTo(message.payload());
      assertThat(both.get(0).dueMillis()).isEqualTo(message.dueMillis());
      assertThat(both.get(1).payload()).isEqualTo(message.payload());
      assertThat(both.get(1).dueMillis() - message.dueMillis()).isBetween(1L, 5_000L);
    }
  }

  @Test
  void reorder_messages_areTheSameInAnotherOrder() {
    List<DeviceMessage> after = after("{fault: reorder, share: 1, probability: 0.3, within: 20s}");
    assertThat(Messages.texts(after))
        .containsExactlyInAnyOrderElementsOf(Messages.texts(fixes))
        .isNotEqualTo(Messages.texts(fixes));
    long held = after.stream().filter(m -> m.dueMillis() != m.eventMillis()).count();
    assertThat(held / (double) MANY).isCloseTo(0.3, within(TOLERANCE));
    assertThat(after)
        .allSatisfy(m -> assertThat(m.dueMillis() - m.eventMillis()).isBetween(0L, 20_000L));
  }

  @Test
  void reorder_probabilityZero_changesNothing() {
    assertThat(after("{fault: reorder, share: 1, probability: 0, within: 20s}")).isEqualTo(fixes);
  }

  @Test
  void drop_share_isItsProbability() {
    List<DeviceMessage> after = after("{fault: drop, share: 1, probability: 0.33}");
    assertThat(1 - after.size() / (double) MANY).isCloseTo(0.33, within(TOLERANCE));
    assertThat(fixes).containsAll(after);
    assertThat(tally.counts().get("drop").messages()).isEqualTo(MANY - after.size());
  }

  @Test
  void drop_probabilityZero_losesNothing() {
    assertThat(after("{fault: drop, share: 1, probability: 0}")).isEqualTo(fixes);
  }

  @Test
  void corrupt_payloads_differInAtLeastOneByteAndInNothingElse() {
    List<DeviceMessage> after = after("{fault: corrupt, share: 1, probability: 1}");
    assertThat(after).hasSize(MANY);
    int shorter = 0;
    for (int i = 0; i < MANY; i++) {
      byte[] sent = fixes.get(i).payload();
      byte[] came = after.get(i).payload();
      assertThat(came).isNotEqualTo(sent);
      assertThat(after.get(i).dueMillis()).isEqualTo(fixes.get(i).dueMillis());
      assertThat(after.get(i).topicName()).isEqualTo(fixes.get(i).topicName());
      if (came.length < sent.length) {
        shorter++;
        assertThat(came).isEqualTo(Arrays.copyOf(sent, came.length));
      } else {
        assertThat(changedBytes(sent, came)).isEqualTo(1);
      }
    }
    assertThat(shorter / (double) MANY).isCloseTo(0.5, within(TOLERANCE));
  }

  @Test
  void corrupt_original_isLeftAlone() {
    List<byte[]> before = new ArrayList<>();
    fixes.forEach(message -> before.add(message.payload().clone()));
    after("{fault: corrupt, share: 1, probability: 1}");
    for (int i = 0; i < MANY; i++) {
      assertThat(fixes.get(i).payload()).isEqualTo(before.get(i));
    }
  }

  @Test
  void corrupt_emptyPayload_staysEmpty() {
    List<DeviceMessage> empty = List.of(fixes.get(0).withPayload(new byte[0], 0));
    List<DeviceMessage> after =
        Messages.after("- {fault: corrupt, share: 1, probability: 1}", empty);
    assertThat(after).isEqualTo(empty);
  }

  @Test
  void anyFault_sameSeedSameMessages_anotherSeedOthers() {
    for (String fault :
        List.of(
            "{fault: duplicate, share: 1, probability: 0.5, within: 5s}",
            "{fault: reorder, share: 1, probability: 0.5, within: 5s}",
            "{fault: drop, share: 1, probability: 0.5}",
            "{fault: corrupt, share: 1, probability: 0.5}")) {
      Set<List<String>> outcomes = new HashSet<>();
      for (long seed = 1; seed <= 5; seed++) {
        List<String> once = Messages.texts(after(fault, seed));
        assertThat(Messages.texts(after(fault, seed))).as("seed %s", seed).isEqualTo(once);
        outcomes.add(once);
      }
      assertThat(outcomes).as(fault).hasSize(5);
    }
  }

  private List<DeviceMessage> after(String fault) {
    return Messages.after("- " + fault, fixes, Messages.SEED, tally);
  }

  private List<DeviceMessage> after(String fault, long seed) {
    return Messages.after("- " + fault, fixes.subList(0, 300), seed, tally);
  }

  private static int changedBytes(byte[] one, byte[] other) {
    int changed = 0;
    for (int i = 0; i < one.length; i++) {
      changed += one[i] == other[i] ? 0 : 1;
    }
    return changed;
  }
}
