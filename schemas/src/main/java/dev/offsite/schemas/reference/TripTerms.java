package dev.offsite.schemas.reference;

import java.util.List;

/**
 * When a truck is taken to be loaded, to be on a trip, and to have tipped: where its load sensor
 * says so, and where only the drive does. One entry is in force at a time.
 *
 * @param basis where the figures come from
 * @param buildingFenceKinds kinds of fences in which trucks are loaded
 * @param disposalFenceKinds kinds of fences in which trucks tip
 * @param siteMarginM a truck has left a site when it is this far outside its border, metres: noise
 *     of the fixes is no departure
 * @param stillKph up to this speed a truck stands
 * @param loadDwellS standing in a building site for this long is loading, where no sensor says
 *     otherwise
 * @param tipDwellS standing in a disposal site for this long is tipping, where no sensor says
 *     otherwise
 * @param tipBodyS a body raised for this long at rest has tipped, where no sensor says otherwise
 * @param cargoHoldS a sensor that contradicts what was known is believed after this long: load
 *     sensors flicker
 * @param cargoKnownS for this long the last word of a sensor counts as its word; after that it is
 *     presumed
 * @param payloadLoadedKg where there is no load sensor but a payload, loaded from this mass on;
 *     above {@code payloadEmptyKg}
 * @param payloadEmptyKg empty up to this mass
 * @param maxGapS after a longer silence nothing is known of the load, and a trip is lost
 * @param maxTripS no trip and no presumption lasts longer
 * @param stopS standing on the road for this long is a stop of the trip
 * @param speedKphMax what looks faster than this between two fixes was not driven, and adds no
 *     distance
 * @param updateEveryS how often a trip that only grows longer is said again; 0: at each fix
 */
public record TripTerms(
    String id,
    int version,
    Validity validity,
    String basis,
    List<String> buildingFenceKinds,
    List<String> disposalFenceKinds,
    double siteMarginM,
    double stillKph,
    double loadDwellS,
    double tipDwellS,
    double tipBodyS,
    double cargoHoldS,
    double cargoKnownS,
    double payloadLoadedKg,
    double payloadEmptyKg,
    double maxGapS,
    double maxTripS,
    double stopS,
    double speedKphMax,
    double updateEveryS)
    implements ReferenceEntry {
  public TripTerms {
    buildingFenceKinds = buildingFenceKinds == null ? List.of() : List.copyOf(buildingFenceKinds);
    disposalFenceKinds = disposalFenceKinds == null ? List.of() : List.copyOf(disposalFenceKinds);
    EntryChecks.of(id, version, validity)
        .text("basis", basis)
        .notEmpty("buildingFenceKinds", buildingFenceKinds)
        .notEmpty("disposalFenceKinds", disposalFenceKinds)
        .atLeast("siteMarginM", siteMarginM, 0)
        .above("stillKph", stillKph, 0)
        .above("loadDwellS", loadDwellS, 0)
        .above("tipDwellS", tipDwellS, 0)
        .atLeast("tipBodyS", tipBodyS, 0)
        .atLeast("cargoHoldS", cargoHoldS, 0)
        .atLeast("cargoKnownS", cargoKnownS, 0)
        .atLeast("payloadEmptyKg", payloadEmptyKg, 0)
        .above("payloadLoadedKg", payloadLoadedKg, 0)
        .above("maxGapS", maxGapS, 0)
        .above("maxTripS", maxTripS, 0)
        .above("stopS", stopS, 0)
        .above("speedKphMax", speedKphMax, 0)
        .atLeast("updateEveryS", updateEveryS, 0)
        .done();
  }
}
