package dev.offsite.pipelines.mqtt;

/** Rules about MQTT topic filters (MQTT 5, section 4.7), needed to check a configuration. */
final class TopicFilters {
  private static final String SHARED = "$share/";

  private TopicFilters() {}

  /** Returns why the filter is not well formed, or an empty text when it is. */
  static String findFault(String filter) {
    if (filter.isEmpty()) {
      return "is empty";
    }
    if (filter.indexOf('\0') >= 0) {
      return "contains the null character";
    }
    if (filter.startsWith(SHARED)) {
      return "is a shared subscription; these lose messages over a restart of some brokers and are"
          + " not supported yet: use several plain filters";
    }
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

  /** Whether some topic name matches both filters, so that its messages would arrive twice. */
  static boolean overlap(String one, String other) {
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
