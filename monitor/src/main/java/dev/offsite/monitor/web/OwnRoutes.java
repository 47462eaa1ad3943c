package dev.offsite.monitor.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.monitor.access.SavedViews;
import dev.offsite.monitor.access.Viewer;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/** What users save for themselves. */
final class OwnRoutes {

  /** A query of every filter is a tenth of it. */
  private static final int QUERY_BYTES_MAX = 4_096;

  private final Guard guard;
  private final SavedViews views;

  OwnRoutes(Guard guard, SavedViews views) {
    this.guard = guard;
    this.views = views;
  }

  void register(RoutesConfig routes) {
    routes.get("/api/views", guard.anybody(this::list));
    routes.put("/api/views/{name}", guard.anybody(this::save));
    routes.delete("/api/views/{name}", guard.anybody(this::remove));
  }

  private record Saved(String name, JsonNode query) {}

  private record All(List<Saved> views) {}

  private void list(Context context, Viewer viewer) {
    Answers.json(
        context,
        new All(
            views.all(viewer.user()).entrySet().stream()
                .map(view -> new Saved(view.getKey(), view.getValue()))
                .toList()));
  }

  private void save(Context context, Viewer viewer) throws IOException {
    JsonNode query = Answers.body(context, QUERY_BYTES_MAX);
    try {
      views.save(viewer.user(), context.pathParam("name"), query);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(e.getMessage());
    }
    context.status(204);
  }

  private void remove(Context context, Viewer viewer) throws IOException {
    if (!views.remove(viewer.user(), context.pathParam("name"))) {
      throw Problem.notFound();
    }
    context.status(204);
  }
}
