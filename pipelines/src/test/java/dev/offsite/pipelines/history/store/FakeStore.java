package dev.offsite.pipelines.history.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * A server that takes lines as a time series does: a line replaces the one with the same series and
 * time. It refuses what it is told to, and answers as scripted before that.
 */
final class FakeStore implements AutoCloseable {

  /** One scripted answer; the body of the request is thrown away. */
  record Scripted(int status, Map<String, String> headers) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, String> fieldsByPoint = new TreeMap<>();
  private final List<String> queries = new ArrayList<>();
  private final List<String> authorizations = new ArrayList<>();
  private final ConcurrentLinkedQueue<Scripted> script = new ConcurrentLinkedQueue<>();
  private volatile Predicate<String> refused = line -> false;
  private volatile int always;
  private volatile int linesMax = Integer.MAX_VALUE;
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private int requests;
  private final AtomicInteger arrived = new AtomicInteger();

  FakeStore() {
    this(0);
  }

  FakeStore(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new AssertionError("port " + port + " is taken", e);
    }
    server.createContext("/api/v2/write", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** The next request gets this answer. */
  FakeStore then(int status) {
    return then(status, Map.of());
  }

  FakeStore then(int status, Map<String, String> headers) {
    script.add(new Scripted(status, headers));
    return this;
  }

  /** Every request gets this answer, until it is 0. */
  void always(int status) {
    always = status;
  }

  /** A request with such a line gets 400, and nothing of it is stored. */
  FakeStore refusing(Predicate<String> line) {
    refused = line;
    return this;
  }

  /** A request with more lines gets 413. */
  FakeStore linesMax(int max) {
    linesMax = max;
    return this;
  }

  /** Requests wait from now on, until {@link #answer}. */
  void hang() {
    gate = new CountDownLatch(1);
  }

  void answer() {
    gate.countDown();
  }

  /** Requests that have come, answered or not. */
  int arrived() {
    return arrived.get();
  }

  synchronized int requests() {
    return requests;
  }

  synchronized List<String> queries() {
    return List.copyOf(queries);
  }

  synchronized List<String> authorizations() {
    return List.copyOf(authorizations);
  }

  /** Every stored line, sorted. */
  synchronized List<String> lines() {
    List<String> lines = new ArrayList<>();
    fieldsByPoint.forEach((point, fields) -> lines.add(point.replace("\n", ' ' + fields + ' ')));
    return lines;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      arrived.incrementAndGet();
      awaitGate();
      Scripted answer = answerTo(exchange, body);
      answer.headers().forEach(exchange.getResponseHeaders()::add);
      if (answer.status() == 204) {
        exchange.sendResponseHeaders(204, -1);
        return;
      }
      byte[] message =
          ("{\"code\":\"fake\",\"message\":\"fake answer " + answer.status() + "\"}")
              .getBytes(UTF_8);
      exchange.sendResponseHeaders(answer.status(), message.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(message);
      }
    }
  }

  private void awaitGate() throws IOException {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private synchronized Scripted answerTo(HttpExchange exchange, String body) {
    requests++;
    queries.add(exchange.getRequestURI().getQuery());
    authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    if (always != 0) {
      return new Scripted(always, Map.of());
    }
    Scripted scripted = script.poll();
    if (scripted != null && scripted.status() != 204) {
      return scripted;
    }
    List<String> lines = body.lines().toList();
    if (lines.size() > linesMax) {
      return new Scripted(413, Map.of());
    }
    if (lines.stream().anyMatch(refused)) {
      return new Scripted(400, Map.of());
    }
    lines.forEach(this::store);
    return new Scripted(204, Map.of());
  }

  /** Cuts at the first and the last space that is neither escaped nor in quotes. */
  private void store(String line) {
    int first = 0;
    while (line.charAt(first) != ' ' || line.charAt(first - 1) == '\\') {
      first++;
    }
    int last = line.lastIndexOf(' ');
    fieldsByPoint.put(
        line.substring(0, first) + '\n' + line.substring(last + 1),
        line.substring(first + 1, last));
  }

  @Override
  public void close() {
    answer();
    server.stop(0);
    threads.shutdownNow();
  }
}
