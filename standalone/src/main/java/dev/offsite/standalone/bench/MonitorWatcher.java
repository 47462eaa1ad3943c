package dev.offsite.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * A browser's end of the stream, without the browser: counts what comes, and notes when each
 * candidate came first. Thread-safe.
 */
final class MonitorWatcher implements WebSocket.Listener {

  private static final int KIND_AT = 2;
  private static final int TRUCKS_AT = 4;

  private final ObjectMapper json = new ObjectMapper();
  private final List<CharSequence> text = new ArrayList<>();
  private final Map<String, Long> firstSeen = new HashMap<>();
  private long bytes;
  private long truckFrames;
  private long truckPoints;
  private long repeats;
  private boolean hasSnapshot;
  private boolean atBeginning = true;

  @Override
  public synchronized CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    bytes += data.length();
    text.add(data.toString());
    if (last) {
      take(String.join("", text));
      text.clear();
    }
    socket.request(1);
    return null;
  }

  @Override
  public synchronized CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
    bytes += data.remaining();
    if (atBeginning && data.remaining() > TRUCKS_AT + Integer.BYTES && data.get(KIND_AT) <= 1) {
      truckPoints += Integer.reverseBytes(data.getInt(TRUCKS_AT));
    }
    atBeginning = last;
    if (last) {
      truckFrames++;
    }
    socket.request(1);
    return null;
  }

  private void take(String message) {
    // names of trucks are many and say nothing of time
    if (message.startsWith("{\"type\":\"clusters\"")) {
      truckFrames++;
      return;
    }
    if (!message.startsWith("{\"type\":\"rows\"")) {
      return;
    }
    long now = System.nanoTime();
    try {
      JsonNode rows = json.readTree(message);
      hasSnapshot |= rows.path("part").asText().equals("SNAPSHOT") && rows.path("last").asBoolean();
      for (JsonNode row : rows.path("rows")) {
        if (firstSeen.putIfAbsent(row.path("id").asText(), now) != null) {
          repeats++;
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("the stream sent no JSON", e);
    }
  }

  /** Whether the list is there, so that what follows are changes. */
  synchronized boolean hasSnapshot() {
    return hasSnapshot;
  }

  /** When each candidate came first, {@link System#nanoTime}, by id. */
  synchronized Map<String, Long> firstSeen() {
    return Map.copyOf(firstSeen);
  }

  /** What came so far. */
  synchronized Counts counts() {
    return new Counts(bytes, truckFrames, truckPoints, repeats);
  }

  /**
   * What came.
   *
   * @param bytes of all frames
   * @param truckFrames of positions or of clusters
   * @param truckPoints positions in them
   * @param repeats rows that had come before
   */
  record Counts(long bytes, long truckFrames, long truckPoints, long repeats) {}
}
