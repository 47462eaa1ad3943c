package dev.offsite.monitor.web;

import dev.offsite.monitor.access.AuditEntry;
import dev.offsite.monitor.access.Right;
import dev.offsite.monitor.access.Viewer;
import dev.offsite.monitor.evidence.Dossier;
import dev.offsite.monitor.evidence.EvidencePackage;
import dev.offsite.monitor.intake.RecordStore;
import dev.offsite.monitor.intake.StoreUnavailableException;
import dev.offsite.monitor.intake.StoredRecord;
import dev.offsite.monitor.live.CaseRow;
import dev.offsite.monitor.live.RevisionNote;
import dev.offsite.monitor.live.Situation;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.RecordHeaders;
import dev.offsite.schemas.channel.Sha256;
import dev.offsite.schemas.json.Utf8;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The original records behind a candidate. A record is found through its candidate alone, so that
 * nobody reads Kafka by coordinates of their own.
 */
final class RecordRoutes {

  private static final String TOOL =
      "Offsite monitor "
          + Objects.requireNonNullElse(
              RecordRoutes.class.getPackage().getImplementationVersion(), "(not built as a jar)");

  private final Guard guard;
  private final Situation situation;
  private final CandidatePages pages;
  private final RecordStore store;
  private final Audit audit;
  private final Clock clock;
  private final ZoneId zone;

  RecordRoutes(
      Guard guard,
      Situation situation,
      CandidatePages pages,
      RecordStore store,
      Audit audit,
      Clock clock,
      ZoneId zone) {
    this.guard = guard;
    this.situation = situation;
    this.pages = pages;
    this.store = store;
    this.audit = audit;
    this.clock = clock;
    this.zone = zone;
  }

  void register(RoutesConfig routes) {
    routes.get(
        "/api/candidates/{id}/records/{number}", guard.only(Right.WATCH_CANDIDATES, this::record));
    routes.get(
        "/api/candidates/{id}/records/{number}/raw", guard.only(Right.WATCH_CANDIDATES, this::raw));
    routes.get("/api/candidates/{id}/evidence", guard.only(Right.WATCH_CANDIDATES, this::evidence));
  }

  private enum Status {
    VERIFIED,
    ALTERED,
    GONE
  }

  private record Found(
      int number,
      String role,
      String topic,
      int partition,
      long offset,
      int index,
      String sha256,
      Status status,
      @Nullable Integer lengthBytes,
      @Nullable String mqttTopic,
      @Nullable Instant receivedAt,
      @Nullable String text,
      @Nullable String base64) {}

  private void record(Context context, Viewer viewer) {
    Candidate candidate = candidate(context, viewer, AuditEntry.Action.RECORD);
    int number = number(context, candidate);
    Answers.json(context, found(candidate, number, fetch(candidate, number)));
  }

  private void raw(Context context, Viewer viewer) {
    Candidate candidate = candidate(context, viewer, AuditEntry.Action.RECORD);
    int number = number(context, candidate);
    StoredRecord record =
        fetch(candidate, number)
            .filter(stored -> isAsWanted(candidate, number, stored))
            .orElseThrow(Problem::notFound);
    attach(context, "application/octet-stream", candidate.id() + '-' + number + ".bin");
    context.result(record.value());
  }

  private void evidence(Context context, Viewer viewer) {
    CaseRow row = row(context, viewer, AuditEntry.Action.EVIDENCE);
    Candidate newest = candidate(row);
    EvidencePackage made;
    try {
      made =
          EvidencePackage.make(
              dossier(row), store, new EvidencePackage.Making(TOOL, clock.instant(), zone));
    } catch (StoreUnavailableException e) {
      throw Problem.unavailable("KAFKA_UNAVAILABLE", e.getMessage());
    }
    audit.note(viewer.user(), AuditEntry.Action.EVIDENCE, newest.id(), "seal " + made.seal());
    context.header("Offsite-Evidence-Seal", made.seal());
    attach(context, "application/zip", newest.id() + ".zip");
    context.result(made.archive());
  }

  /** Revisions that Kafka holds no longer are named as such in the package. */
  private Dossier dossier(CaseRow row) {
    List<StoredRecord> records = new ArrayList<>();
    for (RevisionNote note : row.revisions()) {
      store.fetch(note.topic(), note.partition(), note.offset()).ifPresent(records::add);
    }
    return Dossier.of(
        row.facts().id(),
        records,
        situation.release(),
        situation.files().snapshot(row.facts().id()),
        List.of());
  }

  private Candidate candidate(Context context, Viewer viewer, AuditEntry.Action action) {
    return candidate(row(context, viewer, action));
  }

  private CaseRow row(Context context, Viewer viewer, AuditEntry.Action action) {
    if (!viewer.may(Right.SEE_PLATES)) {
      throw Problem.forbidden("original records show plates");
    }
    CaseRow row =
        situation.cases().find(viewer, context.pathParam("id")).orElseThrow(Problem::notFound);
    audit.note(viewer.user(), action, row.facts().id(), context.path());
    return row;
  }

  private Candidate candidate(CaseRow row) {
    try {
      return pages.candidate(row);
    } catch (StoreUnavailableException e) {
      throw Problem.unavailable("KAFKA_UNAVAILABLE", e.getMessage());
    }
  }

  private static int number(Context context, Candidate candidate) {
    String text = context.pathParam("number");
    int records = candidate.evidence().records().size();
    try {
      int number = Integer.parseInt(text);
      if (number >= 0 && number < records) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw Problem.badRequest("number '" + text + "' is no number");
    }
    throw Problem.notFound();
  }

  private Optional<StoredRecord> fetch(Candidate candidate, int number) {
    Candidate.RawRecord wanted = candidate.evidence().records().get(number);
    try {
      return store.fetch(wanted.topic(), wanted.partition(), wanted.offset());
    } catch (StoreUnavailableException e) {
      throw Problem.unavailable("KAFKA_UNAVAILABLE", e.getMessage());
    }
  }

  /** Whether it is the very record that was judged; another at its place is nobody's business. */
  private static boolean isAsWanted(Candidate candidate, int number, StoredRecord record) {
    return record.value() != null
        && Sha256.hexOf(record.value()).equals(candidate.evidence().records().get(number).sha256());
  }

  private static Found found(Candidate candidate, int number, Optional<StoredRecord> record) {
    Candidate.RawRecord wanted = candidate.evidence().records().get(number);
    Optional<StoredRecord> verified = record.filter(it -> isAsWanted(candidate, number, it));
    byte[] value = verified.map(StoredRecord::value).orElse(null);
    Status status = Status.VERIFIED;
    if (value == null) {
      status = record.map(StoredRecord::value).isPresent() ? Status.ALTERED : Status.GONE;
    }
    return new Found(
        number,
        wanted.role(),
        wanted.topic(),
        wanted.partition(),
        wanted.offset(),
        wanted.index(),
        wanted.sha256(),
        status,
        value == null ? null : value.length,
        verified.flatMap(stored -> stored.header(RecordHeaders.MQTT_TOPIC)).orElse(null),
        verified
            .flatMap(stored -> stored.header(RecordHeaders.RECEIVED_AT))
            .map(RecordRoutes::instant)
            .orElse(null),
        value == null || Utf8.findMalformed(value) >= 0 ? null : verified.get().text(),
        value == null ? null : Base64.getEncoder().encodeToString(value));
  }

  private static @Nullable Instant instant(String millis) {
    try {
      return Instant.ofEpochMilli(Long.parseLong(millis));
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static void attach(Context context, String type, String name) {
    context.contentType(type).header("Content-Disposition", "attachment; filename=\"" + name + '"');
  }
}
