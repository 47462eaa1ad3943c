package dev.offsite.simulators.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.channel.DeviceKind;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a mapping may say, and how it is told what it may not. */
class ArchiveMappingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "grossKG: {from: a, unit: kg} | field grossKG: unknown field; known are [deviceId, ",
        "grossKg: {from: a} | field grossKg: a unit is required",
        "grossKg: {from: a, unit: lb} | unit 'lb' does not fit; possible are [kg, 10kg, t]",
        "lane: {from: a, unit: kg} | field lane: has no unit",
        "lane: {} | field lane: give either constant or from",
        "lane: {from: a, constant: 1} | field lane: give either constant or from",
        "deviceTime: {from: a} | field deviceTime: a form of time is required",
        "lane: {from: a, time: rfc3339} | field lane: is no time",
        "lane: {from: a, separator: x} | field lane: is no list",
        "plate: {from: a} | field plate: name one of its fields: [text, ",
        "plate.txt: {from: a} | field plate.txt: unknown field; known are [text, ",
        "lane.x: {from: a} | field lane.x: unknown field; known are none",
        "'deviceTime: {from: a, time: \"HH:mm\"}' | is not rfc3339, epoch-s, epoch-ms or a pattern",
        "'deviceTime: {from: a, time: \"uuuu-MM-dd HH:mm\"}' | has no offset, so 'zone' is required",
        "'deviceTime: {from: a, time: \"uuuu-MM-dd HH:mm\", zone: Mars/X}' | Mars/X",
        "lane: {form: a} | form",
      })
  void parse_fieldThatDoesNotFit_isRefusedNamingIt(String field, String message) {
    String unquoted = field.startsWith("'") ? field.substring(1, field.length() - 1) : field;
    assertThatThrownBy(() -> ArchiveMapping.parse("mapping x", mapping(unquoted)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("mapping x")
        .hasMessageContaining(message);
  }

  @Test
  void parse_topicThatIsNoContracts_isRefused() {
    String mapping = mapping("lane: {from: a}").replace("/passage", "/postion");
    assertThatThrownBy(() -> ArchiveMapping.parse("mapping x", mapping))
        .hasMessageContaining("topic 'offsite/v1/wim/w/postion' is not");
  }

  @Test
  void parse_unknownOrMissingKey_isRefused() {
    assertThatThrownBy(() -> ArchiveMapping.parse("m", mapping("lane: {from: a}") + "\nsepa: x"))
        .hasMessageContaining("sepa");
    assertThatThrownBy(() -> ArchiveMapping.parse("m", "form: CSV"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> ArchiveMapping.parse("m", mapping("lane: {from: a}") + "\nseparator: ab"))
        .hasMessageContaining("separator 'ab' is not one character");
  }

  @Test
  void shipped_areFoundByExtension() {
    assertThat(ArchiveMapping.shippedFor(Path.of("x.JSONL")).orElseThrow().device())
        .isEqualTo(DeviceKind.TRUCK);
    assertThat(ArchiveMapping.shippedFor(Path.of("x.csv")).orElseThrow().device())
        .isEqualTo(DeviceKind.WIM);
    assertThat(ArchiveMapping.shippedFor(Path.of("x.rec"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "epoch-s, , 1777881600, 2026-05-04T08:00:00Z",
    "epoch-s, , 1777881600.25, 2026-05-04T08:00:00.25Z",
    "epoch-s, , -0.5, 1969-12-31T23:59:59.5Z",
    "epoch-ms, , 1777881600250, 2026-05-04T08:00:00.25Z",
    "rfc3339, , 2026-05-04T16:00:00+08:00, 2026-05-04T08:00:00Z",
    "uuuu/M/d H:mm:ss, +08:00, 2026/5/4 16:00:00, 2026-05-04T08:00:00Z",
    "uuuu/M/d H:mm:ss, Asia/Shanghai, 2026/5/4 16:00:00, 2026-05-04T08:00:00Z",
    "uuuuMMddHHmmssX, , 20260504080000Z, 2026-05-04T08:00:00Z",
  })
  void time_eachForm_isRead(String form, String zone, String text, Instant expected) {
    assertThat(TimeForm.of(form, zone).parse(text)).isEqualTo(expected);
    assertThatThrownBy(() -> TimeForm.of(form, zone).parse("then"))
        .isInstanceOf(DateTimeException.class);
  }

  private static String mapping(String field) {
    return """
    about: test
    form: CSV
    topic: offsite/v1/wim/w/passage
    receivedAt: {from: t, time: epoch-s}
    fields:
      %s
    """
        .formatted(field);
  }
}
