package dev.offsite.simulators.archive;

import dev.offsite.simulators.recording.RecordedMessage;
import dev.offsite.simulators.recording.RecordingWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/** Makes a recording of an archive, in the order of the receive times. */
public final class ArchiveImport {

  /** Enough to see what is wrong. */
  private static final int EXAMPLES_MAX = 20;

  /** Faults told apart; the same fault of many lines counts once. */
  private static final int FAULTS_MAX = 100;

  private static final long PROGRESS_LINES = 10_000;

  private final ArchiveMapping mapping;
  private final Map<String, Long> skipped = new TreeMap<>();
  private final Map<String, Long> unusable = new TreeMap<>();
  private final List<String> examples = new ArrayList<>();
  private long lines;

  private ArchiveImport(ArchiveMapping mapping) {
    this.mapping = mapping;
  }

  /**
   * Reads an archive once and writes a recording.
   *
   * @param out must not exist; runs that do not fit into memory wait beside it
   * @param progress told the number of lines now and then
   * @throws IOException if the archive cannot be read at all, or the recording not be written
   */
  public static ImportReport run(
      Path archive, ArchiveMapping mapping, Path out, LongConsumer progress) throws IOException {
    return new ArchiveImport(mapping).run(archive, out, progress);
  }

  private ImportReport run(Path archive, Path out, LongConsumer progress) throws IOException {
    Map<String, String> properties =
        Map.of(
            "createdBy", "offsite import",
            "archive", archive.getFileName().toString(),
            "about", mapping.about());
    Path folder = out.toAbsolutePath().getParent();
    Path runs = Files.createTempDirectory(folder, ".import");
    try (ArrivalSort sort = new ArrivalSort(runs, ArrivalSort.RUN_BYTES)) {
      readAll(archive, sort, progress);
      try (RecordingWriter writer = RecordingWriter.create(out, properties)) {
        sort.writeTo(writer);
        return new ImportReport(lines, writer.messages(), skipped, unusable, examples);
      }
    } finally {
      Files.deleteIfExists(runs);
    }
  }

  private void readAll(Path archive, ArrivalSort sort, LongConsumer progress) throws IOException {
    try (ArchiveRows rows = open(archive)) {
      boolean more = true;
      while (more) {
        try {
          ArchiveRow row = rows.next();
          more = row != null;
          if (more) {
            take(row, sort);
          }
        } catch (UnusableLineException e) {
          note(e);
        }
        count(more ? 1 : 0, progress);
      }
    }
  }

  private ArchiveRows open(Path archive) throws IOException {
    try {
      return mapping.open(archive);
    } catch (UnusableLineException e) {
      throw new IOException(archive + " line " + e.line() + ": " + e.getMessage(), e);
    }
  }

  private void count(int more, LongConsumer progress) {
    lines += more;
    if (lines % PROGRESS_LINES == 0) {
      progress.accept(lines);
    }
  }

  private void take(ArchiveRow row, ArrivalSort sort) throws IOException, UnusableLineException {
    var reason = mapping.skipReason(row);
    if (reason.isPresent()) {
      skipped.merge(reason.get(), 1L, Long::sum);
      return;
    }
    RecordedMessage message = mapping.message(row);
    sort.add(message);
  }

  private void note(UnusableLineException fault) {
    String text = fault.getMessage();
    int colon = text.indexOf(':');
    String kind = colon < 0 ? text : text.substring(0, colon);
    boolean isKnown = unusable.containsKey(kind) || unusable.size() < FAULTS_MAX;
    unusable.merge(isKnown ? kind : "other", 1L, Long::sum);
    if (examples.size() < EXAMPLES_MAX) {
      examples.add("line " + fault.line() + ": " + text);
    }
  }
}
