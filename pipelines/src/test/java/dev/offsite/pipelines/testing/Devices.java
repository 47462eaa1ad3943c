package dev.offsite.pipelines.testing;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.SizeErrors;
import dev.offsite.schemas.reference.Validity;
import dev.offsite.schemas.telemetry.PositionDatum;
import java.time.Instant;
import java.util.List;

/** Registrations of devices: reviewed, published and, for scales, certified, unless said. */
public final class Devices {

  private final String id;
  private final DeviceKind kind;
  private int version = 1;
  private Validity validity = new Validity(Times.LONG_BEFORE, null);
  private PositionDatum datum = PositionDatum.WGS84;
  private String siteId;
  private String plate;
  private Instant reviewedAt = Times.LONG_BEFORE;
  private Instant noticePublishedAt = Times.LONG_BEFORE;
  private List<ReferenceEntry.Certificate> certificates = List.of();
  private String clockZone;
  private String vendorProfile;
  private List<String> logins = List.of();
  private Instant signSetUpAt = Times.LONG_BEFORE;
  private String noticeUrl = "https://notices.test/1";

  private Devices(String id, DeviceKind kind) {
    this.id = id;
    this.kind = kind;
  }

  /** A scale of class 5, certified for years. */
  public static Devices scale(String id, String siteId) {
    Devices scale = new Devices(id, DeviceKind.WIM);
    scale.siteId = siteId;
    scale.certificates = List.of(certificate(Times.LONG_BEFORE, null));
    return scale;
  }

  /** The terminal of a truck. */
  public static Devices truck(String id, String plate) {
    Devices truck = new Devices(id, DeviceKind.TRUCK);
    truck.plate = plate;
    return truck;
  }

  public static Devices drone(String id) {
    return new Devices(id, DeviceKind.DRONE);
  }

  /** A certificate of class 5, error at most 5 %. */
  public static ReferenceEntry.Certificate certificate(Instant from, Instant to) {
    return new ReferenceEntry.Certificate("浙计检 2025-0187", new Validity(from, to), "5", 5.0);
  }

  /** The same, and it covers sizes: 4 cm of height and width, 30 cm of length. */
  public static ReferenceEntry.Certificate sizeCertificate() {
    return new ReferenceEntry.Certificate(
        "浙计检 2025-0188",
        new Validity(Times.LONG_BEFORE, null),
        "5",
        5.0,
        new SizeErrors(0.04, 0.04, 0.3));
  }

  public Devices version(int number) {
    version = number;
    return this;
  }

  public Devices valid(Instant from, Instant to) {
    validity = new Validity(from, to);
    return this;
  }

  public Devices datum(PositionDatum newDatum) {
    datum = newDatum;
    return this;
  }

  public Devices plate(String text) {
    plate = text;
    return this;
  }

  public Devices reviewedAt(Instant at) {
    reviewedAt = at;
    return this;
  }

  public Devices noticePublishedAt(Instant at) {
    noticePublishedAt = at;
    return this;
  }

  public Devices certificates(ReferenceEntry.Certificate... all) {
    certificates = List.of(all);
    return this;
  }

  public Devices signSetUpAt(Instant at) {
    signSetUpAt = at;
    return this;
  }

  public Devices noticeUrl(String url) {
    noticeUrl = url;
    return this;
  }

  public Devices clockZone(String zone) {
    clockZone = zone;
    return this;
  }

  public Devices vendorProfile(String profileId) {
    vendorProfile = profileId;
    return this;
  }

  public Devices logins(String... all) {
    logins = List.of(all);
    return this;
  }

  public ReferenceEntry.Device entry() {
    return new ReferenceEntry.Device(
        id,
        version,
        validity,
        kind,
        "上城区综合行政执法局",
        datum,
        siteId,
        plate,
        reviewedAt,
        noticePublishedAt,
        certificates,
        clockZone,
        vendorProfile,
        logins,
        signSetUpAt,
        noticeUrl);
  }
}
