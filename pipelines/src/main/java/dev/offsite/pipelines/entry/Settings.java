package dev.offsite.pipelines.entry;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The values that were given, by key. Immutable.
 *
 * <p>The environment wins over the file, which wins over the default. A key or variable that is not
 * known is refused: a setting with a slip in its name would otherwise be left out in silence. An
 * empty value counts as not given, because that is how composed environments leave a variable out.
 */
final class Settings {

  /** The command line option of the file. */
  static final String FILE_OPTION = "--settings";

  private final Map<String, String> values;

  private Settings(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  /**
   * The settings of a main class.
   *
   * @param arguments nothing, or {@code --settings FILE}
   * @param environment of the process
   * @throws SettingsException if the arguments, the file or a name in it or in the environment is
   *     not understood
   */
  static Settings of(String[] arguments, Map<String, String> environment) {
    if (arguments.length == 0) {
      return of(new Properties(), "no file", environment);
    }
    if (arguments.length != 2 || !arguments[0].equals(FILE_OPTION)) {
      throw new SettingsException(
          "the arguments are " + List.of(arguments) + "; they may be " + FILE_OPTION + " FILE");
    }
    Path file = Path.of(arguments[1]);
    return of(propertiesOf(file, FILE_OPTION), file.toString(), environment);
  }

  /** Settings of a text in the form of a properties file. */
  static Settings parse(String text, Map<String, String> environment) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException e) {
      throw new IllegalStateException("a text can be read", e);
    }
    return of(properties, "the settings", environment);
  }

  /**
   * Reads a UTF-8 properties file.
   *
   * @param key names who asked for it
   */
  static Properties propertiesOf(Path file, String key) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
      return properties;
    } catch (NoSuchFileException e) {
      throw new SettingsException(key + ": '" + file + "' does not exist", e);
    } catch (IOException | IllegalArgumentException e) {
      throw new SettingsException(key + ": '" + file + "' cannot be read: " + e.getMessage(), e);
    }
  }

  private static Settings of(Properties properties, String where, Map<String, String> environment) {
    Map<String, String> byVariable =
        SettingKeys.all().stream()
            .collect(Collectors.toMap(SettingKey::environmentName, SettingKey::name));
    Map<String, String> values = new HashMap<>();
    Set<String> unknown = new TreeSet<>();
    for (String name : properties.stringPropertyNames()) {
      if (byVariable.containsValue(name)) {
        values.put(name, properties.getProperty(name));
      } else {
        unknown.add(name);
      }
    }
    refuse(unknown, "in " + where);
    environment.forEach(
        (variable, value) -> {
          if (byVariable.containsKey(variable)) {
            if (!value.isBlank()) {
              values.put(byVariable.get(variable), value);
            }
          } else if (SettingKey.isEnvironmentName(variable)) {
            unknown.add(variable);
          }
        });
    refuse(unknown, "in the environment");
    values.values().removeIf(String::isBlank);
    return new Settings(values);
  }

  private static void refuse(Set<String> unknown, String where) {
    if (!unknown.isEmpty()) {
      throw new SettingsException(
          "no such setting " + where + ": " + unknown + "; docs/configuration.md lists them");
    }
  }

  /** The value that was given, else the default, else nothing. */
  <T> Optional<T> find(SettingKey<T> key) {
    String text = values.getOrDefault(key.name(), key.fallback());
    return text.isEmpty() ? Optional.empty() : Optional.of(key.parse(text));
  }

  /**
   * The value that was given, else the default.
   *
   * @throws SettingsException if there is neither, naming key and variable
   */
  <T> T require(SettingKey<T> key) {
    return find(key)
        .orElseThrow(
            () ->
                new SettingsException(
                    key.name()
                        + " is missing: set it in the file, or "
                        + key.environmentName()
                        + ", to "
                        + key.form().replace("`", "")));
  }

  /** Whether a value other than the default was given. */
  boolean isGiven(SettingKey<?> key) {
    return values.containsKey(key.name());
  }

  /**
   * Refuses one of two settings without the other.
   *
   * @throws SettingsException naming both
   */
  void requireBothOrNone(SettingKey<?> one, SettingKey<?> other) {
    if (isGiven(one) != isGiven(other)) {
      throw new SettingsException(one.name() + " and " + other.name() + " need each other");
    }
  }
}
