package dev.offsite.pipelines.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsMainTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  @Test
  void run_wrongSetting_saysWhichAndEndsWithTwo() throws InterruptedException {
    assertThat(
            run(
                Map.of(
                    "OFFSITE_KAFKA_BOOTSTRAP_SERVERS",
                    "kafka:9092",
                    "OFFSITE_TOPICS_PARTITIONS",
                    "0")))
        .isEqualTo(TopicsMain.WRONG_SETTING);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("topics.partitions: '0' is not within 1 and 1000\n");
  }

  @Test
  void run_withoutKafka_saysSo() throws InterruptedException {
    assertThat(run(Map.of())).isEqualTo(TopicsMain.WRONG_SETTING);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("kafka.bootstrap-servers is missing");
  }

  private int run(Map<String, String> environment) throws InterruptedException {
    return TopicsMain.run(
        new String[0], environment, new PrintStream(out, true, StandardCharsets.UTF_8));
  }
}
