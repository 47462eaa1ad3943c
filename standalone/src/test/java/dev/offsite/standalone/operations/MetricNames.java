package dev.offsite.standalone.operations;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The names of metrics that a PromQL expression asks for. */
public final class MetricNames {

  private static final Pattern STRINGS = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");
  private static final Pattern LABEL_SETS = Pattern.compile("\\{[^}]*}");
  private static final Pattern RANGES = Pattern.compile("\\[[^]]*]");
  private static final Pattern LABEL_LISTS =
      Pattern.compile("\\b(?:by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
  private static final Pattern NAMES = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*(?!\\s*\\()\\b");
  private static final Pattern NUMBERS = Pattern.compile("\\b[0-9][0-9a-zA-Z.]*\\b");
  private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset");

  /** Sorted; functions, aggregations and labels are none. */
  public static Set<String> in(String expression) {
    String text = STRINGS.matcher(expression).replaceAll("");
    text = LABEL_SETS.matcher(text).replaceAll("");
    text = RANGES.matcher(text).replaceAll("");
    text = LABEL_LISTS.matcher(text).replaceAll("");
    text = NUMBERS.matcher(text).replaceAll("");
    Set<String> names = new TreeSet<>();
    Matcher matcher = NAMES.matcher(text);
    while (matcher.find()) {
      if (!isCalled(text, matcher.end()) && !WORDS.contains(matcher.group())) {
        names.add(matcher.group());
      }
    }
    return names;
  }

  private static boolean isCalled(String text, int end) {
    int next = end;
    while (next < text.length() && text.charAt(next) == ' ') {
      next++;
    }
    return next < text.length() && (text.charAt(next) == '(' || isPartOfName(text.charAt(end)));
  }

  private static boolean isPartOfName(char c) {
    return c == '_' || c == ':' || Character.isLetterOrDigit(c);
  }

  private MetricNames() {}
}
