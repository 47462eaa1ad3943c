package dev.offsite.pipelines.testing;

import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.schemas.telemetry.Media;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.Plate;
import dev.offsite.schemas.telemetry.VehicleConfiguration;
import java.time.Instant;
import java.util.List;

/** Builds weighings; begin with {@link Reports#passage}. */
public final class Passages {

  /** A photo with its digest. */
  public static final Media PHOTO = new Media("FRONT", "https://media.test/front", "ab".repeat(32));

  private final String deviceId;
  private final Instant time;
  private final int grossKg;
  private String passageId = "passage-1";
  private double speedKph = 50;
  private int axles = 6;
  private List<Integer> axleLoadsKg = List.of();
  private List<Double> axleSpacingsM = List.of();
  private VehicleConfiguration configuration = VehicleConfiguration.ARTICULATED;
  private Integer driveAxles = 2;
  private int lane = 2;
  private Double lengthM;
  private Double widthM;
  private Double heightM;
  private Plate plate = new Plate(Entries.PLATE, "YELLOW", 0.97);
  private List<String> flags = List.of();
  private List<Media> media = List.of(PHOTO);

  Passages(String deviceId, Instant time, int grossKg) {
    this.deviceId = deviceId;
    this.time = time;
    this.grossKg = grossKg;
  }

  public Passages id(String id) {
    passageId = id;
    return this;
  }

  public Passages speedKph(double kph) {
    speedKph = kph;
    return this;
  }

  public Passages axles(int count) {
    axles = count;
    return this;
  }

  public Passages axleLoadsKg(Integer... loads) {
    axleLoadsKg = List.of(loads);
    return this;
  }

  public Passages axleSpacingsM(Double... spacings) {
    axleSpacingsM = List.of(spacings);
    return this;
  }

  public Passages configuration(VehicleConfiguration newConfiguration) {
    configuration = newConfiguration;
    return this;
  }

  public Passages driveAxles(Integer count) {
    driveAxles = count;
    return this;
  }

  public Passages lane(int number) {
    lane = number;
    return this;
  }

  public Passages lengthM(Double metres) {
    lengthM = metres;
    return this;
  }

  public Passages widthM(Double metres) {
    widthM = metres;
    return this;
  }

  public Passages heightM(Double metres) {
    heightM = metres;
    return this;
  }

  public Passages plate(String text, Double confidence) {
    plate = new Plate(text, "YELLOW", confidence);
    return this;
  }

  public Passages withoutPlate() {
    plate = null;
    return this;
  }

  public Passages flags(String... codes) {
    flags = List.of(codes);
    return this;
  }

  public Passages media(Media... all) {
    media = List.of(all);
    return this;
  }

  public PassageReport report() {
    return new PassageReport(
        deviceId,
        passageId,
        time,
        lane,
        null,
        speedKph,
        grossKg,
        axles,
        axleLoadsKg,
        axleSpacingsM,
        configuration,
        driveAxles,
        lengthM,
        widthM,
        heightM,
        plate,
        flags,
        media);
  }

  /** Landed one second later. */
  public Received received() {
    return RawRecords.received(report());
  }

  public Located located() {
    return new Located(received(), Double.NaN, Double.NaN);
  }
}
