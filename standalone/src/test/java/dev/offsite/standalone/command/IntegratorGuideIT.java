package dev.offsite.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.offsite.monitor.board.CaseIntakeReader;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.kafka.NeutralLocale;
import dev.offsite.standalone.stack.EmbeddedStack;
import dev.offsite.standalone.stack.StackOptions;
import dev.offsite.standalone.stack.ThirdPartyDevice;
import java.io.File;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code ./offsite up} tells an integrator to do, done. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IntegratorGuideIT {

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final long CLIENT_MAX_SECONDS = 30;
  private static final String MOSQUITTO = "mosquitto_pub";
  private static final String LIBRARY = "the HiveMQ client library";

  @TempDir static Path folder;

  private DataDirectory data;
  private EmbeddedStack stack;

  @BeforeAll
  void start() throws Exception {
    NeutralLocale.set();
    data = DataDirectory.open(folder.resolve("data"), DataDirectory.Earlier.KEEP);
    stack =
        EmbeddedStack.start(
            data,
            new StackOptions(0, 0, 1, JobCluster.EarlierState.RESTORE),
            List.of(),
            (part, detail, took) -> {});
  }

  @AfterAll
  void stop() throws Exception {
    stack.close();
    data.close();
  }

  /** The client of this machine; its name is in the name of the test. */
  static Stream<String> client() {
    boolean installed =
        Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .anyMatch(it -> !it.isEmpty() && Files.isExecutable(Path.of(it, MOSQUITTO)));
    return Stream.of(installed ? MOSQUITTO : LIBRARY);
  }

  @ParameterizedTest(name = "with {0}")
  @MethodSource("client")
  void guide_publishedReferenceAndPassage_becomeACandidate(String client) throws Exception {
    String reference = folder.resolve("my-reference").toString();
    assertThat(CommandLines.offsite().execute("reference", "example", reference)).isZero();
    assertThat(
            CommandLines.offsite()
                .execute("reference", "publish", reference, "--data-dir", data.path().toString()))
        .isZero();

    if (client.equals(MOSQUITTO)) {
      runInShell(commandOfTheGuide());
    } else {
      publishWithLibrary();
    }

    Candidate candidate = awaitCandidate();
    assertThat(candidate.kind()).isEqualTo(ViolationKind.BRIDGE_OVERLOAD);
    assertThat(candidate.subject().plate()).isEqualTo("浙A12345");
    assertThat(candidate.facts().measured()).isEqualTo(63_740);
    Instant decided = candidate.clocks().decided();
    assertThat(decided).isEqualTo(decided.truncatedTo(ChronoUnit.MILLIS));
  }

  private String commandOfTheGuide() {
    return IntegratorGuide.of(stack.addresses(), data.path()).stream()
        .filter(line -> line.startsWith(MOSQUITTO) && line.contains("/passage "))
        .findFirst()
        .orElseThrow();
  }

  /** Stands for the script of the same name, which would build everything first. */
  private static void writeScript() throws Exception {
    Path script = folder.resolve("offsite");
    Files.writeString(
        script,
        "#!/bin/sh\nexec '"
            + Path.of(System.getProperty("java.home"), "bin", "java")
            + "' -XX:TieredStopAtLevel=1 -cp '"
            + System.getProperty("java.class.path")
            + "' dev.offsite.standalone.Offsite \"$@\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }

  /** Through standard input: as an argument, the plate would depend on the locale of this JVM. */
  private static void runInShell(String command) throws Exception {
    writeScript();
    Path output = folder.resolve("shell.txt");
    Process shell =
        new ProcessBuilder("sh", "-e")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      try (OutputStream input = shell.getOutputStream()) {
        input.write((command + "\n").getBytes(StandardCharsets.UTF_8));
      }
      assertThat(shell.waitFor(CLIENT_MAX_SECONDS, TimeUnit.SECONDS)).as(command).isTrue();
      assertThat(shell.exitValue()).as("%s: %s", command, Files.readString(output)).isZero();
    } finally {
      shell.descendants().forEach(ProcessHandle::destroyForcibly);
      shell.destroyForcibly();
    }
  }

  private void publishWithLibrary() {
    IntegratorGuide.Example passage =
        IntegratorGuide.examples().stream()
            .filter(it -> it.topic().report() == ReportKind.PASSAGE)
            .findFirst()
            .orElseThrow();
    try (ThirdPartyDevice device =
        new ThirdPartyDevice(
            stack.addresses(), passage.login(), stack.logins().passwordOf(passage.login()))) {
      device.publish(
          passage.topic().name(),
          passage.payloadAt(Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(), "1"));
    }
  }

  private Candidate awaitCandidate() {
    List<Candidate> read = new ArrayList<>();
    try (CaseIntakeReader reader =
        CaseIntakeReader.open(
            stack.addresses().kafka(), CaseIntakeReader.From.START, Clock.systemUTC())) {
      return await()
          .atMost(SOON)
          .until(
              () -> {
                reader.poll(Duration.ofMillis(100)).forEach(it -> read.add(it.candidate()));
                return read.stream()
                    .filter(it -> it.subject().deviceId().equals("wim-01"))
                    .findFirst();
              },
              Optional::isPresent)
          .orElseThrow();
    }
  }
}
