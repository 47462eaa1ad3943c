package dev.offsite.simulators.replay;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Finds the real recordings, which are not part of the project; tests skip where they are not. */
final class RealRecordings {

  /** Set to a directory to read them from elsewhere. */
  private static final String PROPERTY = "offsite.real-data";

  static Path require(String file) {
    for (String folder :
        new String[] {
          System.getProperty(PROPERTY, ""), "../../shared/data", "../../../shared/data"
        }) {
      Path path = Path.of(folder, file);
      if (!folder.isEmpty() && Files.isRegularFile(path)) {
        return path;
      }
    }
    return Assumptions.abort(file + " is not here; name its directory with -D" + PROPERTY);
  }

  private RealRecordings() {}
}
