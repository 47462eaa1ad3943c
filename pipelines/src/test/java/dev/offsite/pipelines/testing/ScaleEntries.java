package dev.offsite.pipelines.testing;

import dev.offsite.schemas.reference.AxleLayouts;
import dev.offsite.schemas.reference.AxleLayouts.AxleLayout;
import dev.offsite.schemas.reference.LanePosting;
import dev.offsite.schemas.reference.PlateReading;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.SizeLimits;
import dev.offsite.schemas.reference.SizeLimits.SizeBand;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.telemetry.VehicleConfiguration;
import java.util.ArrayList;
import java.util.List;

/** Reference data of the judges of scales. */
public final class ScaleEntries {

  private static final Validity ALWAYS = new Validity(Times.LONG_BEFORE, null);

  /** 4.00 m high, 2.55 m wide, 18.1 m long, with the steps of order 62/2016 art. 43. */
  public static SizeLimits sizeLimits() {
    return new SizeLimits(
        "gb1589-sizes",
        1,
        ALWAYS,
        "order 62/2016 art. 3, 43",
        4.0,
        2.55,
        18.1,
        List.of(
            new SizeBand("STEP_1", 4.2, 3.0, 20.0),
            new SizeBand("STEP_2", 4.5, 3.75, 28.0),
            new SizeBand("STEP_3", null, null, null)));
  }

  /** The layouts of usual vehicles; axles up to 2.2 m apart are one group. */
  public static AxleLayouts axleLayouts() {
    List<AxleLayout> layouts = new ArrayList<>();
    layouts.add(layout(VehicleConfiguration.RIGID, null, 1, 1));
    layouts.add(layout(VehicleConfiguration.RIGID, null, 1, 2));
    layouts.add(layout(VehicleConfiguration.RIGID, null, 2, 2));
    for (VehicleConfiguration train :
        List.of(VehicleConfiguration.CENTRE_AXLE_TRAILER, VehicleConfiguration.ARTICULATED)) {
      layouts.add(layout(train, null, 1, 1, 1));
      layouts.add(layout(train, null, 1, 1, 2));
      layouts.add(layout(train, null, 1, 2, 1));
      layouts.add(layout(train, null, 1, 2, 2));
      layouts.add(layout(train, null, 1, 2, 3));
    }
    layouts.add(layout(VehicleConfiguration.FULL_TRAILER, null, 1, 1, 1, 1));
    layouts.add(layout(VehicleConfiguration.ARTICULATED, null, 1, 1, 3));
    layouts.add(layout(VehicleConfiguration.ARTICULATED, 1, 2, 1, 3));
    return new AxleLayouts("layouts", 1, ALWAYS, "test", 2.2, layouts);
  }

  /** Seven characters, the usual placeholders, plates that end with 应急. */
  public static PlateReading plateReading() {
    return new PlateReading(
        "plates", 1, ALWAYS, "GA 36", 7, List.of("无", "未", "unknown", "NOPLATE"), List.of("应急"));
  }

  /** {@link Entries#gb1589} where the layout decides between 36 and 35 t, 43 and 42 t. */
  public static ReferenceEntry.MassLimits gb1589ByLayout() {
    ReferenceEntry.MassLimits law = Entries.gb1589();
    List<ReferenceEntry.MassLimit> rows = new ArrayList<>();
    for (ReferenceEntry.MassLimit row : law.rows()) {
      if (row.axles() == 4 && row.configuration() == VehicleConfiguration.CENTRE_AXLE_TRAILER) {
        rows.add(row(row, 36_000, 1, 1, 2));
        rows.add(row(row, 35_000, 1, 2, 1));
      } else if (row.axles() == 5 && row.configuration() == VehicleConfiguration.ARTICULATED) {
        rows.add(row(row, 43_000, 1, 2, 2));
        rows.add(row(row, 42_000, 1, 1, 3));
      } else {
        rows.add(row);
      }
    }
    return new ReferenceEntry.MassLimits(
        law.id(), law.version(), law.validity(), law.basis(), rows);
  }

  /** {@link Entries#SCALE} with a certificate of such an error. */
  public static ReferenceEntry.Device scaleWithError(double errorPercentMax) {
    return Devices.scale(Entries.SCALE, Entries.SITE)
        .certificates(new ReferenceEntry.Certificate("c", ALWAYS, "class", errorPercentMax))
        .entry();
  }

  /** {@link Entries#SITE} with its signs. */
  public static ReferenceEntry.Site site(
      Integer postedLimitKg, List<LanePosting> postedByLane, String signConflict) {
    ReferenceEntry.Site site = Entries.site(postedLimitKg);
    return new ReferenceEntry.Site(
        site.id(),
        site.version(),
        site.validity(),
        site.name(),
        site.lng(),
        site.lat(),
        site.roadClass(),
        site.area(),
        site.jurisdiction(),
        postedLimitKg,
        site.spanM(),
        site.lanes(),
        postedByLane,
        signConflict);
  }

  private static AxleLayout layout(
      VehicleConfiguration configuration, Integer driveAxles, Integer... groups) {
    return new AxleLayout(configuration, List.of(groups), List.of(), driveAxles);
  }

  private static ReferenceEntry.MassLimit row(
      ReferenceEntry.MassLimit row, int limitKg, Integer... groups) {
    return new ReferenceEntry.MassLimit(
        row.axles(),
        row.orMoreAxles(),
        row.configuration(),
        row.driveAxles(),
        limitKg,
        List.of(groups));
  }

  private ScaleEntries() {}
}
