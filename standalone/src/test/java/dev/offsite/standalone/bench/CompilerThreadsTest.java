package dev.offsite.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompilerThreadsTest {

  @TempDir Path tasks;

  @Test
  void cpuNanos_areThoseOfBothCompilers_andOfNobodyElse() throws IOException {
    thread(1, "C1 CompilerThre", "1000 7 3");
    thread(2, "C2 CompilerThre", "20000 9 4");
    thread(3, "main", "400000 1 1");
    thread(4, "Sweeper thread", "400000 1 1");

    assertThat(new CompilerThreads(tasks).cpuNanos()).isEqualTo(21_000);
  }

  @Test
  void cpuNanos_ofThreadsThatEndWhileTheyAreRead_areLeftOut() throws IOException {
    thread(1, "C2 CompilerThre", "1000 7 3");
    Files.createDirectories(tasks.resolve("2"));
    thread(3, "C2 CompilerThre", "nothing");

    assertThat(new CompilerThreads(tasks).cpuNanos()).isEqualTo(1_000);
  }

  @Test
  void cpuNanos_whereTheSystemDoesNotSay_areZero() {
    assertThat(new CompilerThreads(tasks.resolve("absent")).cpuNanos()).isZero();
  }

  @Test
  void cpuNanos_ofThisProcess_arePositiveOnLinux() {
    assumeThat(Files.isReadable(Path.of("/proc/self/schedstat"))).isTrue();

    assertThat(new CompilerThreads().cpuNanos()).isPositive();
  }

  private void thread(int id, String name, String schedstat) throws IOException {
    Path thread = Files.createDirectories(tasks.resolve(Integer.toString(id)));
    Files.writeString(thread.resolve("comm"), name + "\n");
    Files.writeString(thread.resolve("schedstat"), schedstat + "\n");
  }
}
