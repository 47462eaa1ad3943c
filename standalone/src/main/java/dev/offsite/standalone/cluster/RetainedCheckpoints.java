package dev.offsite.standalone.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;

/**
 * The checkpoints that a job has left in {@code folder/jobId/chk-N}.
 *
 * <p>A checkpoint is complete when its file {@code _metadata} exists: Flink writes that last.
 */
final class RetainedCheckpoints {

  private final Path folder;

  RetainedCheckpoints(Path folder, JobID job) {
    this.folder = folder.resolve(job.toHexString());
  }

  /** The newest complete one. */
  Optional<Path> findLatest() throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    Path latest = null;
    FileTime latestTime = null;
    try (Stream<Path> checkpoints = Files.list(folder)) {
      for (Path checkpoint : checkpoints.toList()) {
        Path metadata = checkpoint.resolve("_metadata");
        if (checkpoint.getFileName().toString().startsWith("chk-") && Files.exists(metadata)) {
          FileTime time = Files.getLastModifiedTime(metadata);
          if (latestTime == null || time.compareTo(latestTime) > 0) {
            latest = checkpoint;
            latestTime = time;
          }
        }
      }
    }
    return Optional.ofNullable(latest);
  }

  /** Removes all of them: a job that begins anew counts from 1 and never overwrites. */
  void remove() throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
