package dev.offsite.standalone.docker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.sizing.Fleet;
import dev.offsite.pipelines.sizing.JobSize;
import dev.offsite.pipelines.sizing.Sizing;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The overlays hold what {@link Sizing} computes, and nothing else. */
class KubernetesSizingTest {

  @ParameterizedTest
  @CsvSource({"5216, 5216, 1", "100k, 100000, 10", "1m, 1000000, 10"})
  void overlay_isTheComputedSize(String name, int trucks, int everySeconds) throws IOException {
    Sizing size = Sizing.of(new Fleet(trucks, Duration.ofSeconds(everySeconds)));
    Map<String, Object> expected = new HashMap<>();
    expected.put("broker/spec/replicas", size.kafkaBrokers());
    expected.put("broker/spec/storage/volumes/0/size", size.kafkaDiskGigabytes() + "G");
    expected.put("offsite.dev/partitions=many/spec/partitions", size.partitions());
    put(expected, "ingest", size.ingest());
    put(expected, "detection", size.detection());
    put(expected, "history", size.history());
    expected.put(
        "detection/OFFSITE_DETECTION_CHECKPOINT_INTERVAL",
        size.detectionCheckpoints().toSeconds() + " s");
    if (size.mqttSessions() > 1) {
      expected.put("ingest/OFFSITE_MQTT_SHARE_GROUP", "offsite");
      expected.put("ingest/OFFSITE_MQTT_SHARED_SPLITS", Integer.toString(size.mqttSessions()));
    }

    assertThat(Manifests.overlay(name)).isEqualTo(expected);
  }

  private static void put(Map<String, Object> expected, String job, JobSize size) {
    expected.put(job + "/spec/job/parallelism", size.parallelism());
    expected.put(
        job + "/spec/flinkConfiguration/taskmanager.numberOfTaskSlots",
        Integer.toString(size.slots()));
    expected.put(job + "/spec/taskManager/resource/cpu", size.slots());
    expected.put(job + "/spec/taskManager/resource/memory", size.memoryMegabytes() + "m");
  }
}
