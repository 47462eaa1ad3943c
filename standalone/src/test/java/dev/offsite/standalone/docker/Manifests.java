package dev.offsite.standalone.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The manifests below docker/kubernetes, as YAML documents. */
final class Manifests {

  static final Path FOLDER = ComposeFile.FOLDER.resolve("kubernetes");

  private final List<Map<String, Object>> documents;

  private Manifests(List<Map<String, Object>> documents) {
    this.documents = documents;
  }

  /** Every document of every YAML file in a folder below. */
  static Manifests in(String folder) throws IOException {
    List<Map<String, Object>> documents = new ArrayList<>();
    try (Stream<Path> files = Files.walk(FOLDER.resolve(folder))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        StreamSupport.stream(yaml().loadAll(Files.readString(file)).spliterator(), false)
            .map(ComposeFile::<Object>map)
            .forEach(documents::add);
      }
    }
    return new Manifests(documents);
  }

  List<Map<String, Object>> all() {
    return documents;
  }

  /** The objects of a kind. */
  List<Map<String, Object>> of(String kind) {
    return documents.stream().filter(document -> kind.equals(document.get("kind"))).toList();
  }

  /** The name of an object. */
  static String nameOf(Map<String, Object> object) {
    return String.valueOf(at(object, "metadata", "name"));
  }

  /** What stands below some keys or list indices; null if nothing does. */
  static Object at(Object from, Object... path) {
    Object here = from;
    for (Object step : path) {
      if (step instanceof Integer index) {
        here = ((List<?>) here).get(index);
      } else {
        here = here == null ? null : ((Map<?, ?>) here).get(step);
      }
    }
    return here;
  }

  /**
   * What an overlay sets.
   *
   * @return values by name of target and path: {@code ingest/spec/job/parallelism}, and by
   *     variable: {@code ingest/OFFSITE_…}
   */
  static Map<String, Object> overlay(String name) throws IOException {
    Map<String, Object> set = new TreeMap<>();
    Map<String, Object> kustomization = in("overlays/" + name).all().get(0);
    for (Object patch : (List<?>) kustomization.get("patches")) {
      Object target = at(patch, "target", "name");
      Object of = target == null ? at(patch, "target", "labelSelector") : target;
      for (Object operation : (List<?>) yaml().load((String) at(patch, "patch"))) {
        Object value = at(operation, "value");
        if (value instanceof Map<?, ?> variable) {
          set.put(of + "/" + variable.get("name"), variable.get("value"));
        } else {
          set.put(of + String.valueOf(at(operation, "path")), value);
        }
      }
    }
    return set;
  }

  private static Yaml yaml() {
    return new Yaml(new SafeConstructor(new LoaderOptions()));
  }
}
