package dev.offsite.schemas.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.offsite.schemas.contract.Examples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Files of reference data: what is read, and how every fault is named. */
class ReferenceCodecTest {

  private static final String VALID = "\"validity\":{\"from\":\"2026-01-01T00:00:00Z\"}";
  private static final String VEHICLE =
      "{\"id\":\"浙A12345\",\"version\":1," + VALID + ",\"company\":\"c\",\"exempt\":false}";

  private final ReferenceCodec codec = new ReferenceCodec();

  @ParameterizedTest
  @EnumSource
  void file_ofEveryKind_isWrittenAndReadBack(ReferenceKind kind) {
    ReferenceEntry entry =
        codec.decode(kind, "example", Examples.read("reference-" + kind.level()));
    byte[] file = codec.writeEntries(List.of(entry));
    assertThat(codec.readEntries(kind, kind.file(), file)).containsExactly(entry);
  }

  @Test
  void file_withoutEntries_isEmpty() {
    assertThat(codec.readEntries(ReferenceKind.SITE, "sites.json", codec.writeEntries(List.of())))
        .isEmpty();
  }

  @Test
  void file_withSeveralFaults_namesFileEntryFieldAndReasonOfEach() {
    String file =
        """
        {"entries": [
          %s,
          {"id": "浙A2", "version": 0, "validity": {"from": "2026-01-01"}, "exempt": "no",
           "compny": "c", "company": "c"},
          {"version": 1, %s, "company": null, "exempt": false},
          7
        ], "note": 1}"""
            .formatted(VEHICLE, VALID);
    ReferenceFormatException e = faults(ReferenceKind.VEHICLE, file);
    assertThat(e.getMessage().lines())
        .containsExactly(
            "vehicles.json: /note: unknown field; known is only entries",
            "vehicles.json: entry 1 ('浙A2'), /entries/1/validity/from: \"2026-01-01\" is no RFC"
                + " 3339 time with offset",
            "vehicles.json: entry 1 ('浙A2'), /entries/1/exempt: \"no\" where true or false is"
                + " required",
            "vehicles.json: entry 1 ('浙A2'), /entries/1/compny: unknown field; known are [id,"
                + " version, validity, company, exempt, plateAlert]",
            "vehicles.json: entry 2, /entries/2/id: missing; it is required",
            "vehicles.json: entry 2, /entries/2/company: null; it is required",
            "vehicles.json: entry 3, /entries/3: 7 where an object is required");
    assertThat(e.faults().get(1).index()).isEqualTo(1);
    assertThat(e.faults().get(1).id()).isEqualTo("浙A2");
  }

  @Test
  void entry_withSeveralBadValues_namesAll() {
    String file =
        entries(VEHICLE.replace("浙A12345", "a/b").replace("\"version\":1", "\"version\":0"));
    assertThat(faults(ReferenceKind.VEHICLE, file).faults())
        .extracting(ReferenceFault::pointer)
        .containsExactly("/entries/0/id", "/entries/0/version");
  }

