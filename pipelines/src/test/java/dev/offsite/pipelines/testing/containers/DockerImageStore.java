package dev.offsite.pipelines.testing.containers;

import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.utility.DockerImageName;

/** The images of the Docker daemon that Testcontainers has found. */
final class DockerImageStore implements ImageStore {

  /** Enough for the largest image over a slow line; without a registry the refusal is quick. */
  private static final Duration PULL_MAX = Duration.ofMinutes(3);

  @Override
  public boolean holds(String image) {
    try {
      DockerClientFactory.instance().client().inspectImageCmd(image).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  @Override
  public Optional<String> pull(String image) {
    DockerImageName name = DockerImageName.parse(image);
    try {
      boolean complete =
          DockerClientFactory.instance()
              .client()
              .pullImageCmd(name.getUnversionedPart())
              .withTag(name.getVersionPart())
              .start()
              .awaitCompletion(PULL_MAX.toSeconds(), TimeUnit.SECONDS);
      return complete ? Optional.empty() : Optional.of("not within " + PULL_MAX.toSeconds() + " s");
    } catch (DockerException | DockerClientException e) {
      return Optional.of(e.getMessage().strip());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of("interrupted");
    }
  }
}
