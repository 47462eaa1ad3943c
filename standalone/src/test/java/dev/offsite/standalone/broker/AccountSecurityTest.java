package dev.offsite.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.standalone.instance.Credentials;
import org.apache.activemq.artemis.core.security.CheckType;
import org.junit.jupiter.api.Test;

class AccountSecurityTest {

  private final AccountSecurity security =
      new AccountSecurity(new Credentials("one", "two", "three"));

  @Test
  void validateUser_onlyItsOwnPassword_isTaken() {
    assertThat(security.validateUser("devices", "one")).isTrue();
    assertThat(security.validateUser("devices", "two")).isFalse();
    assertThat(security.validateUser("ingest", "two")).isTrue();
    assertThat(security.validateUser("recorder", "three")).isTrue();
    assertThat(security.validateUser("recorder", "two")).isFalse();
    assertThat(security.validateUser("root", "one")).isFalse();
    assertThat(security.validateUser(null, null)).isFalse();
  }

  @Test
  void devices_maySendBelowOffsiteOnly() {
    assertThat(allowed("devices", CheckType.SEND, "offsite.v1.wim.1.passage")).isTrue();
    assertThat(allowed("devices", CheckType.SEND, "offsite.v10.wim.1.passage")).isFalse();
    assertThat(allowed("devices", CheckType.SEND, "other.offsite.v1.wim.1.passage")).isFalse();
    assertThat(allowed("devices", CheckType.CONSUME, "offsite.v1.wim.1.passage")).isFalse();
    assertThat(allowed("devices", CheckType.MANAGE, "offsite.v1.wim.1.passage")).isFalse();
  }

  @Test
  void ingest_maySubscribeAndNeverSend() {
    assertThat(allowed("ingest", CheckType.CONSUME, "offsite.v1.wim.*.*")).isTrue();
    assertThat(allowed("ingest", CheckType.CREATE_DURABLE_QUEUE, "client.offsite.v1.wim.*.*"))
        .isTrue();
    assertThat(allowed("ingest", CheckType.SEND, "offsite.v1.wim.1.passage")).isFalse();
    assertThat(allowed("ingest", CheckType.CONSUME, "activemq.notifications")).isFalse();
  }

  @Test
  void recorder_maySubscribeAndNeverSend() {
    assertThat(allowed("recorder", CheckType.CONSUME, "offsite.v1.#")).isTrue();
    assertThat(allowed("recorder", CheckType.CONSUME, "#")).isFalse();
    assertThat(allowed("recorder", CheckType.SEND, "offsite.v1.wim.1.passage")).isFalse();
    assertThat(allowed("recorder", CheckType.MANAGE, "offsite.v1.wim.1.passage")).isFalse();
  }

  private static boolean allowed(String user, CheckType type, String address) {
    return AccountSecurity.isAllowed(user, type, address);
  }
}
