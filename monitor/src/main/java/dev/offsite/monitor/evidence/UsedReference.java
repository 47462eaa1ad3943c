package dev.offsite.monitor.evidence;

import dev.offsite.monitor.evidence.EvidenceManifest.ReferenceStatus;
import dev.offsite.monitor.reference.ReleaseView;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.Bridge;
import dev.offsite.schemas.reference.CameraView;
import dev.offsite.schemas.reference.OverLimitPermit;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKey;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.reference.Validity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The versions of reference data that a candidate was judged by: those it names itself, and those
 * of its device, place, vehicle and law that were in force at any moment of the episode.
 */
final class UsedReference {

  /**
   * A version, or that there is none.
   *
   * @param key {@code kind/id/version}; {@code kind/id} or {@code kind} where there is none
   * @param entry null unless found
   */
  record Item(String key, ReferenceStatus status, @Nullable ReferenceEntry entry) {}

  private final Candidate candidate;
  private final ReleaseView release;
  private final Validity episode;
  private final Map<String, Item> items = new LinkedHashMap<>();

  private UsedReference(Candidate candidate, ReleaseView release) {
    this.candidate = candidate;
    this.release = release;
    Candidate.Episode times = candidate.episode();
    // a validity does not hold its end, an observation at the end counts
    this.episode =
        new Validity(
            times.start().isAfter(times.lastObserved()) ? times.lastObserved() : times.start(),
            times.lastObserved().plusMillis(1));
  }

  /** What this candidate was judged by, as far as that release has it; each version once. */
  static List<Item> of(Candidate candidate, ReleaseView release, @Nullable String deadlineProfile) {
    UsedReference used = new UsedReference(candidate, release);
    used.law(deadlineProfile);
    used.device();
    used.place();
    used.vehicle();
    return List.copyOf(used.items.values());
  }

  private void law(@Nullable String deadlineProfile) {
    Candidate.RuleRef rule = candidate.rule();
    exact(ReferenceKind.RULE, rule.id() + '/' + rule.version());
    exact(ReferenceKind.LADDER, candidate.law().ladder());
    exact(ReferenceKind.TOLERANCE, candidate.facts().details().get("toleranceId"));
    exact(ReferenceKind.DEADLINE_PROFILE, deadlineProfile);
    ViolationKind.Family family = candidate.kind().family();
    if (family == ViolationKind.Family.SCALE) {
      inForce(ReferenceKind.MASS_LIMITS, any -> true);
      inForce(ReferenceKind.SIZE_LIMITS, any -> true);
      inForce(ReferenceKind.AXLE_LAYOUTS, any -> true);
      inForce(ReferenceKind.PLATE_READING, any -> true);
    } else if (family == ViolationKind.Family.TRUCK) {
      inForce(ReferenceKind.TRIP_TERMS, any -> true);
    } else if (family == ViolationKind.Family.PATROL) {
      inForce(
          ReferenceKind.OBJECT_CLASS, one -> one.id().equals(candidate.subject().objectClass()));
    }
  }

  private void device() {
    String deviceId = candidate.subject().deviceId();
    if (inForce(ReferenceKind.DEVICE, one -> one.id().equals(deviceId)) == 0) {
      none(ReferenceKind.DEVICE, deviceId);
    }
    for (ReferenceEntry entry : release.all(ReferenceKind.DEVICE)) {
      if (isUsed(entry) && entry instanceof ReferenceEntry.Device device) {
        inForce(ReferenceKind.VENDOR_PROFILE, one -> one.id().equals(device.vendorProfile()));
      }
    }
    inForce(
        ReferenceKind.CAMERA_VIEW,
        one -> one instanceof CameraView view && view.deviceIds().contains(deviceId));
  }

  private void place() {
    Candidate.Place place = candidate.place();
    if (place.fenceId() != null) {
      exact(ReferenceKind.FENCE, place.fenceId() + '/' + place.fenceVersion());
    }
    if (place.siteId() != null) {
      if (inForce(ReferenceKind.SITE, one -> one.id().equals(place.siteId())) == 0) {
        none(ReferenceKind.SITE, place.siteId());
      }
      inForce(
          ReferenceKind.BRIDGE,
          one -> one instanceof Bridge bridge && bridge.siteId().equals(place.siteId()));
    }
  }

  private void vehicle() {
    String plate = candidate.subject().plate();
    if (plate == null) {
      return;
    }
    if (inForce(ReferenceKind.VEHICLE, one -> one.id().equals(plate)) == 0) {
      none(ReferenceKind.VEHICLE, plate);
    }
    ViolationKind.Family family = candidate.kind().family();
    if (family == ViolationKind.Family.SCALE) {
      int permits =
          inForce(
              ReferenceKind.OVER_LIMIT_PERMIT,
              one -> one instanceof OverLimitPermit permit && permit.plate().equals(plate));
      if (permits == 0) {
        none(ReferenceKind.OVER_LIMIT_PERMIT, null);
      }
    } else if (family == ViolationKind.Family.TRUCK) {
      int permits =
          inForce(
              ReferenceKind.PERMIT,
              one -> one instanceof ReferenceEntry.Permit permit && permit.plate().equals(plate));
      if (permits == 0) {
        none(ReferenceKind.PERMIT, null);
      }
      permitFences(plate);
    }
  }

  private void permitFences(String plate) {
    for (ReferenceEntry entry : release.all(ReferenceKind.PERMIT)) {
      if (entry instanceof ReferenceEntry.Permit permit
          && permit.plate().equals(plate)
          && isUsed(entry)) {
        inForce(
            ReferenceKind.FENCE,
            fence ->
                fence.id().equals(permit.buildingSiteFenceId())
                    || fence.id().equals(permit.corridorFenceId())
                    || fence.id().equals(permit.disposalFenceId()));
      }
    }
  }

  /** The version that a candidate names as {@code id/version}; nothing if it names none. */
  private void exact(ReferenceKind kind, @Nullable String idAndVersion) {
    if (idAndVersion == null) {
      return;
    }
    String key = kind.level() + '/' + idAndVersion;
    Optional<ReferenceEntry> found =
        ReferenceKey.parse(key).isEmpty()
            ? Optional.empty()
            : release.all(kind).stream().filter(one -> one.key().equals(key)).findFirst();
    items.putIfAbsent(
        key,
        new Item(
            key,
            found.isPresent() ? ReferenceStatus.FOUND : ReferenceStatus.MISSING,
            found.orElse(null)));
  }

  /** Versions in force at some moment of the episode; returns how many. */
  private int inForce(ReferenceKind kind, Predicate<ReferenceEntry> wanted) {
    int found = 0;
    for (ReferenceEntry entry : release.all(kind)) {
      if (entry.validity().overlaps(episode) && wanted.test(entry)) {
        items.putIfAbsent(entry.key(), new Item(entry.key(), ReferenceStatus.FOUND, entry));
        found++;
      }
    }
    return found;
  }

  private void none(ReferenceKind kind, @Nullable String id) {
    String key = id == null ? kind.level() : kind.level() + '/' + id;
    items.putIfAbsent(key, new Item(key, ReferenceStatus.NONE, null));
  }

  private boolean isUsed(ReferenceEntry entry) {
    Item item = items.get(entry.key());
    return item != null && Objects.equals(item.entry(), entry);
  }
}
