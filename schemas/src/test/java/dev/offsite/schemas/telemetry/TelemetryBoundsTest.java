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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The last number that each field takes and the first that it refuses, next to each other, with the
 * whole fault.
 */
class TelemetryBoundsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          PASSAGE   | /lane              | 1          | 0                   | an integer from 1 to 99
          PASSAGE   | /lane              | 99         | 100                 | an integer from 1 to 99
          PASSAGE   | /axleCount         | 1          | 0                   | an integer from 1 to 99
          PASSAGE   | /axleCount         | 99         | 1e2                 | an integer from 1 to 99
          PASSAGE   | /driveAxles        | 1          | 0.0                 | an integer from 1 to 99
          PASSAGE   | /driveAxles        | 99         | 100                 | an integer from 1 to 99
          PASSAGE   | /grossKg           | 0          | -1                  | an integer from 0 to 2147483647
          PASSAGE   | /grossKg           | 2147483647 | 2147483648          | an integer from 0 to 2147483647
          PASSAGE   | /grossKg           | -0         | 18446744073709551616 | an integer from 0 to 2147483647
          PASSAGE   | /axleLoadsKg/0     | 0          | -1                  | an integer from 0 to 2147483647
          PASSAGE   | /axleLoadsKg/0     | 2147483647 | 2147483648          | an integer from 0 to 2147483647
          PASSAGE   | /axleSpacingsM/0   | 0          | -4.9E-324           | a number of 0 or more
          PASSAGE   | /speedKph          | 0          | -4.9E-324           | a number of 0 or more
          PASSAGE   | /lengthM           | -0.0       | -0.001              | a number of 0 or more
          PASSAGE   | /widthM            | 0          | -0.001              | a number of 0 or more
          PASSAGE   | /heightM           | 0          | -0.001              | a number of 0 or more
          PASSAGE   | /plate/confidence  | 0          | -0.0001             | a number from 0 to 1
          PASSAGE   | /plate/confidence  | 1          | 1.0000000000000002  | a number from 0 to 1
          POSITION  | /lng               | 180        | 180.00000000000003  | a number from -180 to 180
          POSITION  | /lng               | -180       | -180.00000000000003 | a number from -180 to 180
          POSITION  | /lat               | 90         | 90.00000000000001   | a number from -90 to 90
          POSITION  | /lat               | -90        | -90.00000000000001  | a number from -90 to 90
          POSITION  | /courseDeg         | 0          | -4.9E-324           | a number from 0 to below 360
          POSITION  | /courseDeg         | 359.99999999999994 | 360         | a number from 0 to below 360
          POSITION  | /satellites        | 0          | -1                  | an integer from 0 to 2147483647
          POSITION  | /satellites        | 2147483647 | 2147483648          | an integer from 0 to 2147483647
          POSITION  | /payloadKg         | 0          | -1                  | an integer from 0 to 2147483647
          POSITION  | /accuracyM         | 0          | -0.001              | a number of 0 or more
          POSITION  | /speedKph          | 0          | -0.001              | a number of 0 or more
          POSITION  | /odometerKm        | 0          | -0.001              | a number of 0 or more
          DETECTION | /confidence        | 0          | -4.9E-324           | a number from 0 to 1
          DETECTION | /confidence        | 1          | 1.0000000000000002  | a number from 0 to 1
          DETECTION | /ce90M             | 0          | -0.001              | a number of 0 or more
          DETECTION | /box/x             | 0          | -0.001              | a number from 0 to 1
          DETECTION | /box/y             | 1          | 1.0000000000000002  | a number from 0 to 1
          DETECTION | /box/width         | 0          | -0.001              | a number from 0 to 1
          DETECTION | /box/height        | 1          | 1.0000000000000002  | a number from 0 to 1
          DETECTION | /frame             | 0          | -1                  | an integer from 0 to 9007199254740991
          DETECTION | /frame             | 9007199254740991 | 9007199254740992 | an integer from 0 to 9007199254740991
          DETECTION | /lng               | -180       | -180.00000000000003 | a number from -180 to 180
          DETECTION | /lat               | 90         | 90.00000000000001   | a number from -90 to 90
          SORTIE    | /lng               | 180        | 180.00000000000003  | a number from -180 to 180
          SORTIE    | /lat               | -90        | -90.00000000000001  | a number from -90 to 90
          SORTIE    | /pitchDeg          | 180        | 180.00000000000003  | a number from -180 to 180
          SORTIE    | /pitchDeg          | -180       | -180.00000000000003 | a number from -180 to 180
          SORTIE    | /heightM           | 1.7976931348623157E308 | 1.8E308 | a number that a double can hold
          SORTIE    | /heightM           | -1.7976931348623157E308 | -1e999 | a number that a double can hold
          """)
  void number_lastAllowedAndFirstRefused_areToldApart(
      ReportKind kind, String pointer, String last, String first, String rule) {
    assertThat(decode(kind, pointer, last).faults()).isEmpty();
    assertThat(decode(kind, pointer, first).faults())
        .containsExactly(
            new DecodeResult.Fault(
                0,
                RefusalReason.BAD_VALUE,
                pointer,
                subject(pointer) + " is " + first + "; " + rule + " is required"));
  }

  @ParameterizedTest
  @CsvSource({
    "PASSAGE, /passageId, 1, 128",
    "DETECTION, /detectionId, 1, 128",
    "DETECTION, /sortieId, 1, 128",
    "DETECTION, /objectClass, 1, 128",
    "SORTIE, /sortieId, 1, 128",
    "PASSAGE, /direction, 0, 2048",
    "PASSAGE, /flags/0, 1, 2048",
    "PASSAGE, /plate/text, 0, 2048",
    "PASSAGE, /plate/color, 0, 2048",
    "PASSAGE, /media/0/kind, 1, 2048",
    "PASSAGE, /media/0/uri, 1, 2048",
    "POSITION, /plate, 0, 2048",
    "POSITION, /alarms/0, 1, 2048",
    "STATUS, /firmware, 0, 2048",
    "STATUS, /faults/0, 1, 2048"
  })
  void text_bothSidesOfItsLength_isReadAndRefused(
      ReportKind kind, String pointer, int shortest, int longest) {
    for (String character : List.of("x", "渣", "🚛")) {
      for (int length : new int[] {shortest, longest}) {
        assertThat(decode(kind, pointer, '"' + character.repeat(length) + '"').faults())
            .as("%d of %s", length, character)
            .isEmpty();
      }
      for (int length : shortest == 0 ? new int[] {longest + 1} : new int[] {0, longest + 1}) {
        assertThat(decode(kind, pointer, '"' + character.repeat(length) + '"').faults())
            .as("%d of %s", length, character)
            .containsExactly(
                new DecodeResult.Fault(
                    0,
                    RefusalReason.BAD_VALUE,
                    pointer,
                    "%s has %d characters; %d to %d allowed"
                        .formatted(subject(pointer), length, shortest, longest)));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "PASSAGE, /axleLoadsKg, 0",
    "PASSAGE, /axleSpacingsM, 0.5",
    "PASSAGE, /flags, '\"A\"'",
    "PASSAGE, /media, '{\"kind\":\"A\",\"uri\":\"u\"}'",
    "POSITION, /alarms, '\"A\"'",
    "DETECTION, /media, '{\"kind\":\"A\",\"uri\":\"u\"}'",
    "STATUS, /faults, '\"A\"'"
  })
  void list_bothSidesOfItsLength_isReadAndRefused(ReportKind kind, String pointer, String item) {
    String full = item + ("," + item).repeat(99);
    assertThat(decode(kind, pointer, "[" + full + "]").faults()).isEmpty();
    assertThat(decode(kind, pointer, "[" + full + "," + item + "]").faults())
        .containsExactly(
            new DecodeResult.Fault(
                0,
                RefusalReason.BAD_VALUE,
                pointer + "/100",
                pointer.substring(1) + " item 100 is one too many; at most 100 items allowed"));
  }

  @Test
  void position_atTheCornersOfTheWorld_isReadAsSent() {
    for (double lng : new double[] {-180, 0, 180}) {
      for (double lat : new double[] {-90, 0, 90}) {
        PositionReport report =
            (PositionReport)
                decode(ReportKind.POSITION, "/lng", Double.toString(lng), "/lat", lat + "")
                    .reports()
                    .get(0)
                    .report();
        assertThat(report.lng()).isEqualTo(lng);
        assertThat(report.lat()).isEqualTo(lat);
      }
    }
  }

  private static String subject(String pointer) {
    String[] parts = pointer.split("/", -1);
    String last = parts[parts.length - 1];
    return last.equals("0") ? parts[parts.length - 2] + " item 0" : last;
  }

  /** The example with other values at some places. */
  private static DecodeResult decode(ReportKind kind, String... pointersAndValues) {
    JsonNode document = RecordJson.parse(Examples.read(kind.level()));
    for (int i = 0; i < pointersAndValues.length; i += 2) {
      int last = pointersAndValues[i].lastIndexOf('/');
      String name = pointersAndValues[i].substring(last + 1);
      String mark = "mark-" + i;
      if (document.at(pointersAndValues[i].substring(0, last)) instanceof ObjectNode object) {
        object.put(name, mark);
      } else {
        ((ArrayNode) document.at(pointersAndValues[i].substring(0, last)))
            .set(Integer.parseInt(name), mark);
      }
    }
    // The digits stay as the device sent them: a tree would write them in its own way.
    String json = document.toString();
    for (int i = 0; i < pointersAndValues.length; i += 2) {
      json = json.replace("\"mark-" + i + "\"", pointersAndValues[i + 1]);
    }
    return new TelemetryCodec()
        .decode(Examples.topicOf(kind), json.getBytes(StandardCharsets.UTF_8));
  }
}
