package dev.offsite.monitor.web;

import dev.offsite.monitor.access.AuditEntry;
import dev.offsite.monitor.access.Right;
import dev.offsite.monitor.access.Viewer;
import dev.offsite.monitor.intake.RecordStore;
import dev.offsite.monitor.intake.StoreUnavailableException;
import dev.offsite.monitor.intake.StoredRecord;
import dev.offsite.monitor.live.CaseRow;
import dev.offsite.monitor.live.Situation;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.RecordHeaders;
import dev.offsite.schemas.channel.Sha256;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.json.Utf8;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The original records behind a candidate. A record is found through its candidate alone, so that
 * nobody reads Kafka by coordinates of their own.
 */
final class RecordRoutes {

  private final Guard guard;
  private final Situation situation;
  private final CandidatePages pages;
  private final RecordStore store;
  private final Audit audit;

  RecordRoutes(
      Guard guard, Situation situation, CandidatePages pages, RecordStore store, Audit audit) {
    this.guard = guard;
    this.situation = situation;
    this.pages = pages;
    this.store = store;
    this.audit = audit;
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
      @Nullable String base64) {

    Found withoutBytes() {
      return new Found(
          number,
          role,
          topic,
          partition,
          offset,
          index,
          sha256,
          status,
          lengthBytes,
          mqttTopic,
          receivedAt,
          null,
          null);
    }
  }

  private record Manifest(
      String candidateId,
      int revision,
      Instant madeAt,
      String candidateSha256,
      List<Found> records) {}

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

  private void evidence(Context context, Viewer viewer) throws IOException {
    Candidate candidate = candidate(context, viewer, AuditEntry.Action.EVIDENCE);
    byte[] whole = RecordJson.write(candidate);
    List<Found> founds = new ArrayList<>();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "candidate.json", whole);
      for (int number = 0; number < candidate.evidence().records().size(); number++) {
        Optional<StoredRecord> record = fetch(candidate, number);
        founds.add(found(candidate, number, record).withoutBytes());
        if (record.isPresent() && isAsWanted(candidate, number, record.get())) {
          put(zip, "records/" + number + ".bin", record.get().value());
        }
      }
      put(
          zip,
          "manifest.json",
          RecordJson.writeIndented(
              new Manifest(
                  candidate.id(),
                  candidate.revision(),
                  candidate.clocks().decided(),
                  Sha256.hexOf(whole),
                  founds)));
    }
    attach(context, "application/zip", candidate.id() + ".zip");
    context.result(bytes.toByteArray());
  }

  private Candidate candidate(Context context, Viewer viewer, AuditEntry.Action action) {
    if (!viewer.may(Right.SEE_PLATES)) {
      throw Problem.forbidden("original records show plates");
    }
    CaseRow row =
        situation.cases().find(viewer, context.pathParam("id")).orElseThrow(Problem::notFound);
    audit.note(viewer.user(), action, row.facts().id(), context.path());
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

  private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
