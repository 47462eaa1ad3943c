package dev.offsite.pipelines.reference;

import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.geojson.FenceReader;
import dev.offsite.geo.jurisdiction.Jurisdictions;
import dev.offsite.pipelines.decode.vendor.ProfileTests;
import dev.offsite.pipelines.decode.vendor.VendorMapping;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.json.JsonFault;
import dev.offsite.schemas.reference.Authority;
import dev.offsite.schemas.reference.Bridge;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceFault;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.reference.ScoreTerms;
import dev.offsite.schemas.reference.TripTerms;
import dev.offsite.schemas.reference.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What must fit together between entries: everything that is named exists, a site's jurisdiction as
 * a fence of kind district, street or grid, a scale's site for as long as the scale, every rule has
 * its parameters and only figures that mean something, the versions of a fence or a vendor profile
 * do not overlap, a vendor profile passes its own tests and is in force for as long as each device
 * that it reads, no area has two tolerances at once, there are mass limits where masses are judged,
 * what the judges of scales need fits together ({@link ScaleChecks}), and there is exactly one
 * plausibility for all the time in which devices of its kind are registered. A release that passes
 * can be judged with; one that does not is refused whole.
 */
final class ReferenceChecks {

  /**
   * Kinds that a rule may name where there is no such fence: a city without a speed zone still has
   * the rule. Any other kind of which there is no fence is taken for a slip of the pen.
   */
  private static final Set<String> USUAL_FENCE_KINDS =
      Set.of(
          "PROHIBITED_ZONE",
          "CORRIDOR",
          "BUILDING_SITE",
          "DISPOSAL_SITE",
          "FARMLAND",
          "WATER_PROTECTION_1",
          "ROADSIDE",
          "SPEED_ZONE",
          "ROAD",
          "PARKING",
          "DEPOT");

  private static final Set<String> PLAUSIBILITY_LIMITS =
      Set.of(
          "ageMaxS",
          "skewMaxS",
          "speedKphMin",
          "speedKphMax",
          "grossKgMin",
          "grossKgMax",
          "axleSumErrorPercentMax",
          "lngMin",
          "lngMax",
          "latMin",
          "latMax");

  private static final Set<String> JURISDICTION_KINDS =
      Set.of(Jurisdictions.DISTRICT, Jurisdictions.STREET, Jurisdictions.GRID);

  private static final String PROFILE = "/vendorProfile";

  private static final double AGE_MAX_S = Duration.ofDays(30).toSeconds();

  private final Map<String, Map<String, List<Validity>>> validities = new HashMap<>();
  private final Set<String> fenceKinds = new HashSet<>();
  private final Set<String> jurisdictions = new HashSet<>();
  private final Map<String, List<ReferenceEntry.VendorProfile>> profiles = new HashMap<>();
  private final List<ReferenceFault> faults = new ArrayList<>();

  /** Everything that does not fit; empty if all does. */
  static List<ReferenceFault> check(Collection<ReferenceEntry> entries) {
    ReferenceChecks checks = new ReferenceChecks();
    entries.forEach(checks::takeNote);
    entries.forEach(checks::check);
    checks.checkVersions(entries);
    checks.checkTolerances(entries);
    checks.checkMassLimits(entries);
    checks.checkPlausibility(entries);
    checks.faults.addAll(ScaleChecks.check(entries));
    checks.refuseOverlaps(entries, Bridge.class, Bridge::siteId, "/siteId", "the site");
    checks.faults.addAll(RoadsideChecks.check(entries));
    checks.refuseOverlaps(entries, Authority.class, Authority::areaId, "/areaId", "the area");
    checks.faults.addAll(CaseChecks.check(entries));
    checks.refuseOverlaps(entries, TripTerms.class, terms -> "trips", "/validity", "the terms of");
    checks.refuseOverlaps(
        entries, ScoreTerms.class, terms -> "scores", "/validity", "the terms of");
    checks.faults.addAll(PatrolChecks.check(entries));
    return checks.faults;
  }

