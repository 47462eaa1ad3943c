package dev.offsite.monitor.web;

import dev.offsite.monitor.access.AuditEntry;
import dev.offsite.monitor.access.Right;
import dev.offsite.monitor.access.Viewer;
import dev.offsite.monitor.intake.StoreUnavailableException;
import dev.offsite.monitor.live.CaseQuery;
import dev.offsite.monitor.live.CaseRow;
import dev.offsite.monitor.live.Desk;
import dev.offsite.monitor.live.Figures;
import dev.offsite.monitor.live.LiveCases;
import dev.offsite.monitor.live.RowView;
import dev.offsite.monitor.live.Situation;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The list of candidates and the page of one. */
final class CandidateRoutes {

  private static final int LIMIT_MAX = 500;

  private final Guard guard;
  private final Situation situation;
  private final CandidatePages pages;
  private final Audit audit;

  CandidateRoutes(Guard guard, Situation situation, CandidatePages pages, Audit audit) {
    this.guard = guard;
    this.situation = situation;
    this.pages = pages;
    this.audit = audit;
  }

  void register(RoutesConfig routes) {
    routes.get("/api/candidates", guard.only(Right.WATCH_CANDIDATES, this::list));
    routes.get("/api/candidates/{id}", guard.only(Right.WATCH_CANDIDATES, this::page));
  }

  private record Held(int candidates, int candidatesMax, long retentionH, long dropped) {}

  private record Listing(
      List<RowView> rows,
      int total,
      @Nullable String cursor,
      Map<String, Map<String, Integer>> counts,
      Held held) {}

  private void list(Context context, Viewer viewer) {
    CaseQuery query = query(context);
    int limit = Answers.limit(context, 100, LIMIT_MAX);
    Optional<Cursor> cursor = Answers.text(context, "cursor").map(Cursor::parse);
    List<CaseRow> rows = situation.cases().select(viewer, query);
    List<CaseRow> rest =
        cursor.isEmpty() ? rows : rows.stream().filter(row -> cursor.get().isBefore(row)).toList();
    List<CaseRow> page = rest.subList(0, Math.min(limit, rest.size()));
    LiveCases cases = situation.cases();
    Answers.json(
        context,
        new Listing(
            page.stream().map(row -> row.view(viewer)).toList(),
            rows.size(),
            page.size() < rest.size() ? Cursor.of(page.get(page.size() - 1)).text() : null,
            Map.of(
                "kind", Figures.counts(rows, row -> row.kind().name()),
                "severity", Figures.counts(rows, row -> Integer.toString(row.facts().severity())),
                "grade", Figures.counts(rows, row -> row.facts().grade().name()),
                "state", Figures.counts(rows, row -> row.state().name()),
                "phase", Figures.counts(rows, row -> row.facts().phase().name())),
            new Held(
                cases.size(),
                cases.limits().candidatesMax(),
                cases.limits().retention().toHours(),
                cases.dropped())));
  }

  private void page(Context context, Viewer viewer) {
    CaseRow row =
        situation.cases().find(viewer, context.pathParam("id")).orElseThrow(Problem::notFound);
    audit.note(viewer.user(), AuditEntry.Action.CANDIDATE, row.facts().id(), "");
    try {
      Answers.json(context, pages.page(row, viewer));
    } catch (StoreUnavailableException e) {
      throw Problem.unavailable("KAFKA_UNAVAILABLE", e.getMessage());
    }
  }

  private static CaseQuery query(Context context) {
    String desk = Answers.text(context, "desk").orElse(Desk.CASES.name());
    boolean withdrawn = Answers.text(context, "withdrawn").filter("true"::equals).isPresent();
    Set<String> phases = Answers.texts(context, "phase");
    if (withdrawn && phases.isEmpty()) {
      phases.addAll(List.of("OPEN", "UPDATED", "CLOSED", "WITHDRAWN"));
    }
    return new CaseQuery(
        desk(desk),
        Answers.texts(context, "kind"),
        Answers.texts(context, "severity"),
        Answers.texts(context, "grade"),
        phases,
        Answers.texts(context, "state"),
        Answers.texts(context, "district"),
        Answers.texts(context, "street"),
        Answers.texts(context, "jurisdiction"),
        Answers.texts(context, "siteId"),
        Answers.texts(context, "deviceId"),
        Answers.texts(context, "company"),
        Answers.texts(context, "objectClass"),
        Answers.text(context, "plate").orElse(null),
        Answers.text(context, "text").orElse(null),
        Answers.text(context, "storm").orElse(null),
        Answers.text(context, "breached").filter("true"::equals).isPresent(),
        Answers.instant(context, "from").orElse(null),
        Answers.instant(context, "until").orElse(null));
  }

  private static Desk desk(String name) {
    for (Desk desk : Desk.values()) {
      if (desk.name().equals(name)) {
        return desk;
      }
    }
    throw Problem.badRequest("desk '" + name + "' is none of CASES, OPERATIONS, ALL");
  }

  /** Where a page ends: rows behind it were decided earlier, or have a lower id. */
  private record Cursor(Instant decided, String id) {

    static Cursor of(CaseRow row) {
      return new Cursor(row.facts().decided(), row.facts().id());
    }

    static Cursor parse(String text) {
      try {
        String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
        int slash = plain.indexOf('/');
        return new Cursor(Instant.parse(plain.substring(0, slash)), plain.substring(slash + 1));
      } catch (RuntimeException e) {
        throw Problem.badRequest("cursor is none that this server gave");
      }
    }

    String text() {
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString((decided + "/" + id).getBytes(StandardCharsets.UTF_8));
    }

    boolean isBefore(CaseRow row) {
      int order = row.facts().decided().compareTo(decided);
      return order < 0 || (order == 0 && row.facts().id().compareTo(id) < 0);
    }
  }
}
