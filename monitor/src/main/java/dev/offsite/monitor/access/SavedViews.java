package dev.offsite.monitor.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offsite.schemas.json.RecordJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What users have saved to look at again, in a file that only its owner may read: {@code {USER:
 * {NAME: QUERY}}}. At most {@value #VIEWS_MAX} for each user. Thread-safe.
 */
public final class SavedViews {

  /** More are not found again. */
  public static final int VIEWS_MAX = 50;

  /** Longest name, in characters. */
  public static final int NAME_LENGTH_MAX = 64;

  private final Path file;
  private Map<String, Map<String, JsonNode>> byUser = new TreeMap<>();

  private SavedViews(Path file) {
    this.file = file;
  }

  /**
   * Reads the file; without one there are no views.
   *
   * @throws IOException if it cannot be read or holds something else, naming the file
   */
  public static SavedViews open(Path file) throws IOException {
    SavedViews views = new SavedViews(file);
    if (Files.exists(file)) {
      try {
        RecordJson.parse(Files.readAllBytes(file))
            .properties()
            .forEach(
                user ->
                    user.getValue()
                        .properties()
                        .forEach(
                            view ->
                                of(views.byUser, user.getKey())
                                    .put(view.getKey(), view.getValue())));
      } catch (IllegalArgumentException e) {
        throw new IOException(file + " is no file of views: " + e.getMessage(), e);
      }
    }
    return views;
  }

  /** The views of a user by name. */
  public synchronized Map<String, JsonNode> all(String user) {
    return new TreeMap<>(byUser.getOrDefault(user, Map.of()));
  }

  /**
   * Saves a view.
   *
   * @throws IllegalArgumentException if the name is none, a text cannot be written, or there are
   *     too many
   * @throws IOException if the file cannot be written; then nothing has changed
   */
  public synchronized void save(String user, String name, JsonNode query) throws IOException {
    if (name.isBlank() || name.length() > NAME_LENGTH_MAX) {
      throw new IllegalArgumentException(
          "name of " + name.length() + " characters is outside 1 to " + NAME_LENGTH_MAX);
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(user + name + query)) {
      throw new IllegalArgumentException("the view holds half a character");
    }
    Map<String, Map<String, JsonNode>> next = copy();
    Map<String, JsonNode> own = of(next, user);
    if (!own.containsKey(name) && own.size() >= VIEWS_MAX) {
      throw new IllegalArgumentException("more than " + VIEWS_MAX + " views");
    }
    own.put(name, query);
    write(next);
  }

  /**
   * Removes a view; says whether there was one.
   *
   * @throws IOException if the file cannot be written; then nothing has changed
   */
  public synchronized boolean remove(String user, String name) throws IOException {
    Map<String, Map<String, JsonNode>> next = copy();
    boolean was = of(next, user).remove(name) != null;
    if (was) {
      write(next);
    }
    return was;
  }

  private static Map<String, JsonNode> of(Map<String, Map<String, JsonNode>> all, String user) {
    return all.computeIfAbsent(user, key -> new TreeMap<>());
  }

  private Map<String, Map<String, JsonNode>> copy() {
    Map<String, Map<String, JsonNode>> copy = new TreeMap<>();
    byUser.forEach((user, views) -> copy.put(user, new TreeMap<>(views)));
    return copy;
  }

  private void write(Map<String, Map<String, JsonNode>> next) throws IOException {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    next.forEach((user, views) -> views.forEach(root.withObjectProperty(user)::set));
    OwnerFile.write(file, root.toPrettyString());
    byUser = next;
  }
}
