package dev.offsite.schemas.history;

import static dev.offsite.schemas.history.FieldType.BOOLEAN;
import static dev.offsite.schemas.history.FieldType.DOUBLE;
import static dev.offsite.schemas.history.FieldType.LONG;
import static dev.offsite.schemas.history.FieldType.STRING;
import static dev.offsite.schemas.history.HistoryTag.Growth.WITH_EVENTS;
import static dev.offsite.schemas.history.HistoryTag.Growth.WITH_REGISTRY;

import java.util.List;
import java.util.Optional;

/**
 * The tables of the time series.
 *
 * <p><b>Personal data.</b> No table holds a plate, a driver or a photo. Rows name devices, sites
 * and candidates by their ids; who drove is looked up in the registry or the case, where the access
 * is logged. What is left, the track of a device, is still personal data as long as the registry
 * links it to somebody: the store needs a retention period and access control of its own.
 *
 * <p>Longitude and latitude are degrees in WGS-84.
 */
public final class HistoryTables {

  private static final HistoryTag DEVICE = tag("device", "id in the registry");

  /** Vehicles over scales. */
  public static final HistoryTable WEIGHINGS =
      new HistoryTable(
          "weighings",
          "One vehicle over one scale.",
          "When the first axle crossed, by the scale's clock.",
          List.of(
              DEVICE,
              tag("site", "site that the registry had the scale at"),
              tag("lane", "1 is the lane next to the middle of the road"),
              events("passage", "the scale's own id; time alone is no key, two lanes share it")),
          List.of(
              field("gross_kg", LONG, "gross mass as measured"),
              field("axle_count", LONG, "number of axles"),
              field("axle_load_kg_max", LONG, "heaviest axle; absent if axles were not weighed"),
              field("speed_kph", DOUBLE, "mean speed over the scale"),
              field("length_m", DOUBLE, "length over all; absent if not measured"),
              field("direction", STRING, "in the site's words"),
              field(
                  "configuration", STRING, "how the vehicle is put together, UNKNOWN if not said"),
              field("plate_read", BOOLEAN, "whether a camera read a plate; never the plate"),
              field("flag_count", LONG, "number of the controller's own quality flags")));

  /** Where trucks were, thinned. */
  public static final HistoryTable POSITIONS =
      new HistoryTable(
          "positions",
          "The earliest fix of one truck in one slot of time and one state.",
          "Begin of the slot; fix_time_us is the fix itself.",
          List.of(
              DEVICE,
              tag("motion", "MOVING, STANDING, or UNKNOWN where the terminal says no speed"),
              tag("ignition", "ON, OFF or UNKNOWN"),
              tag("load", "EMPTY, HALF, LOADED or UNKNOWN"),
              tag("cover", "CLOSED, OPEN or UNKNOWN"),
              tag("body", "DOWN, RAISED or UNKNOWN")),
          List.of(
              field("fix_time_us", LONG, "satellite time, microseconds since 1970-01-01T00:00Z"),
              field("lng", DOUBLE, "degrees east, WGS-84"),
              field("lat", DOUBLE, "degrees north, WGS-84"),
              field("accuracy_m", DOUBLE, "radius that holds the true place with 68 %"),
              field("speed_kph", DOUBLE, "ground speed"),
              field("course_deg", DOUBLE, "clockwise from north"),
              field("payload_kg", LONG, "mass of the load"),
              field("odometer_km", DOUBLE, "as the terminal says")));

  /** What drones and cameras saw. */
  public static final HistoryTable DETECTIONS =
      new HistoryTable(
          "detections",
          "One object in one frame.",
          "When the frame was taken, by the device's clock.",
          List.of(
              DEVICE,
              tag("platform", "DRONE, PATROL_CAR or FIXED_CAMERA"),
              tag("object_class", "in the model's words"),
              events("detection", "the device's own id; one frame shows many objects")),
          List.of(
              field("lng", DOUBLE, "degrees east, WGS-84"),
              field("lat", DOUBLE, "degrees north, WGS-84"),
              field("ce90_m", DOUBLE, "radius that holds the true place with 90 %"),
              field("confidence", DOUBLE, "0 to 1"),
              field("sortie", STRING, "id of the patrol; absent for a fixed camera"),
              field("plate_read", BOOLEAN, "whether a plate was read; never the plate")));

