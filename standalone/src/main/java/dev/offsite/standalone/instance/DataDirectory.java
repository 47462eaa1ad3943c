package dev.offsite.standalone.instance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Everything one instance keeps, in one folder that one process at a time may use.
 *
 * <pre>
 * instance.properties     addresses and process, while it runs
 * credentials.properties  secret and passwords, mode 600
 * logins.txt              logins handed out, without passwords
 * mqtt/  kafka/           the brokers' journals
 * history-token           opens the embedded time series, mode 600
 * history/                the embedded time series
 * checkpoints/            state of the jobs
 * logs/offsite.log        what happened
 * </pre>
 */
public final class DataDirectory implements AutoCloseable {

  /** Says that a folder is ours: only such a folder, or an empty one, is ever used or emptied. */
  private static final String MARK = "offsite-data.version";

  private static final String LOGINS = "logins.txt";

  private static final String LAYOUT_VERSION = "1";

  private final Path path;
  private final FileChannel channel;
  private final FileLock lock;

  private DataDirectory(Path path, FileChannel channel, FileLock lock) {
    this.path = path;
    this.channel = channel;
    this.lock = lock;
  }

  /** The folder that holds instances for which the user names none. */
  public static Path defaultParent() {
    return Path.of(System.getProperty("user.home"), ".offsite");
  }

  /** What to do with what an earlier run has left. */
  public enum Earlier {
    /** Go on with it. */
    KEEP,
    /** Remove it. */
    REMOVE
  }

  /**
   * Takes the folder for this process, making it if need be.
   *
   * @throws StartException if it is in use, is not a data directory, or cannot be written to
   */
  public static DataDirectory open(Path folder, Earlier earlier) throws StartException {
    Path path = folder.toAbsolutePath().normalize();
    try {
      OwnerFiles.createFolder(path);
      Path mark = path.resolve(MARK);
      if (!Files.exists(mark) && !isEmpty(path)) {
        throw new StartException(
            path + " holds other files. Name an empty or a new folder with --data-dir.");
      }
      FileChannel channel =
          FileChannel.open(
              path.resolve("instance.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = tryLock(channel);
      if (lock == null) {
        channel.close();
        throw new StartException(
            path
                + " is in use by another Offsite. End that one, or name another folder with"
                + " --data-dir.");
      }
      if (Files.exists(mark)) {
        String version = Files.readString(mark).strip();
        if (!version.equals(LAYOUT_VERSION)) {
          lock.release();
          channel.close();
          throw new StartException(
              path
                  + " was written by another version of Offsite (layout "
                  + version
                  + ", this one reads "
                  + LAYOUT_VERSION
                  + "). Name another folder with --data-dir.");
        }
        if (earlier == Earlier.REMOVE) {
          empty(path);
        }
      }
      OwnerFiles.write(mark, LAYOUT_VERSION + "\n");
      return new DataDirectory(path, channel, lock);
    } catch (IOException | UncheckedIOException e) {
      throw new StartException("Cannot use the data directory " + path + ": " + e, e);
    }
  }

  /** The folder. */
  public Path path() {
    return path;
  }

  /** Journals of the MQTT broker. */
  public Path mqtt() {
    return path.resolve("mqtt");
  }

  /** Logs of Kafka. */
  public Path kafka() {
    return path.resolve("kafka");
  }

  /** Data of the embedded time series. */
  public Path history() {
    return path.resolve("history");
  }

  /** File that holds what opens it. */
  public Path historyToken() {
    return path.resolve("history-token");
  }

  /** State of the jobs. */
  public Path checkpoints() {
    return path.resolve("checkpoints");
  }

  /** The log file. */
  public static Path logFile(Path folder) {
    return folder.resolve("logs").resolve("offsite.log");
  }

  /** The passwords, made at the first call. */
  public Credentials credentials() throws IOException {
    return Credentials.readOrCreate(path.resolve("credentials.properties"));
  }

  /** The logins of devices. */
  public DeviceLogins logins(Credentials credentials) throws IOException {
    return DeviceLogins.open(credentials.secret(), path.resolve(LOGINS));
  }

  /** Lets other processes find this instance. */
  public void announce(InstanceAddresses addresses) throws IOException {
    addresses.write(path.resolve("instance.properties"));
  }

  /** The instance that runs on a folder, or nothing if none does. */
  public static Optional<InstanceAddresses> findRunning(Path folder) throws IOException {
    Path file = folder.resolve("instance.properties");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    return Optional.of(InstanceAddresses.read(file)).filter(InstanceAddresses::isAlive);
  }

  /** Credentials of the instance on a folder. */
  public static Credentials credentialsOf(Path folder) throws IOException {
    return Credentials.read(folder.resolve("credentials.properties"));
  }

  /** Logins of devices at the instance on a folder. */
  public static DeviceLogins loginsOf(Path folder) throws IOException {
    return DeviceLogins.open(credentialsOf(folder).secret(), folder.resolve(LOGINS));
  }

  /** Withdraws the announcement and lets the folder go. */
  @Override
  public void close() throws IOException {
    Files.deleteIfExists(path.resolve("instance.properties"));
    lock.release();
    channel.close();
  }

  private static FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another instance in this very process
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.allMatch(
          file -> {
            String name = file.getFileName().toString();
            return name.equals("logs") || name.equals("instance.lock");
          });
    }
  }

  /** Removes everything but the lock and the log, which this process has open. */
  private static void empty(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Path first = folder.relativize(file).getName(0);
        boolean kept =
            file.equals(folder)
                || first.toString().equals("instance.lock")
                || first.toString().equals("logs");
        if (!kept) {
          Files.delete(file);
        }
      }
    }
  }
}
