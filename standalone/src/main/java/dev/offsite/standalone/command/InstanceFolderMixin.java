package dev.offsite.standalone.command;

import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.instance.InstanceAddresses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Finds the instance that runs on this machine. */
final class InstanceFolderMixin {

  /** The folders that {@code demo} and {@code up} use where none is named. */
  private static final List<String> DEFAULT_FOLDERS = List.of("up", "demo");

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = {
        "Data directory of the running instance.",
        "Default: the one that runs below ~/.offsite"
      })
  private Path dataDir;

  /** An instance and its folder. */
  record Found(Path folder, InstanceAddresses addresses) {}

  /** The instance that is meant. */
  Found require() throws CommandFailedException {
    List<Path> folders = new ArrayList<>();
    if (dataDir != null) {
      folders.add(dataDir);
    } else {
      DEFAULT_FOLDERS.forEach(name -> folders.add(DataDirectory.defaultParent().resolve(name)));
    }
    List<Found> running = new ArrayList<>();
    for (Path folder : folders) {
      find(folder).ifPresent(running::add);
    }
    if (running.isEmpty()) {
      throw new CommandFailedException(
          "No Offsite runs on "
              + (dataDir != null ? dataDir : DataDirectory.defaultParent())
              + ". Start one with: ./offsite up");
    }
    if (running.size() > 1) {
      throw new CommandFailedException(
          "Several run: "
              + String.join(", ", running.stream().map(it -> it.folder().toString()).toList())
              + ". Say which with --data-dir.");
    }
    return running.get(0);
  }

  private static Optional<Found> find(Path folder) throws CommandFailedException {
    try {
      return DataDirectory.findRunning(folder).map(addresses -> new Found(folder, addresses));
    } catch (IOException e) {
      throw new CommandFailedException(
          "Cannot read the data directory " + folder + ": " + IoReason.of(e), e);
    }
  }
}
