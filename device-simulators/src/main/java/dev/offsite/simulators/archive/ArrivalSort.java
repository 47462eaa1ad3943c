package dev.offsite.simulators.archive;

import dev.offsite.simulators.recording.RecordedMessage;
import dev.offsite.simulators.recording.RecordingReader;
import dev.offsite.simulators.recording.RecordingWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Brings messages into the order of their receive times; those of one moment stay as they came.
 *
 * <p>Holds some megabytes at most: what is more waits in sorted recordings in a folder and is
 * merged at the end.
 */
final class ArrivalSort implements AutoCloseable {

  /** Of payloads; a run of it is 100,000 positions. */
  static final long RUN_BYTES = 32L * 1024 * 1024;

  /** What a message takes besides its payload. */
  private static final int MESSAGE_BYTES = 150;

  private static final Comparator<RecordedMessage> BY_ARRIVAL =
      Comparator.comparing(RecordedMessage::receivedAt);

  private final Path folder;
  private final long runBytes;
  private final List<Path> runs = new ArrayList<>();
  private final List<RecordedMessage> collected = new ArrayList<>();
  private long collectedBytes;

  /**
   * A sort.
   *
   * @param folder for what does not fit into {@code runBytes}
   */
  ArrivalSort(Path folder, long runBytes) {
    this.folder = folder;
    this.runBytes = runBytes;
  }

  void add(RecordedMessage message) throws IOException {
    collected.add(message);
    collectedBytes += message.payload().length + MESSAGE_BYTES;
    if (collectedBytes >= runBytes) {
      spill();
    }
  }

  private void spill() throws IOException {
    collected.sort(BY_ARRIVAL);
    Path run = folder.resolve("run-" + runs.size());
    runs.add(run);
    try (RecordingWriter writer = RecordingWriter.create(run, Map.of())) {
      for (RecordedMessage message : collected) {
        writer.write(message);
      }
    }
    collected.clear();
    collectedBytes = 0;
  }

  /** Writes everything, the earliest first. */
  void writeTo(RecordingWriter out) throws IOException {
    if (runs.isEmpty()) {
      collected.sort(BY_ARRIVAL);
      for (RecordedMessage message : collected) {
        out.write(message);
      }
      return;
    }
    spill();
    List<Run> open = new ArrayList<>();
    try {
      PriorityQueue<Run> queue =
          new PriorityQueue<>(
              Comparator.comparing((Run run) -> run.head, BY_ARRIVAL)
                  .thenComparingInt(run -> run.number));
      for (int i = 0; i < runs.size(); i++) {
        Run run = new Run(i, RecordingReader.open(runs.get(i), RecordingReader.Damage.REFUSE));
        open.add(run);
        if (run.advance()) {
          queue.add(run);
        }
      }
      while (!queue.isEmpty()) {
        Run run = queue.remove();
        out.write(run.head);
        if (run.advance()) {
          queue.add(run);
        }
      }
    } finally {
      for (Run run : open) {
        run.reader.close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Path run : runs) {
      Files.deleteIfExists(run);
    }
  }

  private static final class Run {
    private final int number;
    private final RecordingReader reader;
    private RecordedMessage head;

    Run(int number, RecordingReader reader) {
      this.number = number;
      this.reader = reader;
    }

    boolean advance() throws IOException {
      head = reader.next();
      return head != null;
    }
  }
}
