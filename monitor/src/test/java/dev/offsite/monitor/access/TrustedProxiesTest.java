package dev.offsite.monitor.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

  private static final TrustedProxies TWO = TrustedProxies.parse("127.0.0.1, 10.1.0.0/16,::1");

  @Test
  void client_withoutProxies_isThePeerWhateverItSays() {
    assertThat(TrustedProxies.NONE.client("203.0.113.9", List.of("198.51.100.1")))
        .isEqualTo("203.0.113.9");
  }

  @Test
  void client_ofAStranger_isTheStrangerWhateverItSays() {
    assertThat(TWO.client("203.0.113.9", List.of("127.0.0.1"))).isEqualTo("203.0.113.9");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "198.51.100.1                     | 198.51.100.1",
        "198.51.100.1, 10.1.255.255       | 198.51.100.1",
        "1.2.3.4, 198.51.100.1, 10.1.0.0  | 198.51.100.1",
        "1.2.3.4, 10.2.0.0                | 10.2.0.0",
        "10.1.0.7                         | 10.1.0.7",
        "nonsense, 10.1.0.7               | 10.1.0.7",
        "1.2.3.4, nonsense                | 127.0.0.1",
        "198.51.100.1:4711                | 198.51.100.1",
        "[2001:db8::1]:4711               | 2001:db8:0:0:0:0:0:1",
        "2001:DB8::1                      | 2001:db8:0:0:0:0:0:1",
        "::ffff:198.51.100.1              | 198.51.100.1",
      })
  void client_ofAKnownProxy_isTheNearestThatIsNone(String header, String client) {
    assertThat(TWO.client("127.0.0.1", List.of(header))).isEqualTo(client);
  }

  @Test
  void client_inSeveralHeaders_isReadFromTheLast() {
    assertThat(TWO.client("127.0.0.1", List.of("1.2.3.4", "198.51.100.1, 10.1.0.1")))
        .isEqualTo("198.51.100.1");
  }

  @Test
  void client_withoutHeader_isTheProxy() {
    assertThat(TWO.client("[0:0:0:0:0:0:0:1]", List.of())).isEqualTo("0:0:0:0:0:0:0:1");
  }

  @Test
  void client_behindMoreHopsThanAChainHas_isAProxy() {
    String hops = Collections.nCopies(32, "10.1.0.1").stream().collect(Collectors.joining(","));

    assertThat(TWO.client("127.0.0.1", List.of("198.51.100.1," + hops))).isEqualTo("10.1.0.1");
    assertThat(TWO.client("127.0.0.1", List.of("198.51.100.1," + hops.substring(9))))
        .isEqualTo("198.51.100.1");
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.0.0/16,   10.1.255.255,  true",
    "10.1.0.0/16,   10.2.0.0,      false",
    "10.1.2.128/25, 10.1.2.128,    true",
    "10.1.2.128/25, 10.1.2.127,    false",
    "10.1.2.3,      10.1.2.3,      true",
    "10.1.2.3,      10.1.2.4,      false",
    "0.0.0.0/0,     203.0.113.9,   true",
    "0.0.0.0/0,     2001:db8::1,   false",
    "fd00::/8,      fdff::1,       true",
    "fd00::/8,      fe00::1,       false",
  })
  void block_holdsItsAddresses(String block, String address, boolean holds) {
    assertThat(AddressBlock.parse(block).contains(IpLiteral.parse(address).orElseThrow()))
        .isEqualTo(holds);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "proxy",
        "localhost",
        "10.0.0.256",
        "10.0.0",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/x",
        "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9",
        "1:2:3:4:5:6:7::8",
        "::1::",
        "12345::",
        "::1/129",
        "%eth0"
      })
  void block_thatIsNone_isRefusedNamingIt(String text) {
    assertThatThrownBy(() -> TrustedProxies.parse("127.0.0.1," + text))
        .hasMessage("'" + text + "' is no IP address and no block such as 10.0.0.0/8");
  }
}
