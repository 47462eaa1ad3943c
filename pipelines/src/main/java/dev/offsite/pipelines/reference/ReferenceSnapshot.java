package dev.offsite.pipelines.reference;

import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.geojson.FenceReader;
import dev.offsite.geo.index.GeofenceIndex;
import dev.offsite.geo.jurisdiction.Jurisdictions;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.AxleLayouts;
import dev.offsite.schemas.reference.CameraView;
import dev.offsite.schemas.reference.ObjectClass;
import dev.offsite.schemas.reference.OverLimitPermit;
import dev.offsite.schemas.reference.PlateReading;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Release;
import dev.offsite.schemas.reference.ScoreTerms;
import dev.offsite.schemas.reference.SizeLimits;
import dev.offsite.schemas.reference.TripTerms;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything one release of the reference data says, ready to be asked. Immutable; safe for many
 * threads.
 */
public final class ReferenceSnapshot {

  private final String release;
  private final @Nullable Instant publishedAt;
  private final int entries;
  private final Versions<ReferenceEntry.Device> devices;
  private final Versions<ReferenceEntry.Site> sites;
  private final Versions<ReferenceEntry.Vehicle> vehicles;
  private final Versions<ReferenceEntry.MassLimits> massLimits;
  private final Versions<SizeLimits> sizeLimits;
  private final Versions<AxleLayouts> axleLayouts;
  private final Versions<PlateReading> plateReadings;
  private final OverLimitPermitsByPlate overLimitPermits;
  private final Versions<ReferenceEntry.Tolerance> tolerances;
  private final Versions<ReferenceEntry.Ladder> ladders;
  private final Map<ViolationKind, Versions<ReferenceEntry.Rule>> rules =
      new EnumMap<>(ViolationKind.class);
  private final Instant[] ruleChanges;
  private final List<RulesInForce> rulesBySpan;
  private final Map<DeviceKind, InForce<ReferenceEntry.Plausibility>> plausibility =
      new EnumMap<>(DeviceKind.class);
  private final Versions<ObjectClass> objectClasses;
  private final Versions<CameraView> cameraViews;
  private final PermitsByPlate permits;
  private final VendorFormats formats;
  private final Map<ViolationKind, GeofenceIndex> fences = new EnumMap<>(ViolationKind.class);
  private final Jurisdictions jurisdictions;
  private final RoadsideBySite roadside;
  private final CaseDuties caseDuties;
  private final GeofenceIndex tripSites;
  private final Versions<ScoreTerms> scoreTerms;

  private ReferenceSnapshot(
      String release,
      @Nullable Instant publishedAt,
      Collection<ReferenceEntry> entries,
      List<Fence> fences) {
    this.release = release;
    this.publishedAt = publishedAt;
    this.entries = entries.size();
    devices = Versions.of(entries, ReferenceEntry.Device.class);
    sites = Versions.of(entries, ReferenceEntry.Site.class);
    vehicles = Versions.of(entries, ReferenceEntry.Vehicle.class);
    massLimits = Versions.of(entries, ReferenceEntry.MassLimits.class);
    sizeLimits = Versions.of(entries, SizeLimits.class);
    axleLayouts = Versions.of(entries, AxleLayouts.class);
    plateReadings = Versions.of(entries, PlateReading.class);
    overLimitPermits = OverLimitPermitsByPlate.of(entries);
    tolerances = Versions.of(entries, ReferenceEntry.Tolerance.class);
    ladders = Versions.of(entries, ReferenceEntry.Ladder.class);
    ruleChanges = RulesInForce.changes(entries);
    rulesBySpan = RulesInForce.spans(ruleChanges, entries);
    for (ViolationKind kind : ViolationKind.values()) {
      rules.put(
          kind, Versions.of(entries, ReferenceEntry.Rule.class, rule -> rule.violation() == kind));
      this.fences.put(kind, GeofenceIndex.of(fencesOf(kind, entries, fences)));
    }
    for (DeviceKind kind : DeviceKind.values()) {
      plausibility.put(
          kind,
          InForce.of(
              Versions.of(
                  entries,
                  ReferenceEntry.Plausibility.class,
                  limits -> limits.deviceKind() == kind)));
    }
    objectClasses = Versions.of(entries, ObjectClass.class);
    cameraViews = Versions.of(entries, CameraView.class);
    permits = PermitsByPlate.of(entries);
    formats = VendorFormats.of(entries);
    jurisdictions = Jurisdictions.of(fences);
    roadside = RoadsideBySite.of(entries);
    caseDuties = CaseDuties.of(entries);
    tripSites = GeofenceIndex.of(tripSitesOf(entries, fences));
    scoreTerms = Versions.of(entries, ScoreTerms.class);
  }