  /** What was proposed, each revision a row. */
  public static final HistoryTable CANDIDATES =
      new HistoryTable(
          "candidates",
          "One revision of one candidate; the highest revision is what stands.",
          "Start of the episode, by the device's time: the same in all revisions of an id.",
          List.of(
              events("candidate", "id"),
              events("revision", "1 for the first; part of the key, so no revision hides another"),
              tag("rule", "id of the rule"),
              tag("kind", "kind of violation")),
          List.of(
              field("revision_number", LONG, "the revision as a number, to sort by"),
              field("phase", STRING, "OPEN, UPDATED, CLOSED or WITHDRAWN"),
              field("grade", STRING, "ADMISSIBLE, REVIEW or INADMISSIBLE"),
              field("reasons", STRING, "what stands against it, codes separated by commas"),
              field("rule_version", LONG, "version in force at the time of the act"),
              field("reference_release", STRING, "release of the reference data"),
              field("severity", LONG, "1 (light) to 5 (grave)"),
              field("measured", DOUBLE, "in unit"),
              field("limit_value", DOUBLE, "in unit; absent where presence is the violation"),
              field("excess_percent", DOUBLE, "of the limit"),
              field("unit", STRING, "kg, km/h, s or 1"),
              field("device", STRING, "the device that saw it"),
              field("site", STRING, "the scale's site; absent elsewhere"),
              field("fence", STRING, "the fence that was judged; absent at a site"),
              field("jurisdiction", STRING, "who is in charge; absent if no area covers the place"),
              field("department", STRING, "who decides"),
              field("lng", DOUBLE, "degrees east, WGS-84"),
              field("lat", DOUBLE, "degrees north, WGS-84"),
              field("duration_s", DOUBLE, "of the episode so far"),
              field("distance_m", DOUBLE, "driven meanwhile; absent if not a drive"),
              field("observations", LONG, "distinct observations that show it"),
              field("event_us", LONG, "newest observation, microseconds since 1970-01-01T00:00Z"),
              field(
                  "decided_after_ms", LONG, "from the receipt of that observation to the decision"),
              field("superseded_by", STRING, "id of the candidate in its place")));

  /** How well devices work, by what reached us. */
  public static final HistoryTable DEVICE_HEALTH =
      new HistoryTable(
          "device_health",
          "What one device sent in one interval. No row: nothing came.",
          "Begin of the interval, by our own receive time: a broken clock cannot hide itself.",
          List.of(DEVICE),
          List.of(
              field("reports", LONG, "plausible reports, redeliveries left out"),
              field("rejects", LONG, "refusals that were readable but implausible"),
              field("dead_letters", LONG, "refusals that could not be read or trusted"),
              field("late", LONG, "refusals beyond the lateness horizon"),
              field("clock_refusals", LONG, "refusals for a time in the future or too far past"),
              field(
                  "delay_ms_min",
                  LONG,
                  "shortest time from event to receipt; negative: fast clock"),
              field("delay_ms_max", LONG, "longest time from event to receipt"),
              field(
                  "newest_event_us", LONG, "newest event, microseconds since 1970-01-01T00:00Z")));

  /** How often a rule has to take back what it said. */
  public static final HistoryTable RULE_PRECISION =
      new HistoryTable(
          "rule_precision",
          "How the candidates of one rule stand, by the hour in which their episodes began.",
          "Begin of the hour in UTC.",
          List.of(tag("rule", "id of the rule")),
          List.of(
              field("candidates", LONG, "candidates opened"),
              field("withdrawn", LONG, "of these, withdrawn: late data showed another truth"),
              field("admissible", LONG, "of the others, those with nothing against them"),
              field("review", LONG, "of the others, those a human must look at"),
              field("inadmissible", LONG, "of the others, those that may only be counted")));

