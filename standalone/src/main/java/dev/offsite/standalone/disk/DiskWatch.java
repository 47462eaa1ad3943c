package dev.offsite.standalone.disk;

import dev.offsite.standalone.instance.StartException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the free space of a folder whenever it is asked, and logs each change of its state.
 *
 * <p>It only tells: the broker refuses by a limit of the same figure, and whoever runs the instance
 * ends it. Thread-safe.
 */
public final class DiskWatch {

  private static final Logger LOG = LoggerFactory.getLogger(DiskWatch.class);
  private static final double MIB = 1024.0 * 1024.0;

  private final Path folder;
  private final DiskLimits limits;
  private final FreeSpace freeSpace;
  private DiskState state = DiskState.AMPLE;

  /** What is left on the disk of a folder. */
  @FunctionalInterface
  interface FreeSpace {
    long bytes(Path folder) throws IOException;
  }

  public DiskWatch(Path folder, DiskLimits limits) {
    this(folder, limits, path -> Files.getFileStore(path).getUsableSpace());
  }

  DiskWatch(Path folder, DiskLimits limits, FreeSpace freeSpace) {
    this.folder = folder;
    this.limits = limits;
    this.freeSpace = freeSpace;
  }

  /** Refuses a disk that is below the minimum, before anything is started on it. */
  public void requireSpace() throws StartException {
    long free;
    try {
      free = freeSpace.bytes(folder);
    } catch (IOException e) {
      throw new StartException("Cannot see how much space is left in " + folder + ": " + e, e);
    }
    if (free < limits.minBytes()) {
      throw new StartException(
          "The disk of "
              + folder
              + " has "
              + mib(free)
              + " free, and at least "
              + mib(limits.minBytes())
              + " are needed. Make room, name a folder on another disk with --data-dir, or lower"
              + " --disk-min-mb.");
    }
  }

  /** How it stands at this moment; AMPLE if the disk does not tell. */
  public synchronized DiskState look() {
    return look(readFree().orElse(Long.MAX_VALUE));
  }

  /** What an operator should know at this moment; empty if there is plenty of space. */
  public synchronized Optional<String> warning() {
    Optional<Long> free = readFree();
    if (free.isEmpty()) {
      return Optional.empty();
    }
    DiskState now = look(free.get());
    return now == DiskState.AMPLE ? Optional.empty() : Optional.of(sentence(now));
  }

  private DiskState look(long free) {
    DiskState now = limits.stateAt(free);
    if (now != state) {
      state = now;
      if (now == DiskState.AMPLE) {
        LOG.info("the disk of {} has {} free again", folder, mib(free));
      } else {
        LOG.warn("{} ({} free)", sentence(now), mib(free));
      }
    }
    return now;
  }

  /** Without the present figure, so that it stays the same while the state does. */
  private String sentence(DiskState now) {
    return switch (now) {
      case AMPLE -> "the disk of " + folder + " has space";
      case LOW ->
          "the disk of "
              + folder
              + " has less than "
              + mib(limits.warnBytes())
              + " free; below "
              + mib(limits.minBytes())
              + " devices are refused. Make room";
      case SHORT ->
          "the disk of "
              + folder
              + " has less than "
              + mib(limits.minBytes())
              + " free: devices are refused, and send again what is not acknowledged. Make room";
      case FULL ->
          "the disk of "
              + folder
              + " has less than "
              + mib(limits.endBytes())
              + " free: this instance ends before it is full. Make room and start it again; what"
              + " was acknowledged to devices is kept";
    };
  }

  private Optional<Long> readFree() {
    try {
      return Optional.of(freeSpace.bytes(folder));
    } catch (IOException e) {
      LOG.warn("Cannot see how much space is left in {}: {}", folder, e.toString());
      return Optional.empty();
    }
  }

  private static String mib(long bytes) {
    return String.format(Locale.ROOT, "%.0f MiB", Math.floor(bytes / MIB));
  }
}
