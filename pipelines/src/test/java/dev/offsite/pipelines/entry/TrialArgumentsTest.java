package dev.offsite.pipelines.entry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.pipelines.testing.Rules;
import dev.offsite.schemas.reference.ReferenceCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.SinkTransformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The trial rules among the arguments of a main class, and the job they make. */
class TrialArgumentsTest {

  @TempDir Path folder;

  @Test
  void arguments_withoutTrial_areAsTheyWere() {
    TrialArguments given = TrialArguments.of(new String[] {"--settings", "file"});
    assertThat(given.trial().isNone()).isTrue();
    assertThat(given.others()).containsExactly("--settings", "file");
  }

  @Test
  void arguments_withAFile_readItAndLeaveTheOthers() throws Exception {
    Path file = rules();
    TrialArguments given =
        TrialArguments.of(new String[] {"--trial-rules", file.toString(), "--settings", "file"});
    assertThat(given.trial().name()).isEqualTo("rules");
    assertThat(given.trial().records()).hasSize(1);
    assertThat(given.others()).containsExactly("--settings", "file");
  }

  @Test
  void arguments_withoutAFolder_orWithNone_nameIt() {
    assertThatThrownBy(() -> TrialArguments.of(new String[] {"--trial-rules"}))
        .isInstanceOf(SettingsException.class)
        .hasMessage("--trial-rules needs a folder of reference files");
    String missing = folder.resolve("missing").toString();
    assertThatThrownBy(() -> TrialArguments.of(new String[] {"--trial-rules", missing}))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("--trial-rules: '" + missing + "': ");
  }

  @Test
  void file_ofAnotherName_isRefused() throws Exception {
    Path file = folder.resolve("my-rules.json");
    Files.write(file, "{\"entries\": []}".getBytes(UTF_8));
    assertThatThrownBy(() -> TrialArguments.of(new String[] {"--trial-rules", file.toString()}))
        .hasMessageContaining("is not named like one of reference data, such as rules.json");
    Path empty = folder.resolve("rules.json");
    Files.write(empty, "{\"entries\": []}".getBytes(UTF_8));
    assertThatThrownBy(() -> TrialArguments.of(new String[] {"--trial-rules", empty.toString()}))
        .hasMessageContaining("holds no reference data");
  }

  @Test
  void detection_withTrialRules_onlyCounts() throws Exception {
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
    DetectionMain.addTrialTo(
        environment,
        Settings.parse("kafka.bootstrap-servers=kafka:9092\n", Map.of()),
        TrialArguments.of(new String[] {"--trial-rules", rules().toString()}).trial());
    assertThat(environment.getTransformations())
        .filteredOn(SinkTransformation.class::isInstance)
        .extracting(one -> ((SinkTransformation<?, ?>) one).getSink().getClass().getSimpleName())
        .containsExactlyInAnyOrder("TrialSink", "DiscardingSink");
    assertThat(DetectionMain.TRIAL_JOB_NAME).isEqualTo("trial");
  }

  private Path rules() throws Exception {
    Path file = folder.resolve("rules.json");
    Files.write(file, new ReferenceCodec().writeEntries(List.of(Rules.zone().entry())));
    return file;
  }
}
