package dev.offsite.standalone.instance;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The logins whose password was handed out, each with the generation of its password: a line {@code
 * GENERATION LOGIN} each. Holds no secret, and is closed to others all the same.
 *
 * <p>Several processes may read and change it; a change locks a file beside it.
 */
final class LoginFile {

  private static final String HEAD = "# Generation and name of each MQTT login, by Offsite.\n";

  private final Path file;

  LoginFile(Path file) {
    this.file = file;
  }

  /**
   * Generation by login; empty if nothing was ever handed out.
   *
   * @throws IOException if it cannot be read, or a line is not of the form above, naming the line
   */
  Map<String, Integer> read() throws IOException {
    Map<String, Integer> generations = new TreeMap<>();
    if (!Files.exists(file)) {
      return generations;
    }
    int number = 0;
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      number++;
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      int space = line.indexOf(' ');
      try {
        generations.put(line.substring(space + 1), Integer.parseInt(line.substring(0, space)));
      } catch (IndexOutOfBoundsException | NumberFormatException e) {
        throw new IOException(file + " line " + number + " is not GENERATION LOGIN", e);
      }
    }
    return generations;
  }

  /** Changes the generations while no other process does. */
  synchronized Map<String, Integer> change(Consumer<Map<String, Integer>> how) throws IOException {
    Path lockFile = file.resolveSibling(file.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      Map<String, Integer> generations = read();
      Map<String, Integer> before = Map.copyOf(generations);
      how.accept(generations);
      if (!generations.equals(before)) {
        StringBuilder text = new StringBuilder(HEAD);
        generations.forEach((login, generation) -> text.append(generation + " " + login + "\n"));
        OwnerFiles.write(file, text.toString());
      }
      return generations;
    }
  }
}
