package dev.offsite.pipelines.judge.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Bytes of rule states, written once and kept below {@code golden/state}, one file for each form:
 * {@code NAME-FORM.bin}. A new form adds a file and never edits one.
 */
public final class GoldenStates {

  /**
   * The state that these bytes hold, read whole, written again and copied without a difference; a
   * form that nobody knows is refused.
   */
  public static <S extends RuleState> S read(RuleFold<S> fold, Class<S> type, String name)
      throws IOException {
    byte[] golden = bytes(name + '-' + fold.form() + ".bin");
    DataInputDeserializer in = new DataInputDeserializer(golden);
    RuleState state = fold.readState(fold.form(), in);
    assertThat(in.available()).as(name).isZero();
    assertThat(written(state)).as(name).isEqualTo(golden);
    assertThat(written(state.copy())).as("copy of %s", name).isEqualTo(golden);
    for (int unknown : new int[] {0, fold.form() + 1}) {
      assertThatThrownBy(() -> fold.readState(unknown, new DataInputDeserializer(golden)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("in form " + unknown + " cannot be read");
    }
    return type.cast(state);
  }

  /** The state that bytes of an earlier form hold, read whole. */
  public static <S extends RuleState> S readEarlier(
      RuleFold<S> fold, Class<S> type, String name, int form) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(bytes(name + '-' + form + ".bin"));
    RuleState state = fold.readState(form, in);
    assertThat(in.available()).as(name).isZero();
    return type.cast(state);
  }

  /** The bytes of a state in the newest form. */
  public static byte[] written(RuleState state) throws IOException {
    DataOutputSerializer out = new DataOutputSerializer(256);
    state.write(out);
    return out.getCopyOfBuffer();
  }

  private static byte[] bytes(String file) throws IOException {
    String path = "golden/state/" + file;
    try (InputStream in = GoldenStates.class.getClassLoader().getResourceAsStream(path)) {
      assertThat(in).as("there is no %s", path).isNotNull();
      return in.readAllBytes();
    }
  }

  private GoldenStates() {}
}
