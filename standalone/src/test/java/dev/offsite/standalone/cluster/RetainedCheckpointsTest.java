package dev.offsite.standalone.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.apache.flink.api.common.JobID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetainedCheckpointsTest {

  private static final JobID JOB = new JobID(1, 2);

  @TempDir Path folder;

  @Test
  void findLatest_noneYet_isEmpty() throws IOException {
    assertThat(new RetainedCheckpoints(folder, JOB).findLatest()).isEmpty();
  }

  @Test
  void findLatest_severalAndOneIncomplete_isTheNewestComplete() throws IOException {
    complete("chk-9", 1_000);
    Path newest = complete("chk-10", 2_000);
    Files.createDirectories(folder.resolve(JOB.toHexString()).resolve("chk-11"));
    Files.createDirectories(folder.resolve(JOB.toHexString()).resolve("shared"));

    assertThat(new RetainedCheckpoints(folder, JOB).findLatest()).contains(newest);
  }

  @Test
  void remove_checkpoints_leavesThoseOfOtherJobs() throws IOException {
    complete("chk-1", 1_000);
    Path other = folder.resolve(new JobID(3, 4).toHexString());
    Files.createDirectories(other);
    RetainedCheckpoints retained = new RetainedCheckpoints(folder, JOB);

    retained.remove();

    assertThat(retained.findLatest()).isEmpty();
    assertThat(other).exists();
  }

  private Path complete(String name, long millis) throws IOException {
    Path checkpoint = folder.resolve(JOB.toHexString()).resolve(name);
    Files.createDirectories(checkpoint);
    Path metadata = Files.createFile(checkpoint.resolve("_metadata"));
    Files.setLastModifiedTime(metadata, FileTime.fromMillis(millis));
    return checkpoint;
  }
}
