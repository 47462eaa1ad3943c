package dev.offsite.monitor.web;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.geo.fence.Fence;
import dev.offsite.monitor.access.Actors;
import dev.offsite.monitor.access.Viewer;
import dev.offsite.monitor.cases.CaseAct;
import dev.offsite.monitor.cases.CaseFiles;
import dev.offsite.monitor.cases.CaseStanding;
import dev.offsite.monitor.intake.RecordStore;
import dev.offsite.monitor.intake.StoredRecord;
import dev.offsite.monitor.live.CaseFacts;
import dev.offsite.monitor.live.CaseRow;
import dev.offsite.monitor.live.RevisionNote;
import dev.offsite.monitor.live.RowView;
import dev.offsite.monitor.live.Situation;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.schemas.candidate.CandidateFormatException;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.cases.CaseClock;
import dev.offsite.schemas.cases.CaseState;
import dev.offsite.schemas.cases.CaseStatus;
import dev.offsite.schemas.cases.CaseStep;
import dev.offsite.schemas.cases.DeadlineBreach;
import dev.offsite.schemas.cases.Responsible;
import dev.offsite.schemas.feedback.FeedbackKind;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one candidate. Thread-safe.
 *
 * <p>The candidate itself is read from Kafka, where it stands; the newest {@value #CACHED_MAX} that
 * were looked at are kept.
 */
final class CandidatePages {

  private static final int CACHED_MAX = 200;
  private static final int DUPLICATES_MAX = 100;

  private final Situation situation;
  private final RecordStore store;
  private final Actors actors;
  private final CandidateCodec codec = new CandidateCodec();
  private final Map<String, Candidate> cached =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Candidate> eldest) {
          return size() > CACHED_MAX;
        }
      };

  CandidatePages(Situation situation, RecordStore store, Actors actors) {
    this.situation = situation;
    this.store = store;
    this.actors = actors;
  }

  record StateView(
      CaseStatus state,
      int version,
      boolean confirmed,
      @Nullable String assignedTo,
      @Nullable String duplicateOf,
      @Nullable ViolationKind correctedKind,
      @Nullable String dismissedReason,
      @Nullable String by,
      @Nullable Instant at,
      List<String> attention,
      @Nullable Responsible responsible) {}

  private record ActView(
      String feedbackId,
      FeedbackKind decision,
      String by,
      Instant at,
      int basedOnCaseVersion,
      int basedOnRevision,
      @Nullable String reasonCode,
      @Nullable String note,
      @Nullable String squad,
      @Nullable String duplicateOf,
      @Nullable ViolationKind toKind,
      CaseAct.Outcome outcome,
      @Nullable String refusal) {}

  private record BreachView(CaseStep step, DeadlineBreach.Level level, Instant dueAt, Instant at) {}

  private record RecordView(
      int number,
      String role,
      String topic,
      int partition,
      long offset,
      int index,
      String sha256) {}

  private record SiteView(String id, String name, double lng, double lat) {}

  private record Page(
      RowView row,
      Candidate candidate,
      List<RevisionNote> revisions,
      int revisionsDropped,
      List<RowView> related,
      List<RowView> duplicates,
      @Nullable String supersededBy,
      StateView state,
      List<ActView> decisions,
      List<CaseClock> clocks,
      List<BreachView> breaches,
      List<RecordView> records,
      @Nullable JsonNode fence,
      @Nullable SiteView site) {}

  /** The page of a row that the viewer may see. */
  Record page(CaseRow row, Viewer viewer) {
    Candidate candidate = candidate(row);
    CaseFiles.Snapshot file = situation.files().snapshot(row.facts().id());
    return new Page(
        row.view(viewer),
        candidate,
        row.revisions(),
        Math.max(0, row.facts().revision() - row.revisions().size()),
        related(row, viewer),
        duplicates(row, viewer),
        row.facts().supersededBy(),
        state(row, file),
        file.acts().stream().map(this::act).toList(),
        clocks(candidate, file),
        file.breaches().stream()
            .map(
                breach ->
                    new BreachView(breach.step(), breach.level(), breach.dueAt(), breach.at()))
            .toList(),
        records(candidate),
        fence(row.facts()).orElse(null),
        site(row.facts()));
  }

  /** The newest revision of a candidate, whole. */
  Candidate candidate(CaseRow row) {
    CaseFacts facts = row.facts();
    String key = facts.id() + '/' + facts.revision();
    synchronized (cached) {
      Candidate held = cached.get(key);
      if (held != null) {
        return held;
      }
    }
    StoredRecord record =
        store
            .fetch(facts.topic(), facts.partition(), facts.offset())
            .filter(found -> found.value() != null)
            .orElseThrow(
                () ->
                    Problem.unavailable(
                        "KAFKA_UNAVAILABLE", "Kafka holds this revision no longer"));
    Candidate candidate;
    try {
      candidate = codec.decode(record.value());
    } catch (CandidateFormatException e) {
      throw Problem.notFound(); // something else stands there now
    }
    if (!candidate.id().equals(facts.id()) || candidate.revision() != facts.revision()) {
      throw Problem.notFound();
    }
    synchronized (cached) {
      cached.put(key, candidate);
    }
    return candidate;
  }

  /** How the case of a row stands. */
  StateView state(CaseRow row, CaseFiles.Snapshot file) {
    CaseStanding standing = file.standing();
    return new StateView(
        standing.state() == CaseStatus.COLLECTED ? row.state() : standing.state(),
        standing.version(),
        standing.confirmed(),
        standing.squad(),
        standing.duplicateOf(),
        standing.correctedKind(),
        standing.dismissedReason(),
        standing.by() == null ? null : name(standing.by()),
        standing.at(),
        standing.attention(),
        file.confirmed().map(CaseState::responsible).orElse(null));
  }

  private ActView act(CaseAct act) {
    return new ActView(
        act.feedback().feedbackId(),
        act.feedback().kind(),
        name(act.feedback().by()),
        act.feedback().at(),
        act.feedback().basedOnCaseVersion(),
        act.feedback().basedOnRevision(),
        act.feedback().reasonCode(),
        act.feedback().note(),
        act.feedback().squad(),
        act.feedback().duplicateOf(),
        act.feedback().toKind(),
        act.outcome(),
        act.refusal());
  }

  private String name(String actor) {
    return actors.findUser(actor).orElse(actor);
  }

  private List<RowView> related(CaseRow row, Viewer viewer) {
    List<RowView> related = new ArrayList<>();
    for (String id : row.facts().related()) {
      situation.cases().find(viewer, id).map(found -> found.view(viewer)).ifPresent(related::add);
    }
    return related;
  }

  private List<RowView> duplicates(CaseRow row, Viewer viewer) {
    String id = row.facts().id();
    return situation
        .cases()
        .select(viewer, other -> id.equals(other.standing().duplicateOf()))
        .stream()
        .limit(DUPLICATES_MAX)
        .map(other -> other.view(viewer))
        .toList();
  }

  private static List<CaseClock> clocks(Candidate candidate, CaseFiles.Snapshot file) {
    List<CaseClock> said = file.confirmed().map(CaseState::clocks).orElse(List.of());
    if (!said.isEmpty()) {
      return said;
    }
    List<CaseClock> clocks = new ArrayList<>();
    add(clocks, CaseStep.REVIEW, candidate, candidate.deadlines().reviewBy());
    add(clocks, CaseStep.TELL, candidate, candidate.deadlines().announceBy());
    add(clocks, CaseStep.DECIDE, candidate, candidate.deadlines().decideBy());
    return clocks;
  }

  private static void add(
      List<CaseClock> clocks, CaseStep step, Candidate candidate, @Nullable Instant dueAt) {
    if (dueAt != null) {
      clocks.add(
          new CaseClock(
              step, candidate.clocks().decided(), null, dueAt, null, CaseClock.Standing.RUNNING));
    }
  }

  private static List<RecordView> records(Candidate candidate) {
    List<RecordView> views = new ArrayList<>();
    for (Candidate.RawRecord record : candidate.evidence().records()) {
      views.add(
          new RecordView(
              views.size(),
              record.role(),
              record.topic(),
              record.partition(),
              record.offset(),
              record.index(),
              record.sha256()));
    }
    return views;
  }

  private Optional<JsonNode> fence(CaseFacts facts) {
    List<Fence> versions =
        situation.release().fences().stream()
            .filter(fence -> fence.id().equals(facts.fenceId()))
            .filter(fence -> fence.validity().contains(facts.start()))
            .toList();
    return versions.isEmpty()
        ? Optional.empty()
        : Optional.of(RecordJson.parse(FenceView.write(versions)).path("features").path(0));
  }

  private @Nullable SiteView site(CaseFacts facts) {
    return facts.siteId() == null
        ? null
        : situation
            .release()
            .find(ReferenceKind.SITE, facts.siteId(), ReferenceEntry.Site.class, facts.start())
            .map(site -> new SiteView(site.id(), site.name(), site.lng(), site.lat()))
            .orElse(null);
  }
}
