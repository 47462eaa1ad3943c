package dev.offsite.schemas.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.ReportKind;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written is JSON that says exactly what the record says. */
class ReportWriterTest {

  private static final long SEED = 754L;
  private static final Instant TIME = Instant.parse("2026-03-04T00:00:00Z");
  private static final DeviceTopic DRONE =
      new DeviceTopic(DeviceKind.DRONE, "d", ReportKind.SORTIE);
  private static final DeviceTopic WIM = new DeviceTopic(DeviceKind.WIM, "w", ReportKind.STATUS);

  private final TelemetryCodec codec = new TelemetryCodec();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          34    | \\"
          92    | \\\\
          47    | /
          8     | \\b
          9     | \\t
          10    | \\n
          12    | \\f
          13    | \\r
          0     | \\u0000
          31    | \\u001F
          28195 | 渣
          128667 | \\uD83D\\uDE9B
          """)
  void text_withThatCharacter_isWrittenSo(int codePoint, String written) {
    StatusReport report = status("a" + Character.toString(codePoint) + "b");
    assertThat(json(report)).contains("\"firmware\":\"a" + written + "b\"");
    assertThat(reread(WIM, report)).isEqualTo(report);
  }

  @Test
  void text_everyCharacterOfTheFirstPlane_isReadBack() {
    for (int block = 0; block < 0x10000; block += 0x100) {
      StringBuilder text = new StringBuilder();
      for (int c = block; c < block + 0x100; c++) {
        if (!Character.isSurrogate((char) c)) {
          text.append((char) c);
        }
      }
      StatusReport report = status(text.toString());
      assertThat(reread(WIM, report)).as("block %x", block).isEqualTo(report);
    }
  }

  @ParameterizedTest
  @CsvSource({"d83d, 0", "61 de9b, 1", "de9b d83d, 0", "d83d 78, 0", "d83d de9b d83d, 2"})
  void text_withHalfASurrogatePair_isRefused(String units, int at) {
    StringBuilder text = new StringBuilder();
    for (String unit : units.split(" ", -1)) {
      text.append((char) Integer.parseInt(unit, 16));
    }
    assertThatThrownBy(() -> codec.encode(status(text.toString())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("firmware has half a surrogate pair at character %d; no such text exists", at);
  }

  @ParameterizedTest
  @ValueSource(
      doubles = {
        0.0,
        -0.0,
        Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        0.1,
        1e21,
        1e-7,
        2.225073858507201E-308,
        9_007_199_254_740_992.0,
        Math.PI
      })
  void number_extreme_isReadBackToTheLastBit(double number) {
    SortieReport report = sortie(0, number);
    SortieReport read = (SortieReport) reread(DRONE, report);
    assertThat(Double.doubleToRawLongBits(read.heightM()))
        .isEqualTo(Double.doubleToRawLongBits(number));
  }

  @Test
  void number_anyBits_isReadBackToTheLastBitOrRefused() {
    Random random = new Random(SEED);
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      // Every eighth one has the exponent of infinity and of what is no number.
      long bits = random.nextLong() | (i % 8 == 0 ? 0x7FF0_0000_0000_0000L : 0);
      double number = Double.longBitsToDouble(bits);
      if (Double.isFinite(number)) {
        SortieReport read = (SortieReport) reread(DRONE, sortie(0, number));
        assertThat(Double.doubleToRawLongBits(read.heightM()))
            .as("seed %d, case %d", SEED, i)
            .isEqualTo(bits);
      } else {
        assertThatThrownBy(() -> codec.encode(sortie(0, number)))
            .as("seed %d, case %d", SEED, i)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith("heightM " + number + " is not finite");
        refused++;
      }
    }
    assertThat(refused).as("seed %d", SEED).isGreaterThanOrEqualTo(2_500);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void number_notFiniteInAnyField_isRefusedByName(double bad) {
    assertThatThrownBy(() -> codec.encode(sortie(bad, 0)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lng " + bad + " is not finite; JSON has no such");
    assertThatThrownBy(() -> codec.encode(passage(bad, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("speedKph " + bad + " is not finite; JSON has no such");
    assertThatThrownBy(() -> codec.encode(passage(1, bad)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("axleSpacingsM " + bad + " is not finite; JSON has no such");
  }

  @Test
  void batch_withOneReportThatCannotBeWritten_writesNothing() {
    assertThatThrownBy(() -> codec.encodeBatch(List.of(sortie(0, 1), sortie(0, Double.NaN))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("heightM NaN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0001-12-31T23:59:59.999999999Z", "+10000-01-01T00:00:00Z"})
  void time_ofAYearThatRfc3339HasNot_isRefused(String time) {
    StatusReport report =
        new StatusReport("w", Instant.parse(time), StatusReport.State.FAULT, null, List.of());
    assertThatThrownBy(() -> codec.encode(report)).isInstanceOf(DateTimeException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999999999Z"})
  void time_ofTheFirstAndLastYear_isReadBack(String time) {
    StatusReport report =
        new StatusReport("w", Instant.parse(time), StatusReport.State.FAULT, null, List.of());
    assertThat(json(report)).contains("\"deviceTime\":\"" + time + "\"");
    assertThat(reread(WIM, report)).isEqualTo(report);
  }

  @Test
  void passage_withEveryField_isWrittenInTheOrderOfTheRecord() {
    assertThat(json(passage(54.5, 3.25)))
        .isEqualTo(
            """
            {"deviceId":"w","passageId":"p","deviceTime":"2026-03-04T00:00:00.000Z","lane":1,\
            "direction":"IN","speedKph":54.5,"grossKg":49000,"axleCount":2,\
            "axleLoadsKg":[6000,12000],"axleSpacingsM":[3.25],"configuration":"RIGID",\
            "driveAxles":1,"lengthM":9.0,"widthM":2.5,"heightM":3.5,\
            "plate":{"text":"浙A12345","color":"YELLOW","confidence":0.5},"flags":["A"],\
            "media":[{"kind":"FRONT","uri":"u"}]}""");
  }

  private DeviceReport reread(DeviceTopic topic, DeviceReport report) {
    DecodeResult result = codec.decode(topic, codec.encode(report));
    assertThat(result.faults()).isEmpty();
    return result.reports().get(0).report();
  }

  private String json(DeviceReport report) {
    return new String(codec.encode(report), StandardCharsets.UTF_8);
  }

  private static StatusReport status(String firmware) {
    return new StatusReport(
        "w",
        TIME,
        StatusReport.State.ONLINE,
        firmware,
        firmware.isEmpty() ? List.of() : List.of(firmware));
  }

  private static SortieReport sortie(double lng, double heightM) {
    return new SortieReport("d", "s", SortieReport.Phase.TRACK, TIME, lng, 0, null, heightM, null);
  }

  private static PassageReport passage(double speedKph, double spacingM) {
    return new PassageReport(
        "w",
        "p",
        TIME,
        1,
        "IN",
        speedKph,
        49_000,
        2,
        List.of(6_000, 12_000),
        List.of(spacingM),
        VehicleConfiguration.RIGID,
        1,
        9.0,
        2.5,
        3.5,
        new Plate("浙A12345", "YELLOW", 0.5),
        List.of("A"),
        List.of(new Media("FRONT", "u", null)));
  }
}