  /** Journeys of trucks with load, each revision a row. */
  public static final HistoryTable TRIPS =
      new HistoryTable(
          "trips",
          "One revision of one journey with load; the highest revision is what stands.",
          "Start of the journey, by the device's time: the same in all revisions of an id.",
          List.of(
              events("trip", "id"),
              events("revision", "1 for the first; part of the key, so no revision hides another"),
              DEVICE),
          List.of(
              field("revision_number", LONG, "the revision as a number, to sort by"),
              field("phase", STRING, "OPEN, UPDATED, CLOSED or WITHDRAWN"),
              field("ending", STRING, "EMPTIED, LOADED_AGAIN or LOST; absent while it goes on"),
              field("end_us", LONG, "end, microseconds since 1970-01-01T00:00Z; absent while on"),
              field("last_observed_us", LONG, "last fix, microseconds since 1970-01-01T00:00Z"),
              field("company", STRING, "of the registered vehicle; absent if not known"),
              field("building_site", STRING, "fence it was loaded in; absent if nobody saw it"),
              field("disposal_site", STRING, "fence it went to last; absent if none"),
              field("permit", STRING, "transport permit that fits; absent if none does"),
              field("load_presumed", BOOLEAN, "whether no sensor said that it was loaded"),
              field("start_lng", DOUBLE, "degrees east, WGS-84"),
              field("start_lat", DOUBLE, "degrees north, WGS-84"),
              field("last_lng", DOUBLE, "degrees east, WGS-84"),
              field("last_lat", DOUBLE, "degrees north, WGS-84"),
              field("distance_m", DOUBLE, "driven"),
              field("duration_s", DOUBLE, "from the start to the end, or the last fix"),
              field("stops", LONG, "how often it stood on the road for long"),
              field("stopped_s", DOUBLE, "how long in all"),
              field("load_events", LONG, "what happened to the load, how often"),
              field("terms", STRING, "id and version of the terms by which it is a trip"),
              field("superseded_by", STRING, "id of the trip in its place")));

  /** How companies stood. */
  public static final HistoryTable COMPANY_SCORES =
      new HistoryTable(
          "company_scores",
          "One company, each time its score changed.",
          "When it came to stand so, by our clock.",
          List.of(tag("company", "as the registry of vehicles names it")),
          List.of(
              field("level", STRING, "GREEN, YELLOW or RED"),
              field("points", DOUBLE, "sum over the offences that count"),
              field("yellow_from", DOUBLE, "points from which on a company is yellow"),
              field("red_from", DOUBLE, "points from which on it is red"),
              field("window_days", LONG, "for how long an offence counts"),
              field("offences", LONG, "offences that count"),
              field("not_counted", LONG, "offences in the window that do not"),
              field("terms", STRING, "id and version of the terms in force")));

  /** What patrols found far more often than usual, each revision a row. */
  public static final HistoryTable HOT_WORDS =
      new HistoryTable(
          "hot_words",
          "One revision of one hot word; the highest revision is what stands.",
          "Begin of the day: the same in all revisions of an id.",
          List.of(
              events("hot_word", "id"),
              events("revision", "1 for the first; part of the key, so no revision hides another"),
              tag("district", "id of the area of jurisdiction"),
              tag("object_class", "what was seen")),
          List.of(
              field("revision_number", LONG, "the revision as a number, to sort by"),
              field("state", STRING, "HOT, OVER or WITHDRAWN"),
              field("places", LONG, "places newly found on that day"),
              field("patrols", LONG, "patrols that were in the district on that day"),
              field("expected", DOUBLE, "places that the days before let expect"),
              field("probability", DOUBLE, "of so many places or more where nothing is unusual"),
              field("history_days", LONG, "days before with a patrol"),
              field("history_places", LONG, "places found on them"),
              field("history_patrols", LONG, "patrols on them"),
              field("dispersion", DOUBLE, "variance of days as a multiple of their mean"),
              field("rule", STRING, "id and version of the rule in force"),
              field("decided_us", LONG, "when it was said, microseconds since 1970-01-01T00:00Z")));

  private static final List<HistoryTable> ALL =
      List.of(
          WEIGHINGS,
          POSITIONS,
          DETECTIONS,
          CANDIDATES,
          DEVICE_HEALTH,
          RULE_PRECISION,
          TRIPS,
          COMPANY_SCORES,
          HOT_WORDS);

  /** Every table. */
  public static List<HistoryTable> all() {
    return ALL;
  }

  /** The table of that measurement. */
  public static Optional<HistoryTable> find(String measurement) {
    return ALL.stream().filter(table -> table.measurement().equals(measurement)).findFirst();
  }

  private static HistoryTag tag(String name, String meaning) {
    return new HistoryTag(name, WITH_REGISTRY, meaning);
  }

  private static HistoryTag events(String name, String meaning) {
    return new HistoryTag(name, WITH_EVENTS, meaning);
  }

  private static HistoryField field(String name, FieldType type, String meaning) {
    return new HistoryField(name, type, meaning);
  }

  private HistoryTables() {}
}
