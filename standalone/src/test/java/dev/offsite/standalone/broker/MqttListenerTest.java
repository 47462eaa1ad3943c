package dev.offsite.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.standalone.broker.MqttListener.PlainText;
import dev.offsite.standalone.instance.StartException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MqttListenerTest {

  private static final Optional<TlsFiles> TLS =
      Optional.of(new TlsFiles(Path.of("broker.pem"), Path.of("broker.key"), Optional.empty()));

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.5", "192.168.1.1"})
  void address_beyondThisMachineInPlainText_isRefusedAndNamesTheWaysOut(String host) {
    assertThatThrownBy(() -> listener(host, Optional.empty(), PlainText.ON_LOOPBACK).address())
        .isInstanceOf(StartException.class)
        .hasMessageContaining("--listen " + host)
        .hasMessageContaining("--tls-cert FILE")
        .hasMessageContaining("--tls-key FILE")
        .hasMessageContaining("--allow-plain");
  }

  @Test
  void address_beyondThisMachineWithTlsOrAllowed_isTaken() throws StartException {
    assertThat(listener("0.0.0.0", TLS, PlainText.ON_LOOPBACK).address().isAnyLocalAddress())
        .isTrue();
    assertThat(
            listener("10.0.0.5", Optional.empty(), PlainText.EVERYWHERE).address().getHostAddress())
        .isEqualTo("10.0.0.5");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "::1"})
  void address_loopback_isTakenInPlainText(String host) throws StartException {
    assertThat(
            listener(host, Optional.empty(), PlainText.ON_LOOPBACK).address().isLoopbackAddress())
        .isTrue();
  }

  @Test
  void address_noAddress_isRefused() {
    assertThatThrownBy(() -> listener("no such host", TLS, PlainText.ON_LOOPBACK).address())
        .isInstanceOf(StartException.class)
        .hasMessage("--listen no such host is no address of this machine.");
  }

  @Test
  void servesThisMachine_onlyThePlainDefaultAddress() {
    assertThat(MqttListener.DEFAULT.servesThisMachine()).isTrue();
    assertThat(listener("127.0.0.1", TLS, PlainText.ON_LOOPBACK).servesThisMachine()).isFalse();
    assertThat(listener("0.0.0.0", Optional.empty(), PlainText.EVERYWHERE).servesThisMachine())
        .isFalse();
  }

  @Test
  void uri_eachKind_isWhatAClientTakes() {
    assertThat(MqttListener.DEFAULT.uri(1883)).isEqualTo("tcp://127.0.0.1:1883");
    assertThat(listener("10.0.0.5", TLS, PlainText.ON_LOOPBACK).uri(8883))
        .isEqualTo("ssl://10.0.0.5:8883");
    assertThat(listener("::1", TLS, PlainText.ON_LOOPBACK).uri(8883)).isEqualTo("ssl://[::1]:8883");
  }

  private static MqttListener listener(String host, Optional<TlsFiles> tls, PlainText plain) {
    return new MqttListener(host, tls, plain);
  }
}
