package dev.offsite.standalone.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.offsite.standalone.instance.StartException;
import dev.offsite.standalone.metrics.MetricsPage;
import dev.offsite.standalone.metrics.PrometheusText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers over HTTP how this process is.
 *
 * <ul>
 *   <li>{@code /metrics}: everything measured, for Prometheus;
 *   <li>{@code /health}: 200 while a new start would not help, else 503;
 *   <li>{@code /ready}: 200 while every part does what it is for, else 503.
 * </ul>
 *
 * <p>The last two have the same body, {@link HealthReport#json()}. Nobody logs in, so it listens on
 * loopback only and changes nothing.
 */
public final class StatusServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StatusServer.class);

  /** A scrape and a probe at once; more wait. */
  private static final int THREADS = 2;

  private final HttpServer server;
  private final ExecutorService threads;
  private final Health health;
  private final MetricsPage metrics;

  private StatusServer(HttpServer server, Health health, MetricsPage metrics) {
    this.server = server;
    this.health = health;
    this.metrics = metrics;
    threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "status-server");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Begins to answer.
   *
   * @param port 0 for any free one
   */
  public static StatusServer start(int port, Health health, MetricsPage metrics)
      throws StartException {
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      StatusServer server = new StatusServer(http, health, metrics);
      http.setExecutor(server.threads);
      http.createContext("/", server::answer);
      http.start();
      return server;
    } catch (IOException e) {
      throw new StartException("Metrics cannot be served on port " + port + ": " + e, e);
    }
  }

  /** Where it answers, such as {@code http://127.0.0.1:9249}. */
  public String uri() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!exchange.getRequestMethod().equals("GET")) {
        send(exchange, 405, "text/plain", "only GET\n");
        return;
      }
      switch (exchange.getRequestURI().getPath()) {
        case "/metrics" -> send(exchange, 200, PrometheusText.CONTENT_TYPE, metrics.text());
        case "/health" -> {
          HealthReport report = health.report();
          send(exchange, report.isAlive() ? 200 : 503, "application/json", report.json());
        }
        case "/ready" -> {
          HealthReport report = health.report();
          send(exchange, report.isReady() ? 200 : 503, "application/json", report.json());
        }
        default -> send(exchange, 404, "text/plain", "/metrics, /health or /ready\n");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) { // the server would swallow it
      LOG.warn("{} cannot be answered", exchange.getRequestURI().getPath(), e);
      throw e;
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }
}