  /** The snapshot of a release that was published; else as {@link #of(String, Collection)}. */
  public static ReferenceSnapshot of(Release release, Collection<ReferenceEntry> entries) {
    return of(release.id(), release.publishedAt(), entries);
  }

  /**
   * The snapshot of a release that nobody has published.
   *
   * @throws dev.offsite.geo.geojson.GeoJsonException if a fence cannot be read
   * @throws dev.offsite.schemas.json.JsonFaultsException if a vendor profile makes no sense
   */
  public static ReferenceSnapshot of(String release, Collection<ReferenceEntry> entries) {
    return of(release, null, entries);
  }

  private static ReferenceSnapshot of(
      String release, @Nullable Instant publishedAt, Collection<ReferenceEntry> entries) {
    List<Fence> fences = new ArrayList<>();
    for (ReferenceEntry entry : entries) {
      if (entry instanceof ReferenceEntry.FenceFeature fence) {
        fences.addAll(FenceReader.read(fence.feature()));
      }
    }
    return new ReferenceSnapshot(release, publishedAt, entries, fences);
  }

  /** Names the release in every candidate. */
  public String release() {
    return release;
  }

  /** When it was published, by the publisher's clock; empty for one that was not. */
  public Optional<Instant> publishedAt() {
    return Optional.ofNullable(publishedAt);
  }

  /** Number of entries it consists of. */
  public int entries() {
    return entries;
  }

  /** Whether the registry has ever known this device. */
  public boolean knowsDevice(String id) {
    return devices.knows(id);
  }

  /** The registration of a device at a time. */
  public Optional<ReferenceEntry.Device> findDevice(String id, Instant at) {
    return devices.findAt(id, at);
  }

  /** Every registration of a device, newest version first; empty if there never was one. */
  public List<ReferenceEntry.Device> registrations(String id) {
    return devices.allOf(id);
  }

  /** The registrations of every device of a kind at a time, ordered by id. */
  public List<ReferenceEntry.Device> devices(DeviceKind kind, Instant at) {
    return devices.allAt(at).stream().filter(device -> device.deviceKind() == kind).toList();
  }

  /**
   * How the messages of a device are read at a time of receipt; empty if by our own contract.
   *
   * <p>Receipt counts, not the event, whose time is only known once the message has been read: a
   * back-fill is read by the profile of the day it comes in.
   */
  public Optional<VendorFormat> findVendorFormat(String deviceId, Instant receivedAt) {
    return formats.find(deviceId, receivedAt);
  }

  /** The kind a device was registered with last. */
  public Optional<DeviceKind> findDeviceKind(String id) {
    List<ReferenceEntry.Device> versions = devices.allOf(id);
    return versions.isEmpty() ? Optional.empty() : Optional.of(versions.get(0).deviceKind());
  }

  /** Every version of every site, ordered by id. */
  public List<ReferenceEntry.Site> siteVersions() {
    return sites.all();
  }

  /** A site at a time. */
  public Optional<ReferenceEntry.Site> findSite(String id, Instant at) {
    return sites.findAt(id, at);
  }

  /** A vehicle's registration at a time. */
  public Optional<ReferenceEntry.Vehicle> findVehicle(String plate, Instant at) {
    return vehicles.findAt(plate, at);
  }

  /** What the registers say at a time of the truck that a terminal is built into. */
  public RegisteredTruck registeredTruck(String deviceId, Instant at) {
    return RegisteredTruck.at(at, deviceId, devices, vehicles, permits);
  }

  /** Whether some permit in force at {@code at} lets this vehicle into that fence. */
  public boolean permitsEntry(String plate, String fenceId, Instant at) {
    return permits.allowEntry(plate, fenceId, at);
  }

  /** The transport permits of a vehicle that are valid at a time, by id. */
  public List<ReferenceEntry.Permit> permits(String plate, Instant at) {
    return permits.validAt(plate, at);
  }

  /** Those of {@link #permits} whose hours hold at that time too, by id. */
  public List<ReferenceEntry.Permit> permitsInHours(String plate, Instant at) {
    return permits.inHoursAt(plate, at);
  }

  /** The tables of gross-mass limits in force, ordered by id. */
  public List<ReferenceEntry.MassLimits> massLimits(Instant at) {
    return massLimits.allAt(at);
  }

  /** The laws on sizes in force, ordered by id. */
  public List<SizeLimits> sizeLimits(Instant at) {
    return sizeLimits.allAt(at);
  }

  /** How axles lie, as it is told at a time; the entry with the lowest id. */
  public Optional<AxleLayouts> findAxleLayouts(Instant at) {
    return axleLayouts.allAt(at).stream().findFirst();
  }

