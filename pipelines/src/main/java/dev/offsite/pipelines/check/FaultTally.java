package dev.offsite.pipelines.check;

import dev.offsite.schemas.channel.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Faults of one device by reason and place, each with one example. Not thread-safe. */
final class FaultTally {

  /** Kinds that are listed; a broken device has few, a fuzzer has any number. */
  static final int KINDS_MAX = 24;

  private static final int EXAMPLE_CHARS = 160;
  private static final int DETAIL_CHARS = 200;
  private static final Pattern BATCH_INDEX = Pattern.compile("^/\\d+(?=/|$)");

  /** A plate of mainland China: province, letter, then five or six more. */
  private static final Pattern PLATE =
      Pattern.compile("([\\u4e00-\\u9fff][A-Z])[·. ]?[A-Z0-9\\u4e00-\\u9fff]{4,6}");

  private final Map<String, Count> kinds = new LinkedHashMap<>();
  private long unlisted;

  private static final class Count {
    private final String reason;
    private final String pointer;
    private final String detail;
    private final String example;
    private long count;

    Count(Refusal refusal, String pointer, byte[] payload) {
      this.reason = refusal.reasons().get(0).name();
      this.pointer = pointer;
      this.detail = cut(masked(refusal.detail()), DETAIL_CHARS);
      int bytes = Math.min(payload.length, EXAMPLE_CHARS * 4);
      this.example =
          cut(masked(new String(payload, 0, bytes, StandardCharsets.UTF_8)), EXAMPLE_CHARS);
    }
  }

  /** Takes a fault of this payload. */
  void add(Refusal refusal, byte[] payload) {
    String pointer = BATCH_INDEX.matcher(refusal.pointer()).replaceFirst("/*");
    String key = refusal.reasons().get(0) + pointer;
    Count count = kinds.get(key);
    if (count == null) {
      if (kinds.size() == KINDS_MAX) {
        unlisted++;
        return;
      }
      count = new Count(refusal, pointer, payload);
      kinds.put(key, count);
    }
    count.count++;
  }

  long unlisted() {
    return unlisted;
  }

  /** The most frequent first. */
  List<DeviceFigures.FaultKind> figures() {
    return kinds.values().stream()
        .sorted(Comparator.comparingLong((Count c) -> -c.count))
        .map(c -> new DeviceFigures.FaultKind(c.reason, c.pointer, c.count, c.detail, c.example))
        .toList();
  }

  static String masked(String text) {
    return PLATE.matcher(text).replaceAll("$1•••••");
  }

  private static String cut(String text, int chars) {
    return text.length() <= chars ? text : text.substring(0, chars) + "…";
  }
}
