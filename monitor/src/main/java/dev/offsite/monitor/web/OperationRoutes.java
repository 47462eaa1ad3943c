package dev.offsite.monitor.web;

import dev.offsite.monitor.access.Sessions;
import dev.offsite.monitor.intake.TopicStatus;
import dev.offsite.monitor.live.Situation;
import dev.offsite.monitor.stream.StreamHub;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What operators of the server and new clients ask, without a login: numbers, and the contract. */
final class OperationRoutes {

  /** Six times the interval in which Kafka is asked for its topics. */
  private static final Duration SILENT_MAX = Duration.ofMinutes(1);

  private final Situation situation;
  private final Intake intake;
  private final StreamHub hub;
  private final Sessions sessions;
  private final Clock clock;
  private final About about;

  /** What a client must know before the login. */
  record About(String version, String zone, MapView map, boolean oidc) {}

  /** Where the map begins and what lies below it. */
  record MapView(List<Double> centre, double zoom, List<MapLayer> layers) {}

  OperationRoutes(
      Situation situation,
      Intake intake,
      StreamHub hub,
      Sessions sessions,
      Clock clock,
      About about) {
    this.situation = situation;
    this.intake = intake;
    this.hub = hub;
    this.sessions = sessions;
    this.clock = clock;
    this.about = about;
  }

  void register(RoutesConfig routes) {
    routes.get("/api/config", context -> Answers.json(context, about));
    routes.get("/api/openapi.yaml", OperationRoutes::contract);
    routes.get("/health", this::health);
    routes.get("/metrics", this::metrics);
  }

  private record Health(String status, Map<String, TopicStatus> topics) {}

  private static void contract(Context context) throws IOException {
    try (InputStream yaml =
        OperationRoutes.class.getResourceAsStream("/dev/offsite/monitor/openapi.yaml")) {
      context.contentType("application/yaml; charset=utf-8").result(yaml.readAllBytes());
    }
  }

  private void health(Context context) {
    boolean up = intake.reachedAt().isAfter(clock.instant().minus(SILENT_MAX));
    context.status(up ? 200 : 503);
    Answers.json(context, new Health(up ? "UP" : "DOWN", intake.statuses()));
  }

  private void metrics(Context context) {
    MetricsText text = new MetricsText();
    StreamHub.Counts counts = hub.counts();
    text.add("offsite_monitor_streams", MetricsText.Type.GAUGE, counts.clients());
    text.add("offsite_monitor_stream_frames_total", MetricsText.Type.COUNTER, counts.frames());
    text.add("offsite_monitor_stream_bytes_total", MetricsText.Type.COUNTER, counts.bytes());
    text.add("offsite_monitor_streams_cut_total", MetricsText.Type.COUNTER, counts.cut());
    text.add("offsite_monitor_sessions", MetricsText.Type.GAUGE, sessions.size());
    text.add("offsite_monitor_candidates", MetricsText.Type.GAUGE, situation.cases().size());
    text.add(
        "offsite_monitor_candidates_dropped_total",
        MetricsText.Type.COUNTER,
        situation.cases().dropped());
    text.add("offsite_monitor_trucks", MetricsText.Type.GAUGE, situation.trucks().size());
    text.add(
        "offsite_monitor_trucks_beyond_bound",
        MetricsText.Type.GAUGE,
        situation.trucks().beyondBound());
    intake
        .statuses()
        .forEach(
            (topic, status) -> {
              text.add(
                  "offsite_monitor_records_total",
                  MetricsText.Type.COUNTER,
                  "topic",
                  topic,
                  status.records());
              text.add(
                  "offsite_monitor_unreadable_total",
                  MetricsText.Type.COUNTER,
                  "topic",
                  topic,
                  status.unreadable());
              text.add(
                  "offsite_monitor_lag_records",
                  MetricsText.Type.GAUGE,
                  "topic",
                  topic,
                  status.lag());
            });
    context.contentType(MetricsText.CONTENT_TYPE).result(text.toString());
  }
}
