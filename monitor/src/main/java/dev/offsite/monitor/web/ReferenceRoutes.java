package dev.offsite.monitor.web;

import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.outline.Outline;
import dev.offsite.monitor.access.AreaPath;
import dev.offsite.monitor.access.Scope;
import dev.offsite.monitor.access.Viewer;
import dev.offsite.monitor.live.Situation;
import dev.offsite.monitor.reference.Area;
import dev.offsite.monitor.reference.ReleaseView;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.cases.CaseStatus;
import dev.offsite.schemas.channel.Sha256;
import dev.offsite.schemas.feedback.FeedbackKind;
import dev.offsite.schemas.reference.Bridge;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.reference.Release;
import dev.offsite.schemas.reference.SizeLimits;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The reference data in force. */
final class ReferenceRoutes {

  /** Corners of a fence that are looked up to see whether it touches an area. */
  private static final int CORNERS_MAX = 64;

  /**
   * Reasons that are offered for a dismissal; {@code case-feedback} takes any code. The words are
   * those that occur when evidence is reviewed, and no legal list.
   */
  private static final List<String> DISMISS_REASONS =
      List.of(
          "PLATE_MISREAD",
          "EXEMPT_VEHICLE",
          "PERMIT_EXISTS",
          "MEASUREMENT_DOUBTFUL",
          "POSITION_DOUBTFUL",
          "NO_VIOLATION_VISIBLE",
          "WRONG_FENCE",
          "EVIDENCE_INCOMPLETE",
          "OTHER");

  private final Guard guard;
  private final Situation situation;
  private final Clock clock;

  ReferenceRoutes(Guard guard, Situation situation, Clock clock) {
    this.guard = guard;
    this.situation = situation;
    this.clock = clock;
  }

  void register(RoutesConfig routes) {
    routes.get("/api/reference", guard.anybody((context, viewer) -> release(context)));
    routes.get("/api/reference/fences", guard.anybody(this::fences));
    routes.get("/api/reference/areas", guard.anybody((context, viewer) -> areas(context)));
    routes.get("/api/reference/sites", guard.anybody(this::sites));
    routes.get("/api/reference/limits", guard.anybody((context, viewer) -> limits(context)));
    routes.get("/api/reference/rules", guard.anybody((context, viewer) -> rules(context)));
    routes.get("/api/reference/decisions", guard.anybody((context, viewer) -> words(context)));
  }

  private record InForce(
      @Nullable String release, @Nullable Instant publishedAt, Map<String, Integer> entries) {}

  private record AreaList(List<Area> areas) {}

  private record SiteView(ReferenceEntry.Site site, @Nullable Bridge bridge) {}

  private record Sites(List<SiteView> sites) {}

  private record Limits(
      List<ReferenceEntry.MassLimits> massLimits,
      List<SizeLimits> sizeLimits,
      List<ReferenceEntry.Ladder> ladders,
      List<ReferenceEntry.Tolerance> tolerances) {}

  private record Rules(List<ReferenceEntry.Rule> rules) {}

  private record Words(
      List<String> dismissReasons,
      List<ViolationKind> kinds,
      List<CaseStatus> states,
      List<FeedbackKind> decisions) {}

  private void release(Context context) {
    ReleaseView view = situation.release();
    Answers.json(
        context,
        new InForce(
            view.release().map(Release::id).orElse(null),
            view.release().map(Release::publishedAt).orElse(null),
            view.counts()));
  }

  private void fences(Context context, Viewer viewer) {
    Instant now = clock.instant();
    ReleaseView view = situation.release();
    byte[] json =
        FenceView.write(
            view.fences().stream()
                .filter(fence -> fence.validity().contains(now))
                .filter(fence -> touches(viewer, fence, view, now))
                .map(fence -> withActivity(fence, now))
                .toList());
    String tag = '"' + Sha256.hexOf(json).substring(0, 32) + '"';
    context.header("ETag", tag).header("Cache-Control", "private, no-cache");
    if (tag.equals(context.header("If-None-Match"))) {
      context.status(304);
    } else {
      context.contentType("application/geo+json").result(json);
    }
  }

  /** Whether a fence is active stands among its attributes, which are free texts. */
  private static Fence withActivity(Fence fence, Instant now) {
    Map<String, String> attributes = new TreeMap<>(fence.attributes());
    attributes.put("activeNow", Boolean.toString(fence.windows().isActive(now)));
    return new Fence(
        fence.id(),
        fence.version(),
        fence.kind(),
        fence.name(),
        fence.shape(),
        fence.validity(),
        fence.windows(),
        fence.speedLimitKph(),
        attributes);
  }

  private static boolean touches(Viewer viewer, Fence fence, ReleaseView view, Instant now) {
    if (viewer.scope() instanceof Scope.Everywhere) {
      return true;
    }
    Outline outline = fence.shape().outline();
    int step = Math.max(1, outline.vertexCount() / CORNERS_MAX);
    for (int vertex = 0; vertex < outline.vertexCount(); vertex += step) {
      AreaPath area =
          view.areas().at(outline.lngE7(vertex) / 1e7, outline.latE7(vertex) / 1e7, now);
      if (viewer.sees(area)) {
        return true;
      }
    }
    return viewer.sees(new AreaPath(List.of(fence.id()), null, null));
  }

  private void areas(Context context) {
    Answers.json(context, new AreaList(situation.release().areas().all()));
  }

  private void sites(Context context, Viewer viewer) {
    Instant now = clock.instant();
    ReleaseView view = situation.release();
    List<Bridge> bridges = view.inForce(ReferenceKind.BRIDGE, Bridge.class, now);
    Answers.json(
        context,
        new Sites(
            view.inForce(ReferenceKind.SITE, ReferenceEntry.Site.class, now).stream()
                .filter(
                    site ->
                        viewer.sees(
                            view.areas().at(site.jurisdiction(), site.lng(), site.lat(), now)))
                .map(
                    site -> {
                      Optional<Bridge> bridge =
                          bridges.stream()
                              .filter(candidate -> candidate.siteId().equals(site.id()))
                              .findFirst();
                      return new SiteView(site, bridge.orElse(null));
                    })
                .toList()));
  }

  private void limits(Context context) {
    Instant now = clock.instant();
    ReleaseView view = situation.release();
    Answers.json(
        context,
        new Limits(
            view.inForce(ReferenceKind.MASS_LIMITS, ReferenceEntry.MassLimits.class, now),
            view.inForce(ReferenceKind.SIZE_LIMITS, SizeLimits.class, now),
            view.inForce(ReferenceKind.LADDER, ReferenceEntry.Ladder.class, now),
            view.inForce(ReferenceKind.TOLERANCE, ReferenceEntry.Tolerance.class, now)));
  }

  private void rules(Context context) {
    Answers.json(
        context,
        new Rules(
            situation
                .release()
                .inForce(ReferenceKind.RULE, ReferenceEntry.Rule.class, clock.instant())));
  }

  private static void words(Context context) {
    Answers.json(
        context,
        new Words(
            DISMISS_REASONS,
            List.of(ViolationKind.values()),
            List.of(CaseStatus.values()),
            List.of(FeedbackKind.values())));
  }
}
