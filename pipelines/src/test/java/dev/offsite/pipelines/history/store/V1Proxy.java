package dev.offsite.pipelines.history.store;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands before an InfluxDB 1 and turns the write path of InfluxDB 2 into its own: {@code
 * /api/v2/write?bucket=b&precision=us} into {@code /write?db=b&precision=u}. Everything else goes
 * through as it is, answers too.
 */
final class V1Proxy implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI target;

  V1Proxy(URI target) throws IOException {
    this.target = target;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/api/v2/write", this::forward);
    server.setExecutor(threads);
    server.start();
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void forward(HttpExchange exchange) throws IOException {
    try (exchange) {
      Map<String, String> query = new TreeMap<>();
      for (String part : exchange.getRequestURI().getRawQuery().split("&", -1)) {
        query.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
      }
      String precision = query.get("precision").equals("us") ? "u" : query.get("precision");
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(
                      target.resolve(
                          "/write?db=" + query.get("bucket") + "&precision=" + precision))
                  .POST(
                      HttpRequest.BodyPublishers.ofByteArray(
                          exchange.getRequestBody().readAllBytes()))
                  .build(),
              HttpResponse.BodyHandlers.ofByteArray());
      byte[] body = answer.body();
      exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        out.write(body);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
