package dev.offsite.pipelines.testing.containers;

import java.util.Map;
import java.util.Optional;

/**
 * Which image a test runs: the one named by the environment, else the real one, else its stand-in.
 *
 * @param environment variables of the process
 */
record ImageChoice(
    Map<String, String> environment, ImageFile real, ImageFile standIns, ImageStore store) {

  ChosenImage choose(ServerImage server) {
    String asked = environment.get(server.variable());
    if (asked != null && !asked.isBlank()) {
      return new ChosenImage(asked, server.variable() + " asks for it");
    }
    String image = real.of(server);
    if (store.holds(image)) {
      return new ChosenImage(image, "the real image, present");
    }
    Optional<String> obstacle = store.pull(image);
    if (obstacle.isEmpty()) {
      return new ChosenImage(image, "the real image, pulled");
    }
    String standIn = standIns.of(server);
    if (store.holds(standIn)) {
      return new ChosenImage(
          standIn, "stand-in, as " + image + " cannot be pulled: " + obstacle.get());
    }
    throw new IllegalStateException(
        "%s cannot be pulled (%s), and its stand-in %s is not built: run docker/stand-ins/build"
            .formatted(image, obstacle.get(), standIn));
  }
}
