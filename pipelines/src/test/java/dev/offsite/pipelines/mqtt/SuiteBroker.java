package dev.offsite.pipelines.mqtt;

import dev.offsite.pipelines.testing.EmbeddedBroker;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.connector.testframe.TestResource;
import org.apache.flink.util.FileUtils;

/** The embedded broker as a resource of Flink's suite, which starts and ends it. */
final class SuiteBroker implements TestResource {
  private Path directory;
  private EmbeddedBroker broker;

  @Override
  public void startUp() throws Exception {
    directory = Files.createTempDirectory("suite-broker-");
    broker = EmbeddedBroker.start(directory);
  }

  @Override
  public void tearDown() throws Exception {
    broker.close();
    FileUtils.deleteDirectory(directory.toFile());
  }

  EmbeddedBroker broker() {
    return broker;
  }

  /** Whether every message that was published has been acknowledged by the source. */
  boolean holdsNothing() {
    return broker.held(SuiteContext.CLIENTS) == 0;
  }
}
