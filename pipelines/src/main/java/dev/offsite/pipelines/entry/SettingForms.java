package dev.offsite.pipelines.entry;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.flink.util.TimeUtils;

/**
 * How the text of a setting becomes a value. Errors say what is wrong without naming the value,
 * which {@link SettingKey#parse} adds.
 */
final class SettingForms {

  static final String DURATION = "such as `500 ms`, `15 min` or `7 d`";

  static final String PATH = "path of a file";

  private SettingForms() {}

  /** Text with at least one character. */
  static String text(String value) {
    if (value.isBlank()) {
      throw new IllegalArgumentException("is empty");
    }
    return value.strip();
  }

  /** A word of letters, digits, {@code -} and {@code _}, of at least one character. */
  static SettingKey.Parser<String> word(int lengthMax) {
    return value -> {
      String word = value.strip();
      if (!word.matches("[0-9A-Za-z_-]{1," + lengthMax + "}")) {
        throw new IllegalArgumentException(
            "is not 1 to " + lengthMax + " letters, digits, '-' or '_'");
      }
      return word;
    };
  }

  /** A whole number within two limits, both included. */
  static SettingKey.Parser<Integer> integer(int min, int max) {
    return value -> Math.toIntExact(whole(min, max).parse(value));
  }

  /** A whole number within two limits, both included. */
  static SettingKey.Parser<Long> whole(long min, long max) {
    return value -> {
      long number;
      try {
        number = Long.parseLong(value.strip());
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("is not a whole number", e);
      }
      if (number < min || number > max) {
        throw new IllegalArgumentException("is not within " + min + " and " + max);
      }
      return number;
    };
  }

  /** A number above zero. */
  static double positive(String value) {
    double number;
    try {
      number = Double.parseDouble(value.strip());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("is not a number", e);
    }
    if (!(number > 0) || Double.isInfinite(number)) {
      throw new IllegalArgumentException("is not above 0 and finite");
    }
    return number;
  }

  /** A time with its unit, as Flink's own settings have it, within two limits, both included. */
  static SettingKey.Parser<Duration> duration(Duration min, Duration max) {
    return value -> {
      Duration time;
      try {
        if (value.strip().matches("[0-9]+")) {
          throw new IllegalArgumentException("no unit");
        }
        time = TimeUtils.parseDuration(value);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("is not a time such as 500 ms, 15 min or 7 d", e);
      }
      if (time.compareTo(min) < 0 || time.compareTo(max) > 0) {
        throw new IllegalArgumentException(
            "is not within "
                + TimeUtils.formatWithHighestUnit(min)
                + " and "
                + TimeUtils.formatWithHighestUnit(max));
      }
      return time;
    };
  }

  /** Entries with commas between them. */
  static List<String> list(String value) {
    List<String> entries = new ArrayList<>();
    for (String entry : value.split(",", -1)) {
      if (!entry.isBlank()) {
        entries.add(entry.strip());
      }
    }
    if (entries.isEmpty()) {
      throw new IllegalArgumentException("names nothing");
    }
    return List.copyOf(entries);
  }

  /** A path; whether the file exists is for the machine that reads it. */
  static Path path(String value) {
    try {
      return Path.of(text(value));
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("is not a path: " + e.getReason(), e);
    }
  }

  /** One of the constants, in lower case with hyphens. */
  static <E extends Enum<E>> SettingKey.Parser<E> oneOf(Class<E> type) {
    return value -> {
      for (E constant : type.getEnumConstants()) {
        if (word(constant).equals(value.strip())) {
          return constant;
        }
      }
      throw new IllegalArgumentException(
          "is none of " + Arrays.stream(type.getEnumConstants()).map(SettingForms::word).toList());
    };
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
