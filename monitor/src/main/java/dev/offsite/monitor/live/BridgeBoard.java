package dev.offsite.monitor.live;

import dev.offsite.monitor.access.AreaPath;
import dev.offsite.monitor.access.Viewer;
import dev.offsite.monitor.reference.ReleaseView;
import dev.offsite.schemas.bridge.BridgeLoad;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What is on each bridge. Thread-safe. At most {@value #SITES_MAX} sites; more are left out. */
public final class BridgeBoard {

  static final int SITES_MAX = 5_000;

  private final Map<String, Held> bySite = new TreeMap<>();
  private long change;

  private record Held(long change, BridgeLoad load) {}

  /** Takes a load in; one older than the newest changes nothing. */
  public synchronized void fold(BridgeLoad load) {
    Held held = bySite.get(load.siteId());
    boolean isNew = held == null && bySite.size() < SITES_MAX;
    if (isNew || (held != null && !load.asOf().isBefore(held.load().asOf()))) {
      bySite.put(load.siteId(), new Held(++change, load));
    }
  }

  /** The load of a site was deleted. */
  public synchronized void remove(String siteId) {
    bySite.remove(siteId);
  }

  /** Grows with every change. */
  public synchronized long change() {
    return change;
  }

  /** Bridges within the viewer's jurisdictions whose load changed after {@code since}. */
  public synchronized List<BridgeView> views(Viewer viewer, ReleaseView release, long since) {
    List<BridgeView> views = new ArrayList<>();
    for (Held held : bySite.values()) {
      if (held.change() > since) {
        view(viewer, release, held.load()).ifPresent(views::add);
      }
    }
    return views;
  }

  private static Optional<BridgeView> view(Viewer viewer, ReleaseView release, BridgeLoad load) {
    Optional<ReferenceEntry.Site> site =
        release.find(
            ReferenceKind.SITE, load.siteId(), ReferenceEntry.Site.class, load.receivedAt());
    AreaPath area =
        site.map(at -> release.areas().at(at.jurisdiction(), at.lng(), at.lat(), load.receivedAt()))
            .orElse(AreaPath.NOWHERE);
    if (!viewer.sees(area)) {
      return Optional.empty();
    }
    return Optional.of(
        new BridgeView(
            load.siteId(),
            site.map(ReferenceEntry.Site::name).orElse(load.siteId()),
            site.map(ReferenceEntry.Site::lng).orElse(null),
            site.map(ReferenceEntry.Site::lat).orElse(null),
            load.bridge(),
            load.asOf(),
            load.massKg(),
            load.massAtLeastKg(),
            load.massAtMostKg(),
            load.vehicles(),
            load.unweighed(),
            load.massLimitKg(),
            load.share(),
            load.level(),
            load.lanes()));
  }
}
