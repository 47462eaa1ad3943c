package dev.offsite.monitor.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.monitor.access.Actors;
import dev.offsite.monitor.access.AuditEntry;
import dev.offsite.monitor.access.Right;
import dev.offsite.monitor.access.Viewer;
import dev.offsite.monitor.cases.CaseFiles;
import dev.offsite.monitor.intake.FeedbackSink;
import dev.offsite.monitor.intake.StoreUnavailableException;
import dev.offsite.monitor.live.CaseRow;
import dev.offsite.monitor.live.Situation;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.feedback.CaseFeedback;
import dev.offsite.schemas.feedback.FeedbackKind;
import dev.offsite.schemas.json.JsonFault;
import dev.offsite.schemas.json.JsonFaultsException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decisions on cases. Two operators on one case are told apart here where they can be, one after
 * the other; two centres by the job that keeps the cases.
 */
final class DecisionRoutes {

  /** Cases that are decided at the same moment rarely share one of so many locks. */
  private static final int LOCKS = 64;

  private final Guard guard;
  private final Situation situation;
  private final CandidatePages pages;
  private final FeedbackSink sink;
  private final Actors actors;
  private final Audit audit;
  private final Clock clock;
  private final Object[] locks = new Object[LOCKS];

  DecisionRoutes(
      Guard guard,
      Situation situation,
      CandidatePages pages,
      FeedbackSink sink,
      Actors actors,
      Audit audit,
      Clock clock) {
    this.guard = guard;
    this.situation = situation;
    this.pages = pages;
    this.sink = sink;
    this.actors = actors;
    this.audit = audit;
    this.clock = clock;
    Arrays.setAll(locks, index -> new Object());
  }

  void register(RoutesConfig routes) {
    routes.post("/api/candidates/{id}/decisions", guard.only(Right.DECIDE, this::decide));
  }

  private record Decided(String feedbackId, CandidatePages.StateView state) {}

  private void decide(Context context, Viewer viewer) {
    JsonNode body = Answers.body(context);
    CaseRow row = row(viewer, context.pathParam("id"));
    CaseFeedback feedback = feedback(body, row, viewer);
    synchronized (locks[Math.floorMod(row.facts().id().hashCode(), LOCKS)]) {
      CaseFiles.Snapshot before = situation.files().snapshot(row.facts().id());
      boolean isStale = feedback.basedOnCaseVersion() != before.standing().version();
      if (isStale && feedback.kind() != FeedbackKind.NOTE) {
        throw Problem.conflict(
            "the case is at version "
                + before.standing().version()
                + ", not "
                + feedback.basedOnCaseVersion(),
            pages.state(row, before));
      }
      audit.note(
          viewer.user(),
          AuditEntry.Action.DECISION,
          row.facts().id(),
          feedback.kind() + " " + feedback.feedbackId());
      try {
        sink.send(feedback);
      } catch (StoreUnavailableException e) {
        throw Problem.unavailable("KAFKA_UNAVAILABLE", e.getMessage());
      }
      situation.files().act(feedback);
    }
    context.status(201);
    Answers.json(
        context,
        new Decided(
            feedback.feedbackId(), pages.state(row, situation.files().snapshot(row.facts().id()))));
  }

  private CaseRow row(Viewer viewer, String id) {
    return situation.cases().find(viewer, id).orElseThrow(Problem::notFound);
  }

  private CaseFeedback feedback(JsonNode body, CaseRow row, Viewer viewer) {
    String duplicateOf = text(body, "duplicateOf");
    if (duplicateOf != null && situation.cases().find(viewer, duplicateOf).isEmpty()) {
      throw Problem.badRequest("duplicateOf '" + duplicateOf + "' is no candidate you see");
    }
    try {
      return new CaseFeedback(
          "m-" + UUID.randomUUID(),
          row.facts().id(),
          kind(FeedbackKind.class, Answers.requireText(body, "decision"), "decision"),
          clock.instant().truncatedTo(ChronoUnit.MILLIS),
          actors.actor(viewer.user()),
          Answers.requireInt(body, "basedOnRevision"),
          Answers.requireInt(body, "basedOnCaseVersion"),
          text(body, "reasonCode"),
          duplicateOf,
          text(body, "squad"),
          body.path("toKind").isTextual()
              ? kind(ViolationKind.class, body.path("toKind").textValue(), "toKind")
              : null,
          text(body, "note"));
    } catch (JsonFaultsException e) {
      throw Problem.badRequest(
          e.faults().stream().map(DecisionRoutes::sentence).collect(Collectors.joining("; ")));
    }
  }

  private static String sentence(JsonFault fault) {
    return fault.pointer() + " " + fault.detail();
  }

  private static <E extends Enum<E>> E kind(Class<E> type, String name, String field) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(name)) {
        return constant;
      }
    }
    throw Problem.badRequest(field + " '" + name + "' is not known");
  }

  private static @Nullable String text(JsonNode body, String field) {
    JsonNode value = body.path(field);
    return value.isTextual() && !value.textValue().isEmpty() ? value.textValue() : null;
  }
}
