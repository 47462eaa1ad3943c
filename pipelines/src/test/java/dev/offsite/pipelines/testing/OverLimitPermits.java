package dev.offsite.pipelines.testing;

import dev.offsite.schemas.reference.OverLimitPermit;
import dev.offsite.schemas.reference.PermitHours;
import dev.offsite.schemas.reference.Validity;
import java.time.Instant;
import java.util.List;

/** Over-limit permits: of {@link Entries#PLATE} over {@link Entries#SITE}, 100 t, at any time. */
public final class OverLimitPermits {

  private final String id;
  private String plate = Entries.PLATE;
  private Validity validity = new Validity(Times.LONG_BEFORE, null);
  private List<String> siteIds = List.of(Entries.SITE);
  private List<String> lifted = List.of();
  private PermitHours hours;
  private Double speedKphMax;
  private Integer axleCount;
  private int grossKg = 100_000;
  private Double lengthM;
  private Double widthM;
  private Double heightM;

  private OverLimitPermits(String id) {
    this.id = id;
  }

  public static OverLimitPermits permit() {
    return new OverLimitPermits("over-limit-1");
  }

  public static OverLimitPermits permit(String id) {
    return new OverLimitPermits(id);
  }

  public OverLimitPermits plate(String text) {
    plate = text;
    return this;
  }

  public OverLimitPermits valid(Instant from, Instant to) {
    validity = new Validity(from, to);
    return this;
  }

  public OverLimitPermits sites(String... ids) {
    siteIds = List.of(ids);
    return this;
  }

  public OverLimitPermits liftsPostedAt(String... ids) {
    lifted = List.of(ids);
    return this;
  }

  /** On Wednesdays, such as {@link Times#DAY}. */
  public OverLimitPermits wednesdays(String from, String to) {
    hours =
        new PermitHours(
            "Asia/Shanghai",
            List.of(new PermitHours.Window(List.of(PermitHours.Day.WED), from, to)));
    return this;
  }

  public OverLimitPermits speedKphMax(double kph) {
    speedKphMax = kph;
    return this;
  }

  public OverLimitPermits axleCount(int count) {
    axleCount = count;
    return this;
  }

  public OverLimitPermits grossKg(int kg) {
    grossKg = kg;
    return this;
  }

  public OverLimitPermits sizesM(double length, double width, double height) {
    lengthM = length;
    widthM = width;
    heightM = height;
    return this;
  }

  public OverLimitPermit entry() {
    return new OverLimitPermit(
        id,
        1,
        validity,
        plate,
        "transformer",
        "交通运输厅",
        siteIds,
        lifted,
        hours,
        speedKphMax,
        axleCount,
        grossKg,
        lengthM,
        widthM,
        heightM);
  }
}
