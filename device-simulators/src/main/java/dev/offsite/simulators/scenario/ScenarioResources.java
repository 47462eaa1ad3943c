package dev.offsite.simulators.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The files of this module that scenarios are made from. */
final class ScenarioResources {

  /**
   * The text of a resource beside this class.
   *
   * @throws IllegalStateException if the build lacks it
   */
  static String text(String path) {
    try (InputStream in = ScenarioResources.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the build lacks the resource " + path);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ScenarioResources() {}
}
