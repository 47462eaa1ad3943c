package dev.offsite.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** The log file of an instance; in a process of its own, since log4j reads its settings once. */
class JsonLogTest {

  @TempDir Path folder;

  @Test
  void log_asJson_isOneObjectForEachLineWithFieldsAndError() throws Exception {
    List<String> lines = linesOf("JSON");

    List<JsonNode> events = new ArrayList<>();
    for (String line : lines) {
      events.add(new ObjectMapper().readTree(line));
    }
    assertThat(events).hasSize(2);
    assertThat(events.get(0).path("level").asText()).isEqualTo("WARN");
    assertThat(events.get(0).path("logger").asText()).isEqualTo("dev.offsite.Writer");
    assertThat(events.get(0).path("message").asText()).isEqualTo("two\nlines and a \"quote\"");
    assertThat(events.get(0).path("time").asText()).matches("\\d{4}-\\d\\d-\\d\\dT[\\d:.]{12}Z");
    assertThat(events.get(0).at("/fields/offset").asText()).isEqualTo("17");
    assertThat(events.get(1).at("/fields/offset").isMissingNode()).isTrue();
    assertThat(events.get(1).at("/error/type").asText()).endsWith("IllegalStateException");
    assertThat(events.get(1).at("/error/stack").asText()).contains("Writer.main");
  }

  @Test
  void log_asText_isForPeople() throws Exception {
    assertThat(linesOf("TEXT").get(0)).endsWith("WARN  Writer: two");
  }

  private List<String> linesOf(String format) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process process =
        new ProcessBuilder(
                java,
                "-cp",
                System.getProperty("java.class.path", "") + File.pathSeparator,
                Writer.class.getName(),
                folder.toString(),
                format)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).isEmpty();
    return Files.readAllLines(folder.resolve("logs/offsite.log"));
  }

  /** Writes two lines to the log of an instance. */
  static final class Writer {

    /** Arguments: data directory, format. */
    public static void main(String[] arguments) {
      InstanceLog.writeBelow(Path.of(arguments[0]), InstanceLog.Format.valueOf(arguments[1]));
      org.slf4j.Logger log = LoggerFactory.getLogger("dev.offsite.Writer");
      try (MDC.MDCCloseable offset = MDC.putCloseable("offset", "17")) {
        log.warn("two\nlines and a \"quote\"");
      }
      log.info("failed", new IllegalStateException("as told"));
    }

    private Writer() {}
  }
}
