package dev.offsite.schemas.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that stand in brokers, access lists and other people's consumers. */
class ChannelNamesTest {

  @Test
  void headers_ofV1_keepTheirNames() throws IllegalAccessException {
    assertThat(constantsOf(RecordHeaders.class))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("MQTT_TOPIC", "mqtt-topic"),
                Map.entry("RECEIVED_AT", "received-at"),
                Map.entry("MQTT_QOS", "mqtt-qos"),
                Map.entry("MQTT_RETAINED", "mqtt-retained"),
                Map.entry("BROKER_USER", "broker-user"),
                Map.entry("REASONS", "refusal-reasons"),
                Map.entry("POINTER", "refusal-pointer"),
                Map.entry("DETAIL", "refusal-detail"),
                Map.entry("ORIGIN", "refusal-origin"),
                Map.entry("INDEX", "refusal-index"),
                Map.entry("PAYLOAD_LENGTH", "payload-length"),
                Map.entry("PAYLOAD_SHA256", "payload-sha256"),
                Map.entry("REDRIVEN_FROM", "redriven-from"),
                Map.entry("REDRIVEN_CHANGED", "redriven-changed"),
                Map.entry("RELEASE", "release")));
  }

  @Test
  void headers_ofV1_areDistinctAndPlain() throws IllegalAccessException {
    Set<String> names = new HashSet<>();
    for (String name : constantsOf(RecordHeaders.class).values()) {
      assertThat(name).matches("[a-z0-9]+(-[a-z0-9]+)*");
      assertThat(names.add(name)).as(name).isTrue();
    }
  }

  @Test
  void topics_ofV1_keepTheirNames() throws IllegalAccessException {
    assertThat(constantsOf(KafkaTopics.class))
        .containsExactlyInAnyOrderEntriesOf(
            Map.ofEntries(
                Map.entry("CASE_INTAKE", "case-intake"),
                Map.entry("CASE_FEEDBACK", "case-feedback"),
                Map.entry("CASE_FEEDBACK_DEAD_LETTER", "case-feedback.dead-letter"),
                Map.entry("CASE_STATE", "case-state"),
                Map.entry("DEADLINE_BREACH", "deadline-breach"),
                Map.entry("RULE_PRECISION", "rule-precision"),
                Map.entry("COMPANY_SCORE", "company-score"),
                Map.entry("HOTSPOTS", "hotspots"),
                Map.entry("OPERATIONS", "operations"),
                Map.entry("BRIDGE_LOAD", "bridge-load"),
                Map.entry("TRIPS", "trips"),
                Map.entry("REFERENCE", "reference"),
                Map.entry("DEAD_LETTER", "telemetry.dead-letter"),
                Map.entry("REJECTED", "telemetry.rejected"),
                Map.entry("LATE", "telemetry.late"),
                Map.entry("HISTORY_DEAD_LETTER", "history.dead-letter"),
                Map.entry("REDRIVEN", "telemetry.redriven")));
  }

  @Test
  void topics_ofV1_areDistinctAndAllowedByKafka() throws IllegalAccessException {
    List<String> names = new ArrayList<>(constantsOf(KafkaTopics.class).values());
    names.addAll(KafkaTopics.telemetry());
    assertThat(names).doesNotHaveDuplicates();
    for (String name : names) {
      assertThat(name).matches("[a-z][a-z.-]*");
    }
    // Kafka's metrics turn '.' into '_': two topics may not collide there.
    assertThat(names.stream().map(name -> name.replace('.', '_')).distinct()).hasSameSizeAs(names);
  }

  @ParameterizedTest
  @EnumSource
  void telemetry_ofEveryDevice_isListed(DeviceKind device) {
    assertThat(KafkaTopics.telemetry()).contains(device.telemetryTopic());
    assertThat(KafkaTopics.telemetry()).hasSameSizeAs(DeviceKind.values());
  }

  @ParameterizedTest
  @CsvSource({
    "WIM, wim, telemetry.wim",
    "TRUCK, truck, telemetry.truck",
    "DRONE, drone, telemetry.drone"
  })
  void device_ofV1_keepsItsLevelAndTopic(DeviceKind device, String level, String topic) {
    assertThat(device.level()).isEqualTo(level);
    assertThat(device.telemetryTopic()).isEqualTo(topic);
    assertThat(DeviceKind.findByLevel(level)).contains(device);
  }

  @ParameterizedTest
  @CsvSource({
    "PASSAGE, passage, WIM",
    "POSITION, position, TRUCK",
    "DETECTION, detection, DRONE",
    "SORTIE, sortie, DRONE"
  })
  void report_ofOneDevice_isSentByNoOther(ReportKind report, String level, DeviceKind sender) {
    assertThat(report.level()).isEqualTo(level);
    assertThat(ReportKind.findByLevel(level)).contains(report);
    for (DeviceKind device : DeviceKind.values()) {
      assertThat(report.isSentBy(device)).as("%s", device).isEqualTo(device == sender);
    }
  }

  @ParameterizedTest
  @EnumSource
  void status_ofEveryDevice_isSent(DeviceKind device) {
    assertThat(ReportKind.STATUS.isSentBy(device)).isTrue();
    assertThat(ReportKind.findByLevel("status")).contains(ReportKind.STATUS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "WIM", "Wim", " wim", "wim ", "w\u0131m", "wım", "+", "#", "wim/"})
  void level_notExactlyWritten_isNoDevice(String level) {
    assertThat(DeviceKind.findByLevel(level)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "PASSAGE", "passage ", "pos\u0131tion", "posıtion", "#", "passages"})
  void level_notExactlyWritten_isNoReport(String level) {
    assertThat(ReportKind.findByLevel(level)).isEmpty();
  }

  private static Map<String, String> constantsOf(Class<?> type) throws IllegalAccessException {
    Map<String, String> constants = new TreeMap<>();
    for (Field field : type.getFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
        constants.put(field.getName(), (String) field.get(null));
      }
    }
    return constants;
  }
}
