package dev.offsite.standalone.upgrade;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * What a release left behind, as stored beside the tests by {@link StoreRelease}.
 *
 * @param folder named after the release
 */
record StoredRelease(Path folder) {

  static final String FIRST_HALF = "feed-1.ndjson";
  static final String SECOND_HALF = "feed-2.ndjson";
  static final String REFERENCE = "reference.ndjson";
  static final String CANDIDATES = "candidates.ndjson";
  static final String REFUSALS = "refusals.ndjson";
  static final String OPERATORS = "operators.txt";

  /** Every stored release, the oldest name first. */
  static List<StoredRelease> all() throws IOException, URISyntaxException {
    Path root = Path.of(StoredRelease.class.getResource("/savepoints").toURI());
    try (Stream<Path> folders = Files.list(root)) {
      return folders.filter(Files::isDirectory).sorted().map(StoredRelease::new).toList();
    }
  }

  String name() {
    return folder.getFileName().toString();
  }

  List<ProducerRecord<byte[], byte[]>> records(String file) throws IOException {
    return RecordFile.read(folder.resolve(file));
  }

  /** A canonical savepoint of a job. */
  Path savepoint(String job) {
    return folder.resolve(job + "-savepoint");
  }

  /** What {@code ./offsite up} of that release left of a job in its data directory. */
  Path checkpoint(String job) throws IOException {
    return folder.resolve(job + "-checkpoint").resolve(jobFolder(job));
  }

  /** The name of the folder that the release kept a job's checkpoints in. */
  String jobFolder(String job) throws IOException {
    try (Stream<Path> folders = Files.list(folder.resolve(job + "-checkpoint"))) {
      return folders.findFirst().orElseThrow().getFileName().toString();
    }
  }

  @Override
  public String toString() {
    return name();
  }
}
