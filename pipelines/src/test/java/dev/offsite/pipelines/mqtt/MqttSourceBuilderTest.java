package dev.offsite.pipelines.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MqttSourceBuilderTest {

  @TempDir Path directory;

  @Test
  void build_withTheNecessary_isSerializable() throws IOException {
    MqttSource source = valid().build();

    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(source);
    }
    assertThat(bytes.size()).isPositive();
  }

  static Stream<Arguments> wrongSettings() {
    return Stream.of(
        wrong("mqtt.server-uris", b -> b.serverUri("http://broker:1883")),
        wrong("mqtt.server-uris", b -> b.serverUri("tcp://")),
        wrong("mqtt.server-uris", b -> b.serverUri("not a uri")),
        wrong("mqtt.topic-filters", b -> b.topicFilter("a/#/b")),
        wrong("mqtt.topic-filters", b -> b.topicFilter("a/b")),
        wrong("mqtt.topic-filters", b -> b.topicFilter("$share/group")),
        wrong("mqtt.topic-filters", b -> b.topicFilter("$share/group/a/#")),
        wrong(
            "mqtt.topic-filters",
            b -> b.protocol(MqttProtocol.V3_1_1).topicFilter("$share/group/b")),
        wrong("mqtt.shared-splits", b -> b.sharedSplits(0)),
        wrong("mqtt.shared-splits", b -> b.sharedSplits(257)),
        wrong("mqtt.subscription-qos", b -> b.subscriptionQos(-1)),
        wrong("mqtt.subscription-qos", b -> b.subscriptionQos(2)),
        wrong("mqtt.tls", b -> b.tls(MqttTls.trustingPem(Path.of("ca.pem")))),
        wrong("mqtt.client-identifier-prefix", b -> b.clientIdentifierPrefix("")),
        wrong("mqtt.client-identifier-prefix", b -> b.clientIdentifierPrefix("a b")),
        wrong("mqtt.session-expiry", b -> b.sessionExpiry(Duration.ofSeconds(59))),
        wrong("mqtt.receive-maximum", b -> b.receiveMaximum(0)),
        wrong("mqtt.receive-maximum", b -> b.receiveMaximum(65_536)),
        wrong("mqtt.keep-alive", b -> b.keepAlive(Duration.ZERO)),
        wrong("mqtt.connect-timeout", b -> b.connectTimeout(Duration.ofHours(1))),
        wrong("mqtt.backoff-min", b -> b.backoff(Duration.ZERO, Duration.ofSeconds(1))),
        wrong("mqtt.backoff-min", b -> b.backoff(Duration.ofSeconds(2), Duration.ofSeconds(1))),
        wrong("mqtt.payload-bytes-max", b -> b.payloadBytesMax(0)),
        wrong("mqtt.payload-excerpt-bytes", b -> b.payloadExcerptBytes(1_000_000)),
        wrong("mqtt.hand-over-bytes-max", b -> b.handOverBytesMax(999_999)));
  }

  @ParameterizedTest
  @MethodSource("wrongSettings")
  void build_withAWrongSetting_namesItsKey(String key, UnaryOperator<MqttSourceBuilder> change) {
    MqttSourceBuilder builder = change.apply(valid());

    assertThatIllegalArgumentException().isThrownBy(builder::build).withMessageStartingWith(key);
  }

  @Test
  void build_withAPasswordInTheUri_refusesWithoutShowingIt() {
    MqttSourceBuilder builder = valid().serverUri("tcp://user:s3cret@broker:1883");

    assertThatIllegalArgumentException()
        .isThrownBy(builder::build)
        .withMessageContaining("credentials")
        .withMessageNotContaining("s3cret");
  }

  @Test
  void credentials_asText_hideThePassword() {
    MqttCredentials credentials = MqttCredentials.of("ingest", "s3cret".toCharArray());

    assertThat(credentials).hasToString("user ingest");
    assertThat(valid().credentials(credentials).build().toString()).doesNotContain("s3cret");
  }

  @Test
  void credentials_ofAFile_areReadAnewAndWithoutLineEnd() throws IOException {
    Path file = directory.resolve("password");
    MqttCredentials credentials = MqttCredentials.ofFile("ingest", file);

    Files.writeString(file, "first \n");
    assertThat(credentials.readPassword()).isEqualTo("first ".toCharArray());
    Files.writeString(file, "second");
    assertThat(credentials.readPassword()).isEqualTo("second".toCharArray());
  }

  @Test
  void subscriptionQos_of2_isRefusedWithTheReason() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> valid().subscriptionQos(2).build())
        .withMessageContaining("before a checkpoint holds it")
        .withMessageContaining("published at QoS 2 arrive as QoS 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tcp://b:1", "mqtt://b", "ssl://b:8883", "mqtts://b"})
  void serverUri_ofAKnownScheme_isAccepted(String serverUri) {
    assertThat(valid().serverUri(serverUri).config().serverUris()).contains(serverUri);
  }

  @Test
  void sharedFilter_hasSplitsWithClientIdentifiersOfTheirOwn() {
    MqttSourceConfig config = valid().topicFilter("$share/g/b/#").sharedSplits(3).config();

    assertThat(config.splits())
        .extracting(MqttSplit::topicFilter)
        .containsExactly("a/+", "$share/g/b/#", "$share/g/b/#", "$share/g/b/#");
    assertThat(config.splits()).extracting(MqttSplit::clientIdentifier).doesNotHaveDuplicates();
    assertThat(config.splits().get(3).clientIdentifier()).endsWith("-2");
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "4, 3", "30, 22"})
  void keepAlive_isTestedSoThatTwicePahosIntervalFits(int seconds, int pingSeconds) {
    assertThat(valid().keepAlive(Duration.ofSeconds(seconds)).config().pingSeconds())
        .isEqualTo(pingSeconds);
  }

  @Test
  void token_isReadAnewAndWithoutWhiteSpaceAround() throws IOException {
    Path file = directory.resolve("token");
    MqttCredentials credentials = MqttCredentials.ofTokenFile("", file);

    Files.writeString(file, " ey.first.token \r\n");
    assertThat(credentials.readPassword()).isEqualTo("ey.first.token".toCharArray());
    Files.writeString(file, "ey.second.token");
    assertThat(credentials.readPassword()).isEqualTo("ey.second.token".toCharArray());
    assertThat(credentials).hasToString("token in " + file);
  }

  @Test
  void token_thatIsMissingOrEmpty_namesTheFile() throws IOException {
    Path file = directory.resolve("token");
    MqttCredentials credentials = MqttCredentials.ofTokenFile("device", file);

    assertThatIOException()
        .isThrownBy(credentials::readPassword)
        .withMessage("token file " + file + " does not exist");
    Files.writeString(file, "\n");
    assertThatIOException()
        .isThrownBy(credentials::readPassword)
        .withMessage("token file " + file + " is empty");
  }

  private static Arguments wrong(String key, UnaryOperator<MqttSourceBuilder> change) {
    return Arguments.of(key, change);
  }

  private static MqttSourceBuilder valid() {
    return MqttSource.builder()
        .serverUri("tcp://localhost:1883")
        .topicFilter("a/+")
        .clientIdentifierPrefix("offsite-ingest");
  }
}
