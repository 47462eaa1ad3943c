package dev.offsite.monitor.reference;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.jurisdiction.Jurisdiction;
import dev.offsite.geo.jurisdiction.Jurisdictions;
import dev.offsite.monitor.access.AreaPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/**
 * Who is in charge where. Immutable.
 *
 * <p>Where a candidate or a site names its jurisdiction, that one counts and not the border; its
 * own larger areas follow from the middle of the area.
 */
public final class Areas {

  /** Nobody is in charge anywhere. */
  public static final Areas NONE = new Areas(Jurisdictions.of(List.of()), Map.of(), Map.of());

  private final Jurisdictions jurisdictions;
  private final Map<String, Area> byId;
  private final Map<String, AreaPath> pathById;

  private Areas(
      Jurisdictions jurisdictions, Map<String, Area> byId, Map<String, AreaPath> pathById) {
    this.jurisdictions = jurisdictions;
    this.byId = byId;
    this.pathById = pathById;
  }

  /** The areas among some fences, as they are at an instant. */
  public static Areas of(List<Fence> fences, Instant at) {
    Jurisdictions jurisdictions = Jurisdictions.of(fences);
    Map<String, Area> byId = new LinkedHashMap<>();
    Map<String, AreaPath> pathById = new LinkedHashMap<>();
    for (Fence fence : fences) {
      if (isLevel(fence.kind()) && fence.validity().contains(at)) {
        Point middle = fence.shape().outline().toGeometry().getInteriorPoint();
        Jurisdiction around = jurisdictions.at(new Wgs84Position(middle.getX(), middle.getY()), at);
        AreaPath path = pathOf(fence, around);
        byId.put(
            fence.id(),
            new Area(
                fence.id(),
                fence.kind(),
                fence.name().isEmpty() ? fence.id() : fence.name(),
                path.ids().size() > 1 ? path.ids().get(1) : null));
        pathById.put(fence.id(), path);
      }
    }
    return new Areas(jurisdictions, byId, pathById);
  }

  /** All areas, in the order of the fences. */
  public List<Area> all() {
    return List.copyOf(byId.values());
  }

  /** The area of that id. */
  public Optional<Area> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The areas of a place. */
  public AreaPath at(double lng, double lat, Instant at) {
    if (byId.isEmpty() || !(Math.abs(lng) <= 180 && Math.abs(lat) <= 90)) {
      return AreaPath.NOWHERE;
    }
    Jurisdiction areas = jurisdictions.at(new Wgs84Position(lng, lat), at);
    List<String> ids = new ArrayList<>(3);
    areas.grid().map(Fence::id).ifPresent(ids::add);
    areas.street().map(Fence::id).ifPresent(ids::add);
    areas.district().map(Fence::id).ifPresent(ids::add);
    return new AreaPath(
        ids,
        areas.district().map(Fence::id).orElse(null),
        areas.street().map(Fence::id).orElse(null));
  }

  /**
   * The areas of a place that may name its jurisdiction itself.
   *
   * @param declared id of the area in charge; null where the place decides
   */
  public AreaPath at(@Nullable String declared, double lng, double lat, Instant at) {
    if (declared == null) {
      return at(lng, lat, at);
    }
    AreaPath known = pathById.get(declared);
    return known == null ? new AreaPath(List.of(declared), null, null) : known;
  }

  private static AreaPath pathOf(Fence fence, Jurisdiction around) {
    List<String> ids = new ArrayList<>(3);
    ids.add(fence.id());
    String street = null;
    String district = null;
    if (fence.kind().equals(Jurisdictions.DISTRICT)) {
      district = fence.id();
    } else {
      if (fence.kind().equals(Jurisdictions.STREET)) {
        street = fence.id();
      } else if (around.street().isPresent()) {
        street = around.street().get().id();
        ids.add(street);
      }
      if (around.district().isPresent()) {
        district = around.district().get().id();
        ids.add(district);
      }
    }
    return new AreaPath(ids, district, street);
  }

  private static boolean isLevel(String kind) {
    return kind.equals(Jurisdictions.DISTRICT)
        || kind.equals(Jurisdictions.STREET)
        || kind.equals(Jurisdictions.GRID);
  }
}
