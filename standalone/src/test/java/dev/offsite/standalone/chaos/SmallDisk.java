package dev.offsite.standalone.chaos;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A disk of a few hundred MiB in memory, which only its own processes see mounted: made by an
 * ordinary user with a user namespace of Linux ({@code unshare}), where the system allows that.
 */
final class SmallDisk implements AutoCloseable {

  private static final int MIB = 1 << 20;

  private final Path mount;
  private final Process holder;

  private SmallDisk(Path mount, Process holder) {
    this.mount = mount;
    this.holder = holder;
  }

  /** Whether this machine lets us mount one. */
  static boolean isPossible() throws InterruptedException {
    try {
      Process trial =
          new ProcessBuilder(
                  "unshare", "-rm", "sh", "-c", "mount -t tmpfs tmpfs /tmp && nsenter --version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return trial.waitFor(10, TimeUnit.SECONDS) && trial.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Mounts it on a folder, which is made. */
  static SmallDisk mountedOn(Path mount, int sizeMib) throws IOException {
    Files.createDirectories(mount);
    Process holder =
        new ProcessBuilder(
                "unshare",
                "-rm",
                "sh",
                "-c",
                "mount -t tmpfs -o size="
                    + sizeMib
                    + "m tmpfs \"$1\" && echo > \"$1/mounted\""
                    + " && exec sleep 600",
                "sh",
                mount.toString())
            .inheritIO()
            .start();
    SmallDisk disk = new SmallDisk(mount, holder);
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> Files.exists(disk.seenFromHere().resolve("mounted")));
    return disk;
  }

  /** Where processes that see it find it. */
  Path mount() {
    return mount;
  }

  /** Where this process finds the same. */
  Path seenFromHere() {
    return Path.of("/proc", Long.toString(holder.pid()), "root" + mount.toAbsolutePath());
  }

  /** What a command has to be prefixed with to see it. */
  List<String> through() {
    return List.of(
        "nsenter",
        "--target",
        Long.toString(holder.pid()),
        "--user",
        "--mount",
        "--preserve-credentials");
  }

  /** Fills it until so much is left. */
  void fillUpTo(int leftMib) throws IOException {
    byte[] block = new byte[MIB];
    try (OutputStream out = Files.newOutputStream(filler())) {
      while (freeMib() > leftMib) {
        out.write(block);
      }
    } catch (IOException e) {
      if (leftMib > 0) {
        throw e;
      }
      // full to the last byte
    }
  }

  /** Gives back what was filled. */
  void clear() throws IOException {
    Files.deleteIfExists(filler());
  }

  @Override
  public void close() throws InterruptedException {
    holder.destroyForcibly().waitFor();
  }

  private long freeMib() throws IOException {
    return Files.getFileStore(seenFromHere()).getUsableSpace() / MIB;
  }

  private Path filler() {
    return seenFromHere().resolve("filler");
  }
}
