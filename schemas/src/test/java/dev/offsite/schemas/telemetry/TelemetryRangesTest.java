package dev.offsite.schemas.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.contract.Examples;
import dev.offsite.schemas.json.RecordJson;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both sides of each bound of each report. */
class TelemetryRangesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          PASSAGE   | /lane             | 1, 99                     | 0, 100, -1, 1.5, "1", 1e10
          PASSAGE   | /speedKph         | 0, 0.1, 1e6               | -0.1, "54", 1e400
          PASSAGE   | /grossKg          | 0, 2147483647, 1.8e4      | -1, 2147483648, 0.5
          PASSAGE   | /axleCount        | 1, 99                     | 0, 100
          PASSAGE   | /axleLoadsKg/0    | 0, 6000                   | -1, 0.5, "6000", null
          PASSAGE   | /axleSpacingsM/0  | 0, 3.25                   | -0.1, "3", null
          PASSAGE   | /driveAxles       | 1, 2, null                | 0, 100
          PASSAGE   | /lengthM          | 0, 17.2, null             | -1, "17"
          PASSAGE   | /widthM           | 0, 2.5, null              | -1, true
          PASSAGE   | /heightM          | 0, 4, null                | -1, []
          PASSAGE   | /direction        | "", "INBOUND", null       | 7, {}
          PASSAGE   | /passageId        | "x"                       | "", 7, null
          PASSAGE   | /configuration    | "RIGID", "UNKNOWN", null  | "rigid", "", 1
          PASSAGE   | /plate/text       | "", "无牌"                 | 7, null
          PASSAGE   | /plate/color      | "BLUE", null              | 7
          PASSAGE   | /plate/confidence | 0, 1, null                | -0.01, 1.01, "1"
          PASSAGE   | /media/0/kind     | "FRONT"                   | "", 7, null
          PASSAGE   | /media/0/uri      | "x"                       | "", 7, null
          PASSAGE   | /media/0/sha256   | null                      | "", "00", 7
          PASSAGE   | /flags/0          | "STRADDLING"              | "", 7, null
          POSITION  | /satellites       | 0, 40, null               | -1, 0.5, "14"
          POSITION  | /odometerKm       | 0, 83412.7, null          | -0.1, "1"
          POSITION  | /accuracyM        | 0, 4.5, null              | -0.1, "1"
          POSITION  | /reversing        | true, false, null         | 0, "false"
          POSITION  | /ignitionOn       | true, false, null         | 1, "true"
          POSITION  | /cover            | "OPEN", "CLOSED", null    | "2", 2
          POSITION  | /body             | "DOWN", "RAISED", null    | "UP", 1
          POSITION  | /alarms           | [], null, ["A"]           | "A", {}, [""]
          DETECTION | /confidence       | 0, 0.5, 1                 | -0.01, 1.01, null
          DETECTION | /ce90M            | 0, 3.2                    | -0.1, null
          DETECTION | /lng              | 180, -180                 | 180.1, -180.1, null
          DETECTION | /lat              | 90, -90                   | 90.1, -90.1, null
          DETECTION | /frame            | 0, 9007199254740991, null | -1, 9007199254740992, 0.5
          DETECTION | /box/x            | 0, 1                      | -0.1, 1.1, null
          DETECTION | /box/width        | 0, 1                      | -0.1, 1.1, null
          DETECTION | /box              | null                      | [], "x", {}
          DETECTION | /platform         | "DRONE", "PATROL_CAR", "FIXED_CAMERA" | "CAR", null
          DETECTION | /objectClass      | "STALL"                   | "", null, 7
          DETECTION | /sortieId         | "s", null                 | "", 7
          DETECTION | /detectionId      | "d"                       | "", null
          DETECTION | /datum            | "GCJ02", "BD09", null     | "gcj02", 1
          SORTIE    | /phase            | "BEGIN", "TRACK", "END"   | "begin", null
          SORTIE    | /heightM          | -50, 0, 128.4, null       | "128", 1e400
          SORTIE    | /pitchDeg         | -180, -90, 180, null      | -180.1, 180.1
          SORTIE    | /deviceTime       | "2026-03-05T09:12:40Z"    | "2026-03-05", 0, null
          STATUS    | /state            | "ONLINE", "FAULT", "MAINTENANCE", "OFFLINE" | "UP", null
          STATUS    | /firmware         | "", "5.2", null           | 5.2
          STATUS    | /faults           | [], null, ["A"]           | "A", [7], [null]
          """)
  void field_bothSidesOfItsBound_areReadAndRefused(
      ReportKind kind, String pointer, String good, String bad) {
    for (JsonNode value : values(good)) {
      assertThat(decode(kind, pointer, value).faults()).as("%s %s", pointer, value).isEmpty();
    }
    for (JsonNode value : values(bad)) {
      DecodeResult result = decode(kind, pointer, value);
      assertThat(result.reports()).as("%s %s", pointer, value).isEmpty();
      DecodeResult.Fault fault = result.faults().get(0);
      assertThat(fault.pointer()).as("%s %s", pointer, value).startsWith(pointer);
      assertThat(fault.reason())
          .as("%s %s", pointer, value)
          .isIn(RefusalReason.BAD_VALUE, RefusalReason.WRONG_TYPE, RefusalReason.MISSING_FIELD);
      assertThat(fault.detail()).isNotBlank();
    }
  }

  private static JsonNode values(String list) {
    return RecordJson.parse(("[" + list + "]").getBytes(StandardCharsets.UTF_8));
  }

  private static DecodeResult decode(ReportKind kind, String pointer, JsonNode value) {
    JsonNode document = RecordJson.parse(Examples.read(kind.level()));
    int last = pointer.lastIndexOf('/');
    JsonNode parent = document.at(pointer.substring(0, last));
    String name = pointer.substring(last + 1);
    if (parent instanceof ObjectNode object) {
      object.set(name, value);
    } else {
      ((ArrayNode) parent).set(Integer.parseInt(name), value);
    }
    // A tree writes an infinite number as a text; the device writes digits.
    String json = document.toString().replace("\"Infinity\"", "1e400");
    return new TelemetryCodec()
        .decode(Examples.topicOf(kind), json.getBytes(StandardCharsets.UTF_8));
  }
}
