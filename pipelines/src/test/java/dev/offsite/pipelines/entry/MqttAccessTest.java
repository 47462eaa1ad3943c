package dev.offsite.pipelines.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.pipelines.mqtt.MqttSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MqttAccessTest {

  private static final String SERVER = "mqtt.server-uris=ssl://broker:8883\n";
  private static final List<String> FILTERS = List.of("offsite/v1/wim/+/+", "offsite/v1/truck/+/+");

  /** Each key changes what the source is made with. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mqtt.version=v3-1-1 | protocol=V3_1_1",
        "mqtt.tls.ca-file=/run/ca | tls=TLS trusting /run/ca,",
        "mqtt.tls.host-names=unverified | host names unverified",
        "mqtt.client-identifier-prefix=other | clientIdentifierPrefix=other,",
        "mqtt.session-expiry=2 h | sessionExpiry=PT2H,",
        "mqtt.receive-maximum=100 | receiveMaximum=100,",
        "mqtt.keep-alive=7 s | keepAlive=PT7S,",
        "mqtt.connect-timeout=8 s | connectTimeout=PT8S,",
        "mqtt.hand-over-bytes-max=2000000 | handOverBytesMax=2000000]",
        "mqtt.share-group=g | topicFilters=[$share/g/offsite/v1/wim/+/+, $share/g/offsite/v1/truck/+/+]",
      })
  void source_key_changesTheSource(String line, String expected) {
    assertThat(source(SERVER)).doesNotContain(expected);
    assertThat(source(SERVER + line)).contains(expected);
  }

  @Test
  void source_nothingButAServer_isAsTheSourceIsByDefault() {
    String byDefault =
        MqttSource.builder()
            .serverUri("ssl://broker:8883")
            .clientIdentifierPrefix("offsite-ingest")
            .topicFilter(FILTERS.get(0))
            .topicFilter(FILTERS.get(1))
            .toString()
            .replaceAll("credentials=[^,]*", "");

    assertThat(source(SERVER).replaceAll("credentials=[^,]*", "")).isEqualTo(byDefault);
  }

  @Test
  void source_severalServers_areTriedInTurn() {
    assertThat(source("mqtt.server-uris=ssl://a:8883, ssl://b:8883"))
        .contains("serverUris=[ssl://a:8883, ssl://b:8883]");
  }

  @Test
  void source_sharedSplits_needAGroup() {
    assertThat(source(SERVER + "mqtt.share-group=g\nmqtt.shared-splits=4"))
        .contains("sharedSplits=4");
    assertThatThrownBy(() -> source(SERVER + "mqtt.shared-splits=4"))
        .hasMessage("mqtt.shared-splits needs mqtt.share-group");
  }

  @Test
  void source_login_carriesThePathOfThePassword() {
    assertThat(source(SERVER + "mqtt.user=ingest\nmqtt.password-file=/run/secrets/p"))
        .contains("credentials=user ingest, password in /run/secrets/p");
  }

  @Test
  void source_halfALogin_isRefused() {
    String fault = "mqtt.user and mqtt.password-file need each other";

    assertThatThrownBy(() -> source(SERVER + "mqtt.user=ingest")).hasMessage(fault);
    assertThatThrownBy(() -> source(SERVER + "mqtt.password-file=/p")).hasMessage(fault);
  }

  @Test
  void source_clientCertificate_needsItsKey() {
    assertThat(source(SERVER + "mqtt.tls.certificate-file=/c\nmqtt.tls.key-file=/k"))
        .contains("client certificate /c");
    assertThatThrownBy(() -> source(SERVER + "mqtt.tls.certificate-file=/c"))
        .hasMessage("mqtt.tls.certificate-file and mqtt.tls.key-file need each other");
  }

  @Test
  void source_withoutServer_isRefused() {
    assertThatThrownBy(() -> source(""))
        .hasMessageStartingWith("mqtt.server-uris is missing")
        .hasMessageContaining("OFFSITE_MQTT_SERVER_URIS");
  }

  @Test
  void source_addressOfAnotherScheme_namesTheKey() {
    assertThatThrownBy(() -> source("mqtt.server-uris=http://broker"))
        .hasMessageStartingWith("mqtt.server-uris: ");
  }

  @Test
  void source_smallPayloads_haveASmallExcerpt() {
    assertThat(MqttAccess.source(Settings.parse(SERVER, Map.of()), FILTERS, 100).toString())
        .contains("payloadBytesMax=100, payloadExcerptBytes=99");
  }

  private static String source(String settings) {
    return MqttAccess.source(Settings.parse(settings, Map.of()), FILTERS, 1_000_000).toString();
  }
}
