package dev.offsite.standalone.upgrade;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.OperatorStateHandle;
import org.apache.flink.runtime.state.StateSerializerProvider;
import org.apache.flink.runtime.state.metainfo.StateMetaInfoSnapshot;
import org.apache.flink.runtime.state.restore.FullSnapshotRestoreOperation;
import org.apache.flink.runtime.state.restore.KeyGroup;
import org.apache.flink.runtime.state.restore.KeyGroupEntry;
import org.apache.flink.runtime.state.restore.SavepointRestoreResult;
import org.apache.flink.runtime.state.restore.ThrowingIterator;

/**
 * What a canonical savepoint holds: of each operator its uid and its states, one line for each, and
 * how many entries each keyed state has.
 *
 * @param lines such as {@code detection judge-zone keyed truck-case}, sorted
 * @param entries number of entries by line; keyed states alone
 */
record StateInventory(List<String> lines, Map<String, Integer> entries) {

  StateInventory {
    lines = lines.stream().sorted().distinct().toList();
    entries = Map.copyOf(entries);
  }

  /** Reads the savepoint of a job in a folder. */
  static StateInventory of(String job, Path savepoint) throws Exception {
    List<String> lines = new ArrayList<>();
    Map<String, Integer> entries = new TreeMap<>();
    for (OperatorState operator : read(savepoint).getOperatorStates()) {
      String uid =
          job + ' ' + operator.getOperatorUid().orElse(operator.getOperatorID().toString());
      lines.add(uid);
      if (operator.getCoordinatorState() != null) {
        lines.add(uid + " coordinator");
      }
      for (OperatorSubtaskState subtask : operator.getStates()) {
        for (OperatorStateHandle handle : subtask.getManagedOperatorState()) {
          handle
              .getStateNameToPartitionOffsets()
              .keySet()
              .forEach(name -> lines.add(uid + " operator " + name));
        }
        for (KeyedStateHandle handle : subtask.getManagedKeyedState()) {
          count(handle, operator.getMaxParallelism())
              .forEach((state, count) -> entries.merge(uid + state, count, Integer::sum));
        }
      }
    }
    lines.addAll(entries.keySet());
    return new StateInventory(lines, entries);
  }

  /** Keyed states that hold nothing; timers aside, which Flink registers of every kind. */
  List<String> emptyStates() {
    return entries.entrySet().stream()
        .filter(state -> state.getValue() == 0 && !state.getKey().contains("_timer_state/"))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static CheckpointMetadata read(Path savepoint) throws IOException {
    try (DataInputStream in =
        new DataInputStream(Files.newInputStream(savepoint.resolve("_metadata")))) {
      return Checkpoints.loadCheckpointMetadata(
          in, StateInventory.class.getClassLoader(), savepoint.toUri().toString());
    }
  }

  private static Map<String, Integer> count(KeyedStateHandle handle, int maxParallelism)
      throws Exception {
    Map<String, Integer> counts = new HashMap<>();
    ThrowingIterator<SavepointRestoreResult> results =
        new FullSnapshotRestoreOperation<>(
                KeyGroupRange.of(0, maxParallelism - 1),
                StateInventory.class.getClassLoader(),
                List.of(handle),
                StateSerializerProvider.fromNewRegisteredSerializer(StringSerializer.INSTANCE))
            .restore();
    try (results) {
      while (results.hasNext()) {
        SavepointRestoreResult result = results.next();
        List<String> names = new ArrayList<>();
        for (StateMetaInfoSnapshot state : result.getStateMetaInfoSnapshots()) {
          names.add(" keyed " + state.getName());
          counts.putIfAbsent(" keyed " + state.getName(), 0);
        }
        ThrowingIterator<KeyGroup> groups = result.getRestoredKeyGroups();
        while (groups.hasNext()) {
          ThrowingIterator<KeyGroupEntry> all = groups.next().getKeyGroupEntries();
          while (all.hasNext()) {
            counts.merge(names.get(all.next().getKvStateId()), 1, Integer::sum);
          }
        }
      }
    }
    return counts;
  }
}
