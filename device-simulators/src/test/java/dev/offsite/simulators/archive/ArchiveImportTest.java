package dev.offsite.simulators.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.simulators.recording.RecordedMessage;
import dev.offsite.simulators.recording.RecordingReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveImportTest {

  private static final String CSV_MAPPING =
      """
      about: scales of a test
      form: CSV
      separator: ";"
      topic: offsite/v1/wim/{scale}/passage
      receivedAt: {from: t, time: epoch-ms, delay: 2s}
      fields:
        passageId: {from: id}
        deviceTime: {from: t, time: epoch-ms}
        lane: {from: lane}
        speedKph: {from: v, unit: m/s}
        grossKg: {from: mass, unit: t}
        axleCount: {from: axles}
        axleLoadsKg: {from: loads, unit: 10kg, separator: "|"}
        lengthM: {from: length, unit: cm}
        configuration: {constant: UNKNOWN}
        plate.text: {from: plate}
        plate.confidence: {constant: 0.9}
        plate.color: {constant: YELLOW}
      skip:
        - {from: kind, in: [TEST, CALIBRATION], reason: not traffic}
      """;

  private static final String HEADER = "scale;id;t;lane;v;mass;axles;loads;length;plate;kind";

  @TempDir Path folder;

  @Test
  void csv_unitsTimesListsAndTopics_becomeTheContracts() throws IOException {
    ImportReport report =
        run(
            CSV_MAPPING,
            HEADER
                + "\r\nwim-7;\"a;\"\"b\"\"\";1777881600500;2;10;18.25;2;825|1000;1234.5;浙A12345;\r\n");
    assertThat(report).isEqualTo(new ImportReport(1, 1, Map.of(), Map.of(), List.of()));
    List<RecordedMessage> messages = messages();
    assertThat(messages.get(0).topicName()).isEqualTo("offsite/v1/wim/wim-7/passage");
    assertThat(messages.get(0).receivedAt()).isEqualTo(Instant.parse("2026-05-04T08:00:02.500Z"));
    assertThat(text(messages.get(0)))
        .contains("\"deviceId\":\"wim-7\"")
        .contains("\"passageId\":\"a;\\\"b\\\"\"")
        .contains("\"deviceTime\":\"2026-05-04T08:00:00.500Z\"")
        .contains("\"speedKph\":36.0")
        .contains("\"grossKg\":18250")
        .contains("\"axleLoadsKg\":[8250,10000]")
        .contains("\"lengthM\":12.345")
        .contains("浙A12345");
  }

  @Test
  void csv_badLines_areCountedWithTheirReasons_andSkippedOnesApart() throws IOException {
    String good = "wim-7;1;1777881600500;1;10;18;2;900|900;;;\n";
    ImportReport report =
        run(
            CSV_MAPPING,
            HEADER
                + "\n"
                + good
                + "wim-7;2;1777881600500;1;10;18;2;900|900;;;TEST\n"
                + "\n"
                + "too;few\n"
                + "wim-7;3;soon;1;10;18;2;900|900;;;\n"
                + "wim-7;4;;1;10;18;2;900|900;;;\n"
                + "wim-7;5;1777881600500;1.5;10;18;2;900|900;;;\n"
                + "wim-7;6;1777881600500;1;fast;18;2;900|900;;;\n"
                + "no device;7;1777881600500;1;10;18;2;900|900;;;\n"
                + ";8;1777881600500;1;10;18;2;900|900;;;\n"
                + "wim-7;9;1777881600500;;10;18;2;900|900;;;\n"
                + "wim-7;\"10\"x;1777881600500;1;10;18;2;900|900;;;\n"
                + "wim-7;11;99999999999999999999;1;10;18;2;900|900;;;\n"
                + good);
    assertThat(report.lines()).isEqualTo(13);
    assertThat(report.messages()).isEqualTo(2);
    assertThat(report.skipped()).isEqualTo(Map.of("not traffic", 1L));
    assertThat(report.examples())
        .containsExactly(
            "line 5: columns: 2, not 11",
            "line 6: receivedAt: 'soon' is no number of seconds",
            "line 7: receivedAt: t is missing",
            "line 8: lane: '1.5' is no whole number in the contract's unit",
            "line 9: speedKph: 'fast' is no number",
            "line 10: topic: 'offsite/v1/wim/no device/passage' is no device's",
            "line 11: topic: scale is missing",
            report.examples().get(7),
            "line 13: text follows a closing quote",
            report.examples().get(9));
    assertThat(report.examples().get(7)).startsWith("line 12: MISSING_FIELD /lane: ");
    assertThat(report.examples().get(9)).startsWith("line 14: receivedAt: ");
    assertThat(report.unusableTotal()).isEqualTo(10);
    assertThat(report.unusable().get("receivedAt")).isEqualTo(3);
  }

  @Test
  void csv_unclosedQuote_endsWithItsReason() throws IOException {
    ImportReport report = run(CSV_MAPPING, HEADER + "\nwim-7;\"1;...\n\n");
    assertThat(report.examples()).containsExactly("line 2: a quote is not closed");
  }

  @Test
  void csv_columnMissing_isRefusedBeforeAnythingIsWritten() {
    assertThatThrownBy(() -> run(CSV_MAPPING, "scale;id\n1;2\n"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 1: columns [axles, ")
        .hasMessageContaining("are missing");
    assertThat(out()).doesNotExist();
  }

  @Test
  void csv_withoutHeaderAndInAnotherCharset_isRead() throws IOException {
    String mapping =
        """
        about: GB 18030 without a header
        form: CSV
        columns: [time, plate, lng, lat, speed]
        charset: GB18030
        topic: offsite/v1/truck/t1/position
        receivedAt: {from: time, time: "uuuu-MM-dd HH:mm:ss", zone: Asia/Shanghai}
        fields:
          fixTime: {from: time, time: "uuuu-MM-dd HH:mm:ss", zone: Asia/Shanghai}
          plate: {from: plate}
          lng: {from: lng}
          lat: {from: lat}
          speedKph: {from: speed, unit: 0.1km/h}
          load: {constant: UNKNOWN}
          cover: {constant: UNKNOWN}
          body: {constant: UNKNOWN}
        """;
    Path archive = folder.resolve("archive");
    Files.write(
        archive, "2026-05-04 16:00:00,浙A12345,120.1,30.2,425".getBytes(Charset.forName("GB18030")));
    ArchiveImport.run(archive, ArchiveMapping.parse("m", mapping), out(), lines -> {});
    assertThat(text(messages().get(0)))
        .contains("浙A12345")
        .contains("\"fixTime\":\"2026-05-04T08:00:00.000Z\"")
        .contains("\"speedKph\":42.5");
  }

  @Test
  void jsonLines_pointersAndArrays_areRead_andBadOnesCounted() throws IOException {
    String mapping =
        """
        about: JSON
        form: JSON_LINES
        topic: offsite/v1/wim/{/d}/passage
        receivedAt: {from: /t, time: rfc3339}
        fields:
          passageId: {from: /p/id}
          deviceTime: {from: /t, time: rfc3339}
          lane: {from: /p/lane}
          speedKph: {from: /v, unit: kn}
          grossKg: {from: /m, unit: kg}
          axleCount: {constant: 2}
          axleLoadsKg: {from: /axles, unit: kg}
          configuration: {constant: UNKNOWN}
        """;
    String good =
        "{\"d\":\"w\",\"t\":\"2026-05-04T16:00:00+08:00\",\"p\":{\"id\":7,\"lane\":1},\"v\":20,"
            + "\"m\":1800,\"axles\":[900,900]}\n";
    ImportReport report = run(mapping, good + "{\"d\":\n\n[]\n" + good);
    assertThat(report.lines()).isEqualTo(4);
    assertThat(report.messages()).isEqualTo(2);
    assertThat(report.examples()).hasSize(2);
    assertThat(report.examples().get(0)).startsWith("line 2: no JSON: ");
    assertThat(report.examples().get(1)).isEqualTo("line 4: receivedAt: /t is missing");
    assertThat(text(messages().get(1)))
        .contains("\"passageId\":\"7\"")
        .contains("\"speedKph\":37.04")
        .contains("\"axleLoadsKg\":[900,900]");
  }

  @Test
  void order_isThatOfTheReceiveTimes_alsoWhereRunsAreMerged() throws IOException {
    SplittableRandom random = new SplittableRandom(11);
    for (long runBytes : new long[] {1, 2_000, Long.MAX_VALUE}) {
      Path out = folder.resolve("sorted" + runBytes);
      List<RecordedMessage> given = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        given.add(
            new RecordedMessage(
                Instant.ofEpochSecond(random.nextInt(20)), "n" + i, 0, false, new byte[0]));
      }
      try (ArrivalSort sort = new ArrivalSort(folder, runBytes);
          var writer = dev.offsite.simulators.recording.RecordingWriter.create(out, Map.of())) {
        for (RecordedMessage message : given) {
          sort.add(message);
        }
        sort.writeTo(writer);
      }
      List<String> expected =
          given.stream()
              .sorted(java.util.Comparator.comparing(RecordedMessage::receivedAt))
              .map(RecordedMessage::topicName)
              .toList();
      assertThat(read(out).stream().map(RecordedMessage::topicName))
          .as("runs of %d bytes", runBytes)
          .isEqualTo(expected);
    }
    try (var left = Files.list(folder)) {
      assertThat(left.filter(it -> it.getFileName().toString().startsWith("run-"))).isEmpty();
    }
  }

  private ImportReport run(String mapping, String archive) throws IOException {
    Path file = folder.resolve("archive");
    Files.writeString(file, archive);
    return ArchiveImport.run(file, ArchiveMapping.parse("m", mapping), out(), lines -> {});
  }

  private Path out() {
    return folder.resolve("out.rec");
  }

  private List<RecordedMessage> messages() throws IOException {
    return read(out());
  }

  private static List<RecordedMessage> read(Path file) throws IOException {
    List<RecordedMessage> messages = new ArrayList<>();
    try (RecordingReader reader = RecordingReader.open(file, RecordingReader.Damage.REFUSE)) {
      for (RecordedMessage it = reader.next(); it != null; it = reader.next()) {
        messages.add(it);
      }
    }
    return messages;
  }

  private static String text(RecordedMessage message) {
    return new String(message.payload(), StandardCharsets.UTF_8);
  }
}
