package dev.offsite.standalone.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A wall clock for child processes that can be set while they run: the library of Debian's package
 * {@code faketime}. Elapsed time is left as it is.
 */
final class FakeTime {

  private static final Path LIBRARIES = Path.of("/usr/lib");

  private final Path file;

  FakeTime(Path file) {
    this.file = file;
  }

  static boolean isInstalled() throws IOException {
    return findLibrary().isPresent();
  }

  /** What a command has to be prefixed with to live by it. */
  List<String> through() throws IOException {
    return List.of(
        "env",
        "LD_PRELOAD=" + findLibrary().orElseThrow(),
        "FAKETIME_TIMESTAMP_FILE=" + file,
        "FAKETIME_CACHE_DURATION=1",
        "FAKETIME_FORCE_MONOTONIC_FIX=0",
        "FAKETIME_DONT_FAKE_MONOTONIC=1",
        "DONT_FAKE_MONOTONIC=1");
  }

  /** Sets the clock to so much from the right time, such as {@code +3h}. */
  void set(String offset) throws IOException {
    // never seen half written
    Path next = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(next, offset + "\n");
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static Optional<Path> findLibrary() throws IOException {
    if (!Files.isDirectory(LIBRARIES)) {
      return Optional.empty();
    }
    try (Stream<Path> architectures = Files.list(LIBRARIES)) {
      return architectures
          .map(folder -> folder.resolve("faketime/libfaketimeMT.so.1"))
          .filter(Files::exists)
          .findFirst();
    }
  }
}
