package dev.offsite.simulators.truth;

import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.json.RecordReader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Records of one type as JSON lines: one object for each, UTF-8, in the order given.
 *
 * @param type what a line holds
 */
public record LineFile<T extends Record>(Class<T> type) {

  /** Truths. */
  public static final LineFile<Truth> TRUTHS = new LineFile<>(Truth.class);

  /** Writes a file, replacing one of the same name. */
  public void write(Path file, List<T> records) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (T each : records) {
        out.write(RecordJson.write(each));
        out.write('\n');
      }
    }
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if a line is no such record, naming it
   */
  public List<T> read(Path file) throws IOException {
    List<T> records = new ArrayList<>();
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    for (int i = 0; i < lines.size(); i++) {
      RecordReader reader = new RecordReader(RecordReader.UnknownFields.IGNORED);
      T each =
          reader.read(RecordJson.parse(lines.get(i).getBytes(StandardCharsets.UTF_8)), type, "");
      if (each == null) {
        throw new IllegalArgumentException(file + " line " + (i + 1) + ": " + reader.faults());
      }
      records.add(each);
    }
    return records;
  }
}
