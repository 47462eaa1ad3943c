package dev.offsite.standalone.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * The files and folders that a command is going to write, checked before it begins.
 *
 * <p>A run of hours must not end with a path that cannot be written, nor must one half of what was
 * asked for stand there when the other is refused.
 */
final class OutputFiles {

  private enum Kind {
    NEW_FILE,
    FILE,
    FOLDER
  }

  private record Output(Path path, Kind kind) {}

  private final CommandSpec command;
  private final Map<String, Output> outputs = new LinkedHashMap<>();

  OutputFiles(CommandSpec command) {
    this.command = command;
  }

  /** A file that must not exist yet; null if it is not asked for. */
  OutputFiles newFile(String option, @Nullable Path path) {
    return add(option, path, Kind.NEW_FILE);
  }

  /** A file that is replaced if it exists; null if it is not asked for. */
  OutputFiles file(String option, @Nullable Path path) {
    return add(option, path, Kind.FILE);
  }

  /** A folder that is created with those above it; null if it is not asked for. */
  OutputFiles folder(String option, @Nullable Path path) {
    return add(option, path, Kind.FOLDER);
  }

  private OutputFiles add(String option, @Nullable Path path, Kind kind) {
    if (path != null) {
      outputs.put(option, new Output(path, kind));
    }
    return this;
  }

  /**
   * Checks them all; writes nothing.
   *
   * @throws ParameterException if two are the same
   * @throws CommandFailedException if one cannot be written, or exists and must not
   */
  void check() throws CommandFailedException {
    Map<Path, String> places = new HashMap<>();
    for (Map.Entry<String, Output> output : outputs.entrySet()) {
      String option = output.getKey();
      Path path = output.getValue().path();
      String other = places.putIfAbsent(place(path), option);
      if (other != null) {
        throw new ParameterException(
            command.commandLine(), other + " and " + option + " are both " + path);
      }
    }
    for (Map.Entry<String, Output> output : outputs.entrySet()) {
      check(output.getKey(), output.getValue());
    }
  }

  private static void check(String option, Output output) throws CommandFailedException {
    Path path = output.path();
    if (output.kind() == Kind.FOLDER) {
      checkFolder(option, path);
      return;
    }
    if (output.kind() == Kind.NEW_FILE && Files.exists(path)) {
      throw new CommandFailedException(path + " exists already; nothing was written.");
    }
    if (Files.isDirectory(path)) {
      throw refused(option, path, "it is a directory");
    }
    Path parent = path.toAbsolutePath().getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw refused(option, path, "there is no directory " + parent);
    }
    if (!Files.isWritable(Files.exists(path) ? path : parent)) {
      throw refused(option, path, "it may not be written");
    }
  }

  private static void checkFolder(String option, Path path) throws CommandFailedException {
    Path existing = path.toAbsolutePath();
    while (existing.getParent() != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (!Files.isDirectory(existing)) {
      throw refused(option, path, existing + " is no directory");
    }
    if (!Files.isWritable(existing)) {
      throw refused(option, path, existing + " may not be written");
    }
  }

  private static CommandFailedException refused(String option, Path path, String why) {
    return new CommandFailedException(
        "Cannot write " + option + " " + path + ": " + why + "; nothing was written.");
  }

  /** The same for every way to write a path. */
  private static Path place(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path parent = absolute.getParent();
    try {
      return parent == null ? absolute : parent.toRealPath().resolve(absolute.getFileName());
    } catch (IOException e) {
      return absolute; // no such parent: that is said of this path
    }
  }
}
