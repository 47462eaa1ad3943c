package dev.offsite.pipelines.testing;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.telemetry.Media;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Findings for the stages after the judges: an overload at {@link Entries#SITE}, closed. */
public final class Findings {

  private final Instant start;
  private Instant last;
  private Instant end;
  private Rules rule = Rules.overload();
  private String subjectKey = Entries.PLATE;
  private String deviceId = Entries.SCALE;
  private Set<Doubt> doubts = Set.of();
  private List<Media> media = List.of(Passages.PHOTO);
  private Wgs84Position position = Places.ORIGIN;
  private String fenceId;
  private String jurisdiction = "上城区";
  private double measured = 55_000;
  private Double limit = 49_000.0;
  private String plate = Entries.PLATE;
  private Map<String, String> details = Map.of();
  private int receivedAfterS = 1;

  private Findings(Instant start) {
    this.start = start;
    last = start;
    end = start;
  }

  public static Findings at(Instant start) {
    return new Findings(start);
  }

  public static Findings at(String time) {
    return new Findings(Times.at(time));
  }

  /** Not over yet, last observed then. */
  public Findings openUntil(String lastObserved) {
    last = Times.at(lastObserved);
    end = null;
    return this;
  }

  /** Over, last observed then. */
  public Findings closedAt(String lastObserved) {
    last = Times.at(lastObserved);
    end = last;
    return this;
  }

  public Findings rule(Rules newRule) {
    rule = newRule;
    return this;
  }

  public Findings subjectKey(String key) {
    subjectKey = key;
    return this;
  }

  public Findings device(String id) {
    deviceId = id;
    return this;
  }

  public Findings doubts(Doubt... all) {
    doubts = Set.of(all);
    return this;
  }

  public Findings media(Media... all) {
    media = List.of(all);
    return this;
  }

  /** In a fence, in place of the site. */
  public Findings inFence(String id, Wgs84Position at) {
    fenceId = id;
    position = at;
    return this;
  }

  public Findings jurisdiction(String id) {
    jurisdiction = id;
    return this;
  }

  public Findings measured(double value) {
    measured = value;
    return this;
  }

  /** As read; null if it was not. */
  public Findings plate(String text) {
    plate = text;
    return this;
  }

  public Findings details(Map<String, String> all) {
    details = all;
    return this;
  }

  public Findings withoutLimit() {
    limit = null;
    return this;
  }

  /** By a second, which only a wrong clock can do. */
  public Findings receivedBefore() {
    receivedAfterS = -1;
    return this;
  }

  public Finding finding() {
    return new Finding(
        rule.entry(),
        Entries.RELEASE,
        subjectKey,
        fenceId == null ? Entries.SITE : fenceId,
        new Candidate.Subject(plate, "YELLOW", 0.97, deviceId, null, null),
        new Candidate.Episode(
            start,
            0,
            start,
            start,
            last,
            end,
            (last.toEpochMilli() - start.toEpochMilli()) / 1e3,
            null,
            1),
        new Candidate.Facts(
            measured, limit, 1.1, "kg", measured - 49_000, 12.0, details, List.of()),
        new Candidate.Place(
            fenceId == null ? Entries.SITE : null,
            fenceId,
            fenceId == null ? null : 1,
            "place",
            position.lng(),
            position.lat(),
            "WGS84",
            null,
            jurisdiction,
            "HIGHWAY"),
        Finding.lawOf(rule.entry()),
        doubts,
        new Candidate.Evidence(
            List.of(
                new Candidate.RawRecord(
                    "FIRST", "telemetry.wim", 0, start.toEpochMilli(), 0, "cd".repeat(32))),
            media,
            List.of()),
        last,
        last.plusSeconds(receivedAfterS));
  }
}
