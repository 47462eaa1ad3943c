package dev.offsite.pipelines.testing.containers;

import java.util.Optional;

/** The images a Docker daemon holds or can fetch. */
interface ImageStore {

  boolean holds(String image);

  /** Fetches an image; the reason why not, if it cannot be had. */
  Optional<String> pull(String image);
}
