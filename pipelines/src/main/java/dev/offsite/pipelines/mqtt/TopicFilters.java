package dev.offsite.pipelines.mqtt;

/** Rules about MQTT topic filters (MQTT 5, section 4.7), needed to check a configuration. */
final class TopicFilters {
  private static final String SHARED = "$share/";

  private TopicFilters() {}

  /** Whether the filter is a shared subscription (MQTT 5, section 4.8.2). */
  static boolean isShared(String filter) {
    return filter.startsWith(SHARED);
  }

  /** Returns why the filter is not well formed, or an empty text when it is. */
  static String findFault(String filter) {
    if (filter.isEmpty()) {
      return "is empty";
    }
    if (filter.indexOf('\0') >= 0) {
      return "contains the null character";
    }
    if (!isShared(filter)) {
      return findPlainFault(filter);
    }
    int endOfGroup = filter.indexOf('/', SHARED.length());
    if (endOfGroup <= SHARED.length() || endOfGroup == filter.length() - 1) {
      return "is not of the form $share/group/filter";
    }
    String group = filter.substring(SHARED.length(), endOfGroup);
    if (group.indexOf('#') >= 0 || group.indexOf('+') >= 0) {
      return "has a wildcard in its share name '" + group + "'";
    }
    return findPlainFault(plain(filter));
  }

  private static String findPlainFault(String filter) {
    String[] levels = filter.split("/", -1);
    for (int i = 0; i < levels.length; i++) {
      String level = levels[i];
      if (level.equals("#") && i < levels.length - 1) {
        return "has '#' before its last level";
      }
      if (level.length() > 1 && (level.indexOf('#') >= 0 || level.indexOf('+') >= 0)) {
        return "has a wildcard that does not fill its level: '" + level + "'";
      }
    }
    return "";
  }

  /**
   * Whether some topic name matches both filters, so that its messages would arrive twice. Two
   * groups that share one filter receive everything once each, so they overlap too.
   */
  static boolean overlap(String one, String other) {
    return plainOverlap(plain(one), plain(other));
  }

  private static String plain(String filter) {
    return isShared(filter) ? filter.substring(filter.indexOf('/', SHARED.length()) + 1) : filter;
  }

  private static boolean plainOverlap(String one, String other) {
    // Wildcards in the first level do not match topic names that begin with '$'.
    if (one.startsWith("$") != other.startsWith("$")) {
      return false;
    }
    String[] left = one.split("/", -1);
    String[] right = other.split("/", -1);
    int shared = Math.min(left.length, right.length);
    for (int i = 0; i < shared; i++) {
      if (left[i].equals("#") || right[i].equals("#")) {
        return true;
      }
      boolean wildcard = left[i].equals("+") || right[i].equals("+");
      if (!wildcard && !left[i].equals(right[i])) {
        return false;
      }
    }
    // "a/#" also matches "a" itself.
    return left.length == right.length
        || (left.length == shared + 1 && left[shared].equals("#"))
        || (right.length == shared + 1 && right[shared].equals("#"));
  }
}
