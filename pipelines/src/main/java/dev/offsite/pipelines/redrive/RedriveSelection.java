package dev.offsite.pipelines.redrive;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The messages that one call sends back, each once however many of its reports were refused. Not
 * thread-safe.
 *
 * <p>Bounded in messages and in bytes of payload, because it is held in memory. What lies beyond is
 * counted, and is left for the next call, which gets on because what was sent before takes no room.
 */
public final class RedriveSelection {

  /** Coordinates, reasons and texts of this many fit into 200 MB. */
  public static final int MESSAGES_MAX = 100_000;

  /** A quarter of the heap that the command line starts with; most payloads are below 1 KB. */
  public static final long BYTES_MAX = 256L << 20;

  private final Predicate<String> sentBefore;
  private final int messagesMax;
  private final long bytesMax;
  private final Map<String, StoredRefusal> selected = new HashMap<>();
  private final Set<String> skipped = new HashSet<>();
  private final Set<String> beyond = new HashSet<>();
  private long bytes;
  private boolean beyondIsMore;

  /**
   * Nothing selected.
   *
   * @param sentBefore which messages, by id, need not be sent; must be few enough for memory, as
   *     the journal is
   */
  public RedriveSelection(Predicate<String> sentBefore) {
    this(sentBefore, MESSAGES_MAX, BYTES_MAX);
  }

  RedriveSelection(Predicate<String> sentBefore, int messagesMax, long bytesMax) {
    this.sentBefore = sentBefore;
    this.messagesMax = messagesMax;
    this.bytesMax = bytesMax;
  }

  /** Adds a refusal; the first one of a message stands for all of them. */
  public void add(StoredRefusal stored) {
    String message = stored.messageId();
    if (selected.containsKey(message)) {
      return;
    }
    if (sentBefore.test(message)) {
      skipped.add(message);
      return;
    }
    int length = stored.refusal().payload().length;
    if (selected.size() < messagesMax && bytes + length <= bytesMax) {
      selected.put(message, stored);
      bytes += length;
    } else if (beyond.size() < messagesMax) {
      beyond.add(message);
    } else if (!beyond.contains(message)) {
      beyondIsMore = true;
    }
  }

  /** The selected refusals in the order in which their messages came. */
  public List<StoredRefusal> inOrder() {
    List<StoredRefusal> ordered = new ArrayList<>(selected.values());
    ordered.sort(StoredRefusal.ORDER);
    return ordered;
  }

  /** Messages that were sent before. */
  public int skipped() {
    return skipped.size();
  }

  /** Messages that found no room. */
  public int beyond() {
    return beyond.size();
  }

  /** Whether {@link #beyond} itself met the bound, so that there are more than it says. */
  public boolean isBeyondMore() {
    return beyondIsMore;
  }
}
