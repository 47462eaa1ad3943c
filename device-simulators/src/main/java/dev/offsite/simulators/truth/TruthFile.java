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

/** Truths as JSON lines: one object for each, UTF-8, in the order given. */
public final class TruthFile {

  /** Writes a file, replacing one of the same name. */
  public static void write(Path file, List<Truth> truths) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      for (Truth truth : truths) {
        out.write(RecordJson.write(truth));
        out.write('\n');
      }
    }
  }

  /**
   * Reads a file.
   *
   * @throws IllegalArgumentException if a line is no truth, naming it
   */
  public static List<Truth> read(Path file) throws IOException {
    List<Truth> truths = new ArrayList<>();
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    for (int i = 0; i < lines.size(); i++) {
      RecordReader reader = new RecordReader(RecordReader.UnknownFields.IGNORED);
      Truth truth =
          reader.read(
              RecordJson.parse(lines.get(i).getBytes(StandardCharsets.UTF_8)), Truth.class, "");
      if (truth == null) {
        throw new IllegalArgumentException(file + " line " + (i + 1) + ": " + reader.faults());
      }
      truths.add(truth);
    }
    return truths;
  }

  private TruthFile() {}
}
