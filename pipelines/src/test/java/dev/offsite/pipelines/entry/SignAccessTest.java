package dev.offsite.pipelines.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.pipelines.mqtt.MqttPublisher;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignAccessTest {

  private static final String SERVER = "sign.mqtt.server-uri=ssl://broker:8883\n";

  /** Each key changes how the signs are reached. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sign.mqtt.server-uri=tcp://other:1883 | serverUri=tcp://other:1883,",
        "sign.mqtt.tls.ca-file=/run/ca | tls=TLS trusting /run/ca,",
        "sign.mqtt.tls.host-names=unverified | host names unverified",
        "sign.mqtt.client-identifier-prefix=other | clientIdentifierPrefix=other,",
      })
  void signs_key_changesTheConnection(String line, String expected) {
    assertThat(signs(SERVER).orElseThrow().toString()).doesNotContain(expected);
    assertThat(signs(SERVER + line).orElseThrow().toString()).contains(expected);
  }

  @Test
  void signs_withoutBroker_areNone() {
    assertThat(signs("")).isEmpty();
    assertThat(signs("sign.mqtt.server-uri=\nsign.mqtt.user=sign\nsign.mqtt.password-file=/p"))
        .isEmpty();
  }

  @Test
  void signs_haveALoginOfTheirOwn() {
    MqttPublisher.Settings signs =
        signs(
                SERVER
                    + "mqtt.user=ingest\nmqtt.password-file=/i\n"
                    + "sign.mqtt.user=sign\nsign.mqtt.password-file=/run/secrets/p")
            .orElseThrow();

    assertThat(signs.credentials()).hasToString("user sign, password in /run/secrets/p");
    assertThat(signs.clientIdentifierPrefix()).isEqualTo("offsite-sign");
  }

  @Test
  void signs_loginOfTheIngestJob_isNotTaken() {
    assertThat(
            signs(SERVER + "mqtt.user=ingest\nmqtt.password-file=/i").orElseThrow().credentials())
        .hasToString("anonymous");
  }

  @Test
  void signs_halfALogin_isRefused() {
    assertThatThrownBy(() -> signs(SERVER + "sign.mqtt.user=sign"))
        .isInstanceOf(SettingsException.class)
        .hasMessage("sign.mqtt.user and sign.mqtt.password-file need each other");
  }

  @Test
  void signs_clientCertificate_needsItsKey() {
    assertThat(
            signs(SERVER + "sign.mqtt.tls.certificate-file=/c\nsign.mqtt.tls.key-file=/k")
                .orElseThrow()
                .tls()
                .toString())
        .contains("client certificate /c");
    assertThatThrownBy(() -> signs(SERVER + "sign.mqtt.tls.key-file=/k"))
        .hasMessage("sign.mqtt.tls.certificate-file and sign.mqtt.tls.key-file need each other");
  }

  @Test
  void signs_addressOfAnotherScheme_namesTheKey() {
    assertThatThrownBy(() -> signs("sign.mqtt.server-uri=http://broker"))
        .isInstanceOf(SettingsException.class)
        .hasMessageStartingWith("sign.mqtt.server-uri: ")
        .hasMessageContaining("'http://broker'");
  }

  @Test
  void signs_clientIdentifierPrefix_isAtMostFortyCharacters() {
    String longest = "a".repeat(40);

    assertThat(signs(SERVER + "sign.mqtt.client-identifier-prefix=" + longest)).isPresent();
    assertThatThrownBy(() -> signs(SERVER + "sign.mqtt.client-identifier-prefix=" + longest + "a"))
        .hasMessageStartingWith("sign.mqtt.client-identifier-prefix: 'a")
        .hasMessageEndingWith("is not 1 to 40 letters, digits, '-' or '_'");
    assertThatThrownBy(() -> signs(SERVER + "sign.mqtt.client-identifier-prefix=a/b"))
        .hasMessageEndingWith("is not 1 to 40 letters, digits, '-' or '_'");
  }

  private static Optional<MqttPublisher.Settings> signs(String settings) {
    return SignAccess.find(Settings.parse(settings, Map.of()));
  }
}