  /** When a text is a plate at a time; the entry with the lowest id. */
  public Optional<PlateReading> findPlateReading(Instant at) {
    return plateReadings.allAt(at).stream().findFirst();
  }

  /** Every version of every over-limit permit ever given to a vehicle, in any order. */
  public List<OverLimitPermit> overLimitPermits(String plate) {
    return overLimitPermits.of(plate);
  }

  /** The tolerance of an area at a time; the one with the lowest id where there are several. */
  public Optional<ReferenceEntry.Tolerance> findTolerance(String area, Instant at) {
    return tolerances.allAt(at).stream().filter(t -> t.area().equals(area)).findFirst();
  }

  /** The ladder of a class of roads at a time; the one with the lowest id if there are several. */
  public Optional<ReferenceEntry.Ladder> findLadder(String roadClass, Instant at) {
    return ladders.allAt(at).stream().filter(l -> l.roadClass().equals(roadClass)).findFirst();
  }

  /** The rules that make candidates of this kind, ordered by id. */
  public List<ReferenceEntry.Rule> rules(ViolationKind kind, Instant at) {
    return rulesInForce(at).of(kind);
  }

  /** The rules of all kinds, and what counts as a trip, at a time. */
  public RulesInForce rulesInForce(Instant at) {
    return rulesBySpan.get(InForce.countUpTo(ruleChanges, at));
  }

  /** Every version of every rule that makes candidates of this kind, ordered by id. */
  public List<ReferenceEntry.Rule> ruleVersions(ViolationKind kind) {
    return rules.get(kind).all();
  }

  /** What a class of objects means at a time; empty if nothing is said of it. */
  public Optional<ObjectClass> findObjectClass(String name, Instant at) {
    return objectClasses.findAt(name, at);
  }

  /** What the cameras of a device have in view at a time; the entry with the lowest id. */
  public Optional<CameraView> findCameraView(String deviceId, Instant at) {
    return cameraViews.allAt(at).stream()
        .filter(view -> view.deviceIds().contains(deviceId))
        .findFirst();
  }

  /** What reports of this kind of device may say; the entry with the lowest id. */
  public Optional<ReferenceEntry.Plausibility> findPlausibility(DeviceKind kind, Instant at) {
    List<ReferenceEntry.Plausibility> inForce = plausibility.get(kind).at(at);
    return inForce.isEmpty() ? Optional.empty() : Optional.of(inForce.get(0));
  }

  /**
   * All versions of the fences that rules for this kind of violation look at, and no others: an
   * index without districts and building sites answers faster. Look at {@link Fence#validity()}
   * before using one.
   */
  public GeofenceIndex fences(ViolationKind kind) {
    return fences.get(kind);
  }

  /** Who is in charge where. */
  public Jurisdictions jurisdictions() {
    return jurisdictions;
  }

  /** Bridges, signs and unloading places. */
  public RoadsideBySite roadside() {
    return roadside;
  }

  /** Authorities and deadlines of cases. */
  public CaseDuties caseDuties() {
    return caseDuties;
  }

  /** What a trip is at a time; the entry with the lowest id. */
  public Optional<TripTerms> findTripTerms(Instant at) {
    return rulesInForce(at).tripTerms();
  }

  /** All versions of the sites between which trips go, as {@link TripTerms} name them. */
  public GeofenceIndex tripSites() {
    return tripSites;
  }

  /** What companies are scored by at a time; the entry with the lowest id. */
  public Optional<ScoreTerms> findScoreTerms(Instant at) {
    return scoreTerms.allAt(at).stream().findFirst();
  }

  private static List<Fence> tripSitesOf(Collection<ReferenceEntry> entries, List<Fence> fences) {
    Set<String> kinds = new HashSet<>();
    for (ReferenceEntry entry : entries) {
      if (entry instanceof TripTerms terms) {
        kinds.addAll(terms.buildingFenceKinds());
        kinds.addAll(terms.disposalFenceKinds());
      }
    }
    return fences.stream().filter(fence -> kinds.contains(fence.kind())).toList();
  }

  private static List<Fence> fencesOf(
      ViolationKind kind, Collection<ReferenceEntry> entries, List<Fence> fences) {
    Set<String> fenceKinds = new HashSet<>();
    for (ReferenceEntry entry : entries) {
      if (entry instanceof ReferenceEntry.Rule rule && rule.violation() == kind) {
        fenceKinds.addAll(rule.fenceKinds());
      }
    }
    return fences.stream().filter(fence -> fenceKinds.contains(fence.kind())).toList();
  }
}
