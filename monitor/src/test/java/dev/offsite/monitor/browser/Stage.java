package dev.offsite.monitor.browser;

import dev.offsite.monitor.reference.ReleaseView;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.Release;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.telemetry.PositionDatum;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The reference the browser tests play on: an invented part of Hangzhou. */
final class Stage {

  static final List<Bridge> BRIDGES = List.of(Bridge.values());
  static final int TRUCKS = 5_216;
  static final List<String> COMPANIES =
      List.of("杭州通达渣土运输有限公司", "钱江土石方工程有限公司", "浙北环保运输有限公司", "江南建筑垃圾处置有限公司", "城西运输队");

  private static final Validity ALWAYS = new Validity(Instant.parse("2020-01-01T00:00:00Z"), null);

  private Stage() {}

  static ReleaseView release() {
    List<ReferenceEntry> entries = entries();
    return ReleaseView.of(
        new Release("hangzhou-2026-03-01", Instant.parse("2026-03-01T00:00:00Z"), entries.size()),
        entries);
  }

  static String truck(int number) {
    return String.format(Locale.ROOT, "truck-%04d", number);
  }

  static String plate(int number) {
    return String.format(Locale.ROOT, "浙A%05d", 10_000 + number * 7);
  }

  private static List<ReferenceEntry> entries() {
    List<ReferenceEntry> entries = new ArrayList<>();
    entries.add(box("jurisdiction-xihu", "district", "西湖区", 119.98, 30.13, 120.15, 30.30));
    entries.add(box("jurisdiction-shangcheng", "district", "上城区", 120.15, 30.18, 120.34, 30.32));
    entries.add(box("jurisdiction-gongshu", "district", "拱墅区", 120.10, 30.30, 120.20, 30.42));
    entries.add(box("jurisdiction-linping", "district", "临平区", 120.20, 30.32, 120.42, 30.50));
    entries.add(box("jurisdiction-binjiang", "district", "滨江区", 120.12, 30.13, 120.26, 30.18));
    entries.add(box("street-jiubao", "street", "九堡街道", 120.24, 30.27, 120.30, 30.32));
    entries.add(box("zone-wulin", "PROHIBITED_ZONE", "武林日间禁行区", 120.150, 30.262, 120.178, 30.284));
    entries.add(box("zone-west-lake", "PROHIBITED_ZONE", "西湖景区禁行区", 120.09, 30.21, 120.145, 30.26));
    entries.add(
        box("building-century", "BUILDING_SITE", "钱江世纪城工地", 120.25, 30.215, 120.262, 30.224));
    entries.add(box("building-xiasha", "BUILDING_SITE", "下沙工地", 120.33, 30.305, 120.338, 30.312));
    entries.add(box("disposal-pingyao", "DISPOSAL_SITE", "瓶窑消纳场", 120.01, 30.36, 120.026, 30.372));
    entries.add(
        box("water-xianlin", "WATER_PROTECTION_1", "仙林水库一级保护区", 120.00, 30.20, 120.03, 30.222));
    entries.add(box("farmland-yongan", "FARMLAND", "永安农田", 120.06, 30.38, 120.09, 30.40));
    for (Bridge bridge : BRIDGES) {
      entries.add(
          new ReferenceEntry.Site(
              bridge.id(),
              1,
              ALWAYS,
              bridge.title,
              bridge.lng,
              bridge.lat,
              "CITY_BRIDGE",
              "hangzhou",
              "jurisdiction-shangcheng",
              49_000,
              null,
              2));
      entries.add(
          device(
              "wim-" + bridge.name().toLowerCase(Locale.ROOT), DeviceKind.WIM, bridge.id(), null));
    }
    for (int i = 0; i < 4; i++) {
      entries.add(device("drone-0" + i, DeviceKind.DRONE, null, null));
    }
    for (int i = 0; i < TRUCKS; i++) {
      entries.add(device(truck(i), DeviceKind.TRUCK, null, plate(i)));
      entries.add(
          new ReferenceEntry.Vehicle(
              plate(i), 1, ALWAYS, COMPANIES.get(i % COMPANIES.size()), false));
    }
    return entries;
  }

  /** Bridges with a scale. */
  enum Bridge {
    JIUBAO("九堡大桥", 120.2712, 30.2950, 0.815),
    FUXING("复兴大桥", 120.1606, 30.2036, 0.42),
    QIANJIANG_3("钱江三桥", 120.1986, 30.2226, 0.63),
    QIANJIANG_4("西兴大桥", 120.2203, 30.2155, 0.21),
    PENGBU("彭埠大桥", 120.2391, 30.2760, 1.08),
    ZHIJIANG("之江大桥", 120.0829, 30.1659, 0.12),
    XIASHA("下沙大桥", 120.3302, 30.2888, 0.34);

    final String title;
    final double lng;
    final double lat;
    final double share;

    Bridge(String title, double lng, double lat, double share) {
      this.title = title;
      this.lng = lng;
      this.lat = lat;
      this.share = share;
    }

    String id() {
      return "bridge-" + name().toLowerCase(Locale.ROOT);
    }
  }

  private static ReferenceEntry box(
      String id, String kind, String name, double west, double south, double east, double north) {
    String feature =
        """
        {"type":"FeatureCollection","datum":"WGS84","features":[{"type":"Feature","id":"%s",
        "properties":{"id":"%s","version":1,"kind":"%s","name":"%s"},
        "geometry":{"type":"Polygon","coordinates":[[[%s,%s],[%s,%s],[%s,%s],[%s,%s],[%s,%s]]]}}]}
        """
            .formatted(
                id, id, kind, name, west, south, east, south, east, north, west, north, west,
                south);
    return new ReferenceEntry.FenceFeature(id, 1, ALWAYS, feature);
  }

  private static ReferenceEntry device(String id, DeviceKind kind, String site, String plate) {
    return new ReferenceEntry.Device(
        id, 1, ALWAYS, kind, "城管信息中心", PositionDatum.WGS84, site, plate, null, null, List.of());
  }
}
