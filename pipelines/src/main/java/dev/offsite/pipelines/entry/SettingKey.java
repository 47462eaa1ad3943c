package dev.offsite.pipelines.entry;

import java.util.Locale;
import java.util.Objects;

/**
 * One setting: its name, what it takes, and why its default is what it is.
 *
 * @param name groups with dots, words with hyphens: {@code mqtt.session-expiry}
 * @param form what a value looks like, for people
 * @param fallback the value where none is given; empty if there is none
 * @param description what it does, and the reason for the default; one or two sentences
 * @param parser reads a value; throws {@link IllegalArgumentException} that says what is wrong
 */
record SettingKey<T>(
    String name, String form, String fallback, String description, Parser<T> parser) {

  private static final String PREFIX = "OFFSITE_";

  /** Reads the text of a value. */
  @FunctionalInterface
  interface Parser<T> {
    T parse(String text);
  }

  SettingKey {
    Objects.requireNonNull(fallback, "fallback");
    Objects.requireNonNull(description, "description");
    Objects.requireNonNull(parser, "parser");
    if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)+")) {
      throw new IllegalArgumentException("key '" + name + "' is not of the form group.two-words");
    }
  }

  /**
   * The environment variable of the same meaning: dots and hyphens become underscores, letters
   * upper case, {@code OFFSITE_} stands before it.
   */
  String environmentName() {
    return PREFIX + name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /** Whether an environment variable claims to be one of ours. */
  static boolean isEnvironmentName(String variable) {
    return variable.startsWith(PREFIX);
  }

  /**
   * Reads a value.
   *
   * @throws SettingsException naming key, value and what is wrong with it
   */
  T parse(String text) {
    try {
      return parser.parse(text);
    } catch (IllegalArgumentException e) {
      throw new SettingsException(name + ": '" + text + "' " + e.getMessage(), e);
    }
  }
}