  private void takeNote(ReferenceEntry entry) {
    validities
        .computeIfAbsent(entry.kind(), kind -> new HashMap<>())
        .computeIfAbsent(entry.id(), id -> new ArrayList<>())
        .add(entry.validity());
    if (entry instanceof ReferenceEntry.VendorProfile profile) {
      profiles.computeIfAbsent(profile.id(), id -> new ArrayList<>()).add(profile);
    }
    if (entry instanceof ReferenceEntry.FenceFeature fence) {
      for (Fence read : FenceReader.read(fence.feature())) {
        fenceKinds.add(read.kind());
        if (JURISDICTION_KINDS.contains(read.kind())) {
          jurisdictions.add(read.id());
        }
      }
    }
  }

  private void check(ReferenceEntry entry) {
    if (entry instanceof ReferenceEntry.Device device) {
      checkDevice(device);
    } else if (entry instanceof ReferenceEntry.Site site) {
      checkSite(site);
    } else if (entry instanceof ReferenceEntry.Permit permit) {
      checkPermit(permit);
    } else if (entry instanceof ReferenceEntry.Rule rule) {
      checkRule(rule);
    } else if (entry instanceof TripTerms terms) {
      checkFenceKinds(terms, "/buildingFenceKinds", terms.buildingFenceKinds());
      checkFenceKinds(terms, "/disposalFenceKinds", terms.disposalFenceKinds());
      if (terms.payloadLoadedKg() <= terms.payloadEmptyKg()) {
        fault(
            terms,
            "/payloadLoadedKg",
            terms.payloadLoadedKg() + " is not above payloadEmptyKg " + terms.payloadEmptyKg());
      }
    } else if (entry instanceof ReferenceEntry.VendorProfile profile) {
      for (JsonFault fault : ProfileTests.check(profile)) {
        fault(profile, fault.pointer(), fault.detail());
      }
    }
  }

  private void checkDevice(ReferenceEntry.Device device) {
    if (device.deviceKind() == DeviceKind.WIM) {
      require(device, "/siteId", ReferenceKind.SITE, device.siteId());
      requireInForce(device, "/siteId", ReferenceKind.SITE, device.siteId());
    }
    if (device.plate() != null) {
      require(device, "/plate", ReferenceKind.VEHICLE, device.plate());
    }
    if (device.vendorProfile() != null) {
      require(device, PROFILE, ReferenceKind.VENDOR_PROFILE, device.vendorProfile());
      requireInForce(device, PROFILE, ReferenceKind.VENDOR_PROFILE, device.vendorProfile());
      profiles.getOrDefault(device.vendorProfile(), List.of()).stream()
          .filter(profile -> profile.validity().overlaps(device.validity()))
          .forEach(profile -> checkProfileOf(device, profile));
    }
  }

  private void checkProfileOf(ReferenceEntry.Device device, ReferenceEntry.VendorProfile profile) {
    if (profile.deviceKind() != device.deviceKind()) {
      fault(
          device,
          PROFILE,
          profile.key()
              + " reads devices of kind "
              + profile.deviceKind()
              + ", not "
              + device.deviceKind());
    }
    // What a profile with faults would need is nobody's question.
    if (device.clockZone() == null
        && ProfileTests.check(profile).isEmpty()
        && VendorMapping.of(profile).needsClockZone()) {
      fault(device, "/clockZone", "is missing; " + profile.key() + " reads times without offset");
    }
  }

  /** Zones and patrols are routed to the id of a fence; a site names the same. */
  private void checkSite(ReferenceEntry.Site site) {
    if (!jurisdictions.contains(site.jurisdiction())) {
      fault(
          site,
          "/jurisdiction",
          "no fence of kind district, street or grid has the id '" + site.jurisdiction() + "'");
    }
  }

  private void checkPermit(ReferenceEntry.Permit permit) {
    require(permit, "/plate", ReferenceKind.VEHICLE, permit.plate());
    for (String fence : permit.allowedFenceIds()) {
      require(permit, "/allowedFenceIds", ReferenceKind.FENCE, fence);
    }
    requireIfSet(permit, "/buildingSiteFenceId", permit.buildingSiteFenceId());
    requireIfSet(permit, "/corridorFenceId", permit.corridorFenceId());
    requireIfSet(permit, "/disposalFenceId", permit.disposalFenceId());
  }

