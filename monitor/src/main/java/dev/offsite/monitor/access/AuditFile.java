package dev.offsite.monitor.access;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.schemas.json.RecordJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * The audit log: a JSON object on each line, only ever appended to. A full file is renamed to
 * {@code NAME.1}, that one to {@code NAME.2} and so on; the oldest beyond the limit is deleted.
 * What the law wants kept for longer, copy the renamed files away. Thread-safe.
 */
public final class AuditFile {

  private final Path file;
  private final long bytesMax;
  private final int filesMax;
  private final Deque<AuditEntry> newest = new ArrayDeque<>();

  /** Whether the last line may have no end. */
  private boolean torn;

  /** Entries that {@link #newest} can answer. */
  public static final int NEWEST_MAX = 1_000;

  /** Ten million looks or so. */
  public static final int FILES_MAX = 100;

  /** Small enough for an editor. */
  public static final long BYTES_MAX = 16L << 20;

  private AuditFile(Path file, long bytesMax, int filesMax) {
    this.file = file;
    this.bytesMax = bytesMax;
    this.filesMax = filesMax;
  }

  /** Opens the log, making the file if there is none. */
  public static AuditFile open(Path file) throws IOException {
    return open(file, BYTES_MAX, FILES_MAX);
  }

  static AuditFile open(Path file, long bytesMax, int filesMax) throws IOException {
    AuditFile log = new AuditFile(file, bytesMax, filesMax);
    OwnerFile.createIfAbsent(file);
    byte[] content = Files.readAllBytes(file);
    new String(content, StandardCharsets.UTF_8) // a character that a crash has cut is no failure
        .lines()
        .filter(line -> !line.isBlank())
        .forEach(line -> log.remember(read(line)));
    log.torn = content.length > 0 && content[content.length - 1] != '\n';
    return log;
  }

  /**
   * Appends an entry.
   *
   * @throws AuditException if it cannot be written
   */
  public synchronized void note(AuditEntry entry) {
    byte[] line = RecordJson.write(entry);
    int start = torn ? 1 : 0;
    byte[] written = new byte[start + line.length + 1];
    written[0] = '\n';
    System.arraycopy(line, 0, written, start, line.length);
    written[written.length - 1] = '\n';
    try {
      OwnerFile.createIfAbsent(file);
      torn = true;
      Files.write(file, written, StandardOpenOption.APPEND);
      torn = false;
      if (Files.size(file) >= bytesMax) {
        rotate();
      }
    } catch (IOException e) {
      throw new AuditException(file + " cannot be written: " + e.getMessage(), e);
    }
    remember(entry);
  }

  /** The newest entries, the newest first. */
  public synchronized List<AuditEntry> newest(int limit) {
    List<AuditEntry> entries = new ArrayList<>(newest);
    Collections.reverse(entries);
    return List.copyOf(entries.subList(0, Math.min(limit, entries.size())));
  }

  private void rotate() throws IOException {
    Files.deleteIfExists(numbered(filesMax));
    for (int number = filesMax - 1; number >= 1; number--) {
      if (Files.exists(numbered(number))) {
        Files.move(numbered(number), numbered(number + 1), StandardCopyOption.ATOMIC_MOVE);
      }
    }
    Files.move(file, numbered(1), StandardCopyOption.ATOMIC_MOVE);
  }

  private Path numbered(int number) {
    return file.resolveSibling(file.getFileName() + "." + number);
  }

  private void remember(AuditEntry entry) {
    if (newest.size() >= NEWEST_MAX) {
      newest.removeFirst();
    }
    newest.addLast(entry);
  }

  private static AuditEntry read(String line) {
    try {
      JsonNode node = RecordJson.parse(line.getBytes(StandardCharsets.UTF_8));
      return new AuditEntry(
          Instant.parse(node.path("at").asText()),
          node.path("user").asText(),
          AuditEntry.Action.valueOf(node.path("action").asText()),
          node.path("subject").asText(),
          node.path("detail").asText());
    } catch (RuntimeException e) { // a line that a crash has cut
      return new AuditEntry(
          Instant.EPOCH, "", AuditEntry.Action.AUDIT, "", "a line that cannot be read");
    }
  }
}
