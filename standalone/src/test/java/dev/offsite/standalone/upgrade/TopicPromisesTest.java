package dev.offsite.standalone.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.topics.TopicPlan;
import dev.offsite.pipelines.topics.TopicSizing;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

/** Topics that exist keep what they were made with, so the plan is a promise. */
class TopicPromisesTest {

  private static final int ASKED_FOR = 3;

  @Test
  void topics_forThreePartitions_areThoseOfTheGoldenFile() throws Exception {
    assertThat(String.join("\n", plan())).isEqualTo(String.join("\n", golden("/topics.txt")));
  }

  @Test
  void topics_ofRelease010_areMadeWithTheSameSettings() throws Exception {
    assertThat(plan()).containsAll(golden("/savepoints/0.1.0/topics.txt"));
  }

  private static List<String> plan() {
    List<String> lines = new ArrayList<>();
    for (NewTopic topic : TopicPlan.of(TopicSizing.ofOneBroker(ASKED_FOR))) {
      lines.add(
          topic.name()
              + " partitions="
              + (topic.numPartitions() == ASKED_FOR
                  ? "parallelism"
                  : Integer.toString(topic.numPartitions()))
              + ' '
              + new TreeMap<>(topic.configs()));
    }
    return lines.stream().sorted().toList();
  }

  private static List<String> golden(String resource) throws Exception {
    URL url = TopicPromisesTest.class.getResource(resource);
    return Files.readAllLines(Path.of(url.toURI()));
  }
}
