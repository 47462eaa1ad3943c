package dev.offsite.schemas.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.contract.Examples;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reason, pointer and sentence of each fault; both sides of each bound. */
class TelemetryFaultsTest {

  private static final DeviceTopic TRUCK =
      new DeviceTopic(DeviceKind.TRUCK, "truck-1", ReportKind.POSITION);
  private static final String FIX = "\"fixTime\":\"2026-03-04T23:41:10+08:00\"";
  private static final String PLACE = "\"lng\":120.2,\"lat\":30.2";
  private static final String GOOD = "{" + FIX + "," + PLACE + "}";

  private final TelemetryCodec codec = new TelemetryCodec();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          lng        | 180               ||
          lng        | -180              ||
          lng        | 180.0000001       | BAD_VALUE  | lng is 180.0000001; a number from -180 to 180 is required
          lng        | -181              | BAD_VALUE  | lng is -181; a number from -180 to 180 is required
          lng        | "120.2"           | WRONG_TYPE | lng is "120.2"; a number is required
          lng        | true              | WRONG_TYPE | lng is true; a number is required
          lng        | [1]               | WRONG_TYPE | lng is an array; a number is required
          lng        | {"a":1}           | WRONG_TYPE | lng is an object; a number is required
          lng        | 1e400             | BAD_VALUE  | lng is 1e400; a number that a double can hold is required
          lng        | 1e-400            ||
          lng        | null              | MISSING_FIELD | lng is missing or null; it is required
          lat        | 90                ||
          lat        | -90.0             ||
          lat        | 90.0000001        | BAD_VALUE  | lat is 90.0000001; a number from -90 to 90 is required
          courseDeg  | 0                 ||
          courseDeg  | 359.999           ||
          courseDeg  | 360               | BAD_VALUE  | courseDeg is 360; a number from 0 to below 360 is required
          courseDeg  | -0.1              | BAD_VALUE  | courseDeg is -0.1; a number from 0 to below 360 is required
          courseDeg  | null              ||
          accuracyM  | 0                 ||
          accuracyM  | -1                | BAD_VALUE  | accuracyM is -1; a number of 0 or more is required
          speedKph   | 9999              ||
          payloadKg  | 0                 ||
          payloadKg  | -1                | BAD_VALUE  | payloadKg is -1; an integer from 0 to 2147483647 is required
          payloadKg  | 2147483647        ||
          payloadKg  | 2147483648        | BAD_VALUE  | payloadKg is 2147483648; an integer from 0 to 2147483647 is required
          payloadKg  | 1.6e4             ||
          payloadKg  | 16850.0           ||
          payloadKg  | 16850.5           | WRONG_TYPE | payloadKg is 16850.5; an integer is required
          payloadKg  | 99999999999999999999 | BAD_VALUE | payloadKg is 99999999999999999999; an integer from 0 to 2147483647 is required
          fixed      | 1                 | WRONG_TYPE | fixed is 1; true or false is required
          fixed      | "true"            | WRONG_TYPE | fixed is "true"; true or false is required
          load       | "LOADED"          ||
          load       | "loaded"          | BAD_VALUE  | load is "loaded"; one of [EMPTY, HALF, LOADED, UNKNOWN] is required
          load       | 2                 | WRONG_TYPE | load is 2; a string is required
          datum      | "WGS-84"          | BAD_VALUE  | datum is "WGS-84"; one of [WGS84, CGCS2000, GCJ02, BD09] is required
          deviceTime | "2026-03-04T23:41:10" | BAD_VALUE | deviceTime is "2026-03-04T23:41:10"; an RFC 3339 time with offset such as 2026-03-04T22:15:07.250+08:00 is required
          deviceTime | 1772638870        | WRONG_TYPE | deviceTime is 1772638870; a string with an RFC 3339 time is required
          plate      | "无牌"             ||
          plate      | ""                ||
          plate      | "\\ud800"         | BAD_VALUE  | plate has half a surrogate pair at character 0; no such text exists
          plate      | "\\ud83d\\ude9b"  ||
          alarms     | []                ||
          alarms     | "A"               | WRONG_TYPE | alarms is "A"; an array is required
          deviceId   | "truck-1"         ||
          deviceId   | null              ||
          deviceId   | "truck-2"         | TOPIC_DEVICE_MISMATCH | deviceId is "truck-2"; the topic says "truck-1"
          deviceId   | 7                 | WRONG_TYPE | deviceId is 7; a string is required
          vendorNote | {"a":[1,{"b":null}]} ||
          """)
  void field_inAPosition_isReadOrNamed(
      String field, String value, RefusalReason reason, String detail) {
    String others = field.equals("lng") ? "\"lat\":30.2" : "\"lng\":120.2";
    String json = "{" + FIX + "," + others + ",\"" + field + "\":" + value + "}";
    if (!field.equals("lng") && !field.equals("lat")) {
      json = json.replace("\"lng\":120.2", PLACE);
    }
    DecodeResult result = decode(json);
    if (reason == null) {
      assertThat(result.faults()).isEmpty();
      assertThat(result.reports()).hasSize(1);
    } else {
      assertThat(result.faults())
          .containsExactly(new DecodeResult.Fault(0, reason, "/" + field, detail));
      assertThat(result.reports()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          lane: 0                               | BAD_VALUE     | /lane
          lane: 1                               |               |
          lane: 99                              |               |
          lane: 100                             | BAD_VALUE     | /lane
          axleCount: 0                          | BAD_VALUE     | /axleCount
          grossKg: -1                           | BAD_VALUE     | /grossKg
          grossKg: 0                            |               |
          speedKph: -0.1                        | BAD_VALUE     | /speedKph
          passageId: ""                         | BAD_VALUE     | /passageId
          axleLoadsKg: [1,2,"3"]                | WRONG_TYPE    | /axleLoadsKg/2
          axleLoadsKg: [1,null]                 | WRONG_TYPE    | /axleLoadsKg/1
          axleLoadsKg: [1,-2]                   | BAD_VALUE     | /axleLoadsKg/1
          axleSpacingsM: [1.5,true]             | WRONG_TYPE    | /axleSpacingsM/1
          driveAxles: 0                         | BAD_VALUE     | /driveAxles
          configuration: "TANDEM"               | BAD_VALUE     | /configuration
          flags: ["A",""]                       | BAD_VALUE     | /flags/1
          plate: "浙A12345"                      | WRONG_TYPE    | /plate
          plate: {}                             | MISSING_FIELD | /plate/text
          plate: {"text":"x","confidence":1.01} | BAD_VALUE     | /plate/confidence
          plate: {"text":"x","confidence":1}    |               |
          plate: {"text":"x","text":"y"}        | BAD_VALUE     | /plate/text
          plate: null                           |               |
          media: [{"kind":"A","uri":"b"},{"kind":"A"}] | MISSING_FIELD | /media/1/uri
          media: [{"kind":"A","uri":"b","sha256":"AB"}] | BAD_VALUE | /media/0/sha256
          media: [7]                            | WRONG_TYPE    | /media/0
          vendor: {"a~b/c":{"x":1,"x":2}}       | BAD_VALUE     | /vendor/a~0b~1c/x
          """)
  void field_inAPassageOfABatch_isReadOrNamed(String field, RefusalReason reason, String pointer) {
    DeviceTopic topic = Examples.topicOf(ReportKind.PASSAGE);
    String name = field.substring(0, field.indexOf(':'));
    String good =
        """
        {"passageId":"p1","deviceTime":"2026-03-04T22:15:07Z","lane":1,"speedKph":54.6,
         "grossKg":18000,"axleCount":2}""";
    String changed =
        good.replaceAll("\"" + name + "\":(\"[^\"]*\"|[0-9.]+),?", "")
            .replace("}", ",\"" + name + "\":" + field.substring(field.indexOf(':') + 1) + "}")
            .replaceAll(",\\s*,", ",");
    DecodeResult result = codec.decode(topic, utf8("[" + good + "," + changed + "," + good + "]"));
    if (reason == null) {
      assertThat(result.faults()).isEmpty();
      assertThat(result.reports()).hasSize(3);
    } else {
      assertThat(result.faults()).hasSize(1);
      DecodeResult.Fault fault = result.faults().get(0);
      assertThat(fault.reason()).as(fault.detail()).isEqualTo(reason);
      assertThat(fault.pointer()).isEqualTo("/1" + pointer);
      assertThat(fault.index()).isEqualTo(1);
      assertThat(result.reports()).extracting(DecodeResult.Indexed::index).containsExactly(0, 2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        " ",
        "x",
        "{",
        "[",
        "[]]",
        "{}{}",
        "{} x",
        "nul",
        "{'a':1}",
        "{a:1}",
        "{\"a\":1,}",
        "{\"a\":.5}",
        "{\"a\":5.}",
        "{\"a\":+5}",
        "{\"a\":-}",
        "{\"a\":05}",
        "{\"a\":0x5}",
        "{\"a\":1e}",
        "{\"a\":NaN}",
        "{\"a\":Infinity}",
        "{\"a\":-Infinity}",
        "{\"a\":\"\t\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\" 1}",
        "{\"a\":1 \"b\":2}",
        "[1,]",
        "[,1]",
        "[1 2]",
        "// c\n{}",
        "/* c */{}",
        "# c\n{}",
        "{\"a\":tru}",
        "{\"a\":True}",
        "\"abc",
        "\u00A0{}",
        "{}\u0000",
        "\uFEFF{}",
        "{,}",
        "[1}",
        "{\"a\":1]",
        ":",
        "{\"a\"}",
        "{1:2}"
      })
  void payload_thatIsNoJson_isNotJsonAsAWhole(String text) {
    DecodeResult result = decode(text);
    assertThat(result.reports()).isEmpty();
    assertThat(result.faults()).hasSize(1);
    DecodeResult.Fault fault = result.faults().get(0);
    assertThat(fault.reason()).as(fault.detail()).isEqualTo(RefusalReason.NOT_JSON);
    assertThat(fault.pointer()).isEmpty();
  }

  @Test
  void payload_brokenAfterGoodReports_spoilsAll() {
    DecodeResult result = decode("[" + GOOD + "," + GOOD + ",{\"lng\":}]");
    assertThat(result.reports()).isEmpty();
    assertThat(result.faults())
        .extracting(DecodeResult.Fault::reason)
        .containsExactly(RefusalReason.NOT_JSON);
  }

  @Test
  void payload_inAnotherEncoding_isNotJson() {
    for (byte[] bytes :
        List.of(
            GOOD.getBytes(StandardCharsets.UTF_16BE),
            GOOD.getBytes(StandardCharsets.UTF_16LE),
            "{\"plate\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1),
            // Overlong slash, a surrogate, and a character above U+10FFFF.
            new byte[] {'"', (byte) 0xC0, (byte) 0xAF, '"'},
            new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'},
            new byte[] {'"', (byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80, '"'})) {
      assertThat(codec.decode(TRUCK, bytes).faults())
          .extracting(DecodeResult.Fault::reason)
          .containsExactly(RefusalReason.NOT_JSON);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ``       | EMPTY_PAYLOAD | the payload is empty; a report is required
          []       | EMPTY_BATCH   | the batch has 0 reports; at least 1 is required
          7        | WRONG_TYPE    | the payload is 7; an object is required
          null     | WRONG_TYPE    | the payload is null; an object is required
          "x\\ny"  | WRONG_TYPE    | the payload is "x�y"; an object is required
          """)
  void payload_ofAnotherShape_isRefusedAsAWhole(String json, RefusalReason reason, String detail) {
    assertThat(decode(json).faults())
        .containsExactly(new DecodeResult.Fault(0, reason, "", detail));
  }

  @Test
  void batch_withElementsThatAreNoObjects_namesEach() {
    DecodeResult result = decode("[7,[" + GOOD + "]," + GOOD + ",null,{}]");
    assertThat(result.reports()).extracting(DecodeResult.Indexed::index).containsExactly(2);
    assertThat(result.faults())
        .containsExactly(
            new DecodeResult.Fault(
                0, RefusalReason.WRONG_TYPE, "/0", "report 0 is 7; an object is required"),
            new DecodeResult.Fault(
                1, RefusalReason.WRONG_TYPE, "/1", "report 1 is an array; an object is required"),
            new DecodeResult.Fault(
                3, RefusalReason.WRONG_TYPE, "/3", "report 3 is null; an object is required"),
            new DecodeResult.Fault(
                4,
                RefusalReason.MISSING_FIELD,
                "/4/fixTime",
                "fixTime is missing or null; it is required"));
  }

  @Test
  void field_givenTwice_isRefusedWhetherKnownOrNot() {
    assertThat(decode("{" + FIX + "," + PLACE + ",\"lat\":1}").faults())
        .containsExactly(
            new DecodeResult.Fault(
                0,
                RefusalReason.BAD_VALUE,
                "/lat",
                "field \"lat\" is given twice; once is allowed"));
    assertThat(decode("{" + FIX + "," + PLACE + ",\"x\":1,\"x\":1}").faults())
        .extracting(DecodeResult.Fault::pointer)
        .containsExactly("/x");
    assertThat(decode("{" + FIX + "," + PLACE + ",\"deviceId\":null,\"deviceId\":null}").faults())
        .extracting(DecodeResult.Fault::pointer)
        .containsExactly("/deviceId");
  }

  @Test
  void detail_ofALongValue_isCut() {
    String detail =
        decode("{" + FIX + ",\"lng\":\"" + "长".repeat(1_000) + "\"}").faults().get(0).detail();
    assertThat(detail).isEqualTo("lng is \"" + "长".repeat(40) + "…\"; a number is required");
  }

  @Test
  void limits_bothSides_acceptAndRefuse() {
    CodecLimits limits = new CodecLimits(200, 2, 4, 64);
    TelemetryCodec tight = new TelemetryCodec(limits);
    assertThat(reason(tight, "[" + GOOD + "," + GOOD + "]")).isNull();
    assertThat(reason(tight, "[" + GOOD + "," + GOOD + ",{}]"))
        .isEqualTo(RefusalReason.BATCH_TOO_LONG);
    assertThat(reason(tight, GOOD + " ".repeat(200 - GOOD.length()))).isNull();
    assertThat(reason(tight, GOOD + " ".repeat(201 - GOOD.length())))
        .isEqualTo(RefusalReason.PAYLOAD_TOO_LARGE);
    assertThat(reason(tight, GOOD.replace("}", ",\"x\":[[[1]]]}"))).isNull();
    assertThat(reason(tight, GOOD.replace("}", ",\"x\":[[[[1]]]]}")))
        .isEqualTo(RefusalReason.NESTED_TOO_DEEP);
    assertThat(reason(tight, GOOD.replace("}", ",\"plate\":\"" + "浙".repeat(64) + "\"}")))
        .isEqualTo(RefusalReason.PAYLOAD_TOO_LARGE);
    TelemetryCodec roomy = new TelemetryCodec(new CodecLimits(2_000, 2, 4, 64));
    assertThat(reason(roomy, GOOD.replace("}", ",\"plate\":\"" + "浙".repeat(64) + "\"}"))).isNull();
    assertThat(reason(roomy, GOOD.replace("}", ",\"plate\":\"" + "🚛".repeat(64) + "\"}")))
        .isNull();
    assertThat(reason(roomy, GOOD.replace("}", ",\"plate\":\"" + "浙".repeat(65) + "\"}")))
        .isEqualTo(RefusalReason.BAD_VALUE);
  }

  @Test
  void number_ofManyDigits_isReadUpToItsLimit() {
    String digits = "0." + "1".repeat(JsonCursor.NUMBER_LENGTH_MAX - 2);
    assertThat(reason(codec, GOOD.replace("120.2", digits))).isNull();
    assertThat(reason(codec, GOOD.replace("120.2", digits + "1")))
        .isEqualTo(RefusalReason.BAD_VALUE);
    assertThat(reason(codec, GOOD.replace("}", ",\"vendor\":" + "9".repeat(100_000) + "}")))
        .isNull();
  }

  @Test
  void list_ofManyItems_isReadUpToItsLimit() {
    String items = "\"A\"" + ",\"A\"".repeat(JsonCursor.LIST_ITEMS_MAX - 1);
    assertThat(reason(codec, GOOD.replace("}", ",\"alarms\":[" + items + "]}"))).isNull();
    DecodeResult result = decode(GOOD.replace("}", ",\"alarms\":[" + items + ",\"A\"]}"));
    assertThat(result.faults())
        .containsExactly(
            new DecodeResult.Fault(
                0,
                RefusalReason.BAD_VALUE,
                "/alarms/100",
                "alarms item 100 is one too many; at most 100 items allowed"));
  }

  @Test
  void limits_outOfRange_nameTheLimit() {
    for (int[] bad :
        List.of(
            new int[] {1, 1, 4, 64},
            new int[] {2, 0, 4, 64},
            new int[] {2, 1, 3, 64},
            new int[] {2, 1, 513, 64},
            new int[] {2, 1, 4, 63})) {
      assertThat(catchThrowable(() -> new CodecLimits(bad[0], bad[1], bad[2], bad[3])))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("is outside");
    }
  }

  private static RefusalReason reason(TelemetryCodec codec, String json) {
    DecodeResult result = codec.decode(TRUCK, utf8(json));
    return result.faults().isEmpty() ? null : result.faults().get(0).reason();
  }

  private DecodeResult decode(String json) {
    return codec.decode(TRUCK, utf8(json));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
