package dev.offsite.pipelines.testing.containers;

import java.util.Map;

/**
 * How a container is made of an image.
 *
 * @param port the server's own, inside the container
 * @param environment variables of the server
 * @param files texts to put into the container, by path
 */
public record ContainerPlan(
    ServerImage image, int port, Map<String, String> environment, Map<String, String> files) {

  public ContainerPlan {
    environment = Map.copyOf(environment);
    files = Map.copyOf(files);
  }
}
