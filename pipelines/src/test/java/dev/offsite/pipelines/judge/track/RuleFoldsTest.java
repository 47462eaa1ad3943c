package dev.offsite.pipelines.judge.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class RuleFoldsTest {

  @Test
  void states_areReadByName_whateverTheOrderOfTheFolds() throws Exception {
    byte[] bytes = write(RuleFolds.of(fold("a", 1), fold("b", 1)), 7, 8);

    assertThat(read(RuleFolds.of(fold("b", 1), fold("a", 1)), bytes)).containsExactly(8L, 7L);
  }

  @Test
  void state_ofAFamilyThatIsNotKnown_isSkipped() throws Exception {
    byte[] bytes = write(RuleFolds.of(fold("a", 1), fold("gone", 1), fold("b", 1)), 7, 9, 8);

    assertThat(read(RuleFolds.of(fold("a", 1), fold("b", 1)), bytes)).containsExactly(7L, 8L);
  }

  @Test
  void family_withoutAState_startsAnew() throws Exception {
    byte[] bytes = write(RuleFolds.of(fold("a", 1)), 7);

    assertThat(read(RuleFolds.of(fold("new", 1), fold("a", 1)), bytes)).containsExactly(0L, 7L);
  }

  @Test
  void state_inAnOlderForm_isRead_andInANewerOneRefusedWithBothNumbers() throws Exception {
    byte[] old = write(RuleFolds.of(fold("a", 1)), 7);
    byte[] newer = write(RuleFolds.of(fold("a", 3)), 7);

    assertThat(read(RuleFolds.of(fold("a", 2)), old)).containsExactly(7L);
    assertThatThrownBy(() -> read(RuleFolds.of(fold("a", 2)), newer))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("state of a in form 3")
        .hasMessageContaining("1 to 2");
  }

  @Test
  void state_longerThanItsFormReads_isRefused() throws Exception {
    DataOutputSerializer out = new DataOutputSerializer(64);
    out.writeByte(1);
    out.writeUTF("a");
    out.writeByte(1);
    out.writeInt(9);
    out.writeLong(7);
    out.writeByte(0);

    assertThatThrownBy(() -> read(RuleFolds.of(fold("a", 1)), out.getCopyOfBuffer()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("state of a in form 1 has 1 bytes more than its 8");
  }

  @Test
  void state_ofNegativeLength_isRefused() throws Exception {
    DataOutputSerializer out = new DataOutputSerializer(64);
    out.writeByte(1);
    out.writeUTF("a");
    out.writeByte(1);
    out.writeInt(-1);

    assertThatThrownBy(() -> read(RuleFolds.of(fold("a", 1)), out.getCopyOfBuffer()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("-1 bytes");
  }

  @Test
  void twoFamilies_ofOneName_areRefused() {
    assertThatThrownBy(() -> RuleFolds.of(fold("a", 1), fold("a", 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'a'");
  }

  @Test
  void silences_ofAllFamilies_areAscendingWithoutRepetition() {
    RuleFolds folds = RuleFolds.of(fold("30", 1), fold("10", 1), fold("030", 1));

    assertThat(folds.silences(TruckScene.DAY, TruckScene.reference()))
        .containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(30));
  }

  private static byte[] write(RuleFolds folds, long... values) throws IOException {
    RuleState[] states = folds.start();
    for (int i = 0; i < values.length; i++) {
      ((OneLong) states[i]).value = values[i];
    }
    DataOutputSerializer out = new DataOutputSerializer(64);
    folds.write(states, out);
    out.writeLong(4711);
    return out.getCopyOfBuffer();
  }

  /** Also sees that exactly the states were read. */
  private static List<Long> read(RuleFolds folds, byte[] bytes) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes);
    List<Long> values = new ArrayList<>();
    for (RuleState state : folds.read(in)) {
      values.add(((OneLong) state).value);
    }
    assertThat(in.readLong()).isEqualTo(4711);
    return values;
  }

  private static RuleFold<OneLong> fold(String name, int form) {
    return new RuleFold<>(name, form, OneLong.class) {
      @Override
      public OneLong start() {
        return new OneLong();
      }

      @Override
      protected OneLong read(int writtenIn, DataInput in) throws IOException {
        OneLong state = new OneLong();
        state.value = in.readLong();
        return state;
      }

      @Override
      protected void step(OneLong state, Step step) {
        state.value++;
      }

      @Override
      protected void find(OneLong state, Moment moment, List<Finding> findings) {}

      @Override
      public List<Duration> silences(Instant at, ReferenceSnapshot reference) {
        return List.of(Duration.ofSeconds(Long.parseLong(name())));
      }
    };
  }

  private static final class OneLong implements RuleState {
    private long value;

    @Override
    public OneLong copy() {
      OneLong copy = new OneLong();
      copy.value = value;
      return copy;
    }

    @Override
    public void write(DataOutput out) throws IOException {
      out.writeLong(value);
    }

    @Override
    public void settle(long settledMs) {}
  }
}
