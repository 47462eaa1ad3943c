package dev.offsite.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReceiptsTest {

  private final BenchMessages messages = new BenchMessages("d-", 2);
  private final Receipts receipts = new Receipts(messages);

  @Test
  void add_repeatAndAltered_areCountedApart() {
    receipts.add("d-0", BenchMessages.payload(0));
    receipts.add("d-1", BenchMessages.payload(1));
    receipts.add("d-1", BenchMessages.payload(1));
    receipts.add("d-1", BenchMessages.payload(2));

    assertThat(receipts.distinct()).isEqualTo(2);
    assertThat(receipts.repeats()).isEqualTo(1);
    assertThat(receipts.altered()).isEqualTo(1);
    assertThat(receipts.contains(1)).isTrue();
    assertThat(receipts.contains(2)).isFalse();
  }

  @Test
  void common_countsWhatIsInBoth() {
    Receipts other = new Receipts(messages);
    receipts.add("d-0", BenchMessages.payload(0));
    receipts.add("d-0", BenchMessages.payload(2));
    other.add("d-0", BenchMessages.payload(2));
    other.add("d-0", BenchMessages.payload(4));

    assertThat(receipts.common(other)).isEqualTo(1);
    assertThat(receipts.distinct()).isEqualTo(2);
  }
}
