package dev.offsite.monitor.testing;

import dev.offsite.monitor.reference.ReleaseView;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Release;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.telemetry.PositionDatum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Two districts side by side: {@code west} from 120.0 to 120.2 degrees east, {@code east} from
 * there to 120.4; in the west the street {@code lane} up to 120.1. Each has a scale and a truck.
 */
public final class SampleReference {

  private static final Validity ALWAYS = new Validity(Instant.parse("2020-01-01T00:00:00Z"), null);

  public static ReleaseView release() {
    List<ReferenceEntry> entries = entries();
    return ReleaseView.of(
        new Release("r1", Instant.parse("2026-03-01T00:00:00Z"), entries.size()), entries);
  }

  public static List<ReferenceEntry> entries() {
    List<ReferenceEntry> entries = new ArrayList<>();
    entries.add(area("west", "district", "西区", 120.0, 120.2));
    entries.add(area("east", "district", "东区", 120.2, 120.4));
    entries.add(area("lane", "street", "小巷", 120.0, 120.1));
    entries.add(area("no-entry", "PROHIBITED_ZONE", "禁行", 120.05, 120.06));
    entries.add(site("bridge-west", "west", 120.15));
    entries.add(site("bridge-east", "east", 120.25));
    entries.add(device("wim-west", DeviceKind.WIM, "bridge-west", null));
    entries.add(device("wim-east", DeviceKind.WIM, "bridge-east", null));
    entries.add(device("truck-west", DeviceKind.TRUCK, null, "浙A11111"));
    entries.add(device("truck-east", DeviceKind.TRUCK, null, "浙A22222"));
    entries.add(new ReferenceEntry.Vehicle("浙A11111", 1, ALWAYS, "西运", false));
    return entries;
  }

  private static ReferenceEntry area(
      String id, String kind, String name, double fromLng, double toLng) {
    String feature =
        """
        {"type":"FeatureCollection","datum":"WGS84","features":[{"type":"Feature","id":"%s",
        "properties":{"id":"%s","version":1,"kind":"%s","name":"%s"},
        "geometry":{"type":"Polygon","coordinates":[[[%s,30.0],[%s,30.0],[%s,30.5],[%s,30.5],[%s,30.0]]]}}]}
        """
            .formatted(id, id, kind, name, fromLng, toLng, toLng, fromLng, fromLng);
    return new ReferenceEntry.FenceFeature(id, 1, ALWAYS, feature);
  }

  private static ReferenceEntry site(String id, String jurisdiction, double lng) {
    return new ReferenceEntry.Site(
        id,
        1,
        ALWAYS,
        "桥 " + id,
        lng,
        30.25,
        "CITY_BRIDGE",
        "hangzhou",
        jurisdiction,
        null,
        null,
        2);
  }

  private static ReferenceEntry device(String id, DeviceKind kind, String site, String plate) {
    return new ReferenceEntry.Device(
        id, 1, ALWAYS, kind, "owner", PositionDatum.WGS84, site, plate, null, null, List.of());
  }

  private SampleReference() {}
}
