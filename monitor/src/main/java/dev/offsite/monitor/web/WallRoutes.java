package dev.offsite.monitor.web;

import dev.offsite.monitor.access.DisplayToken;
import dev.offsite.monitor.access.Scope;
import dev.offsite.monitor.access.Viewer;
import dev.offsite.monitor.stream.FiguresCache;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Set;

/** The sums for the wall screen, which nobody is logged in at. */
final class WallRoutes {

  private static final String DISPLAY = "Display ";

  /** Sees sums of everything, and nothing else: it has no role. */
  private static final Viewer SCREEN = new Viewer("wall", Set.of(), new Scope.Everywhere());

  private final Guard guard;
  private final DisplayToken token;
  private final FiguresCache figures;

  WallRoutes(Guard guard, DisplayToken token, FiguresCache figures) {
    this.guard = guard;
    this.token = token;
    this.figures = figures;
  }

  void register(RoutesConfig routes) {
    routes.get("/api/wall", this::wall);
  }

  private void wall(Context context) {
    String authorization = context.header("Authorization");
    boolean isScreen = authorization != null && authorization.startsWith(DISPLAY);
    if (isScreen && !token.is(authorization.substring(DISPLAY.length()))) {
      throw Problem.unauthorized("NOT_LOGGED_IN");
    }
    Answers.json(context, figures.of(isScreen ? SCREEN : guard.require(context)));
  }
}
