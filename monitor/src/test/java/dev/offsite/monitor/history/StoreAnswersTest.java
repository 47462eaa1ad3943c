package dev.offsite.monitor.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.offsite.monitor.history.TimeSeriesException.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the readers make of answers that real stores give seldom, from a server that gives them. */
class StoreAnswersTest {

  private static final TimeSpan SPAN =
      new TimeSpan(Instant.parse("2026-03-02T04:00:00Z"), Instant.parse("2026-03-02T05:00:00Z"));
  private static final String SECRET = "Token s3cret";

  private final CountDownLatch ended = new CountDownLatch(1);
  private HttpServer server;
  private volatile int status = 200;
  private volatile String body = "";
  private volatile boolean silent;
  private volatile String asked;
  private volatile String shown;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    ended.countDown();
    server.stop(0);
  }

  @Test
  void questDb_tableMissing_isNotThereYet() {
    answers(400, "{\"query\":\"q\",\"error\":\"table does not exist [table=weighings]\"}");

    assertThat(failure(questDb()).reason()).isEqualTo(Reason.NOT_THERE_YET);
  }

  @Test
  void questDb_otherError_isRefused_andSaysWhat() {
    answers(400, "{\"query\":\"q\",\"error\":\"unexpected token [from]\",\"position\":3}");

    TimeSeriesException failure = failure(questDb());

    assertThat(failure.reason()).isEqualTo(Reason.REFUSED);
    assertThat(failure).hasMessageEndingWith("answers: unexpected token [from]");
  }

  @Test
  void questDb_columnOfAnotherType_isUnreadable() {
    answers(
        200,
        "{\"columns\":[{\"name\":\"timestamp\"},{\"name\":\"device\"}],"
            + "\"dataset\":[[\"2026-03-02T04:00:00.000000Z\",\"d\"]]}");

    assertThat(failure(questDb())).hasMessageContaining("column site is missing");
    assertThat(failure(questDb()).reason()).isEqualTo(Reason.UNREADABLE);
  }

  @Test
  void questDb_timeThatIsNone_isUnreadable() {
    answers(200, "{\"columns\":[],\"dataset\":[[\"yesterday\"]]}");

    assertThat(failure(questDb()).reason()).isEqualTo(Reason.UNREADABLE);
  }

  @Test
  void influx_databaseMissing_isNotThereYet_inTheWordsOfEachVersion() {
    answers(200, "{\"results\":[{\"statement_id\":0,\"error\":\"database not found: offsite\"}]}");
    assertThat(failure(influx()).reason()).isEqualTo(Reason.NOT_THERE_YET);

    answers(404, "{\"code\":\"not found\",\"message\":\"no dbrp mapping found\"}");
    assertThat(failure(influx()).reason()).isEqualTo(Reason.NOT_THERE_YET);
  }

  @Test
  void influx_parseError_isRefused() {
    answers(400, "{\"error\":\"error parsing query: found EOF\"}");

    assertThat(failure(influx()).reason()).isEqualTo(Reason.REFUSED);
  }

  @Test
  void influx_answerWithoutSeries_isNoRows() throws Exception {
    answers(200, "{\"results\":[{\"statement_id\":0}]}");

    assertThat(influx().weighings("d", SPAN, 1).rows()).isEmpty();
    assertThat(shown).isEqualTo(SECRET);
  }

  @Test
  void credentials_notTaken_areForbidden_andNotQuoted() {
    answers(401, "Unauthorized");

    for (TimeSeriesReader reader : new TimeSeriesReader[] {questDb(), influx()}) {
      TimeSeriesException failure = failure(reader);
      assertThat(failure.reason()).isEqualTo(Reason.FORBIDDEN);
      assertThat(failure).hasMessageContaining("does not take the token").hasNoCause();
      assertThat(failure.getMessage()).doesNotContain("s3cret");
    }
    assertThat(address().toString()).doesNotContain("s3cret");
  }

  @Test
  void answer_thatIsNoJson_isUnreadable_andOfABrokenServerRefused() {
    answers(200, "<html>router login</html>");
    assertThat(failure(questDb()).reason()).isEqualTo(Reason.UNREADABLE);
    assertThat(failure(influx()).reason()).isEqualTo(Reason.UNREADABLE);

    answers(503, "overloaded");
    assertThat(failure(questDb()).reason()).isEqualTo(Reason.REFUSED);
    assertThat(failure(influx()).reason()).isEqualTo(Reason.REFUSED);
  }

  @Test
  void store_thatIsSilent_isUnreachableAfterItsTime() {
    silent = true;
    TimeSeriesReader impatient =
        new QuestDbReader(address(), Duration.ofSeconds(1), Duration.ofMillis(200));

    assertThat(failure(impatient).reason()).isEqualTo(Reason.UNREACHABLE);
  }

  @Test
  void deviceId_isQuotedInTheWayOfEachLanguage() {
    answers(503, "");

    failure(questDb(), "x' OR 'a'='a");
    assertThat(asked).contains("\"device\" = 'x'' OR ''a''=''a'");

    failure(influx(), "x' OR 'a'='a");
    assertThat(asked).contains("\"device\" = 'x\\' OR \\'a\\'=\\'a'");
    assertThat(InfluxQlReader.quoted("\\'")).isEqualTo("'\\\\\\''");
    assertThat(QuestDbReader.quoted("\\'")).isEqualTo("'\\'''");
  }

  private void answers(int newStatus, String newBody) {
    status = newStatus;
    body = newBody;
  }

  private TimeSeriesReader questDb() {
    return new QuestDbReader(address());
  }

  private TimeSeriesReader influx() {
    return new InfluxQlReader(address());
  }

  private StoreAddress address() {
    return new StoreAddress(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), "offsite", SECRET);
  }

  private static TimeSeriesException failure(TimeSeriesReader reader) {
    return failure(reader, "d");
  }

  private static TimeSeriesException failure(TimeSeriesReader reader, String device) {
    TimeSeriesException failure =
        catchThrowableOfType(TimeSeriesException.class, () -> reader.weighings(device, SPAN, 1));
    assertThat(failure).isNotNull();
    return failure;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked = URLDecoder.decode(exchange.getRequestURI().getRawQuery(), StandardCharsets.UTF_8);
      shown = exchange.getRequestHeaders().getFirst("Authorization");
      if (silent) {
        ended.await();
        return;
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
