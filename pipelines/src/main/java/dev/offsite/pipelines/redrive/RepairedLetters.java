package dev.offsite.pipelines.redrive;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file of repaired refusals, each matched with the refusal in Kafka that it repairs. Not
 * thread-safe.
 *
 * <p>All or nothing: a line that matches none, or two lines about one message, fail the whole file,
 * so that nobody has to find out which half was sent.
 */
public final class RepairedLetters {

  private final Map<String, LetterFile.Line> lines;
  private final Map<String, StoredRefusal> found = new HashMap<>();

  private RepairedLetters(Map<String, LetterFile.Line> lines) {
    this.lines = lines;
  }

  /**
   * Reads the file; blank lines are skipped.
   *
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if a line is none, or stands there twice; names the line
   */
  public static RepairedLetters read(Path file) throws IOException {
    Map<String, LetterFile.Line> lines = new TreeMap<>();
    int number = 0;
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        number++;
        if (!text.isBlank()) {
          LetterFile.Line line = LetterFile.read(text.getBytes(StandardCharsets.UTF_8));
          if (lines.put(line.coordinates(), line) != null) {
            throw new IllegalArgumentException(line.coordinates() + " stands there twice");
          }
        }
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("line " + number + ": " + e.getMessage(), e);
    }
    return new RepairedLetters(lines);
  }

  /** Takes note of a refusal in Kafka if a line is about it. */
  public void match(StoredRefusal stored) {
    if (lines.containsKey(stored.coordinates())) {
      found.put(stored.coordinates(), stored);
    }
  }

  /**
   * What the file asks for, in the order in which the messages came.
   *
   * @throws IllegalArgumentException if a line has no refusal, cannot be a repair of it, or two
   *     lines are about one message
   */
  public List<Redrive> redrives() {
    Map<String, Redrive> redrives = new HashMap<>();
    for (Map.Entry<String, LetterFile.Line> line : lines.entrySet()) {
      StoredRefusal stored = found.get(line.getKey());
      if (stored == null) {
        throw new IllegalArgumentException("there is no refusal at " + line.getKey());
      }
      Redrive before =
          redrives.put(stored.messageId(), LetterFile.repaired(line.getValue(), stored));
      if (before != null) {
        throw new IllegalArgumentException(
            before.from().coordinates()
                + " and "
                + stored.coordinates()
                + " are reports of one message; put both repairs into one line");
      }
    }
    return redrives.values().stream()
        .sorted((a, b) -> StoredRefusal.ORDER.compare(a.from(), b.from()))
        .toList();
  }
}
