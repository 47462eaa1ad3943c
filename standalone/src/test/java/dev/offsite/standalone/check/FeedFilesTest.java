package dev.offsite.standalone.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.geo.Wgs84Position;
import dev.offsite.pipelines.check.ObservedMessage;
import dev.offsite.simulators.device.MessageSource;
import dev.offsite.simulators.recording.RecordedMessage;
import dev.offsite.simulators.recording.RecordingWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedFilesTest {

  @TempDir Path folder;

  @Test
  void recording_messages_comeAsTheyWereReceived() throws IOException {
    Path file = folder.resolve("a.rec");
    List<ObservedMessage> sent = new ArrayList<>();
    MessageSource source = SimulatedFeeds.simulation("none", 3).messages();
    try (RecordingWriter writer = RecordingWriter.create(file, Map.of())) {
      for (int i = 0; i < 100; i++) {
        ObservedMessage message = SimulatedFeeds.observed(source.next());
        sent.add(message);
        writer.write(
            new RecordedMessage(
                Instant.ofEpochMilli(message.receivedAtMillis()),
                message.topicName(),
                message.qos(),
                message.retained(),
                message.payload()));
      }
    }

    List<ObservedMessage> read = new ArrayList<>();
    assertThat(FeedFile.readRecording(file, read::add, () -> false)).isZero();
    assertThat(read).usingRecursiveComparison().isEqualTo(sent);
  }

  @Test
  void recording_otherFile_isRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("a.txt"), "hello");

    assertThatThrownBy(() -> FeedFile.readRecording(file, message -> {}, () -> false))
        .isInstanceOf(IOException.class);
  }

  @Test
  void lines_payloads_areReceivedAtTheNewestTimeSoFar() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("a.jsonl"),
            """
            {"fixTime":"2026-03-04T02:00:05Z"}

            [{"fixTime":"2026-03-04T02:00:01Z"}]\r
            no json
            {"deviceTime":"2026-03-04T10:00:07+08:00"}""");

    List<ObservedMessage> read = new ArrayList<>();
    FeedFile.readLines(file, "t", read::add, () -> false);

    long begin = SimulatedFeeds.BEGIN.toEpochMilli();
    assertThat(read)
        .extracting(ObservedMessage::receivedAtMillis)
        .containsExactly(begin + 5_000, begin + 5_000, begin + 5_000, begin + 7_000);
    assertThat(read).extracting(ObservedMessage::topicName).containsOnly("t");
  }

  @Test
  void roads_linesAndMultiLines_areRead() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("roads.geojson"),
            """
            {"type":"FeatureCollection","features":[
              {"type":"Feature","geometry":{"type":"LineString","coordinates":[[120.1,30.2],[120.2,30.3,5]]}},
              {"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]}},
              {"type":"Feature","geometry":{"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8]]]}}]}
            """);

    assertThat(RoadFile.read(file))
        .containsExactly(
            List.of(new Wgs84Position(120.1, 30.2), new Wgs84Position(120.2, 30.3)),
            List.of(new Wgs84Position(1, 2), new Wgs84Position(3, 4)),
            List.of(new Wgs84Position(5, 6), new Wgs84Position(7, 8)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | not JSON",
        "{\"type\":\"Topology\"} | 'Topology', not 'FeatureCollection'",
        "{\"type\":\"FeatureCollection\",\"features\":[]} | no LineString",
        "{\"type\":\"FeatureCollection\",\"features\":[{\"geometry\":{\"type\":\"LineString\","
            + "\"coordinates\":[[1,2]]}}]} | /features/0/geometry has 1 positions",
        "{\"type\":\"FeatureCollection\",\"features\":[{\"geometry\":{\"type\":\"LineString\","
            + "\"coordinates\":[[1,\"x\"],[1,2]]}}]} | no [lng, lat]",
        "{\"type\":\"FeatureCollection\",\"features\":[{\"geometry\":{\"type\":\"LineString\","
            + "\"coordinates\":[[1,91],[1,2]]}}]} | /features/0/geometry"
      })
  void roads_otherFiles_areRefusedWithThePlace(String text, String message) throws IOException {
    Path file = Files.writeString(folder.resolve("roads.geojson"), text);

    assertThatThrownBy(() -> RoadFile.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
