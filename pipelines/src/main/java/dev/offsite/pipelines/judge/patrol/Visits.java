package dev.offsite.pipelines.judge.patrol;

import dev.offsite.schemas.reference.PlateReading;
import dev.offsite.schemas.telemetry.Plate;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The vehicles that stand somewhere, as sightings make them one after the other in the order of
 * their time. Mutable; not thread-safe.
 *
 * <p>A sighting with a plate belongs to the vehicle of that plate at its place, else to one there
 * whose plate nobody could read yet; one without to the vehicle that was last seen at its place. A
 * vehicle that was not seen for longer than the rule allows may have been away: what is seen then
 * is another stay.
 */
final class Visits implements NoticedLog.Fold<Visits> {

  private final List<ParkedVisit> visits;

  private Visits(List<ParkedVisit> visits) {
    this.visits = visits;
  }

  static Visits empty() {
    return new Visits(new ArrayList<>());
  }

  /** In the order of their first sightings. */
  List<ParkedVisit> all() {
    return List.copyOf(visits);
  }

  @Override
  public void step(Noticed next, PatrolRules rules) {
    Optional<ParkingRule> inForce = rules.findParkingAt(next.timeMs());
    if (inForce.isEmpty()
        || !(next instanceof Sighting sighting)
        || sighting.confidence() < inForce.get().confidenceMin()) {
      return;
    }
    ParkingRule rule = inForce.get();
    boolean isRead = isRead(sighting, rule, rules);
    ParkedVisit visit = isRead ? ofPlate(sighting, rule, rules) : lastAt(sighting, rule, rules);
    if (visit == null) {
      visit = new ParkedVisit(sighting);
      visits.add(visit);
    }
    visit.add(sighting, isRead);
  }

  private ParkedVisit ofPlate(Sighting sighting, ParkingRule rule, PatrolRules rules) {
    ParkedVisit found = null;
    for (ParkedVisit visit : visits) {
      if (isThere(visit, sighting, rule, rules) && sighting.plate().text().equals(visit.plate())) {
        found = visit;
      }
    }
    if (found != null) {
      return found;
    }
    ParkedVisit last = lastAt(sighting, rule, rules);
    return last != null && last.plate() == null ? last : null;
  }

  private ParkedVisit lastAt(Sighting sighting, ParkingRule rule, PatrolRules rules) {
    ParkedVisit last = null;
    for (ParkedVisit visit : visits) {
      if (isThere(visit, sighting, rule, rules)
          && (last == null || visit.last().timeMs() >= last.last().timeMs())) {
        last = visit;
      }
    }
    return last;
  }

  private static boolean isThere(
      ParkedVisit visit, Sighting sighting, ParkingRule rule, PatrolRules rules) {
    return sighting.timeMs() - visit.last().timeMs() <= rule.maxApartMs()
        && visit.nearerBy(sighting, rule.mergeRadiusM()) >= 0
        && family(visit.first(), rules).equals(family(sighting, rules));
  }

  private static String family(Sighting sighting, PatrolRules rules) {
    return rules.familyOf(sighting.objectClass(), sighting.timeMs());
  }

  private static boolean isRead(Sighting sighting, ParkingRule rule, PatrolRules rules) {
    Plate plate = sighting.plate();
    if (plate == null
        || (plate.confidence() != null && plate.confidence() < rule.plateConfidenceMin())) {
      return false;
    }
    String text = plate.text().trim();
    Optional<PlateReading> reading =
        rules.reference().findPlateReading(Instant.ofEpochMilli(sighting.timeMs()));
    if (reading.isEmpty()) {
      return !text.isEmpty();
    }
    String upper = text.toUpperCase(Locale.ROOT);
    return text.codePointCount(0, text.length()) >= reading.get().lengthMin()
        && reading.get().placeholders().stream()
            .noneMatch(beginning -> upper.startsWith(beginning.toUpperCase(Locale.ROOT)));
  }

  void removeLastSeenBefore(long timeMs, Visits later) {
    visits.removeIf(
        visit ->
            later.visits.stream()
                .noneMatch(
                    other ->
                        other.first().equals(visit.first()) && other.last().timeMs() >= timeMs));
  }

  /** When the one was last seen that was not seen for longest; empty if there is none. */
  OptionalLong oldestMs() {
    return visits.stream().mapToLong(visit -> visit.last().timeMs()).min();
  }

  int size() {
    return visits.size();
  }

  @Override
  public Visits copy() {
    Visits copy = empty();
    visits.forEach(visit -> copy.visits.add(visit.copy()));
    return copy;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(visits.size());
    for (ParkedVisit visit : visits) {
      visit.write(out);
    }
  }

  static Visits read(DataInput in) throws IOException {
    Visits read = empty();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      read.visits.add(ParkedVisit.read(in));
    }
    return read;
  }
}
