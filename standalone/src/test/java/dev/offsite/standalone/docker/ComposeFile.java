package dev.offsite.standalone.docker;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What stands in docker/, read as Compose reads it: anchors and merges are resolved. */
final class ComposeFile {

  static final Path FOLDER = Path.of("..", "docker");

  private final Map<String, Object> root;

  private ComposeFile(Map<String, Object> root) {
    this.root = root;
  }

  static ComposeFile read() throws IOException {
    try (Reader reader = Files.newBufferedReader(FOLDER.resolve("compose.yaml"))) {
      return new ComposeFile(new Yaml(new SafeConstructor(new LoaderOptions())).load(reader));
    }
  }

  /** The variables of images.env. */
  static Properties images() throws IOException {
    return properties(FOLDER.resolve("images.env"));
  }

  static Properties properties(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    return properties;
  }

  /** A part at the top, such as {@code secrets}. */
  Map<String, Map<String, Object>> part(String name) {
    return map(root.get(name));
  }

  Map<String, Map<String, Object>> services() {
    return part("services");
  }

  /** Everything at the top. */
  Map<String, Object> root() {
    return root;
  }

  /** Whether a service ends by itself. */
  static boolean isTask(Map<String, Object> service) {
    return "no".equals(service.get("restart"));
  }

  static List<String> texts(Object list) {
    return list == null ? List.of() : ((List<?>) list).stream().map(String::valueOf).toList();
  }

  @SuppressWarnings("unchecked") // the file is written by hand, and a wrong form fails the test
  static <V> Map<String, V> map(Object value) {
    return value == null ? Map.of() : (Map<String, V>) value;
  }
}
