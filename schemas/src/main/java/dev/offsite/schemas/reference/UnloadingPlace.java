package dev.offsite.schemas.reference;

/**
 * A place where what is too much may be taken off a truck.
 *
 * @param name as it is shown to drivers
 * @param lng degrees east, WGS-84
 * @param lat degrees north, WGS-84
 */
public record UnloadingPlace(
    String id, int version, Validity validity, String name, double lng, double lat)
    implements ReferenceEntry {
  public UnloadingPlace {
    EntryChecks.of(id, version, validity)
        .text("name", name)
        .within("lng", lng, -180, 180)
        .within("lat", lat, -90, 90)
        .done();
  }
}
