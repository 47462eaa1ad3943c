package dev.offsite.monitor.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.schemas.json.RecordJson;
import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A browser's end of the stream: keeps what comes until the test asks for it. */
final class StreamListener implements WebSocket.Listener {

  private final LinkedBlockingQueue<JsonNode> texts = new LinkedBlockingQueue<>();
  final LinkedBlockingQueue<ByteBuffer> binaries = new LinkedBlockingQueue<>();
  final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      texts.add(RecordJson.parse(text.toString().getBytes(StandardCharsets.UTF_8)));
      text.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    binary.writeBytes(bytes);
    if (last) {
      binaries.add(ByteBuffer.wrap(binary.toByteArray()).order(ByteOrder.LITTLE_ENDIAN));
      binary.reset();
    }
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
    closed.complete(status);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    closed.complete(-1);
  }

  /** The next message of a type; fails the test after ten seconds without one. */
  JsonNode next(String type) throws InterruptedException {
    return next(message -> message.path("type").asText().equals(type));
  }

  JsonNode next(Predicate<JsonNode> wanted) throws InterruptedException {
    while (true) {
      JsonNode message = texts.poll(10, TimeUnit.SECONDS);
      if (message == null) {
        throw new AssertionError("nothing of that kind came within 10 s");
      }
      if (wanted.test(message)) {
        return message;
      }
    }
  }

  /** Rows until one message is the last of its kind. */
  List<JsonNode> rows(String part) throws InterruptedException {
    List<JsonNode> rows = new ArrayList<>();
    JsonNode message;
    do {
      message =
          next(
              candidate ->
                  candidate.path("type").asText().equals("rows")
                      && candidate.path("part").asText().equals(part));
      message.path("rows").forEach(rows::add);
    } while (!message.path("last").asBoolean());
    return rows;
  }

  List<JsonNode> drain() {
    List<JsonNode> all = new ArrayList<>();
    texts.drainTo(all);
    return all;
  }
}
