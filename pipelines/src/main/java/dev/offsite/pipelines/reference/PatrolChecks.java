package dev.offsite.pipelines.reference;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.CameraView;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceFault;
import dev.offsite.schemas.reference.ReferenceKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What must fit together of rules about what patrols see and of the views of their cameras: a rule
 * that compares sorties says both how often and how long, a view is that of a registered device of
 * kind DRONE, and no device has two views at once.
 */
final class PatrolChecks {

  private final Set<String> cameras = new HashSet<>();
  private final Map<String, List<CameraView>> views = new HashMap<>();
  private final List<ReferenceFault> faults = new ArrayList<>();

  static List<ReferenceFault> check(Collection<ReferenceEntry> entries) {
    PatrolChecks checks = new PatrolChecks();
    for (ReferenceEntry entry : entries) {
      if (entry instanceof ReferenceEntry.Device device
          && device.deviceKind() == DeviceKind.DRONE) {
        checks.cameras.add(device.id());
      }
    }
    entries.forEach(checks::check);
    return checks.faults;
  }

  private void check(ReferenceEntry entry) {
    if (entry instanceof CameraView view) {
      checkView(view);
    } else if (entry instanceof ReferenceEntry.Rule rule
        && rule.violation() == ViolationKind.PATROL_OBJECT) {
      boolean isOften = rule.parameters().containsKey("goneLooks");
      boolean isLong = rule.parameters().containsKey("goneAfterS");
      require(
          isOften == isLong,
          rule,
          "/parameters",
          "goneLooks and goneAfterS stand together or not at all");
      checkTrace(rule);
      checkHotWords(rule);
    } else if (entry instanceof ReferenceEntry.Rule rule
        && rule.violation() == ViolationKind.ILLEGAL_PARKING) {
      Double least = rule.parameters().get("minApartMin");
      Double most = rule.parameters().get("maxApartMin");
      require(
          least == null || least > 0,
          rule,
          "/parameters/minApartMin",
          least + " is not above 0: one passing sighting is never enough");
      require(most == null || most > 0, rule, "/parameters/maxApartMin", most + " is not above 0");
    }
  }

  /**
   * Trucks are searched in the neighbourhood of zones, and from when a patrol saw nothing there.
   */
  private void checkTrace(ReferenceEntry.Rule rule) {
    Set<String> missing = new TreeSet<>(TraceParameters.NAMES);
    missing.removeAll(rule.parameters().keySet());
    if (missing.size() == TraceParameters.NAMES.size()) {
      return;
    }
    require(
        missing.isEmpty(),
        rule,
        "/parameters",
        "the parameters of a trace stand together or not at all; missing are " + missing);
    require(
        rule.parameters().containsKey("goneLooks"),
        rule,
        "/parameters",
        "a rule that traces trucks compares sorties: goneLooks is missing");
    require(
        !rule.fenceKinds().isEmpty(),
        rule,
        "/fenceKinds",
        "a rule that traces trucks needs zones to search in");
  }

  /** A day is not compared with more days than are kept. */
  private void checkHotWords(ReferenceEntry.Rule rule) {
    Set<String> missing = new TreeSet<>(HotWordParameters.NAMES);
    missing.removeAll(rule.parameters().keySet());
    if (missing.size() == HotWordParameters.NAMES.size()) {
      return;
    }
    require(
        missing.isEmpty(),
        rule,
        "/parameters",
        "the parameters of hot words stand together or not at all; missing are " + missing);
    Double least = rule.parameters().get(HotWordParameters.HISTORY_DAYS);
    Double days = rule.parameters().get(HotWordParameters.DAYS);
    require(
        least == null || days == null || least <= days,
        rule,
        "/parameters/" + HotWordParameters.HISTORY_DAYS,
        least + " is above " + HotWordParameters.DAYS + " " + days);
  }

  private void checkView(CameraView view) {
    for (String deviceId : view.deviceIds()) {
      require(
          cameras.contains(deviceId),
          view,
          "/deviceIds",
          "no device of kind DRONE has the id '" + deviceId + "'");
      List<CameraView> others = views.computeIfAbsent(deviceId, id -> new ArrayList<>());
      for (CameraView other : others) {
        require(
            other.id().equals(view.id()) || !other.validity().overlaps(view.validity()),
            view,
            "/deviceIds",
            "'" + deviceId + "' stands in '" + other.id() + "' at the same time");
      }
      others.add(view);
    }
  }

  private void require(boolean condition, ReferenceEntry entry, String pointer, String detail) {
    if (!condition) {
      faults.add(
          new ReferenceFault(
              ReferenceKind.of(entry).file(),
              null,
              null,
              pointer,
              entry.kind() + " '" + entry.id() + "' version " + entry.version() + ": " + detail));
    }
  }
}
