package dev.offsite.pipelines.testing;

import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.operators.ProcessOperator;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;

/** Opens one operator with its state and timers. */
public final class Harnesses {

  /** A keyed function; {@code snapshot} is null for one that starts empty. */
  public static <K, I, O> KeyedOneInputStreamOperatorTestHarness<K, I, O> open(
      KeyedProcessFunction<K, I, O> function,
      KeySelector<I, K> key,
      TypeInformation<K> keyType,
      OperatorSubtaskState snapshot)
      throws Exception {
    KeyedOneInputStreamOperatorTestHarness<K, I, O> harness =
        new KeyedOneInputStreamOperatorTestHarness<>(
            new KeyedProcessOperator<>(function), key, keyType);
    if (snapshot != null) {
      harness.initializeState(snapshot);
    }
    harness.open();
    return harness;
  }

  /** A function without key. */
  public static <I, O> OneInputStreamOperatorTestHarness<I, O> open(ProcessFunction<I, O> function)
      throws Exception {
    OneInputStreamOperatorTestHarness<I, O> harness =
        new OneInputStreamOperatorTestHarness<>(new ProcessOperator<>(function));
    harness.open();
    return harness;
  }

  private Harnesses() {}
}
