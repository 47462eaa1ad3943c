package dev.offsite.monitor.web;

import dev.offsite.monitor.access.AreaPath;
import dev.offsite.monitor.access.AuditEntry;
import dev.offsite.monitor.access.Right;
import dev.offsite.monitor.access.Scope;
import dev.offsite.monitor.access.Viewer;
import dev.offsite.monitor.history.HourCount;
import dev.offsite.monitor.history.RowQuery;
import dev.offsite.monitor.history.Rows;
import dev.offsite.monitor.history.TimeSeriesException;
import dev.offsite.monitor.history.TimeSeriesReader;
import dev.offsite.monitor.history.TimeSpan;
import dev.offsite.monitor.live.Situation;
import dev.offsite.monitor.reference.ReleaseView;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.history.HistoryRow;
import dev.offsite.schemas.history.HistoryTables;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKind;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tracks and series from the time-series store. */
final class HistoryRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(HistoryRoutes.class);

  /** More than a week of one truck is a profile of a person, not a look at a case. */
  private static final Duration SPAN_MAX = Duration.ofDays(7);

  private static final Rows NO_ROWS = new Rows(List.of(), 0);
  private static final int LIMIT = 20_000;
  private static final int AT_ONCE_MAX = 2;
  private static final Duration WAIT_MAX = Duration.ofSeconds(1);

  private final Guard guard;
  private final Situation situation;
  private final Optional<TimeSeriesReader> reader;
  private final Audit audit;
  private final Clock clock;
  private final Semaphore atOnce = new Semaphore(AT_ONCE_MAX);

  HistoryRoutes(
      Guard guard,
      Situation situation,
      Optional<TimeSeriesReader> reader,
      Audit audit,
      Clock clock) {
    this.guard = guard;
    this.situation = situation;
    this.reader = reader;
    this.audit = audit;
    this.clock = clock;
  }

  void register(RoutesConfig routes) {
    routes.get(
        "/api/history/trucks/{deviceId}/track",
        guard.only(Right.WATCH_CANDIDATES, oneOfFew(this::track)));
    routes.get(
        "/api/history/scales/{deviceId}/series",
        guard.only(Right.WATCH_CANDIDATES, oneOfFew(this::series)));
    routes.get(
        "/api/history/devices/{deviceId}/health",
        guard.only(Right.WATCH_DEVICES, oneOfFew(this::health)));
    routes.get(
        "/api/history/candidates", guard.only(Right.WATCH_CANDIDATES, oneOfFew(this::candidates)));
  }

  /** An answer holds up to {@value #LIMIT} rows, twice: a few at once, so that memory suffices. */
  private Guard.Answer oneOfFew(Guard.Answer answer) {
    return (context, viewer) -> {
      if (!atOnce.tryAcquire(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        throw Problem.unavailable(
            "HISTORY_BUSY", AT_ONCE_MAX + " histories are being read; try again");
      }
      try {
        answer.answer(context, viewer);
      } finally {
        atOnce.release();
      }
    };
  }

  private record Points(
      String deviceId, boolean cut, @Nullable Integer withheld, List<Map<String, Object>> points) {}

  private record PerHour(boolean cut, List<HourCount> perHour) {}

  /** Asks the store. */
  @FunctionalInterface
  private interface Question<T> {
    T ask(TimeSeriesReader store) throws TimeSeriesException, InterruptedException;
  }

  private void track(Context context, Viewer viewer) {
    String deviceId = deviceId(context);
    TimeSpan span = span(context);
    int limit = Answers.limit(context, LIMIT, LIMIT);
    audit.note(viewer.user(), AuditEntry.Action.TRACK, deviceId, span.from() + "/" + span.until());
    boolean all = viewer.scope() instanceof Scope.Everywhere;
    // what a viewer may not see takes no place of what they may
    Rows rows = rows(store -> store.track(deviceId, span, all ? limit : LIMIT));
    ReleaseView release = situation.release();
    List<Map<String, Object>> points = new ArrayList<>();
    int withheld = 0;
    for (HistoryRow row : rows.rows()) {
      Object lng = row.fields().get("lng");
      Object lat = row.fields().get("lat");
      AreaPath area =
          lng instanceof Double east && lat instanceof Double north
              ? release.areas().at(east, north, row.time())
              : AreaPath.NOWHERE;
      if (viewer.sees(area)) {
        points.add(point(row));
      } else {
        withheld++;
      }
    }
    boolean cut = rows.isCut() || points.size() > limit;
    Answers.json(
        context,
        new Points(
            deviceId,
            cut,
            all ? withheld : null, // how many tells where else the truck was
            points.subList(0, Math.min(limit, points.size()))));
  }

  private void series(Context context, Viewer viewer) {
    String deviceId = deviceId(context);
    requireVisible(viewer, deviceId);
    TimeSpan span = span(context);
    int limit = Answers.limit(context, LIMIT, LIMIT);
    answer(context, deviceId, rows(store -> store.weighings(deviceId, span, limit)));
  }

  private void health(Context context, Viewer viewer) {
    String deviceId = deviceId(context);
    requireVisible(viewer, deviceId);
    TimeSpan span = span(context);
    int limit = Answers.limit(context, LIMIT, LIMIT);
    answer(context, deviceId, rows(store -> store.deviceHealth(deviceId, span, limit)));
  }

  private void candidates(Context context, Viewer viewer) {
    if (!(viewer.scope() instanceof Scope.Everywhere)) {
      throw Problem.forbidden("hours are counted over all jurisdictions");
    }
    RowQuery query =
        new RowQuery(
            HistoryTables.CANDIDATES,
            span(context),
            Map.of(),
            RowQuery.Order.OLDEST_FIRST,
            Answers.limit(context, LIMIT, LIMIT));
    List<HourCount> hours = ask(store -> store.countsPerHour(query), List.of());
    Answers.json(context, new PerHour(hours.size() >= query.limit(), hours));
  }

  private void requireVisible(Viewer viewer, String deviceId) {
    Instant now = clock.instant();
    ReleaseView release = situation.release();
    ReferenceEntry.Device device =
        release.find(ReferenceKind.DEVICE, deviceId, ReferenceEntry.Device.class, now).orElse(null);
    if (!viewer.sees(situation.devices().area(deviceId, device, release, now))) {
      throw Problem.notFound();
    }
  }

  private static void answer(Context context, String deviceId, Rows rows) {
    Answers.json(
        context,
        new Points(
            deviceId, rows.isCut(), null, rows.rows().stream().map(HistoryRoutes::point).toList()));
  }

  /** Columns in the words of REST: {@code speed_kph} is {@code speedKph}. */
  private static Map<String, Object> point(HistoryRow row) {
    Map<String, Object> point = new LinkedHashMap<>();
    point.put("at", row.time());
    row.tags()
        .forEach(
            (name, value) -> {
              if (!name.equals("device")) {
                point.put(camel(name), value);
              }
            });
    row.fields().forEach((name, value) -> point.put(camel(name), value));
    return point;
  }

  static String camel(String column) {
    StringBuilder name = new StringBuilder(column.length());
    boolean upper = false;
    for (int i = 0; i < column.length(); i++) {
      char c = column.charAt(i);
      if (c == '_') {
        upper = true;
      } else {
        name.append(upper ? Character.toUpperCase(c) : c);
        upper = false;
      }
    }
    return name.toString();
  }

  private Rows rows(Question<Rows> question) {
    return ask(question, NO_ROWS);
  }

  /**
   * The store's answer.
   *
   * @param nothing the answer before anything has been written
   */
  private <T> T ask(Question<T> question, T nothing) {
    TimeSeriesReader store =
        reader.orElseThrow(
            () -> Problem.unavailable("HISTORY_UNAVAILABLE", "no time-series store is configured"));
    try {
      return question.ask(store);
    } catch (TimeSeriesException e) {
      if (e.reason() == TimeSeriesException.Reason.NOT_THERE_YET) {
        return nothing;
      }
      LOG.warn("the time series does not answer: {}", e.getMessage());
      throw Problem.unavailable("HISTORY_UNAVAILABLE", "the store says " + e.reason());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problem.unavailable("HISTORY_UNAVAILABLE", "the server ends");
    }
  }

  private static String deviceId(Context context) {
    String id = context.pathParam("deviceId");
    if (!DeviceTopic.isDeviceId(id)) {
      throw Problem.notFound();
    }
    return id;
  }

  private static TimeSpan span(Context context) {
    Instant from =
        Answers.instant(context, "from").orElseThrow(() -> Problem.badRequest("from is missing"));
    Instant until =
        Answers.instant(context, "until").orElseThrow(() -> Problem.badRequest("until is missing"));
    if (Duration.between(from, until).compareTo(SPAN_MAX) > 0) {
      throw Problem.badRequest("from " + from + " until " + until + " is longer than " + SPAN_MAX);
    }
    try {
      return new TimeSpan(from, until);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(e.getMessage());
    }
  }
}