  @Test
  void versions_ofOneId_mustDifferAndNotOverlap() {
    String second = VEHICLE.replace("\"version\":1", "\"version\":2");
    ReferenceFormatException e =
        faults(ReferenceKind.VEHICLE, entries(VEHICLE + "," + VEHICLE + "," + second));
    assertThat(e.faults())
        .extracting(ReferenceFault::pointer)
        .containsExactly("/entries/1/version", "/entries/2/validity", "/entries/2/validity");
    String ended = VEHICLE.replace("00Z\"}", "00Z\",\"to\":\"2026-02-01T00:00:00Z\"}");
    String next = second.replace("2026-01-01", "2026-02-01");
    assertThat(codec.readEntries(ReferenceKind.VEHICLE, "f", utf8(entries(ended + "," + next))))
        .hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          TOLERANCE   | "multiplier": 1.1            | "multiplier": 0.99   | /multiplier
          TOLERANCE   | "area": "HANGZHOU"           | "area": " "          | /area
          SITE        | "postedLimitKg": 49000       | "postedLimitKg": 0   | /postedLimitKg
          SITE        | "lanes": 6                   | "lanes": 0           | /lanes
          SITE        | "lat": 30.2950127            | "lat": 90.1          | /lat
          SITE        | "lng": 120.2711843           | "lng": -180.1        | /lng
          SITE        | "spanM": 1855.0              | "spanM": 0           | /spanM
          RULE        | "severity": 2                | "severity": 0        | /severity
          RULE        | "severity": 2                | "severity": 6        | /severity
          RULE        | "reviewDays": 5              | "reviewDays": -1     | /reviewDays
          RULE        | "closeAfterS": 300.0         | "closeAfterS": "5"   | /parameters/closeAfterS
          LADDER      | "upTo": 50.0                 | "upTo": 20.0         | /bands
          LADDER      | "code": "OVER_50_PERCENT"    | "code": "OVER_50_PERCENT", "upTo": 90 | /bands
          LADDER      | , "upTo": 20.0               |                      | /bands
          LADDER      | "OVER_50_PERCENT"            | "UP_TO_20_PERCENT"   | /bands
          MASS_LIMITS | "limitKg": 18000             | "limitKg": 0         | /rows/0/limitKg
          MASS_LIMITS | "axles": 3                   | "axles": 2           | /rows
          MASS_LIMITS | "driveAxles": 1              | "driveAxles": 0      | /rows/4/driveAxles
          DEVICE      | "id": "wim-jiubao-01"        | "id": "九堡-01"       | /id
          DEVICE      | "siteId": "bridge-jiubao"    | "siteId": "a b"      | /siteId
          DEVICE      | "errorPercentMax": 5.0       | "errorPercentMax": -1 | /certificates/0/errorPercentMax
          DEVICE      | "to": "2026-12-10            | "to": "2025-12-10    | /certificates/0/validity
          DEVICE      | "heightM": 0.04              | "heightM": 1.01      | /certificates/0/sizeErrors/heightM
          SITE        | "lane": 6                    | "lane": 5            | /postedByLane
          SITE        | "lane": 6                    | "lane": 7            | /postedByLane
          SITE        | "lane": 6, "limitKg": 30000  | "lane": 6, "limitKg": 0 | /postedByLane/1/limitKg
          VEHICLE     | "CLONED"                     | "SOLD"               | /plateAlert
          RULE        | "evidence": 1.0              | "evidence": -0.1     | /flags/0/evidence
          RULE        | "ACCELERATING"               | "STRADDLING"         | /flags
          MASS_LIMITS | [1, 1, 3]                    | [1, 1, 2]            | /rows/3/axleGroups
          MASS_LIMITS | [1, 1, 3]                    | [1, 2, 2]            | /rows
          OVER_LIMIT_PERMIT | "grossKg": 108000      | "grossKg": 0         | /grossKg
          OVER_LIMIT_PERMIT | "speedKphMax": 40.0    | "speedKphMax": 0     | /speedKphMax
          OVER_LIMIT_PERMIT | ["bridge-jiubao"]      | ["a b"]              | /postedLiftedSiteIds
          OVER_LIMIT_PERMIT | ["bridge-jiubao", "bridge-pengbu"] | []       | /siteIds
          OVER_LIMIT_PERMIT | "heightM": 4.6         | "heightM": -1        | /heightM
          SIZE_LIMITS | "heightM": 4.0               | "heightM": 0         | /heightM
          SIZE_LIMITS | "heightMUpTo": 4.5           | "heightMUpTo": 4.1   | /bands
          SIZE_LIMITS | {"code": "STEP_3"}           | {"code": "STEP_3", "lengthMUpTo": 30} | /bands
          SIZE_LIMITS | "STEP_3"                     | " "                  | /bands/2/code
          AXLE_LAYOUTS | "groupSpacingMMax": 2.2     | "groupSpacingMMax": 0 | /groupSpacingMMax
          AXLE_LAYOUTS | "groups": [2, 2]            | "groups": [2, 1, 1]  | /layouts/0/gapsM
          AXLE_LAYOUTS | "groups": [2, 1, 3]         | "groups": [2, 0, 3]  | /layouts/1/groups
          AXLE_LAYOUTS | "to": 6.0                   | "to": 2.1            | /layouts/0/gapsM/0/to
          PLATE_READING | "lengthMin": 7             | "lengthMin": 0       | /lengthMin
          PLATE_READING | "应急"                      | " "                  | /emergencyEndings
          TRIP_TERMS  | "stillKph": 3.0              | "stillKph": 0        | /stillKph
          TRIP_TERMS  | "loadDwellS": 180.0          | "loadDwellS": 0      | /loadDwellS
          TRIP_TERMS  | "payloadLoadedKg": 6000.0    | "payloadLoadedKg": 0 | /payloadLoadedKg
          TRIP_TERMS  | ["DISPOSAL_SITE"]            | []                   | /disposalFenceKinds
          TRIP_TERMS  | "cargoHoldS": 20.0           | "cargoHoldS": -1     | /cargoHoldS
          PERMIT      | ["no-muck-qianjiang"]        | [""]                 | /allowedFenceIds
          PERMIT      | "disposal-dajiangdong-2"     | "a/b"                | /disposalFenceId
          PLAUSIBILITY | "speedKphMax": 120.0        | "speedKphMax": 1e999 | /limits/speedKphMax
          PLAUSIBILITY | "basis": "muck              | "basi": "muck        | /basis
          FENCE       | "version": 4                 | "version": 2.5       | /version
          FENCE       | "version": 4                 | "version": 3000000000 | /version
          """)
  void value_outsideItsRule_isNamed(ReferenceKind kind, String good, String bad, String pointer) {
    String example = new String(Examples.read("reference-" + kind.level()), StandardCharsets.UTF_8);
    assertThat(example).contains(good);
    String broken = example.replace(good, bad == null ? "" : bad);
    ReferenceFormatException e = faults(kind, entries(broken));
    assertThat(e.faults().get(0).pointer()).as(e.getMessage()).isEqualTo("/entries/0" + pointer);
    assertThat(e.faults().get(0).index()).isZero();
  }

  @Test
  void file_thatIsNoListOfEntries_isRefused() {
    assertThat(faults(ReferenceKind.SITE, "[]")).hasMessageContaining("/entries");
    assertThat(faults(ReferenceKind.SITE, "{\"entries\":{}}")).hasMessageContaining("/entries");
    assertThat(faults(ReferenceKind.SITE, "{\"entries\":[],}"))
        .hasMessageStartingWith("sites.json: the whole: not JSON at line 1");
    assertThat(faults(ReferenceKind.SITE, "{\"entries\":[],\"entries\":[]}"))
        .hasMessageContaining("not JSON");
  }

  @Test
  void value_underAnotherKey_isRefused() {
    ReferenceEntry entry = codec.decode(ReferenceKind.VEHICLE, "t", utf8(VEHICLE));
    byte[] value = codec.encode(entry);
    assertThat(codec.decode(new ReferenceKey.OfEntry(ReferenceKind.VEHICLE, "浙A12345", 1), value))
        .isEqualTo(entry);
    assertThatThrownBy(
            () ->
                codec.decode(new ReferenceKey.OfEntry(ReferenceKind.VEHICLE, "浙A12345", 2), value))
        .isInstanceOf(ReferenceFormatException.class)
        .hasMessageContaining("the value is that of key vehicle/浙A12345/1");
    assertThatThrownBy(
            () ->
                codec.decodeRelease(new ReferenceKey.OfRelease("other"), Examples.read("release")))
        .isInstanceOf(ReferenceFormatException.class)
        .hasMessageContaining("release/hangzhou-2026-03-01");
  }

  @Test
  void rule_parametersInAnyOrder_giveTheSameBytes() {
    String example = new String(Examples.read("reference-rule"), StandardCharsets.UTF_8);
    String swapped =
        example.replace(
            "\"closeAfterS\": 300.0, \"hysteresisM\": 30.0",
            "\"hysteresisM\": 30.0, \"closeAfterS\": 300.0");
    assertThat(swapped).isNotEqualTo(example);
    assertThat(codec.encode(codec.decode(ReferenceKind.RULE, "t", utf8(swapped))))
        .isEqualTo(codec.encode(codec.decode(ReferenceKind.RULE, "t", utf8(example))));
  }

  private ReferenceFormatException faults(ReferenceKind kind, String file) {
    ReferenceFormatException e =
        catchThrowableOfType(
            ReferenceFormatException.class, () -> codec.readEntries(kind, kind.file(), utf8(file)));
    assertThat(e).as(file).isNotNull();
    return e;
  }

  private static String entries(String entries) {
    return "{\"entries\":[" + entries + "]}";
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
