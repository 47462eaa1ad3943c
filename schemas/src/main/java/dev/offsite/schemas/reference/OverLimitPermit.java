package dev.offsite.schemas.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A permit to carry what cannot be divided although it is over the limits (超限运输车辆通行证, Ministry
 * order 62/2016 chapter 2).
 *
 * <p>It holds for what it says and nothing else: a vehicle that differs from it in time, route,
 * speed, mass or size counts as one without a permit (order 62 art. 47). {@link #validity()} is the
 * time for which it was given.
 *
 * @param plate the vehicle
 * @param goods what it may carry, for a human: no scale sees it; null if not said
 * @param issuer who gave it
 * @param siteIds the sites with a scale on its route, at least one
 * @param postedLiftedSiteIds those of them whose posted limit it lifts: a bridge that is posted
 *     below the law may only be crossed with an approval for that bridge (Highway Law art. 50)
 * @param hours when it may drive; null at all hours
 * @param speedKphMax fastest it may drive; null if not said
 * @param axleCount axles of the vehicle; null if not said
 * @param grossKg gross mass it may have
 * @param lengthM length it may have; null if not said
 * @param widthM width it may have; null if not said
 * @param heightM height it may have; null if not said
 */
public record OverLimitPermit(
    String id,
    int version,
    Validity validity,
    String plate,
    @Nullable String goods,
    String issuer,
    List<String> siteIds,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> postedLiftedSiteIds,
    @Nullable PermitHours hours,
    @Nullable Double speedKphMax,
    @Nullable Integer axleCount,
    int grossKg,
    @Nullable Double lengthM,
    @Nullable Double widthM,
    @Nullable Double heightM)
    implements ReferenceEntry {
  public OverLimitPermit {
    siteIds = siteIds == null ? List.of() : List.copyOf(siteIds);
    postedLiftedSiteIds =
        postedLiftedSiteIds == null ? List.of() : List.copyOf(postedLiftedSiteIds);
    EntryChecks.of(id, version, validity)
        .text("plate", plate)
        .textOrNull("goods", goods)
        .text("issuer", issuer)
        .notEmpty("siteIds", siteIds)
        .ids("siteIds", siteIds)
        .ids("postedLiftedSiteIds", postedLiftedSiteIds)
        .above("speedKphMax", speedKphMax, 0)
        .atLeast("axleCount", axleCount, 1)
        .above("grossKg", grossKg, 0)
        .above("lengthM", lengthM, 0)
        .above("widthM", widthM, 0)
        .above("heightM", heightM, 0)
        .done();
  }
}
