package dev.offsite.monitor.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.schemas.json.RecordJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Candidates to show: the worked example of the contract with some fields changed. Each method
 * changes this one and returns it.
 */
final class Cast {

  private static final Map<String, JsonNode> EXAMPLES = new ConcurrentHashMap<>();

  private final ObjectNode json;

  private Cast(ObjectNode json) {
    this.json = json;
  }

  /** An overload on a bridge that has just ended. */
  static Cast overload(String id, Stage.Bridge bridge, Instant at) {
    Cast cast = new Cast((ObjectNode) example("candidate")).id(id).at(at);
    cast.part("subject").put("deviceId", "wim-" + bridge.name().toLowerCase(Locale.ROOT));
    cast.place(bridge.title, bridge.lng, bridge.lat).put("siteId", bridge.id());
    cast.part("evidence").putArray("records");
    cast.json.putArray("related");
    return cast;
  }

  /** A truck in a closed zone, still inside, with its track. */
  static Cast intrusion(String id, String plate, String company, Instant start) {
    Cast cast = new Cast((ObjectNode) example("candidate")).id(id).at(start);
    cast.json.put("kind", "PROHIBITED_ZONE").put("phase", "OPEN");
    cast.json.putArray("related");
    cast.part("rule").put("id", "prohibited-zone");
    cast.subject(plate, company).put("deviceId", Stage.truck(17));
    ObjectNode place = cast.place("武林日间禁行区", 120.160, 30.272);
    place.remove("siteId");
    place.put("fenceId", "zone-wulin").put("fenceVersion", 1).put("roadClass", "CITY_ROAD");
    ObjectNode facts = cast.json.putObject("facts");
    facts.put("measured", 412.0).put("unit", "s");
    facts
        .putObject("details")
        .put("deepestM", "412.6")
        .put("accuracyM", "5.0")
        .put("fixesInside", "42")
        .put("fenceKind", "PROHIBITED_ZONE");
    facts.putArray("notes").add("START_INTERPOLATED");
    ObjectNode episode = cast.part("episode");
    episode.putNull("end").put("durationS", 412).put("distanceM", 2870).put("observations", 42);
    episode.put("lastObserved", start.plusSeconds(412).toString());
    cast.law("城市渣土车辆禁行", "未按规定时间、路线行驶", 4, null);
    cast.gate("ADMISSIBLE", List.of());
    ObjectNode evidence = cast.part("evidence");
    evidence.putArray("records");
    evidence.putArray("media");
    ArrayNode track = evidence.putArray("track");
    for (int i = 0; i < 42; i++) {
      track
          .addObject()
          .put("time", start.plusSeconds(i * 10L).toString())
          .put("lng", 120.148 + i * 0.0006)
          .put("lat", 30.268 + Math.sin(i / 6.0) * 0.003)
          .put("speedKph", 18 + 14 * Math.sin(i / 3.0) + i % 4);
    }
    return cast;
  }

  /** A heap that a drone saw, and saw again. */
  static Cast heap(String id, Instant at) {
    Cast cast = new Cast((ObjectNode) example("candidate")).id(id).at(at);
    cast.json.put("kind", "PATROL_OBJECT").putArray("related");
    cast.part("rule").put("id", "spoil-heap");
    ObjectNode subject = cast.json.putObject("subject");
    subject.put("deviceId", "drone-00").put("objectClass", "SPOIL_HEAP");
    ObjectNode place = cast.place("永安农田", 120.072, 30.391);
    place.remove("siteId");
    place.put("fenceId", "farmland-yongan").put("fenceVersion", 1).put("uncertaintyM", 32.0);
    ObjectNode facts = cast.json.putObject("facts");
    facts.put("measured", 0.93).put("unit", "1");
    facts
        .putObject("details")
        .put("objectClass", "SPOIL_HEAP")
        .put("fenceKind", "FARMLAND")
        .put("looks", "3")
        .put("comparison", "STILL_THERE");
    cast.part("evidence").putArray("records");
    cast.law("擅自倾倒、堆放建筑垃圾", "浙江省固体废物污染环境防治条例", 5, null);
    cast.gate("REVIEW", List.of("MEDIA_WITHOUT_DIGEST"));
    return cast;
  }

