package dev.offsite.pipelines.testing;

import dev.offsite.pipelines.decode.Received;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.VehicleConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * 1,000 weighings of a real road, as passages of {@link Entries#SCALE}. The file is not part of the
 * project; tests skip where it is not.
 */
public final class RealWeighings {

  /** Set to a directory to read it from elsewhere. */
  private static final String PROPERTY = "offsite.real-data";

  private static final String FILE = "wim-real-1000.csv";

  /** All of them, at their own times of 2012 taken as UTC. */
  public static List<Received> read() throws IOException {
    List<Received> passages = new ArrayList<>();
    List<String> lines = Files.readAllLines(require());
    for (String line : lines.subList(1, lines.size())) {
      passages.add(RawRecords.received(passage(line.split(",", -1))));
    }
    return passages;
  }

  private static PassageReport passage(String[] columns) {
    return new PassageReport(
        Entries.SCALE,
        columns[0],
        Instant.parse(columns[1] + "Z"),
        Integer.parseInt(columns[7]),
        columns[8],
        Double.parseDouble(columns[5]),
        Integer.parseInt(columns[4]),
        Integer.parseInt(columns[2]),
        listOf(columns[9]).toList(),
        listOf(columns[10]).map(mm -> mm / 1e3).toList(),
        VehicleConfiguration.UNKNOWN,
        null,
        Integer.parseInt(columns[6]) / 1e3,
        null,
        null,
        null,
        List.of(),
        List.of());
  }

  private static Stream<Integer> listOf(String column) {
    return Stream.of(column.split("\\|")).filter(part -> !part.isEmpty()).map(Integer::valueOf);
  }

  private static Path require() {
    for (String folder :
        new String[] {
          System.getProperty(PROPERTY, ""), "../../shared/data", "../../../shared/data"
        }) {
      Path path = Path.of(folder, FILE);
      if (!folder.isEmpty() && Files.isRegularFile(path)) {
        return path;
      }
    }
    return Assumptions.abort(FILE + " is not here; name its directory with -D" + PROPERTY);
  }

  private RealWeighings() {}
}
