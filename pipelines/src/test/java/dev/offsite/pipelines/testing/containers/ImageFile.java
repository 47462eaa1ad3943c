package dev.offsite.pipelines.testing.containers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Names of images by variable, as compose reads them: a line each, {@code NAME=image}. */
record ImageFile(Map<String, String> images) {

  ImageFile {
    images = Map.copyOf(images);
  }

  static ImageFile read(Path file) {
    try {
      Map<String, String> images = new HashMap<>();
      for (String line : Files.readAllLines(file)) {
        int equals = line.indexOf('=');
        if (equals > 0 && !line.startsWith("#")) {
          images.put(line.substring(0, equals), line.substring(equals + 1).strip());
        }
      }
      return new ImageFile(images);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " names no images", e);
    }
  }

  /** The folder {@code docker} of this repository, from any folder below its root. */
  static Path dockerFolder() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      Path docker = folder.resolve("docker");
      if (Files.exists(docker.resolve("images.env"))) {
        return docker;
      }
      folder = folder.getParent();
    }
    throw new IllegalStateException(
        "no docker/images.env above " + Path.of("").toAbsolutePath() + ": run in the repository");
  }

  String of(ServerImage server) {
    String image = images.get(server.variable());
    if (image == null) {
      throw new IllegalStateException(server.variable() + " is missing in " + images.keySet());
    }
    return image;
  }
}
