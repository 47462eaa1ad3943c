package dev.offsite.monitor.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.monitor.access.AuditEntry;
import dev.offsite.monitor.access.Right;
import dev.offsite.monitor.access.Scope;
import dev.offsite.monitor.access.Viewer;
import dev.offsite.monitor.live.CompanyScore;
import dev.offsite.monitor.live.Situation;
import dev.offsite.monitor.live.TruckFix;
import dev.offsite.schemas.telemetry.PositionReport;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Trucks as they are at the moment, and their companies. */
final class TruckRoutes {

  private static final int LIMIT_MAX = 200;

  private final Guard guard;
  private final Situation situation;
  private final Audit audit;

  TruckRoutes(Guard guard, Situation situation, Audit audit) {
    this.guard = guard;
    this.situation = situation;
    this.audit = audit;
  }

  void register(RoutesConfig routes) {
    routes.get("/api/trucks", guard.anybody(this::search));
    routes.get("/api/trucks/{deviceId}", guard.anybody(this::truck));
    routes.get("/api/companies", guard.only(Right.WATCH_CANDIDATES, this::companies));
  }

  private record Truck(
      int number,
      String deviceId,
      @Nullable String plate,
      @Nullable String company,
      CompanyScore score,
      double lng,
      double lat,
      @Nullable Double speedKph,
      @Nullable Double courseDeg,
      PositionReport.Load load,
      PositionReport.Body body,
      PositionReport.Cover cover,
      String ignition,
      Instant fixTime,
      Instant receivedAt,
      @Nullable String district,
      @Nullable String street,
      @Nullable JsonNode trip) {}

  private record Trucks(List<Truck> trucks) {}

  private record Company(
      String company,
      CompanyScore score,
      dev.offsite.schemas.score.@Nullable CompanyScore message) {}

  private record Companies(List<Company> companies) {}

  private void search(Context context, Viewer viewer) {
    Optional<String> text = Answers.text(context, "text").map(TruckRoutes::lower);
    int limit = Answers.limit(context, 20, LIMIT_MAX);
    List<Truck> found = new ArrayList<>();
    for (TruckFix fix : situation.trucks().all()) {
      if (found.size() < limit
          && viewer.sees(fix.area())
          && (text.isEmpty() || contains(fix, viewer, text.get()))) {
        found.add(truck(fix, viewer, null));
      }
    }
    Answers.json(context, new Trucks(found));
  }

  private void truck(Context context, Viewer viewer) {
    TruckFix fix =
        situation
            .trucks()
            .find(context.pathParam("deviceId"))
            .filter(found -> viewer.sees(found.area()))
            .orElseThrow(Problem::notFound);
    audit.note(viewer.user(), AuditEntry.Action.TRUCK, fix.deviceId(), "");
    Answers.json(context, truck(fix, viewer, trip(fix, viewer)));
  }

  /** A trip leads through other jurisdictions and names the plate. */
  private @Nullable JsonNode trip(TruckFix fix, Viewer viewer) {
    boolean sees = viewer.scope() instanceof Scope.Everywhere && viewer.may(Right.WATCH_CANDIDATES);
    return sees ? situation.others().trip(fix.deviceId()).orElse(null) : null;
  }

  private void companies(Context context, Viewer viewer) {
    boolean sees = viewer.scope() instanceof Scope.Everywhere;
    List<Company> companies = new ArrayList<>();
    situation
        .others()
        .scores()
        .forEach(
            (company, message) ->
                companies.add(
                    new Company(company, CompanyScore.of(message.level()), sees ? message : null)));
    Answers.json(context, new Companies(companies));
  }

  private static Truck truck(TruckFix fix, Viewer viewer, @Nullable JsonNode trip) {
    PositionReport report = fix.report();
    return new Truck(
        fix.number(),
        fix.deviceId(),
        fix.plate() == null ? null : viewer.plate(fix.plate()),
        fix.company(),
        fix.score(),
        fix.lng(),
        fix.lat(),
        report.speedKph(),
        report.courseDeg(),
        report.load(),
        report.body(),
        report.cover(),
        report.ignitionOn() == null ? "UNKNOWN" : report.ignitionOn() ? "ON" : "OFF",
        report.fixTime(),
        fix.receivedAt(),
        fix.area().district(),
        fix.area().street(),
        trip);
  }

  /** In what the viewer reads: else a search would tell a masked plate. */
  private static boolean contains(TruckFix fix, Viewer viewer, String text) {
    return lower(fix.deviceId()).contains(text)
        || (fix.plate() != null && lower(viewer.plate(fix.plate())).contains(text))
        || (fix.company() != null && lower(fix.company()).contains(text));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
