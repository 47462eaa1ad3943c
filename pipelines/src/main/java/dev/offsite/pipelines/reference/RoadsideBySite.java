package dev.offsite.pipelines.reference;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.Bridge;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Sign;
import dev.offsite.schemas.reference.UnloadingPlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** What stands at the road beside the scales: bridges, signs, unloading places. Immutable. */
public final class RoadsideBySite {

  private final Map<String, List<Bridge>> bridges;
  private final Map<String, List<Sign>> signs;
  private final Versions<UnloadingPlace> unloadingPlaces;
  private final List<ReferenceEntry.Rule> loadRules = new ArrayList<>();

  private RoadsideBySite(Collection<ReferenceEntry> entries) {
    bridges = bySite(entries, Bridge.class, Bridge::siteId);
    signs = bySite(entries, Sign.class, Sign::siteId);
    unloadingPlaces = Versions.of(entries, UnloadingPlace.class);
    for (ReferenceEntry entry : entries) {
      if (entry instanceof ReferenceEntry.Rule rule
          && rule.violation() == ViolationKind.BRIDGE_LOAD_NEAR_LIMIT) {
        loadRules.add(rule);
      }
    }
  }

  static RoadsideBySite of(Collection<ReferenceEntry> entries) {
    return new RoadsideBySite(entries);
  }

  /** The bridge of a site at a time. */
  public Optional<Bridge> findBridge(String siteId, Instant at) {
    return bridges(siteId).stream().filter(bridge -> bridge.validity().covers(at)).findFirst();
  }

  /**
   * When another version of the bridge of a site, or of a rule about the load of bridges, comes
   * into force or goes out of it; milliseconds since the epoch, rising.
   */
  public long[] changesOfLoadLimits(String siteId) {
    return Stream.concat(bridges(siteId).stream(), loadRules.stream())
        .map(ReferenceEntry::validity)
        .flatMap(validity -> Stream.of(validity.from(), validity.to()))
        .filter(Objects::nonNull)
        .mapToLong(Instant::toEpochMilli)
        .sorted()
        .distinct()
        .toArray();
  }

  private List<Bridge> bridges(String siteId) {
    return bridges.getOrDefault(siteId, List.of());
  }

  /** The signs of a site at a time, ordered by id. */
  public List<Sign> signs(String siteId, Instant at) {
    return signs.getOrDefault(siteId, List.of()).stream()
        .filter(sign -> sign.validity().covers(at))
        .toList();
  }

  /** The places to unload at, at a time, ordered by id. */
  public List<UnloadingPlace> unloadingPlaces(Instant at) {
    return unloadingPlaces.allAt(at);
  }

  private static <T extends ReferenceEntry> Map<String, List<T>> bySite(
      Collection<ReferenceEntry> entries, Class<T> type, Function<T, String> site) {
    Map<String, List<T>> bySite = new HashMap<>();
    for (ReferenceEntry entry : entries) {
      if (type.isInstance(entry)) {
        T typed = type.cast(entry);
        bySite.computeIfAbsent(site.apply(typed), id -> new ArrayList<>()).add(typed);
      }
    }
    for (List<T> ofOne : bySite.values()) {
      ofOne.sort(
          (a, b) -> {
            int byBegin = a.validity().from().compareTo(b.validity().from());
            return byBegin != 0 ? byBegin : a.key().compareTo(b.key());
          });
    }
    return bySite;
  }
}
