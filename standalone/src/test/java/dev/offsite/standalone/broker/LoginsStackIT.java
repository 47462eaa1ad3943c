package dev.offsite.standalone.broker;

import static dev.offsite.standalone.broker.TestClient.BAD_USER_NAME_OR_PASSWORD;
import static dev.offsite.standalone.broker.TestClient.NOT_AUTHORIZED;
import static dev.offsite.standalone.broker.TestClient.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import dev.offsite.pipelines.reference.ReferencePublisher;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.instance.DeviceLogins;
import dev.offsite.standalone.kafka.NeutralLocale;
import dev.offsite.standalone.kafka.TopicCounts;
import dev.offsite.standalone.stack.EmbeddedStack;
import dev.offsite.standalone.stack.StackOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Logins of a whole instance whose devices come in over TLS. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginsStackIT {

  /** A release, or a replaced password, counts within this time. */
  private static final Duration IN_FORCE_MAX = Duration.ofSeconds(5);

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String TOPIC = "offsite/v1/truck/truck-00001/position";

  @TempDir static Path folder;

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private TestCertificates certificates;
  private List<ReferenceEntry> reference;
  private DataDirectory data;
  private EmbeddedStack stack;

  @BeforeAll
  void start() throws Exception {
    NeutralLocale.set();
    PrintStream captured = new PrintStream(printed, true, StandardCharsets.UTF_8);
    System.setOut(captured);
    System.setErr(captured);
    certificates = TestCertificates.in(folder.resolve("certificates"));
    certificates.selfSigned("broker", "-ext", "san=ip:127.0.0.1");
    reference = Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(20).reference();
    data = DataDirectory.open(folder.resolve("data"), DataDirectory.Earlier.KEEP);
    System.setProperty("offsite.logFile", DataDirectory.logFile(data.path()).toString());
    Configurator.reconfigure(getClass().getResource("/log4j2-instance.xml").toURI());
    TlsFiles tls =
        new TlsFiles(
            certificates.chainPem("broker"), certificates.keyPem("broker"), Optional.empty());
    stack =
        EmbeddedStack.start(
            data,
            new StackOptions(0, 0, 1, JobCluster.EarlierState.RESTORE)
                .with(
                    new MqttListener(
                        MqttListener.LOOPBACK,
                        Optional.of(tls),
                        MqttListener.PlainText.ON_LOOPBACK),
                    SimulatorAccount.OFF),
            reference,
            (part, detail, took) -> {});
  }

  @AfterAll
  void stop() throws Exception {
    try {
      stack.close();
      data.close();
    } finally {
      System.setOut(out);
      System.setErr(err);
      Configurator.reconfigure();
    }
  }

  @Test
  void publish_throughTls_isLandedByAnIngestJobThatNeedsNone() throws Exception {
    String telemetry = DeviceKind.WIM.telemetryTopic();
    try (TopicCounts counts = new TopicCounts(stack.addresses().kafka(), List.of(telemetry));
        TestClient device = device("wim-01")) {
      long before = counts.written().get(telemetry);

      assertThat(device.publish("offsite/v1/wim/wim-01/passage")).isEqualTo(SUCCESS);
      assertThat(device.publish("offsite/v1/wim/wim-02/passage")).isEqualTo(NOT_AUTHORIZED);
      assertThat(device.publish("offsite/v1/wim/wim-01/passage")).isEqualTo(SUCCESS);

      await().atMost(SOON).until(() -> counts.written().get(telemetry) == before + 2);
    }
  }

  @Test
  void simulator_switchedOff_isRefused() throws Exception {
    try (TestClient client = TestClient.at(stack.addresses().mqtt())) {
      assertThat(client.connect("simulator", stack.credentials().simulatorPassword()))
          .isEqualTo(BAD_USER_NAME_OR_PASSWORD);
    }
  }

  @Test
  void publishedRelease_movesATruckToAnotherGateway_withinSecondsAndWithoutRestart()
      throws Exception {
    try (TestClient before = device("gateway-1");
        TestClient after = device("gateway-new")) {
      await().atMost(IN_FORCE_MAX).until(() -> before.publish(TOPIC) == SUCCESS);
      assertThat(after.publish(TOPIC)).isEqualTo(NOT_AUTHORIZED);

      Instant now = Instant.now();
      new ReferencePublisher(stack.addresses().kafka(), Map.of())
          .publish("moved", now, moved("truck-00001", "gateway-new", now));

      await().atMost(IN_FORCE_MAX).until(() -> after.publish(TOPIC) == SUCCESS);
      assertThat(before.publish(TOPIC)).isEqualTo(NOT_AUTHORIZED);
      assertThat(before.publish("offsite/v1/truck/truck-00013/position")).isEqualTo(SUCCESS);
    }
  }

  @Test
  void rotate_byAnotherProcess_sendsTheDeviceAwayWithinSeconds() throws Exception {
    try (TestClient device = device("wim-05")) {
      String before = stack.logins().passwordOf("wim-05");
      String after = DataDirectory.loginsOf(data.path()).rotate("wim-05");

      await().atMost(IN_FORCE_MAX).until(() -> !device.isConnected());

      try (TestClient again = client()) {
        assertThat(again.connect("wim-05", before)).isEqualTo(BAD_USER_NAME_OR_PASSWORD);
      }
      try (TestClient again = client()) {
        assertThat(again.connect("wim-05", after)).isEqualTo(SUCCESS);
      }
    }
  }

  @Test
  void secrets_afterLoginsOfAllKinds_areNowhereButInTheirFile() throws Exception {
    Path credentials = data.path().resolve("credentials.properties");
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(credentials)) {
      properties.load(in);
    }
    List<String> secrets = new ArrayList<>();
    properties.stringPropertyNames().forEach(key -> secrets.add(properties.getProperty(key)));
    assertThat(secrets).hasSize(5); // four accounts, and what device passwords are made of
    DeviceLogins elsewhere = DataDirectory.loginsOf(data.path());
    secrets.add(elsewhere.issue("wim-07"));
    secrets.add(elsewhere.passwordOf("wim-06"));
    try (TestClient right = device("wim-07");
        TestClient wrong = client()) {
      right.publish("offsite/v1/wim/wim-06/passage");
      // a right password under a wrong name is what a mistaken log would show
      wrong.connect("wim-07", elsewhere.passwordOf("wim-06"));
    }
    Path log = DataDirectory.logFile(data.path());
    await()
        .atMost(SOON)
        .until(() -> Files.readString(log).contains("login 'wim-07' from 127.0.0.1 refused"));

    List<String> found = new ArrayList<>();
    for (Path file : files()) {
      String content = content(file);
      secrets.stream().filter(content::contains).forEach(secret -> found.add(file.toString()));
    }

    assertThat(found).containsOnly(credentials.toString()).hasSize(5);
    String text = printed.toString(StandardCharsets.UTF_8);
    assertThat(secrets).noneMatch(text::contains);
    assertThat(stack.credentials().toString()).isEqualTo("Credentials[hidden]");
    assertThat(Files.readString(log)).doesNotContain("AMQ222216");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(data.path())) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** As bytes; a file that went away meanwhile holds nothing. */
  private static String content(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException e) {
      return "";
    }
  }

  private List<ReferenceEntry> moved(String deviceId, String login, Instant from) {
    List<ReferenceEntry> entries = new ArrayList<>();
    for (ReferenceEntry entry : reference) {
      if (entry instanceof ReferenceEntry.Device device && device.id().equals(deviceId)) {
        entries.add(
            Registrations.device(
                deviceId, 1, device.validity().from(), from, device.logins().get(0)));
        entries.add(Registrations.device(deviceId, 2, from, null, login));
      } else {
        entries.add(entry);
      }
    }
    return entries;
  }

  private TestClient client() throws Exception {
    return TestClient.at(
        stack.addresses().devicesMqtt(),
        "device-" + System.nanoTime(),
        MqttClientSslConfig.builder().trustManagerFactory(certificates.trusting("broker")).build());
  }

  private TestClient device(String login) throws Exception {
    TestClient client = client();
    assertThat(client.connect(login, stack.logins().passwordOf(login))).isEqualTo(SUCCESS);
    return client;
  }
}
