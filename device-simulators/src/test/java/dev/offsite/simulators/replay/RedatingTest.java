package dev.offsite.simulators.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.telemetry.DeviceReport;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedatingTest {

  private static final Duration DAY_AND_A_BIT = Duration.ofSeconds(86_400 + 3_661);

  private final Redating redating = new Redating();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"fixTime\":\"2026-02-28T22:59:58Z\"}|{\"fixTime\":\"2026-03-02T00:00:59Z\"}",
        // offset, fraction, letter case, white space and unknown fields stay as they were
        "{ \"fixTime\" : \"2024-02-28T00:00:00.120+08:00\", \"x\": 1.50 }|{ \"fixTime\" :"
            + " \"2024-02-29T01:01:01.120+08:00\", \"x\": 1.50 }",
        "{\"deviceTime\":\"2026-01-01t00:00:00z\"}|{\"deviceTime\":\"2026-01-02t01:01:01z\"}",
        "{\"deviceTime\":\"2026-01-01T00:00:00\\u002B08:00\"}|{\"deviceTime\":"
            + "\"2026-01-02T01:01:01\\u002B08:00\"}",
        // a batch, one report of which is broken
        "[{\"fixTime\":\"2026-01-01T00:00:00Z\"},{\"fixTime\":7},{\"fixTime\":"
            + "\"2026-01-01T00:00:09Z\"}]|[{\"fixTime\":\"2026-01-02T01:01:01Z\"},"
            + "{\"fixTime\":7},{\"fixTime\":\"2026-01-02T01:01:10Z\"}]",
        // not a time of the contract: elsewhere, deeper, or no time
        "{\"uploadedAt\":\"2026-01-01T00:00:00Z\"}|{\"uploadedAt\":\"2026-01-01T00:00:00Z\"}",
        "{\"x\":{\"fixTime\":\"2026-01-01T00:00:00Z\"}}|{\"x\":{\"fixTime\":"
            + "\"2026-01-01T00:00:00Z\"}}",
        "{\"x\":[{\"fixTime\":\"2026-01-01T00:00:00Z\"}]}|{\"x\":[{\"fixTime\":"
            + "\"2026-01-01T00:00:00Z\"}]}",
        "{\"fixTime\":\"yesterday\"}|{\"fixTime\":\"yesterday\"}",
        "{\"fixTime\":\"9999-12-31T12:00:00Z\"}|{\"fixTime\":\"9999-12-31T12:00:00Z\"}",
        "\"2026-01-01T00:00:00Z\"|\"2026-01-01T00:00:00Z\"",
        "no JSON|no JSON",
        // broken behind the time: moved all the same
        "{\"fixTime\":\"2026-01-01T00:00:00Z\",|{\"fixTime\":\"2026-01-02T01:01:01Z\",",
      })
  void redate_changesOnlyTheDigitsOfTheTime(String before, String after) {
    byte[] payload = before.getBytes(StandardCharsets.UTF_8);
    byte[] kept = payload.clone();
    Redating.Redated redated = redating.redate(ReportKind.POSITION, payload, DAY_AND_A_BIT);
    assertThat(new String(redated.payload(), StandardCharsets.UTF_8)).isEqualTo(after);
    assertThat(payload).isEqualTo(kept);
    Redating.Redated back =
        redating.redate(ReportKind.POSITION, redated.payload(), DAY_AND_A_BIT.negated());
    if (!before.contains("9999")) {
      assertThat(new String(back.payload(), StandardCharsets.UTF_8)).isEqualTo(before);
    }
  }

  @Test
  void redate_position_hasTheFixTimeForItsEvent() {
    byte[] payload =
        ("[{\"fixTime\":\"2026-01-01T00:00:05Z\",\"deviceTime\":\"2026-01-01T00:01:00Z\"},"
                + "{\"fixTime\":\"2026-01-01T00:00:04Z\"}]")
            .getBytes(StandardCharsets.UTF_8);
    Redating.Redated position = redating.redate(ReportKind.POSITION, payload, Duration.ZERO);
    assertThat(position.newest()).isEqualTo(Instant.parse("2026-01-01T00:00:05Z"));
    assertThat(position.times()).isEqualTo(3);
    assertThat(redating.redate(ReportKind.STATUS, payload, Duration.ZERO).newest())
        .isEqualTo(Instant.parse("2026-01-01T00:01:00Z"));
  }

  @Test
  void times_areThoseOfTheContract() {
    Set<String> times = new TreeSet<>();
    for (Class<?> report : DeviceReport.class.getPermittedSubclasses()) {
      collect(report, times);
    }
    assertThat(times).isEqualTo(new TreeSet<>(Redating.TIMES));
  }

  private static void collect(Class<?> type, Set<String> times) {
    for (RecordComponent component : type.getRecordComponents()) {
      if (component.getType() == Instant.class) {
        times.add(component.getName());
      } else if (component.getType().isRecord()) {
        collect(component.getType(), times);
      }
    }
  }
}
