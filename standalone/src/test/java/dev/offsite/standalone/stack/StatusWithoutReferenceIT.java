package dev.offsite.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.command.CommandLines;
import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.kafka.NeutralLocale;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** An instance that waits for its reference data: alive, and not ready. */
class StatusWithoutReferenceIT {

  @TempDir Path folder;

  @Test
  void status_beforeTheFirstRelease_saysWhatIsMissingAndThatARestartWouldNotHelp()
      throws Exception {
    NeutralLocale.set();
    try (DataDirectory data = DataDirectory.open(folder, DataDirectory.Earlier.KEEP);
        EmbeddedStack stack =
            EmbeddedStack.start(
                data,
                new StackOptions(0, 0, 1, JobCluster.EarlierState.RESTORE),
                List.of(),
                (part, detail, took) -> {})) {
      HttpResponse<String> ready = Scrape.get(stack.addresses().status() + "/ready");
      HttpResponse<String> health = Scrape.get(stack.addresses().status() + "/health");

      assertThat(ready.statusCode()).isEqualTo(503);
      assertThat(ready.body())
          .contains("\"ready\" : false", "\"alive\" : true", "./offsite reference publish");
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(run("health", "--data-dir", folder.toString()))
          .startsWith("1 ")
          .containsPattern("waiting +reference")
          .containsPattern("up +Kafka");
      assertThat(run("health", "--live", "--url", stack.addresses().status())).startsWith("0 ");
      assertThat(run("health", "--url", stack.addresses().status() + "1")).startsWith("1 ");
    }
  }

  private static String run(String... arguments) {
    CommandLine line = CommandLines.offsite();
    StringWriter out = new StringWriter();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(out));
    int code = line.execute(arguments);
    return code + " " + out;
  }
}
