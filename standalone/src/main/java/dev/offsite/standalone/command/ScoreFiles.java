package dev.offsite.standalone.command;

import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.schemas.candidate.CandidateFormatException;
import dev.offsite.simulators.score.CandidateLog;
import dev.offsite.simulators.score.ScoreDocument;
import dev.offsite.simulators.score.page.PlaceMap;
import dev.offsite.simulators.score.page.ScorePage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files that a score is made of and that it makes. */
final class ScoreFiles {

  /**
   * Reads candidates as {@code candidates --json} prints them: one JSON object on each line, all
   * revisions or only the last ones. Empty lines are passed over.
   *
   * @throws CommandFailedException if a line is no candidate, naming it
   */
  static void readCandidates(Path file, CandidateLog log)
      throws IOException, CommandFailedException {
    CandidateCodec codec = new CandidateCodec();
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      int number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (line.isBlank()) {
          continue;
        }
        try {
          log.add(codec.decode(line.getBytes(StandardCharsets.UTF_8)));
        } catch (CandidateFormatException e) {
          throw new CommandFailedException(
              file + " line " + number + " is no candidate: " + e.getMessage(), e);
        }
      }
    }
  }

  /** Writes the page, replacing a file of the same name. */
  static void writePage(Path file, ScoreDocument score, PlaceMap map) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, ScorePage.html(score, map));
  }

  /** Writes the JSON document, replacing a file of the same name. */
  static void writeJson(Path file, ScoreDocument score) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, score.toJson());
  }

  private ScoreFiles() {}
}
