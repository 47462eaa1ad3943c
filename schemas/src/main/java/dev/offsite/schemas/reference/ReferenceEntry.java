package dev.offsite.schemas.reference;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.channel.TopicTemplate;
import dev.offsite.schemas.telemetry.PositionDatum;
import dev.offsite.schemas.telemetry.VehicleConfiguration;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One version of one piece of reference data.
 *
 * <p>A published version never changes; a correction is a new version. {@code id} is unique within
 * its kind; the versions of one id do not overlap in time.
 *
 * <p>Long, because the kinds are a closed list that readers look through in one place; each record
 * is short. Kinds with rules of their own stand in files of their own.
 */
public sealed interface ReferenceEntry
    permits Authority,
        AxleLayouts,
        Bridge,
        CameraView,
        DeadlineProfile,
        ObjectClass,
        OverLimitPermit,
        PlateReading,
        ReferenceEntry.Device,
        ReferenceEntry.FenceFeature,
        ReferenceEntry.Ladder,
        ReferenceEntry.MassLimits,
        ReferenceEntry.Permit,
        ReferenceEntry.Plausibility,
        ReferenceEntry.Rule,
        ReferenceEntry.Site,
        ReferenceEntry.Tolerance,
        ReferenceEntry.Vehicle,
        ReferenceEntry.VendorProfile,
        ScoreTerms,
        Sign,
        SizeLimits,
        TripTerms,
        UnloadingPlace {

  /** Unique within the kind. */
  String id();

  /** 1 or more. */
  int version();

  /** When this version is in force. */
  Validity validity();

  /** The kind, as it stands in the Kafka key and names the file: {@code device}, {@code site} … */
  default String kind() {
    return ReferenceKind.of(this).level();
  }

  /** The Kafka key {@code kind/id/version}. */
  default String key() {
    return kind() + '/' + id() + '/' + version();
  }

  /**
   * A registered device.
   *
   * @param deviceKind what it is
   * @param owner who runs it
   * @param datum the datum of the positions it sends unless a payload says otherwise
   * @param siteId site of a scale, which it must have: no passage is judged without; null for
   *     others
   * @param plate plate of the truck a terminal is fitted to; null for others
   * @param reviewedAt legal and technical review done; null if not
   * @param noticePublishedAt place made public; null if not
   * @param certificates certificates of metrological verification; empty if none
   * @param clockZone zone of the clock, such as {@code Asia/Shanghai} or {@code +08:00}, for
   *     vendors' times without offset; null where times must carry one
   * @param vendorProfile id of the {@link VendorProfile} that reads its messages; null for our own
   *     contract
   * @param logins MQTT user names, or subjects of client certificates, that may speak for it, as
   *     the broker writes them; empty where the login is not bound
   * @param signSetUpAt since when a sign on the road announces it; null if none does
   * @param noticeUrl where its place was made public; null if not known
   */
  record Device(
      String id,
      int version,
      Validity validity,
      DeviceKind deviceKind,
      String owner,
      PositionDatum datum,
      @Nullable String siteId,
      @Nullable String plate,
      @Nullable Instant reviewedAt,
      @Nullable Instant noticePublishedAt,
      List<Certificate> certificates,
      @Nullable String clockZone,
      @Nullable String vendorProfile,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> logins,
      @Nullable Instant signSetUpAt,
      @Nullable String noticeUrl)
      implements ReferenceEntry {

    /** A device of which no sign and no notice are known. */
    public Device(
        String id,
        int version,
        Validity validity,
        DeviceKind deviceKind,
        String owner,
        PositionDatum datum,
        @Nullable String siteId,
        @Nullable String plate,
        @Nullable Instant reviewedAt,
        @Nullable Instant noticePublishedAt,
        List<Certificate> certificates,
        @Nullable String clockZone,
        @Nullable String vendorProfile,
        List<String> logins) {
      this(
          id,
          version,
          validity,
          deviceKind,
          owner,
          datum,
          siteId,
          plate,
          reviewedAt,
          noticePublishedAt,
          certificates,
          clockZone,
          vendorProfile,
          logins,
          null,
          null);
    }

    /** A device that speaks our own contract, under any login. */
    public Device(
        String id,
        int version,
        Validity validity,
        DeviceKind deviceKind,
        String owner,
        PositionDatum datum,
        @Nullable String siteId,
        @Nullable String plate,
        @Nullable Instant reviewedAt,
        @Nullable Instant noticePublishedAt,
        List<Certificate> certificates) {
      this(
          id,
          version,
          validity,
          deviceKind,
          owner,
          datum,
          siteId,
          plate,
          reviewedAt,
          noticePublishedAt,
          certificates,
          null,
          null,
          List.of());
    }

    public Device {
      Objects.requireNonNull(deviceKind, "deviceKind");
      Objects.requireNonNull(owner, "owner");
      Objects.requireNonNull(datum, "datum");
      certificates = certificates == null ? List.of() : List.copyOf(certificates);
      logins = logins == null ? List.of() : List.copyOf(logins);
      EntryChecks checks = EntryChecks.of(id, version, validity);
      for (String login : logins) {
        checks.require(
            isLogin(login), "logins", "'" + login + "' is blank or has a control character");
      }
      checks
          .require(DeviceTopic.isDeviceId(id), "id", "'" + id + "' cannot stand in an MQTT topic")
          .text("owner", owner)
          .idOrNull("siteId", siteId)
          .require(
              deviceKind != DeviceKind.WIM || siteId != null,
              "siteId",
              "is missing or null; a scale needs its site")
          .textOrNull("plate", plate)
          .require(
              clockZone == null || isZone(clockZone),
              "clockZone",
              "'" + clockZone + "' is no IANA zone and no offset such as +08:00")
          .idOrNull("vendorProfile", vendorProfile)
          .textOrNull("noticeUrl", noticeUrl)
          .done();
    }

    /** No control character: a line feed separates users where a message claims several. */
    private static boolean isLogin(String text) {
      return !text.isBlank() && text.codePoints().noneMatch(Character::isISOControl);
    }

    private static boolean isZone(String text) {
      try {
        ZoneId.of(text);
        return true;
      } catch (DateTimeException e) {
        return false;
      }
    }
  }

  /**
   * A certificate of verification.
   *
   * @param accuracyClass as printed, such as {@code 5}
   * @param errorPercentMax largest gross-mass error in service, percent of the measured mass
   * @param sizeErrors largest errors of the sizes; null if it does not cover them
   */
  record Certificate(
      String number,
      Validity validity,
      String accuracyClass,
      double errorPercentMax,
      @Nullable SizeErrors sizeErrors) {

    /** A certificate of masses only. */
    public Certificate(
        String number, Validity validity, String accuracyClass, double errorPercentMax) {
      this(number, validity, accuracyClass, errorPercentMax, null);
    }

    public Certificate {
      Objects.requireNonNull(validity, "validity");
      EntryChecks.of()
          .text("number", number)
          .text("accuracyClass", accuracyClass)
          .within("errorPercentMax", errorPercentMax, 0, 100)
          .done();
    }
  }

  /**
   * A place with a scale.
   *
   * @param lng degrees east, WGS-84
   * @param lat degrees north, WGS-84
   * @param roadClass class of the road, as ladders name it
   * @param area area of the tolerance that applies
   * @param jurisdiction who is in charge
   * @param postedLimitKg limit on the sign at the bridge; null if none
   * @param spanM length of the span; null if not known
   * @param postedByLane further posted limits, at most one for each lane; the lowest binds
   * @param signConflict what contradicts what on the signs there; null if nothing does
   */
  record Site(
      String id,
      int version,
      Validity validity,
      String name,
      double lng,
      double lat,
      String roadClass,
      String area,
      String jurisdiction,
      @Nullable Integer postedLimitKg,
      @Nullable Double spanM,
      int lanes,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<LanePosting> postedByLane,
      @Nullable String signConflict)
      implements ReferenceEntry {

    /** A site with at most one posted limit, whose signs do not contradict each other. */
    public Site(
        String id,
        int version,
        Validity validity,
        String name,
        double lng,
        double lat,
        String roadClass,
        String area,
        String jurisdiction,
        @Nullable Integer postedLimitKg,
        @Nullable Double spanM,
        int lanes) {
      this(
          id,
          version,
          validity,
          name,
          lng,
          lat,
          roadClass,
          area,
          jurisdiction,
          postedLimitKg,
          spanM,
          lanes,
          List.of(),
          null);
    }

    public Site {
      postedByLane = postedByLane == null ? List.of() : List.copyOf(postedByLane);
      EntryChecks checks = EntryChecks.of(id, version, validity);
      checks
          .text("name", name)
          .within("lng", lng, -180, 180)
          .within("lat", lat, -90, 90)
          .text("roadClass", roadClass)
          .text("area", area)
          .text("jurisdiction", jurisdiction)
          .above("postedLimitKg", postedLimitKg, 0)
          .above("spanM", spanM, 0)
          .atLeast("lanes", lanes, 1)
          .textOrNull("signConflict", signConflict);
      Set<Integer> posted = new HashSet<>();
      for (LanePosting lane : postedByLane) {
        checks
            .require(posted.add(lane.lane()), "postedByLane", "lane " + lane.lane() + " twice")
            .require(
                lane.lane() <= lanes,
                "postedByLane",
                "lane " + lane.lane() + " of " + lanes + " lanes");
      }
      checks.done();
    }
  }

  /**
   * A registered vehicle; the id is its plate.
   *
   * @param company who runs it
   * @param exempt emergency or otherwise exempt from the rules
   * @param plateAlert what is known against the plate; null if nothing
   */
  record Vehicle(
      String id,
      int version,
      Validity validity,
      String company,
      boolean exempt,
      @Nullable PlateAlert plateAlert)
      implements ReferenceEntry {

    /** A vehicle against whose plate nothing is known. */
    public Vehicle(String id, int version, Validity validity, String company, boolean exempt) {
      this(id, version, validity, company, exempt, null);
    }

    public Vehicle {
      EntryChecks.of(id, version, validity).text("company", company).done();
    }
  }

  /**
   * A transport permit of one vehicle.
   *
   * @param plate the vehicle
   * @param allowedFenceIds fences that are not closed to this vehicle
   * @param buildingSiteFenceId where it may load; null if not bound
   * @param corridorFenceId where it may drive loaded; null if not bound
   * @param disposalFenceId where it may tip; null if not bound
   * @param hours when it may drive loaded; null at all hours
   * @param speedKphMax fastest it may drive, km/h, above 0; null if not said
   */
  record Permit(
      String id,
      int version,
      Validity validity,
      String plate,
      List<String> allowedFenceIds,
      @Nullable String buildingSiteFenceId,
      @Nullable String corridorFenceId,
      @Nullable String disposalFenceId,
      @Nullable PermitHours hours,
      @Nullable Double speedKphMax)
      implements ReferenceEntry {

    /** A permit that says nothing about speed. */
    public Permit(
        String id,
        int version,
        Validity validity,
        String plate,
        List<String> allowedFenceIds,
        @Nullable String buildingSiteFenceId,
        @Nullable String corridorFenceId,
        @Nullable String disposalFenceId,
        @Nullable PermitHours hours) {
      this(
          id,
          version,
          validity,
          plate,
          allowedFenceIds,
          buildingSiteFenceId,
          corridorFenceId,
          disposalFenceId,
          hours,
          null);
    }

    public Permit {
      allowedFenceIds = allowedFenceIds == null ? List.of() : List.copyOf(allowedFenceIds);
      EntryChecks.of(id, version, validity)
          .text("plate", plate)
          .ids("allowedFenceIds", allowedFenceIds)
          .idOrNull("buildingSiteFenceId", buildingSiteFenceId)
          .idOrNull("corridorFenceId", corridorFenceId)
          .idOrNull("disposalFenceId", disposalFenceId)
          .above("speedKphMax", speedKphMax, 0)
          .done();
    }
  }

  /**
   * The gross-mass limits of one law.
   *
   * @param basis the law
   * @param rows one for each configuration
   */
  record MassLimits(String id, int version, Validity validity, String basis, List<MassLimit> rows)
      implements ReferenceEntry {
    public MassLimits {
      rows = List.copyOf(rows);
      EntryChecks checks =
          EntryChecks.of(id, version, validity).text("basis", basis).notEmpty("rows", rows);
      for (int i = 0; i < rows.size(); i++) {
        for (int earlier = 0; earlier < i; earlier++) {
          checks.require(
              !rows.get(i).isForSameVehicleAs(rows.get(earlier)),
              "rows",
              "row " + i + " is for the same vehicle as row " + earlier);
        }
      }
      checks.done();
    }
  }

  /**
   * One cell of a table of limits.
   *
   * @param axles number of axles this row is for
   * @param orMoreAxles whether it also holds for more axles
   * @param configuration the vehicle
   * @param driveAxles driven axles of the tractor this row needs; null if any
   * @param limitKg gross mass
   * @param axleGroups number of axles of each group, front to rear, that this row needs; empty if
   *     any
   */
  record MassLimit(
      int axles,
      boolean orMoreAxles,
      VehicleConfiguration configuration,
      @Nullable Integer driveAxles,
      int limitKg,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> axleGroups) {

    /** A row for vehicles of any layout. */
    public MassLimit(
        int axles,
        boolean orMoreAxles,
        VehicleConfiguration configuration,
        @Nullable Integer driveAxles,
        int limitKg) {
      this(axles, orMoreAxles, configuration, driveAxles, limitKg, List.of());
    }

    public MassLimit {
      Objects.requireNonNull(configuration, "configuration");
      axleGroups = axleGroups == null ? List.of() : List.copyOf(axleGroups);
      EntryChecks checks =
          EntryChecks.of()
              .atLeast("axles", axles, 1)
              .atLeast("driveAxles", driveAxles, 1)
              .above("limitKg", limitKg, 0);
      axleGroups.forEach(group -> checks.atLeast("axleGroups", group, 1));
      int inGroups = axleGroups.stream().mapToInt(Integer::intValue).sum();
      checks
          .require(
              axleGroups.isEmpty() || inGroups == axles,
              "axleGroups",
              axleGroups + " are " + inGroups + " axles, not " + axles)
          .done();
    }

    private boolean isForSameVehicleAs(MassLimit other) {
      return axles == other.axles
          && configuration == other.configuration
          && Objects.equals(driveAxles, other.driveAxles)
          && axleGroups.equals(other.axleGroups);
    }
  }

  /**
   * How much above a limit is let pass in one area.
   *
   * @param area as {@link Site#area()} names it
   * @param multiplier on the limit, 1 or more
   * @param basis who ordered it
   */
  record Tolerance(
      String id, int version, Validity validity, String area, double multiplier, String basis)
      implements ReferenceEntry {
    public Tolerance {
      EntryChecks.of(id, version, validity)
          .text("area", area)
          .atLeast("multiplier", multiplier, 1)
          .require(multiplier < Double.POSITIVE_INFINITY, "multiplier", "is not finite")
          .text("basis", basis)
          .done();
    }
  }

  /**
   * The steps of one law for one class of roads.
   *
   * @param roadClass as {@link Site#roadClass()} names it
   * @param unit what the bands are measured in
   * @param bands in rising order
   */
  record Ladder(
      String id,
      int version,
      Validity validity,
      String roadClass,
      String basis,
      String department,
      Unit unit,
      List<Band> bands)
      implements ReferenceEntry {

    /** What a band is measured in. */
    public enum Unit {
      /** Excess in percent of the limit. */
      EXCESS_PERCENT,
      /** Excess in kilograms. */
      EXCESS_KG
    }

    public Ladder {
      Objects.requireNonNull(unit, "unit");
      bands = List.copyOf(bands);
      EntryChecks checks =
          EntryChecks.of(id, version, validity)
              .text("roadClass", roadClass)
              .text("basis", basis)
              .text("department", department)
              .notEmpty("bands", bands);
      requireRising(bands, checks);
      checks.done();
    }

    private static void requireRising(List<Band> bands, EntryChecks checks) {
      Set<String> codes = new HashSet<>();
      double below = 0;
      for (int i = 0; i < bands.size(); i++) {
        Band band = bands.get(i);
        boolean last = i + 1 == bands.size();
        checks.require(
            codes.add(band.code()), "bands", "code '" + band.code() + "' stands there twice");
        checks.require(
            last == (band.upTo() == null),
            "bands",
            "band '" + band.code() + "': the last band has no upTo, every other has one");
        if (band.upTo() != null) {
          checks.require(
              band.upTo() > below,
              "bands",
              "band '" + band.code() + "': upTo " + band.upTo() + " is not above " + below);
          below = band.upTo();
        }
      }
    }
  }

  /**
   * One step.
   *
   * @param code short name
   * @param upTo largest excess that still belongs to it, inclusive; null for the last
   */
  record Band(String code, @Nullable Double upTo) {
    public Band {
      EntryChecks.of().text("code", code).done();
    }
  }

  /**
   * A rule with everything that may be tuned.
   *
   * @param violation the kind of candidate it makes
   * @param basis article that forbids it
   * @param severity 1 (light) to 5 (grave)
   * @param fenceKinds kinds of fences it looks at; empty if it needs none
   * @param objectClasses classes of objects it looks at; empty if it needs none
   * @param parameters numbers by name; the unit is in the name
   * @param reviewDays days until the record is reviewed; null if none
   * @param announceDays days until the owner is told; null if none
   * @param decideDays days until it is decided; null if none
   * @param flags what it makes of the quality flags of controllers; one that is not named puts the
   *     weight in doubt
   */
  record Rule(
      String id,
      int version,
      Validity validity,
      ViolationKind violation,
      String basis,
      String matter,
      String department,
      int severity,
      List<String> fenceKinds,
      List<String> objectClasses,
      Map<String, Double> parameters,
      @Nullable Integer reviewDays,
      @Nullable Integer announceDays,
      @Nullable Integer decideDays,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FlagMeaning> flags)
      implements ReferenceEntry {

    /** A rule that makes the same of every quality flag. */
    public Rule(
        String id,
        int version,
        Validity validity,
        ViolationKind violation,
        String basis,
        String matter,
        String department,
        int severity,
        List<String> fenceKinds,
        List<String> objectClasses,
        Map<String, Double> parameters,
        @Nullable Integer reviewDays,
        @Nullable Integer announceDays,
        @Nullable Integer decideDays) {
      this(
          id,
          version,
          validity,
          violation,
          basis,
          matter,
          department,
          severity,
          fenceKinds,
          objectClasses,
          parameters,
          reviewDays,
          announceDays,
          decideDays,
          List.of());
    }

    public Rule {
      flags = flags == null ? List.of() : List.copyOf(flags);
      Objects.requireNonNull(violation, "violation");
      fenceKinds = fenceKinds == null ? List.of() : List.copyOf(fenceKinds);
      objectClasses = objectClasses == null ? List.of() : List.copyOf(objectClasses);
      // Sorted: a published version is always the same bytes. Hashed: it is asked at each fix.
      parameters =
          parameters == null
              ? Map.of()
              : Collections.unmodifiableMap(new LinkedHashMap<>(new TreeMap<>(parameters)));
      EntryChecks checks = EntryChecks.of(id, version, validity);
      Set<String> codes = new HashSet<>();
      for (FlagMeaning flag : flags) {
        checks.require(codes.add(flag.code()), "flags", "'" + flag.code() + "' stands there twice");
      }
      checks
          .text("basis", basis)
          .text("matter", matter)
          .text("department", department)
          .within("severity", severity, 1, 5)
          .finite("parameters", parameters)
          .atLeast("reviewDays", reviewDays, 0)
          .atLeast("announceDays", announceDays, 0)
          .atLeast("decideDays", decideDays, 0)
          .done();
    }

    /**
     * A number of this rule.
     *
     * @throws IllegalStateException if the rule does not set it, naming rule and parameter
     */
    public double requireParameter(String name) {
      Double value = parameters.get(name);
      if (value == null) {
        throw new IllegalStateException(
            "rule " + id + " version " + version + " sets no parameter '" + name + "'");
      }
      return value;
    }
  }

  /**
   * What a report of one kind of device may plausibly say; anything else is rejected, not judged.
   *
   * @param deviceKind whose reports
   * @param basis where the figures come from
   * @param limits numbers by name; the unit is in the name
   */
  record Plausibility(
      String id,
      int version,
      Validity validity,
      DeviceKind deviceKind,
      String basis,
      Map<String, Double> limits)
      implements ReferenceEntry {
    public Plausibility {
      Objects.requireNonNull(deviceKind, "deviceKind");
      limits = limits == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(limits));
      EntryChecks.of(id, version, validity).text("basis", basis).finite("limits", limits).done();
    }
  }

  /**
   * A fence, as the GeoJSON feature it was published as; module {@code geo} reads it.
   *
   * @param feature a FeatureCollection with exactly this one feature and its datum
   */
  record FenceFeature(String id, int version, Validity validity, String feature)
      implements ReferenceEntry {
    public FenceFeature {
      EntryChecks.of(id, version, validity).text("feature", feature).done();
    }
  }

  /**
   * How one format of a vendor's JSON becomes reports of the contract; data, not code.
   *
   * <p>Which fields, units and conversions make sense together is not checked here but where the
   * profile is compiled, in module {@code pipelines}.
   *
   * @param title vendor, model and format, for a human
   * @param basis where the format is documented
   * @param deviceKind whose messages
   * @param report what each of them is
   * @param topic the MQTT topic names it applies to, see {@link TopicTemplate}; what a device sends
   *     to other topics is read by our own contract
   * @param unwrap what lies encoded in the message, from outside in; empty if nothing
   * @param each JSON Pointer to an array with one report in each item; null if the message is one
   *     report
   * @param fields by field of the contract; fields of an inner object with a point ({@code
   *     plate.text}), of a list of objects with their position ({@code media.0.uri})
   * @param tests messages with what must become of them; at least one
   */
  record VendorProfile(
      String id,
      int version,
      Validity validity,
      String title,
      String basis,
      DeviceKind deviceKind,
      ReportKind report,
      String topic,
      List<ProfileMapping.Wrapping> unwrap,
      @Nullable String each,
      Map<String, ProfileMapping.Field> fields,
      List<ProfileMapping.Example> tests)
      implements ReferenceEntry {
    public VendorProfile {
      Objects.requireNonNull(deviceKind, "deviceKind");
      Objects.requireNonNull(report, "report");
      unwrap = unwrap == null ? List.of() : List.copyOf(unwrap);
      // Sorted: a published version is always the same bytes.
      fields = fields == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(fields));
      tests = tests == null ? List.of() : List.copyOf(tests);
      EntryChecks.of(id, version, validity)
          .text("title", title)
          .text("basis", basis)
          .require(
              report.isSentBy(deviceKind),
              "report",
              report + " is not sent by devices of kind " + deviceKind)
          .require(
              TopicTemplate.findFault(topic).isEmpty(),
              "topic",
              "'" + topic + "' " + TopicTemplate.findFault(topic))
          .require(
              each == null || ProfileMapping.isPointer(each),
              "each",
              "'" + each + "' is no JSON Pointer")
          .notEmpty("fields", fields.keySet())
          .notEmpty("tests", tests)
          .done();
    }
  }
}