  private void checkRule(ReferenceEntry.Rule rule) {
    for (String name : RuleParameters.required(rule.violation())) {
      if (!rule.parameters().containsKey(name)) {
        fault(rule, "/parameters", "'" + name + "' is missing");
      }
    }
    for (String name : rule.parameters().keySet()) {
      if (!RuleParameters.isKnown(rule.violation(), name)) {
        fault(rule, "/parameters/" + name, "is no parameter of " + rule.violation());
      }
    }
    rule.parameters()
        .forEach(
            (name, value) ->
                RuleParameters.complaint(name, value)
                    .ifPresent(complaint -> fault(rule, "/parameters/" + name, complaint)));
    checkFenceKinds(rule, "/fenceKinds", rule.fenceKinds());
  }

  private void checkFenceKinds(ReferenceEntry entry, String pointer, List<String> kinds) {
    for (String kind : kinds) {
      if (!fenceKinds.contains(kind) && !USUAL_FENCE_KINDS.contains(kind)) {
        fault(entry, pointer, "no fence is of kind '" + kind + "'");
      }
    }
  }

  private void requireIfSet(ReferenceEntry entry, String pointer, String fenceId) {
    if (fenceId != null) {
      require(entry, pointer, ReferenceKind.FENCE, fenceId);
    }
  }

  private void require(ReferenceEntry entry, String pointer, ReferenceKind kind, String id) {
    if (id == null || validitiesOf(kind, id).isEmpty()) {
      fault(entry, pointer, "no " + kind.level() + " has the id '" + id + "'");
    }
  }

  private void requireInForce(
      ReferenceEntry.Device device, String pointer, ReferenceKind kind, String id) {
    List<Validity> versions = validitiesOf(kind, id);
    if (!versions.isEmpty()) {
      firstGap(device.validity(), versions)
          .ifPresent(
              gap ->
                  fault(device, pointer, kind.level() + " '" + id + "' is not in force at " + gap));
    }
  }

  private List<Validity> validitiesOf(ReferenceKind kind, String id) {
    return validities.getOrDefault(kind.level(), Map.of()).getOrDefault(id, List.of());
  }

  /** The first instant of {@code needed} that none of {@code given} covers. */
  private static Optional<Instant> firstGap(Validity needed, List<Validity> given) {
    Instant at = needed.from();
    while (needed.to() == null || at.isBefore(needed.to())) {
      Instant instant = at;
      Optional<Validity> covering = given.stream().filter(v -> v.covers(instant)).findFirst();
      if (covering.isEmpty()) {
        return Optional.of(at);
      }
      if (covering.get().to() == null) {
        return Optional.empty();
      }
      at = covering.get().to();
    }
    return Optional.empty();
  }

  /** Of what stands in several files, which the codec checks one by one. */
  private void checkVersions(Collection<ReferenceEntry> entries) {
    Map<String, List<ReferenceEntry>> byId = new HashMap<>();
    Set<String> keys = new HashSet<>();
    for (ReferenceEntry entry : entries) {
      if (entry instanceof ReferenceEntry.FenceFeature
          || entry instanceof ReferenceEntry.VendorProfile) {
        if (!keys.add(entry.key())) {
          fault(entry, "/version", "another file holds the same version");
          continue;
        }
        List<ReferenceEntry> others =
            byId.computeIfAbsent(entry.kind() + '/' + entry.id(), id -> new ArrayList<>());
        for (ReferenceEntry other : others) {
          if (entry.validity().overlaps(other.validity())) {
            fault(entry, "/validity", "overlaps version " + other.version());
          }
        }
        others.add(entry);
      }
    }
  }

