package dev.offsite.pipelines.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every name that a stage gives a metric stands in docs/operations.md. */
class MetricsDocumentedTest {

  /** Keys of groups and their place in a path, which are no metrics. */
  private static final List<String> NO_METRICS =
      List.of("GROUP", "TOPIC", "KIND", "GRADE", "PHASE", "REASON");

  @Test
  void names_ofEveryStage_areDocumented() throws Exception {
    Path root = root();
    TreeSet<String> names = new TreeSet<>();
    for (Class<?> constants : classesOfConstants(root)) {
      for (Field field : constants.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers())
            && field.getType() == String.class
            && !NO_METRICS.contains(field.getName())) {
          field.setAccessible(true);
          names.add((String) field.get(null));
        }
      }
    }
    String page = Files.readString(root.resolve("docs/operations.md"));

    assertThat(names).contains("landed", "candidates", "unackedMessages", "referenceInForce");
    assertThat(names).allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
  }

  private static List<Class<?>> classesOfConstants(Path root) throws IOException {
    Path sources = root.resolve("pipelines/src/main/java");
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(it -> it.toString().endsWith("Metrics.java")).toList()) {
        String path = sources.relativize(file).toString();
        classes.add(nameOf(path));
      }
    }
    return classes;
  }

  private static Class<?> nameOf(String path) {
    String name = path.substring(0, path.length() - ".java".length()).replace('/', '.');
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(name, e);
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("docs/operations.md"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
