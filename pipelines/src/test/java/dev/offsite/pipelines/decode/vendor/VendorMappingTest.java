package dev.offsite.pipelines.decode.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.testing.Profiles;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.CodecLimits;
import dev.offsite.schemas.telemetry.DecodeResult;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.StatusReport;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VendorMappingTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** A passage with one field of every way to convert; {@code gross} is put in by the test. */
  private static final String PASSAGE =
      """
      id: p
      version: 1
      validity: {from: "2020-01-01T00:00:00Z"}
      title: a test
      basis: a test
      deviceKind: WIM
      report: PASSAGE
      topic: v/{deviceId}/p
      tests:
        - {name: empty, topic: v/d/p, given: "{}", expectFault: {reason: MISSING_FIELD, pointer: /n}}
      fields:
        axleCount: {source: /n, scale: 1}
        deviceTime: {constant: "2026-03-04T22:15:07Z"}
        passageId: {constant: "1"}
        lane: {constant: "1"}
        speedKph: {source: /v, unit: %s, ifAbsent: 0}
        grossKg: {source: /w, unit: %s, ifAbsent: 0}
        axleLoadsKg: {source: "/axles/*/w", absent: 0}
        flags: {source: /bits, bits: {0: A, 2: B, 52: C, 1: ""}}
      """;

  @ParameterizedTest
  @CsvSource({
    "kg, 49000, 49000",
    "kg, '\"49000\"', 49000",
    "kg, 49000.4, 49000",
    "kg, 49000.5, 49001",
    "10kg, 4952, 49520",
    "100kg, 495, 49500",
    "t, 49.555, 49555",
    "t, '\"49.5554\"', 49555",
    "t, 0.0005, 1",
    "t, 0.00049, 0",
    "g, 49555499, 49555",
    "t, 4.9e1, 49000",
    "t, '\"4.9e1\"', 49000",
  })
  void mass_inUnitsOfVendors_isWholeKilograms(String unit, String theirs, int grossKg) {
    assertThat(passage("kph", unit, "{\"n\": 2, \"w\": " + theirs + "}").grossKg())
        .isEqualTo(grossKg);
  }

  @ParameterizedTest
  @CsvSource({
    "kph, 45.5, 45.5",
    "0.1kph, 455, 45.5",
    "mps, 12.5, 45.0",
    "mps, 0.1, 0.36",
    "knots, 10, 18.52",
    "mph, 35, 56.32704",
    "mph, 35.1, 56.4879744",
  })
  void speed_inUnitsOfVendors_isExactToTheLastDigit(String unit, String theirs, double speedKph) {
    assertThat(passage(unit, "kg", "{\"n\": 2, \"v\": " + theirs + "}").speedKph())
        .isEqualTo(speedKph);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"n\": 2, \"w\": \"4 t\"} | WRONG_TYPE | /w | grossKg is \"4 t\"; a finite number is required",
        "{\"n\": 2, \"w\": \"0x10\"} | WRONG_TYPE | /w | grossKg is \"0x10\"",
        "{\"n\": 2, \"w\": \"NaN\"} | WRONG_TYPE | /w | grossKg is \"NaN\"",
        "{\"n\": 2, \"w\": 1e400} | WRONG_TYPE | /w | grossKg is",
        "{\"n\": 2, \"w\": \"1e999999999\"} | WRONG_TYPE | /w | grossKg is",
        "{\"n\": 2, \"w\": true} | WRONG_TYPE | /w | grossKg is true",
        "{\"n\": 2, \"w\": {}} | WRONG_TYPE | /w | grossKg is an object; a single value is required",
        "{\"n\": 2, \"w\": -1} | BAD_VALUE | /w | grossKg is -1.0; an integer from 0",
        "{\"n\": 2, \"w\": 3e9} | BAD_VALUE | /w | (after mapping)",
        "{\"n\": 100} | BAD_VALUE | /n | axleCount is 100.0; an integer from 1 to 99",
        "{\"n\": null} | MISSING_FIELD | /n | axleCount needs /n, which is missing or null",
        "{\"n\": 2, \"axles\": 7} | WRONG_TYPE | /axles | axleLoadsKg is 7; an array is required",
        "{\"n\": 2, \"axles\": [{\"w\": 5}, {}]} | WRONG_TYPE | /axles/1/w | axleLoadsKg is null",
        "{\"n\": 2, \"axles\": [{\"w\": 0}, {\"w\": -5}]} | BAD_VALUE | /axles/1/w | axleLoadsKg item 0 is -5",
        "{\"n\": 2, \"bits\": 8} | BAD_VALUE | /bits | no bit but [0, 1, 2, 52], and bit 3 is set",
        "{\"n\": 2, \"bits\": -1} | WRONG_TYPE | /bits | flags is -1",
        "{\"n\": 2, \"bits\": 0.5} | WRONG_TYPE | /bits | flags is 0.5",
        "{\"n\": 2, \"bits\": 9007199254740992} | WRONG_TYPE | /bits | flags is",
        "{\"n\": 2, \"n\": 3} | NOT_JSON | '' | Duplicate field",
        "{\"n\": 2}x | NOT_JSON | '' | not JSON at byte",
        "{\"n\": 2,} | NOT_JSON | '' | not JSON at byte",
        "7 | MISSING_FIELD | /n | axleCount needs /n",
        "[] | MISSING_FIELD | /n | axleCount needs /n",
      })
  void message_thatCannotBeMapped_isAFaultInTheVendorsOwnMessage(
      String payload, RefusalReason reason, String pointer, String detail) {
    DecodeResult result = decode(mapping(PASSAGE.formatted("kph", "kg")), payload);
    assertThat(result.reports()).isEmpty();
    assertThat(result.faults()).hasSize(1);
    assertThat(result.faults().get(0).reason()).isEqualTo(reason);
    assertThat(result.faults().get(0).pointer()).isEqualTo(pointer);
    assertThat(result.faults().get(0).detail()).contains(detail);
  }

  @ParameterizedTest
  @CsvSource({"0, ''", "1, A", "5, A B", "7, A B", "2, ''", "4503599627370500, B C"})
  void bits_areTheWordsOfThoseThatMeanSomething(String bits, String words) {
    PassageReport passage = passage("kph", "kg", "{\"n\": 2, \"bits\": " + bits + "}");
    assertThat(String.join(" ", passage.flags())).isEqualTo(words);
  }

  @Test
  void list_paddedWithAbsentValues_endsWhereTheVendorEnds() {
    assertThat(
            passage(
                    "kph",
                    "kg",
                    "{\"n\": 2, \"axles\": [{\"w\": 7000}, {\"w\": 9000}, {\"w\": 0}]}")
                .axleLoadsKg())
        .containsExactly(7000, 9000);
  }

  @ParameterizedTest
  @CsvSource({
    "yyyy-MM-dd HH:mm:ss, 2026-03-04 22:15:07, 2026-03-04T14:15:07Z",
    "yyyyMMddHHmmss, 20260304221507, 2026-03-04T14:15:07Z",
    "yyMMddHHmmss, 260304221507, 2026-03-04T14:15:07Z",
    "yyyy-MM-dd HH:mm:ss.SSS, 2026-03-04 22:15:07.250, 2026-03-04T14:15:07.250Z",
    "yyyy-MM-dd'T'HH:mm:ssX, 2026-03-04T22:15:07+01, 2026-03-04T21:15:07Z",
    "rfc3339, 2026-03-04T22:15:07.5+08:00, 2026-03-04T14:15:07.500Z",
    "epoch-s, 1772633707, 2026-03-04T14:15:07Z",
    "epoch-s, 1772633707.25, 2026-03-04T14:15:07.250Z",
    "epoch-ms, 1772633707250, 2026-03-04T14:15:07.250Z",
    "epoch-ms, -1, 1969-12-31T23:59:59.999Z",
  })
  void time_ofEachForm_isTheInstant(String form, String text, String instant) {
    VendorMapping mapping =
        mapping(Profiles.status().replace("time: epoch-s", "time: \"" + form + '"'));
    DecodeResult result =
        mapping.decode("d", SHANGHAI, ("{\"t\": \"" + text + "\"}").getBytes(UTF_8));
    assertThat(result.faults()).isEmpty();
    assertThat(result.reports().get(0).report().eventTime()).isEqualTo(Instant.parse(instant));
  }

  @ParameterizedTest
  @CsvSource({
    "yyyy-MM-dd HH:mm:ss, 2026-02-29 22:15:07",
    "yyyy-MM-dd HH:mm:ss, 2026-03-04 24:00:00",
    "yyyy-MM-dd HH:mm:ss, 2026-03-04T22:15:07",
    "yyyyMMddHHmmss, 2026030422150",
    "epoch-s, 1772633707250",
    "epoch-s, now",
    "epoch-ms, 1e300",
    "rfc3339, 2026-03-04T22:15:07",
  })
  void time_ofAnotherForm_isAFaultAtItsPlace(String form, String text) {
    VendorMapping mapping =
        mapping(Profiles.status().replace("time: epoch-s", "time: \"" + form + '"'));
    DecodeResult result =
        mapping.decode("d", SHANGHAI, ("{\"t\": \"" + text + "\"}").getBytes(UTF_8));
    assertThat(result.faults()).extracting(DecodeResult.Fault::pointer).containsExactly("/t");
    assertThat(result.faults())
        .extracting(DecodeResult.Fault::reason)
        .containsExactly(RefusalReason.BAD_VALUE);
  }

  @Test
  void time_withoutOffset_isReadInTheClocksZone_andRefusedWithoutOne() {
    VendorMapping mapping =
        mapping(Profiles.status().replace("time: epoch-s", "time: \"yyyy-MM-dd HH:mm:ss\""));
    byte[] payload = "{\"t\": \"2026-03-04 22:15:07\"}".getBytes(UTF_8);
    assertThat(mapping.needsClockZone()).isTrue();
    assertThat(
            mapping.decode("d", ZoneId.of("+09:00"), payload).reports().get(0).report().eventTime())
        .isEqualTo(Instant.parse("2026-03-04T13:15:07Z"));
    assertThat(mapping.decode("d", null, payload).faults().get(0).detail())
        .contains("the device has no clockZone");
    assertThat(mapping(Profiles.status()).needsClockZone()).isFalse();
  }

  @Test
  void time_inTheHourThatSummerTimeRepeatsOrSkips_isTheEarlierOrMovedOn() {
    VendorMapping mapping =
        mapping(Profiles.status().replace("time: epoch-s", "time: \"yyyy-MM-dd HH:mm\""));
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    assertThat(eventTime(mapping, berlin, "2026-10-25 02:30"))
        .isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    assertThat(eventTime(mapping, berlin, "2026-03-29 02:30"))
        .isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
  }

  @Test
  void sources_severalOfThem_theFirstThatSaysSomethingCounts() {
    VendorMapping mapping =
        mapping(Profiles.status("firmware: {source: [/a, /b/c, /d/0], absent: [\"\", \"-\"]}"));
    assertThat(firmware(mapping, "{\"t\": 1, \"a\": \"1\", \"b\": {\"c\": \"2\"}}")).isEqualTo("1");
    assertThat(firmware(mapping, "{\"t\": 1, \"a\": \"\", \"b\": {\"c\": \"2\"}}")).isEqualTo("2");
    assertThat(firmware(mapping, "{\"t\": 1, \"a\": null, \"b\": 7, \"d\": [3.0]}")).isEqualTo("3");
    assertThat(firmware(mapping, "{\"t\": 1, \"a\": \"-\", \"d\": []}")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"BASE64", "HEX"})
  void payload_wrappedAsAWhole_isUnwrapped(String encoding) {
    VendorMapping mapping =
        mapping(
            Profiles.status("firmware: /f")
                .replace(
                    "topic: v/{", "unwrap: [{at: \"\", encoding: " + encoding + "}]\ntopic: v/{")
                .replace("given: \"{}\"", "given: \"" + encode(encoding, "{}") + '"'));
    String wrapped = encode(encoding, "{\"t\": 1, \"f\": \"7\"}");
    assertThat(firmware(mapping, wrapped + "\n")).isEqualTo("7");
    assertThat(decode(mapping, wrapped + "!").faults().get(0).reason())
        .isEqualTo(RefusalReason.BAD_VALUE);
    assertThat(decode(mapping, encode(encoding, "{\"t\": 1, \"f\": []}")).faults().get(0).pointer())
        .isEqualTo("/f");
  }

  @Test
  void payload_wrappedThreeTimes_isLocatedThroughAllLayers() {
    VendorMapping mapping =
        mapping(
            Profiles.status("firmware: /a/b/0/f")
                .replace(
                    "topic: v/{",
                    "unwrap: [{at: /a, encoding: TEXT}, {at: /a/b/0, encoding: HEX}]\ntopic: v/{")
                .replace("pointer: /t", "pointer: /a"));
    String inner = encode("HEX", "{\"f\": \"7\"}");
    assertThat(firmware(mapping, "{\"t\": 1, \"a\": \"{\\\"b\\\": [\\\"" + inner + "\\\"]}\"}"))
        .isEqualTo("7");
    String broken = encode("HEX", "{\"f\": [}");
    DecodeResult.Fault fault =
        decode(mapping, "{\"t\": 1, \"a\": \"{\\\"b\\\": [\\\"" + broken + "\\\"]}\"}")
            .faults()
            .get(0);
    assertThat(fault.reason()).isEqualTo(RefusalReason.NOT_JSON);
    assertThat(fault.pointer()).isEqualTo("/a/b/0");
    assertThat(decode(mapping, "{\"t\": 1, \"a\": \"{}\"}").faults().get(0).pointer())
        .isEqualTo("/a/b/0");
    assertThat(decode(mapping, "{\"t\": 1, \"a\": 1}").faults().get(0).reason())
        .isEqualTo(RefusalReason.WRONG_TYPE);
  }

  @Test
  void batch_withOneBadReport_refusesThatOneOnly() {
    VendorMapping mapping = VendorMapping.of(Profiles.shipped(Profiles.TRUCK));
    String good = "{\"t\": 1772633707, \"x\": 1201612345, \"y\": 302745678}";
    DecodeResult result = decode(mapping, "{\"gps\": [" + good + ", {\"t\": 1}, " + good + "]}");
    assertThat(result.reports()).extracting(DecodeResult.Indexed::index).containsExactly(0, 2);
    assertThat(result.faults()).hasSize(1);
    assertThat(result.faults().get(0).index()).isEqualTo(1);
    assertThat(result.faults().get(0).pointer()).isEqualTo("/gps/1/y");
    PositionReport report = (PositionReport) result.reports().get(0).report();
    assertThat(report.lng()).isEqualTo(120.1612345);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | MISSING_FIELD",
        "{\"gps\": {}} | WRONG_TYPE",
        "{\"gps\": []} | EMPTY_BATCH",
      })
  void batch_thatIsNone_isAFaultAtItsPlace(String payload, RefusalReason reason) {
    DecodeResult result = decode(VendorMapping.of(Profiles.shipped(Profiles.TRUCK)), payload);
    assertThat(result.faults()).extracting(DecodeResult.Fault::reason).containsExactly(reason);
    assertThat(result.faults().get(0).pointer()).isEqualTo("/gps");
  }

  @Test
  void batch_bothSidesOfItsLimit() {
    VendorMapping mapping = VendorMapping.of(Profiles.shipped(Profiles.TRUCK));
    String good = "{\"t\": 1772633707, \"x\": 1201612345, \"y\": 302745678}";
    int most = CodecLimits.DEFAULT.batchReportsMax();
    assertThat(decode(mapping, batch(good, most)).reports()).hasSize(most);
    DecodeResult tooLong = decode(mapping, batch(good, most + 1));
    assertThat(tooLong.reports()).isEmpty();
    assertThat(tooLong.faults().get(0).reason()).isEqualTo(RefusalReason.BATCH_TOO_LONG);
  }

  @Test
  void limits_areThoseOfTheContract() {
    VendorMapping mapping = mapping(Profiles.status("firmware: /f"));
    assertThat(fault(mapping, new byte[0])).isEqualTo(RefusalReason.EMPTY_PAYLOAD);
    assertThat(fault(mapping, " ".getBytes(UTF_8))).isEqualTo(RefusalReason.NOT_JSON);
    assertThat(fault(mapping, new byte[] {'{', '"', (byte) 0xFF, '"', ':', '1', '}'}))
        .isEqualTo(RefusalReason.NOT_JSON);
    byte[] large = new byte[CodecLimits.DEFAULT.payloadBytesMax() + 1];
    Arrays.fill(large, (byte) ' ');
    assertThat(fault(mapping, large)).isEqualTo(RefusalReason.PAYLOAD_TOO_LARGE);
    int deepest = CodecLimits.DEFAULT.nestingMax();
    assertThat(firmware(mapping, nested(deepest))).isEqualTo("7");
    assertThat(fault(mapping, nested(deepest + 1).getBytes(UTF_8)))
        .isEqualTo(RefusalReason.NESTED_TOO_DEEP);
    int longest = CodecLimits.DEFAULT.textLengthMax();
    assertThat(firmware(mapping, "{\"t\": 1, \"f\": \"" + "x".repeat(longest) + "\"}"))
        .hasSize(longest);
    assertThat(
            fault(
                mapping,
                ("{\"t\": 1, \"f\": \"" + "x".repeat(longest + 1) + "\"}").getBytes(UTF_8)))
        .isEqualTo(RefusalReason.BAD_VALUE);
    assertThat(fault(mapping, ("{\"t\": 1, \"f\": " + "9".repeat(101) + "}").getBytes(UTF_8)))
        .isEqualTo(RefusalReason.BAD_VALUE);
  }

  @Test
  void payload_mutatedAnyhow_endsInReportsOrFaultsAndNeverThrows() {
    long seed = 20_261_122;
    SplittableRandom random = new SplittableRandom(seed);
    int faults = 0;
    for (String id : Profiles.SHIPPED) {
      ReferenceEntry.VendorProfile profile = Profiles.shipped(id);
      VendorMapping mapping = VendorMapping.of(profile);
      byte[] given = profile.tests().get(0).given().getBytes(UTF_8);
      for (int i = 0; i < 5_000; i++) {
        byte[] mutated = given.clone();
        for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
          mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(32, 127);
        }
        DecodeResult result = mapping.decode("d", SHANGHAI, mutated);
        assertThat(result.reports().size() + result.faults().size())
            .as("seed %s, profile %s, round %s", seed, id, i)
            .isPositive();
        faults += result.faults().isEmpty() ? 0 : 1;
      }
    }
    assertThat(faults).as("seed %s", seed).isGreaterThan(5_000);
  }

  private static PassageReport passage(String speedUnit, String massUnit, String payload) {
    DecodeResult result = decode(mapping(PASSAGE.formatted(speedUnit, massUnit)), payload);
    assertThat(result.faults()).isEmpty();
    return (PassageReport) result.reports().get(0).report();
  }

  private static String firmware(VendorMapping mapping, String payload) {
    DecodeResult result = decode(mapping, payload);
    assertThat(result.faults()).isEmpty();
    return ((StatusReport) result.reports().get(0).report()).firmware();
  }

  private static Instant eventTime(VendorMapping mapping, ZoneId zone, String text) {
    return mapping
        .decode("d", zone, ("{\"t\": \"" + text + "\"}").getBytes(UTF_8))
        .reports()
        .get(0)
        .report()
        .eventTime();
  }

  private static RefusalReason fault(VendorMapping mapping, byte[] payload) {
    return mapping.decode("d", null, payload).faults().get(0).reason();
  }

  private static DecodeResult decode(VendorMapping mapping, String payload) {
    return mapping.decode("d", null, payload.getBytes(UTF_8));
  }

  private static VendorMapping mapping(String yaml) {
    return VendorMapping.of(Profiles.parse(yaml));
  }

  private static String batch(String report, int count) {
    return "{\"gps\": [" + report + (", " + report).repeat(count - 1) + "]}";
  }

  private static String nested(int levels) {
    return "{\"t\": 1, \"f\": \"7\", \"x\": "
        + "[".repeat(levels - 1)
        + "]".repeat(levels - 1)
        + "}";
  }

  private static String encode(String encoding, String json) {
    byte[] bytes = json.getBytes(UTF_8);
    return encoding.equals("HEX")
        ? HexFormat.of().formatHex(bytes)
        : Base64.getEncoder().encodeToString(bytes);
  }
}
