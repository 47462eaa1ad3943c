package dev.offsite.pipelines.mqtt;

import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.connector.testframe.environment.TestEnvironment;
import org.apache.flink.connector.testframe.environment.TestEnvironmentSettings;
import org.apache.flink.connector.testframe.external.ExternalContextFactory;
import org.apache.flink.connector.testframe.external.source.DataStreamSourceExternalContext;
import org.apache.flink.connector.testframe.external.source.TestingSourceSettings;
import org.apache.flink.connector.testframe.junit.annotations.TestContext;
import org.apache.flink.connector.testframe.junit.annotations.TestEnv;
import org.apache.flink.connector.testframe.junit.annotations.TestExternalSystem;
import org.apache.flink.connector.testframe.junit.annotations.TestSemantics;
import org.apache.flink.connector.testframe.testsuites.SourceTestSuiteBase;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.TestTemplate;

/**
 * Flink's own suite for sources, in both protocols.
 *
 * <p>As they come, these cases run: savepoint, scaling up and down, TaskManager failure, metrics.
 *
 * <p>These cannot, as they come:
 *
 * <ul>
 *   <li>Single split, multiple splits and idle reader ask for a bounded source, and wait for the
 *       job to finish. MQTT has no end, no offsets to stop at and no way to ask a broker how much
 *       it holds, so the source has no bounded form. The cases run here with the same splits,
 *       parallelism and checks of order, on an unbounded source that is cancelled when all is read.
 *       That readers without a split are told to finish is the one thing they lose.
 *   <li>Exactly once: a broker repeats what was not acknowledged, so the suite runs at least once.
 *       Its check allows repeats of what it expects at that moment, not of an earlier set; so the
 *       cluster kills the TaskManager when the first set has been acknowledged. A savepoint needs
 *       no such care: what it holds is acknowledged before the job ends.
 * </ul>
 *
 * <p>What only the delivery can tell, receive time and DUP flag, is left out of the comparison.
 */
@SuppressWarnings("UnusedVariable") // the suite's extensions find the fields by their annotations
class MqttSourceSuiteIT extends SourceTestSuiteBase<MqttMessage> {
  @TestSemantics private final CheckpointingMode[] semantics = {CheckpointingMode.AT_LEAST_ONCE};

  @TestExternalSystem private final SuiteBroker broker = new SuiteBroker();

  @TestEnv private final SuiteCluster cluster = new SuiteCluster(broker::holdsNothing);

  @TestContext
  private final ExternalContextFactory<SuiteContext> version5 =
      name -> new SuiteContext(broker.broker(), MqttProtocol.V5);

  @TestContext
  private final ExternalContextFactory<SuiteContext> version311 =
      name -> new SuiteContext(broker.broker(), MqttProtocol.V3_1_1);

  @Override
  @TestTemplate
  @DisplayName("Test source with single split, unbounded")
  public void testSourceSingleSplit(
      TestEnvironment environment,
      DataStreamSourceExternalContext<MqttMessage> context,
      CheckpointingMode semantic)
      throws Exception {
    readUnbounded(environment, context, semantic, 1, 1);
  }

  @Override
  @TestTemplate
  @DisplayName("Test source with multiple splits, unbounded")
  public void testMultipleSplits(
      TestEnvironment environment,
      DataStreamSourceExternalContext<MqttMessage> context,
      CheckpointingMode semantic)
      throws Exception {
    readUnbounded(environment, context, semantic, 4, 4);
  }

  @Override
  @TestTemplate
  @DisplayName("Test source with at least one idle parallelism, unbounded")
  public void testIdleReader(
      TestEnvironment environment,
      DataStreamSourceExternalContext<MqttMessage> context,
      CheckpointingMode semantic)
      throws Exception {
    readUnbounded(environment, context, semantic, 4, 5);
  }

  @Override
  protected void checkResultWithSemantic(
      CloseableIterator<MqttMessage> results,
      List<List<MqttMessage>> expected,
      CheckpointingMode semantic,
      Integer limit) {
    Iterator<MqttMessage> asPublished =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return results.hasNext();
          }

          @Override
          public MqttMessage next() {
            MqttMessage message = results.next();
            return SuiteContext.message(message.topicName(), message.payload());
          }
        };
    super.checkResultWithSemantic(
        CloseableIterator.adapterForIterator(asPublished), expected, semantic, limit);
  }

  private void readUnbounded(
      TestEnvironment environment,
      DataStreamSourceExternalContext<MqttMessage> context,
      CheckpointingMode semantic,
      int splits,
      int parallelism)
      throws Exception {
    TestingSourceSettings settings =
        TestingSourceSettings.builder()
            .setBoundedness(Boundedness.CONTINUOUS_UNBOUNDED)
            .setCheckpointingMode(semantic)
            .build();
    List<List<MqttMessage>> published = new ArrayList<>();
    for (int i = 0; i < splits; i++) {
      published.add(generateAndWriteTestData(i, context, settings));
    }
    StreamExecutionEnvironment env =
        environment.createExecutionEnvironment(
            TestEnvironmentSettings.builder()
                .setConnectorJarPaths(context.getConnectorJarPaths())
                .build());
    CloseableIterator<MqttMessage> results =
        env.fromSource(
                tryCreateSource(context, settings), WatermarkStrategy.noWatermarks(), "Tested")
            .setParallelism(parallelism)
            .collectAsync();
    JobClient job = submitJob(env, "Unbounded Read Test");
    try (results) {
      checkResultWithSemantic(results, published, semantic, getTestDataSize(published));
      await().until(broker::holdsNothing);
    } finally {
      job.cancel().get();
      await().until(() -> job.getJobStatus().get() == JobStatus.CANCELED);
    }
  }
}