  private void checkPlausibility(Collection<ReferenceEntry> entries) {
    Map<DeviceKind, List<Validity>> covered = new EnumMap<>(DeviceKind.class);
    for (ReferenceEntry entry : entries) {
      if (entry instanceof ReferenceEntry.Plausibility plausibility) {
        covered
            .computeIfAbsent(plausibility.deviceKind(), kind -> new ArrayList<>())
            .add(plausibility.validity());
        checkLimits(plausibility);
      }
    }
    refuseOverlaps(
        entries,
        ReferenceEntry.Plausibility.class,
        ReferenceEntry.Plausibility::deviceKind,
        "/deviceKind",
        "a device of kind");
    Map<DeviceKind, Instant> gaps = new EnumMap<>(DeviceKind.class);
    for (ReferenceEntry entry : entries) {
      if (entry instanceof ReferenceEntry.Device device) {
        firstGap(device.validity(), covered.getOrDefault(device.deviceKind(), List.of()))
            .ifPresent(
                gap -> gaps.merge(device.deviceKind(), gap, (a, b) -> a.isBefore(b) ? a : b));
      }
    }
    gaps.forEach(
        (kind, gap) ->
            faults.add(
                new ReferenceFault(
                    ReferenceKind.PLAUSIBILITY.file(),
                    null,
                    null,
                    "",
                    "no entry for devices of kind " + kind + " is in force at " + gap)));
  }

  private void checkLimits(ReferenceEntry.Plausibility plausibility) {
    Map<String, Double> limits = plausibility.limits();
    for (String name : List.of("ageMaxS", "skewMaxS")) {
      if (!limits.containsKey(name)) {
        fault(plausibility, "/limits", "'" + name + "' is missing");
      }
    }
    for (String name : limits.keySet()) {
      if (!PLAUSIBILITY_LIMITS.contains(name)) {
        fault(plausibility, "/limits/" + name, "is no limit that is checked");
      }
    }
    Double age = limits.get("ageMaxS");
    if (age != null && !(age > 0 && age <= AGE_MAX_S)) {
      fault(plausibility, "/limits/ageMaxS", age + " is not above 0 and at most 30 days");
    }
    Double skew = limits.get("skewMaxS");
    if (skew != null && !(skew >= 0)) {
      fault(plausibility, "/limits/skewMaxS", skew + " is negative");
    }
  }

  private void checkTolerances(Collection<ReferenceEntry> entries) {
    refuseOverlaps(
        entries,
        ReferenceEntry.Tolerance.class,
        ReferenceEntry.Tolerance::area,
        "/area",
        "the area");
  }

  /** Refuses entries of different ids that are in force for the same subject at once. */
  private <T extends ReferenceEntry> void refuseOverlaps(
      Collection<ReferenceEntry> entries,
      Class<T> type,
      Function<T, Object> subject,
      String pointer,
      String title) {
    Map<Object, List<T>> bySubject = new HashMap<>();
    for (ReferenceEntry entry : entries) {
      if (type.isInstance(entry)) {
        T typed = type.cast(entry);
        Object about = subject.apply(typed);
        List<T> others = bySubject.computeIfAbsent(about, any -> new ArrayList<>());
        for (T other : others) {
          if (!typed.id().equals(other.id()) && typed.validity().overlaps(other.validity())) {
            fault(
                typed,
                pointer,
                title
                    + " '"
                    + about
                    + "' has '"
                    + other.id()
                    + "' version "
                    + other.version()
                    + " at the same time");
          }
        }
        others.add(typed);
      }
    }
  }

  private void checkMassLimits(Collection<ReferenceEntry> entries) {
    if (validities.containsKey(ReferenceKind.MASS_LIMITS.level())) {
      return;
    }
    if (entries.stream().anyMatch(ReferenceChecks::needsMassLimits)) {
      faults.add(
          new ReferenceFault(
              ReferenceKind.MASS_LIMITS.file(),
              null,
              null,
              "",
              "no entry, but there are scales or rules of kind BRIDGE_OVERLOAD"));
    }
  }

  private static boolean needsMassLimits(ReferenceEntry entry) {
    return (entry instanceof ReferenceEntry.Device device && device.deviceKind() == DeviceKind.WIM)
        || (entry instanceof ReferenceEntry.Rule rule
            && rule.violation() == ViolationKind.BRIDGE_OVERLOAD);
  }

  private void fault(ReferenceEntry entry, String pointer, String detail) {
    faults.add(
        new ReferenceFault(
            ReferenceKind.of(entry).file(),
            null,
            null,
            pointer,
            entry.kind() + " '" + entry.id() + "' version " + entry.version() + ": " + detail));
  }
}
