package dev.offsite.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.kafka.NeutralLocale;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatusIT {

  private static final List<ReferenceEntry> REFERENCE =
      Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(5).reference();

  @TempDir static Path folder;
  private DataDirectory data;
  private EmbeddedStack stack;

  @BeforeAll
  void start() throws Exception {
    NeutralLocale.set();
    data = DataDirectory.open(folder.resolve("data"), DataDirectory.Earlier.KEEP);
    stack = EmbeddedStack.start(data, new StackOptions(0, 0, 1, JobCluster.EarlierState.RESTORE), REFERENCE, (part, detail, took) -> {});
  }

  @AfterAll
  void stop() throws Exception {
    stack.close();
    data.close();
  }

  @Test
  void dump() throws Exception {
    Thread.sleep(5000);
    System.out.println(Scrape.get(stack.addresses().status() + "/ready").body());
    java.nio.file.Files.writeString(Path.of("/tmp/metr-scrape.txt"), Scrape.get(stack.addresses().status() + "/metrics").body());
    Scrape s = Scrape.of(stack.addresses().status());
    System.out.println(s.names().size() + " " + s.samples().size());
  }
}
