package dev.offsite.pipelines.testing.containers;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** The images of this process's tests; each is chosen once, and the choice is printed. */
public final class DockerImages {

  private static final Map<ServerImage, ChosenImage> CHOSEN = new EnumMap<>(ServerImage.class);

  private DockerImages() {}

  /**
   * The image of a server.
   *
   * @throws IllegalStateException if neither the real image nor the stand-in can be had
   */
  public static synchronized ChosenImage of(ServerImage server) {
    return CHOSEN.computeIfAbsent(server, DockerImages::choose);
  }

  private static ChosenImage choose(ServerImage server) {
    Path folder = ImageFile.dockerFolder();
    ChosenImage chosen =
        new ImageChoice(
                System.getenv(),
                ImageFile.read(folder.resolve("images.env")),
                ImageFile.read(folder.resolve("stand-ins").resolve("images.env")),
                new DockerImageStore())
            .choose(server);
    System.out.println("containers | " + server + " | " + chosen.name() + " | " + chosen.because());
    return chosen;
  }
}
