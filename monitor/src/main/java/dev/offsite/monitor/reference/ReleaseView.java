package dev.offsite.monitor.reference;

import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.geojson.FenceReader;
import dev.offsite.geo.geojson.GeoJsonException;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.reference.Release;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One release, for looking things up. Immutable. */
public final class ReleaseView {

  private static final Logger LOG = LoggerFactory.getLogger(ReleaseView.class);

  /** Before the first release: nothing is known. */
  public static final ReleaseView NONE =
      new ReleaseView(null, Map.of(), List.of(), Areas.NONE, Map.of(), Map.of());

  private final @Nullable Release release;
  private final Map<ReferenceKind, List<ReferenceEntry>> byKind;
  private final List<Fence> fences;
  private final Areas areas;
  private final Map<String, List<ReferenceEntry>> versions;
  private final Map<String, String> companyByPlate;

  private ReleaseView(
      @Nullable Release release,
      Map<ReferenceKind, List<ReferenceEntry>> byKind,
      List<Fence> fences,
      Areas areas,
      Map<String, List<ReferenceEntry>> versions,
      Map<String, String> companyByPlate) {
    this.release = release;
    this.byKind = byKind;
    this.fences = fences;
    this.areas = areas;
    this.versions = versions;
    this.companyByPlate = companyByPlate;
  }

  /** The view of a release. A fence that cannot be read is logged and left out. */
  public static ReleaseView of(Release release, List<ReferenceEntry> entries) {
    List<ReferenceEntry> sorted = new ArrayList<>(entries);
    sorted.sort(Comparator.comparing(ReferenceEntry::id).thenComparing(ReferenceEntry::version));
    Map<ReferenceKind, List<ReferenceEntry>> byKind = new EnumMap<>(ReferenceKind.class);
    Map<String, List<ReferenceEntry>> versions = new HashMap<>();
    Map<String, String> companyByPlate = new HashMap<>();
    List<Fence> fences = new ArrayList<>();
    for (ReferenceEntry entry : sorted) {
      ReferenceKind kind = ReferenceKind.of(entry);
      byKind.computeIfAbsent(kind, key -> new ArrayList<>()).add(entry);
      versions.computeIfAbsent(keyOf(kind, entry.id()), key -> new ArrayList<>()).add(entry);
      if (entry instanceof ReferenceEntry.FenceFeature feature) {
        addFences(feature, fences);
      } else if (entry instanceof ReferenceEntry.Vehicle vehicle) {
        companyByPlate.put(vehicle.id(), vehicle.company());
      }
    }
    return new ReleaseView(
        release,
        byKind,
        Collections.unmodifiableList(fences),
        Areas.of(fences, release.publishedAt()),
        versions,
        companyByPlate);
  }

  /** The release; empty before the first came. */
  public Optional<Release> release() {
    return Optional.ofNullable(release);
  }

  /** All versions of a kind, by id and version. */
  public List<ReferenceEntry> all(ReferenceKind kind) {
    return Collections.unmodifiableList(byKind.getOrDefault(kind, List.of()));
  }

  /** The versions of a kind in force. */
  public <T extends ReferenceEntry> List<T> inForce(ReferenceKind kind, Class<T> type, Instant at) {
    return byKind.getOrDefault(kind, List.of()).stream()
        .filter(entry -> entry.validity().covers(at))
        .map(type::cast)
        .toList();
  }

  /** The version of an id in force. */
  public <T extends ReferenceEntry> Optional<T> find(
      ReferenceKind kind, String id, Class<T> type, Instant at) {
    return versions.getOrDefault(keyOf(kind, id), List.of()).stream()
        .filter(entry -> entry.validity().covers(at))
        .map(type::cast)
        .findFirst();
  }

  /** Number of entries by kind, in the words of the topic's keys. */
  public Map<String, Integer> counts() {
    Map<String, Integer> counts = new TreeMap<>();
    byKind.forEach((kind, entries) -> counts.put(kind.level(), entries.size()));
    return counts;
  }

  /** Every fence of the release, also those not in force. */
  public List<Fence> fences() {
    return fences;
  }

  /** Who is in charge where. */
  public Areas areas() {
    return areas;
  }

  /** The company of a vehicle; null if it is not registered. */
  public @Nullable String company(@Nullable String plate) {
    return plate == null ? null : companyByPlate.get(plate);
  }

  private static String keyOf(ReferenceKind kind, String id) {
    return kind.level() + '/' + id;
  }

  private static void addFences(ReferenceEntry.FenceFeature feature, List<Fence> fences) {
    try {
      fences.addAll(FenceReader.read(feature.feature()));
    } catch (GeoJsonException e) {
      LOG.warn("fence {} cannot be read: {}", feature.key(), e.getMessage());
    }
  }
}
