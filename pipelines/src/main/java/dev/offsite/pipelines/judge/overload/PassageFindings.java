package dev.offsite.pipelines.judge.overload;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes findings about passages: each an episode of one moment at a site. Pure. */
final class PassageFindings {

  /** What is held against a passage by one rule. */
  static Finding of(
      PassageCase passage,
      ReferenceEntry.Rule rule,
      Candidate.Facts facts,
      Candidate.Law law,
      Set<Doubt> doubts) {
    String plate = passage.plate();
    return new Finding(
        rule,
        passage.reference().release(),
        (plate == null ? passage.device().id() : plate) + '/' + passage.passage().passageId(),
        passage.site().id(),
        subjectOf(passage),
        new Candidate.Episode(
            passage.at(), 0, passage.at(), passage.at(), passage.at(), passage.at(), 0, null, 1),
        facts,
        Finding.placeOf(passage.site()),
        law,
        doubts,
        new Candidate.Evidence(
            List.of(passage.received().asEvidence("FIRST")), passage.passage().media(), List.of()),
        passage.at(),
        passage.received().receivedAt());
  }

  /** What every finding about a passage says of it. */
  static Map<String, String> details(PassageCase passage) {
    Map<String, String> details = new TreeMap<>();
    details.put("axleCount", Integer.toString(passage.passage().axleCount()));
    details.put("lane", Integer.toString(passage.passage().lane()));
    details.put("passageId", passage.passage().passageId());
    details.put("speedKph", Double.toString(passage.passage().speedKph()));
    WeighedVehicle vehicle = passage.vehicle();
    putUnlessEmpty(details, "vehicleType", vehicle.typeText());
    putUnlessEmpty(details, "axleGroups", vehicle.layoutText());
    putUnlessEmpty(details, "flags", String.join(", ", passage.passage().flags()));
    passage
        .certificate()
        .ifPresent(
            c -> {
              details.put("accuracyClass", c.accuracyClass());
              details.put("certificate", c.number());
            });
    return details;
  }

  /** Adds what the permits of the vehicle say. */
  static void putPermits(Map<String, String> details, PermitMatch permits) {
    permits
        .matched()
        .ifPresent(
            permit -> {
              details.put("permit", PermitMatch.nameOf(permit));
              putUnlessEmpty(details, "permitGoods", permit.goods() == null ? "" : permit.goods());
            });
    putUnlessEmpty(details, "permitsNotMatched", permits.refusedText());
  }

  private static void putUnlessEmpty(Map<String, String> details, String name, String text) {
    if (!text.isEmpty()) {
      details.put(name, text);
    }
  }

  private static Candidate.Subject subjectOf(PassageCase passage) {
    return new Candidate.Subject(
        passage.plate(),
        passage.passage().plate() == null ? null : passage.passage().plate().color(),
        passage.passage().plate() == null ? null : passage.passage().plate().confidence(),
        passage.device().id(),
        passage.registered().map(ReferenceEntry.Vehicle::company).orElse(null),
        null);
  }

  private PassageFindings() {}
}
