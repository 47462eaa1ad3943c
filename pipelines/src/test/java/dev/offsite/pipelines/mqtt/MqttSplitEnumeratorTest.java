package dev.offsite.pipelines.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.BiConsumer;
import org.apache.flink.api.connector.source.ReaderInfo;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.apache.flink.metrics.groups.SplitEnumeratorMetricGroup;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;
import org.junit.jupiter.api.Test;

class MqttSplitEnumeratorTest {
  private static final MqttSplit A = MqttSplit.of("p", "a");
  private static final MqttSplit B = MqttSplit.of("p", "b");
  private static final MqttSplit C = MqttSplit.of("p", "c");
  private static final MqttEnumeratorState FRESH = new MqttEnumeratorState(List.of());

  @Test
  void readers_getTheSplitsByIndex() {
    Context context = new Context(2);
    MqttSplitEnumerator enumerator = new MqttSplitEnumerator(context, List.of(A, B, C), FRESH);

    enumerator.addReader(1);
    enumerator.addReader(0);

    assertThat(context.assigned).isEqualTo(Map.of(0, List.of(A, C), 1, List.of(B)));
  }

  @Test
  void reader_thatComesBack_getsItsOwnSplitsOnce() {
    Context context = new Context(2);
    MqttSplitEnumerator enumerator = new MqttSplitEnumerator(context, List.of(A, B, C), FRESH);
    enumerator.addReader(0);
    enumerator.addReader(1);
    context.assigned.clear();

    enumerator.addSplitsBack(List.of(A, C), 0);
    assertThat(context.assigned).isEmpty();
    enumerator.addReader(0);

    assertThat(context.assigned).isEqualTo(Map.of(0, List.of(A, C)));
  }

  @Test
  void reader_beyondTheSplits_getsNothing() {
    Context context = new Context(3);
    MqttSplitEnumerator enumerator = new MqttSplitEnumerator(context, List.of(A), FRESH);

    enumerator.addReader(2);

    assertThat(context.assigned).isEmpty();
  }

  @Test
  void restored_withAnotherConfiguration_followsTheConfiguration() {
    Context context = new Context(1);
    MqttSplitEnumerator enumerator =
        new MqttSplitEnumerator(context, List.of(A, C), new MqttEnumeratorState(List.of(A, B)));
    enumerator.start();

    enumerator.addReader(0);

    assertThat(context.assigned).isEqualTo(Map.of(0, List.of(A, C)));
    assertThat(enumerator.snapshotState(1).splits()).containsExactly(A, C);
  }

  @Test
  void split_ofAFilter_hasTheSameIdentifierWhereverItStands() {
    assertThat(MqttSplit.of("p", "offsite/v1/wim/+/+").clientIdentifier()).isEqualTo("p-50fb94df");
    assertThat(A.clientIdentifier()).isNotEqualTo(B.clientIdentifier());
  }

  /** A context that keeps the assignments. */
  private static final class Context implements SplitEnumeratorContext<MqttSplit> {
    final Map<Integer, List<MqttSplit>> assigned = new HashMap<>();
    private final int parallelism;

    Context(int parallelism) {
      this.parallelism = parallelism;
    }

    @Override
    public void assignSplits(SplitsAssignment<MqttSplit> assignment) {
      assigned.putAll(assignment.assignment());
    }

    @Override
    public int currentParallelism() {
      return parallelism;
    }

    @Override
    public SplitEnumeratorMetricGroup metricGroup() {
      return UnregisteredMetricsGroup.createSplitEnumeratorMetricGroup();
    }

    @Override
    public void sendEventToSourceReader(int subtaskId, SourceEvent event) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Map<Integer, ReaderInfo> registeredReaders() {
      return Map.of();
    }

    @Override
    public void signalNoMoreSplits(int subtask) {
      throw new UnsupportedOperationException("MQTT has no end");
    }

    @Override
    public <T> void callAsync(Callable<T> callable, BiConsumer<T, Throwable> handler) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <T> void callAsync(
        Callable<T> callable,
        BiConsumer<T, Throwable> handler,
        long initialDelayMillis,
        long periodMillis) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void runInCoordinatorThread(Runnable runnable) {
      throw new UnsupportedOperationException();
    }
  }
}
