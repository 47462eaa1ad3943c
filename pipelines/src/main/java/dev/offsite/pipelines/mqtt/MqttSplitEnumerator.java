package dev.offsite.pipelines.mqtt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives split <i>i</i> to reader <i>i</i> mod parallelism, every time that reader registers.
 *
 * <p>The configured filters are the only truth about which splits exist, and the rule needs no
 * memory: after a failover a reader gets the splits it had, after a change of parallelism they are
 * even again, and no split can have two owners. Splits that Flink hands back are therefore ignored.
 */
final class MqttSplitEnumerator implements SplitEnumerator<MqttSplit, MqttEnumeratorState> {
  private static final Logger LOG = LoggerFactory.getLogger(MqttSplitEnumerator.class);

  private final SplitEnumeratorContext<MqttSplit> context;
  private final List<MqttSplit> splits;
  private final List<MqttSplit> abandoned;

  MqttSplitEnumerator(
      SplitEnumeratorContext<MqttSplit> context,
      List<MqttSplit> splits,
      MqttEnumeratorState restored) {
    this.context = context;
    this.splits = List.copyOf(splits);
    this.abandoned = new ArrayList<>(restored.splits());
    abandoned.removeAll(this.splits);
  }

  @Override
  public void start() {
    for (MqttSplit split : abandoned) {
      LOG.warn(
          "Topic filter {} is no longer read by session {}, but the broker keeps queueing messages"
              + " in it until it expires; delete the session there",
          split.topicFilter(),
          split.clientIdentifier());
    }
  }

  @Override
  public void handleSplitRequest(int subtaskId, String requesterHostname) {
    // Readers do not ask: everything they own is assigned when they register.
  }

  @Override
  public void addSplitsBack(List<MqttSplit> returned, int subtaskId) {
    // Assigned anew when the reader registers again.
  }

  @Override
  public void addReader(int subtaskId) {
    List<MqttSplit> own = new ArrayList<>();
    for (int i = subtaskId; i < splits.size(); i += context.currentParallelism()) {
      own.add(splits.get(i));
    }
    if (own.isEmpty()) {
      LOG.info("Reader {} stays idle: there are only {} splits", subtaskId, splits.size());
    } else {
      context.assignSplits(new SplitsAssignment<>(Map.of(subtaskId, own)));
    }
  }

  @Override
  public MqttEnumeratorState snapshotState(long checkpointId) {
    return new MqttEnumeratorState(splits);
  }

  @Override
  public void close() {
    // Holds nothing.
  }
}