  /** The same facts under another id. */
  static Candidate renamed(Candidate of, String id) {
    return new Candidate(
        id,
        of.revision(),
        of.phase(),
        of.supersededBy(),
        of.kind(),
        of.rule(),
        of.subject(),
        of.episode(),
        of.facts(),
        of.place(),
        of.law(),
        of.gate(),
        of.evidence(),
        of.deadlines(),
        of.clocks(),
        of.related());
  }

  Cast id(String id) {
    json.put("id", id);
    return this;
  }

  /** A later revision. */
  Cast revision(int revision, Candidate.Phase phase) {
    json.put("revision", revision).put("phase", phase.name());
    return this;
  }

  /** When it happened. */
  Cast at(Instant at) {
    for (String name : List.of("start", "firstObserved", "worstObserved", "lastObserved", "end")) {
      part("episode").put(name, at.toString());
    }
    part("clocks")
        .put("event", at.toString())
        .put("received", at.plusMillis(320).toString())
        .put("decided", at.plusMillis(347).toString());
    part("deadlines")
        .put("reviewBy", at.plus(Duration.ofDays(5)).toString())
        .put("announceBy", at.plus(Duration.ofDays(20)).toString())
        .put("decideBy", at.plus(Duration.ofDays(90)).toString());
    part("evidence").putArray("track");
    return this;
  }

  Cast about(String plate, String company) {
    subject(plate, company);
    return this;
  }

  /** Elsewhere, under the same name. */
  Cast place(double lng, double lat) {
    part("place").put("lng", lng).put("lat", lat);
    return this;
  }

  Cast measured(double measuredKg, int severity) {
    double limitKg = 49_000;
    part("facts")
        .put("measured", measuredKg)
        .put("excess", measuredKg - limitKg)
        .put("excessPercent", (measuredKg - limitKg) / limitKg * 100);
    part("law").put("severity", severity);
    return this;
  }

  Cast graded(String grade, List<String> reasons) {
    gate(grade, reasons);
    return this;
  }

  Cast record(String role, String topic, long offset, String sha256) {
    part("evidence")
        .withArray("records")
        .addObject()
        .put("role", role)
        .put("topic", topic)
        .put("partition", 0)
        .put("offset", offset)
        .put("index", 0)
        .put("sha256", sha256);
    return this;
  }

  Cast related(String id) {
    json.withArray("related").add(id);
    return this;
  }

  /** The same text in every field that a device, a company or a reference may fill in. */
  Cast everywhere(String text) {
    subject(text, text).put("plateColor", text).put("deviceId", text).put("objectClass", text);
    part("place").put("name", text).put("roadClass", text);
    part("rule").put("id", text).put("release", text);
    part("facts").putObject("details").put(text, text).put("configuration", text);
    part("facts").putArray("notes").add(text);
    part("law").put("basis", text).put("matter", text).put("department", text).put("band", text);
    gate("REVIEW", List.of(text));
    part("gate").putArray("missing").add(text);
    ArrayNode media = part("evidence").putArray("media");
    media.addObject().put("kind", text).put("uri", "javascript:document.title='owned'//" + text);
    return this;
  }

  Candidate candidate() {
    return new CandidateCodec().decode(json.toString().getBytes(StandardCharsets.UTF_8));
  }

  static JsonNode example(String name) {
    return EXAMPLES.computeIfAbsent(name, Cast::read).deepCopy();
  }

  private static JsonNode read(String name) {
    String path = "/dev/offsite/schemas/v1/examples/" + name + ".json";
    try (InputStream in = Cast.class.getResourceAsStream(path)) {
      return RecordJson.parse(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ObjectNode part(String name) {
    return json.withObject("/" + name);
  }

  private ObjectNode subject(String plate, String company) {
    return part("subject").put("plate", plate).put("company", company);
  }

  private ObjectNode place(String name, double lng, double lat) {
    ObjectNode place = part("place");
    place.remove("jurisdiction");
    return place.put("name", name).put("lng", lng).put("lat", lat);
  }

  private void law(String matter, String basis, int severity, String band) {
    part("law")
        .put("matter", matter)
        .put("basis", basis)
        .put("severity", severity)
        .put("band", band);
    part("law").remove("ladder");
  }

  private void gate(String grade, List<String> reasons) {
    ObjectNode gate = json.putObject("gate").put("grade", grade);
    reasons.forEach(gate.putArray("reasons")::add);
  }
}
