package dev.offsite.standalone.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.standalone.instance.StartException;
import dev.offsite.standalone.metrics.FlinkMetrics;
import dev.offsite.standalone.metrics.MetricsPage;
import dev.offsite.standalone.metrics.PrometheusText;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusServerTest {

  private volatile PartState state = PartState.UP;
  private StatusServer server;

  @BeforeEach
  void start() throws StartException {
    server = start(0);
  }

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource({
    "UP, 200, 200",
    "WAITING, 503, 200",
    "DOWN, 503, 503",
  })
  void probes_answerByTheStateOfTheParts(PartState of, int ready, int health) throws Exception {
    state = of;

    assertThat(get("/ready").statusCode()).isEqualTo(ready);
    assertThat(get("/health").statusCode()).isEqualTo(health);
    assertThat(get("/ready").body()).contains("\"state\" : \"" + of + "\"");
    assertThat(get("/ready").headers().firstValue("Content-Type")).contains("application/json");
  }

  @Test
  void metrics_areThePage() throws Exception {
    HttpResponse<String> page = get("/metrics");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).isEqualTo("# TYPE some gauge\nsome 3.0\n");
    assertThat(page.headers().firstValue("Content-Type")).contains(PrometheusText.CONTENT_TYPE);
  }

  @Test
  void anythingElse_isRefused() throws Exception {
    assertThat(get("/").statusCode()).isEqualTo(404);
    assertThat(get("/metrics/x").statusCode()).isEqualTo(404);
    HttpRequest post =
        HttpRequest.newBuilder(URI.create(server.uri() + "/health"))
            .POST(HttpRequest.BodyPublishers.ofString("x"))
            .build();
    assertThat(HttpClient.newHttpClient().send(post, HttpResponse.BodyHandlers.ofString()))
        .extracting(HttpResponse::statusCode)
        .isEqualTo(405);
  }

  @Test
  void start_onATakenPort_saysWhichPort() {
    int port = URI.create(server.uri()).getPort();

    assertThatThrownBy(() -> start(port))
        .isInstanceOf(StartException.class)
        .hasMessageContaining("port " + port);
  }

  @Test
  void uri_isLoopback() throws Exception {
    String host = URI.create(server.uri()).getHost();

    assertThat(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
  }

  private StatusServer start(int port) throws StartException {
    PartCheck check =
        new PartCheck() {
          @Override
          public String part() {
            return "part";
          }

          @Override
          public PartHealth look() {
            return new PartHealth("part", state, "");
          }
        };
    return StatusServer.start(
        port,
        new Health(List.of(check), Clock.systemUTC()),
        new MetricsPage(
            new FlinkMetrics(),
            List.of(page -> page.add("some", PrometheusText.Type.GAUGE, Map.of(), 3))));
  }

  private HttpResponse<String> get(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(server.uri() + path)).build(),
            HttpResponse.BodyHandlers.ofString());
  }
}
