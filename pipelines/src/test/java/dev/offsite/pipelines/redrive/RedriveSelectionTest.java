package dev.offsite.pipelines.redrive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RedriveSelectionTest {

  @Test
  void add_reportsOfOneBatch_selectTheMessageOnceByItsFirstRefusal() {
    RedriveSelection selection = new RedriveSelection(id -> false, 10, 1_000);
    StoredRefusal first = StoredRefusals.one().index(0).stored();
    selection.add(first);
    selection.add(StoredRefusals.one().index(1).stored());
    assertThat(selection.inOrder()).containsExactly(first);
    assertThat(selection.beyond()).isZero();
  }

  @Test
  void inOrder_addedInAnyOrder_isByReceiveTime() {
    RedriveSelection selection = new RedriveSelection(id -> false, 10, 1_000);
    selection.add(message(3));
    selection.add(message(1));
    selection.add(message(2));
    assertThat(selection.inOrder())
        .extracting(it -> it.refusal().receivedAtMillis())
        .containsExactly(1L, 2L, 3L);
  }

  @Test
  void add_atTheLimitOfMessages_isSelected_beyondIt_isCountedOnce() {
    RedriveSelection selection = new RedriveSelection(id -> false, 2, 1_000);
    selection.add(message(1));
    selection.add(message(2));
    assertThat(selection.beyond()).isZero();
    selection.add(message(3));
    selection.add(message(3));
    assertThat(selection.inOrder()).hasSize(2);
    assertThat(selection.beyond()).isEqualTo(1);
    assertThat(selection.isBeyondMore()).isFalse();
  }

  @Test
  void add_atTheLimitOfBytes_isSelected_oneByteBeyond_isCounted() {
    RedriveSelection selection = new RedriveSelection(id -> false, 10, 8);
    selection.add(StoredRefusals.one().at(1).payload(ascii("12345")).stored());
    selection.add(StoredRefusals.one().at(2).payload(ascii("1234")).stored());
    assertThat(selection.beyond()).isEqualTo(1);
    selection.add(StoredRefusals.one().at(3).payload(ascii("123")).stored());
    assertThat(selection.inOrder())
        .extracting(it -> it.refusal().receivedAtMillis())
        .containsExactly(1L, 3L);
  }

  @Test
  void add_sentBefore_takesNoRoomAndIsCountedOnce() {
    StoredRefusal sent = message(1);
    RedriveSelection selection = new RedriveSelection(sent.messageId()::equals, 1, 1_000);
    selection.add(sent);
    selection.add(sent);
    selection.add(message(2));
    assertThat(selection.skipped()).isEqualTo(1);
    assertThat(selection.inOrder())
        .extracting(it -> it.refusal().receivedAtMillis())
        .containsExactly(2L);
    assertThat(selection.beyond()).isZero();
  }

  @Test
  void add_farBeyondTheLimit_keepsABoundedCountAndSaysSo() {
    RedriveSelection selection = new RedriveSelection(id -> false, 2, 1_000);
    for (int i = 1; i <= 4; i++) {
      selection.add(message(i));
    }
    assertThat(selection.isBeyondMore()).isFalse();
    selection.add(message(4));
    assertThat(selection.isBeyondMore()).isFalse();
    selection.add(message(5));
    assertThat(selection.beyond()).isEqualTo(2);
    assertThat(selection.isBeyondMore()).isTrue();
  }

  private static StoredRefusal message(long receivedAtMillis) {
    return StoredRefusals.one().at(receivedAtMillis).stored();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
