package dev.offsite.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.DeviceLogins;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokerLoginsTest {

  private static final RemoteAddress HERE = new RemoteAddress("127.0.0.1", true);
  private static final RemoteAddress AWAY = new RemoteAddress("10.0.0.9", false);

  @TempDir Path folder;

  private final MovableClock clock = new MovableClock();
  private final Credentials credentials = Credentials.random(new SecureRandom());
  private DeviceLogins devices;
  private BrokerLogins logins;

  @BeforeEach
  void open() throws IOException {
    devices = DeviceLogins.open(credentials.secret(), folder.resolve("logins.txt"));
    logins = logins(SimulatorAccount.ON, clientId -> Optional.empty());
  }

  @Test
  void admit_deviceWithItsPassword_fromAnywhere() {
    assertThat(admit("wim-01", devices.passwordOf("wim-01"), AWAY)).contains("wim-01");
    assertThat(admit("wim-01", devices.passwordOf("wim-01"), HERE)).contains("wim-01");
    assertThat(logins.failures()).isZero();
  }

  @Test
  void admit_passwordOfAnotherOrNone_isRefusedAndCounted() {
    assertThat(admit("wim-01", devices.passwordOf("wim-02"), AWAY)).isEmpty();
    assertThat(admit("wim-01", "", AWAY)).isEmpty();
    assertThat(admit("", "", AWAY)).isEmpty();
    assertThat(admit("", devices.passwordOf(""), AWAY)).isEmpty();
    assertThat(logins.failures()).isEqualTo(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "recorder", "simulator"})
  void admit_ownAccount_fromThisMachineOnlyAndNeverWithADerivedPassword(String account) {
    assertThat(admit(account, passwordOf(account), HERE)).contains(account);
    assertThat(admit(account, passwordOf(account), AWAY)).isEmpty();
    assertThat(admit(account, passwordOf(account), RemoteAddress.UNKNOWN)).isEmpty();
    assertThat(admit(account, devices.passwordOf(account), HERE)).isEmpty();
    assertThat(admit(account, "", HERE)).isEmpty();
  }

  @Test
  void admit_simulatorSwitchedOff_isRefused() {
    logins = logins(SimulatorAccount.OFF, clientId -> Optional.empty());

    assertThat(admit("simulator", credentials.simulatorPassword(), HERE)).isEmpty();
    assertThat(admit("ingest", credentials.ingestPassword(), HERE)).contains("ingest");
  }

  @Test
  void admit_addressWithTooManyFailures_isRefusedUntilTheWindowIsOver() {
    for (int i = 0; i < FailedLogins.PER_ADDRESS_MAX; i++) {
      admit("wim-01", "wrong", AWAY);
    }
    String right = devices.passwordOf("wim-01");

    assertThat(admit("wim-01", right, AWAY)).isEmpty();
    assertThat(admit("wim-01", right, HERE)).contains("wim-01");
    clock.advance(FailedLogins.WINDOW);
    assertThat(admit("wim-01", right, AWAY)).contains("wim-01");
  }

  @Test
  void admit_ingestFromAnAddressWithTooManyFailures_comesBackAllTheSame() {
    for (int i = 0; i <= FailedLogins.PER_ADDRESS_MAX; i++) {
      admit("wim-01", "wrong", HERE);
    }

    assertThat(admit("ingest", credentials.ingestPassword(), HERE)).contains("ingest");
  }

  @Test
  void noteRefusedTopic_anyNumber_isCountedAndLocksNobodyOut() {
    for (int i = 0; i <= FailedLogins.PER_ADDRESS_MAX; i++) {
      logins.noteRefusedTopic("wim-01", "offsite/v1/wim/wim-02/passage");
    }

    assertThat(logins.failures()).isEqualTo(FailedLogins.PER_ADDRESS_MAX + 1L);
    assertThat(admit("wim-01", devices.passwordOf("wim-01"), HERE)).contains("wim-01");
  }

  @Test
  void admit_clientIdentifierOfTheIngestJob_isForItAlone() {
    assertThat(admit("ingest", credentials.ingestPassword(), HERE, "offsite-ingest-0"))
        .contains("ingest");
    assertThat(admit("wim-01", devices.passwordOf("wim-01"), HERE, "offsite-ingest-0")).isEmpty();
    assertThat(admit("simulator", credentials.simulatorPassword(), HERE, "offsite-ingest-0"))
        .isEmpty();
  }

  @Test
  void admit_clientIdentifierInUse_onlyByItsOwnLogin() {
    logins =
        logins(
            SimulatorAccount.ON, id -> id.equals("c1") ? Optional.of("wim-01") : Optional.empty());

    assertThat(admit("wim-01", devices.passwordOf("wim-01"), AWAY, "c1")).contains("wim-01");
    assertThat(admit("wim-02", devices.passwordOf("wim-02"), AWAY, "c1")).isEmpty();
    assertThat(admit("wim-02", devices.passwordOf("wim-02"), AWAY, "c2")).contains("wim-02");
  }

  @Test
  void admit_certificate_standsForItsCommonName() throws Exception {
    X509Certificate certificate = certificate("CN=wim-01,O=Somebody");

    assertThat(admit(certificate, "")).contains("wim-01");
    assertThat(admit(certificate, "wim-01")).contains("wim-01");
    assertThat(admit(certificate, "wim-02")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"CN=ingest", "CN=simulator", "CN=recorder", "O=Somebody", "CN=wim-01,CN=wim-02"})
  void admit_certificateThatStandsForNoDevice_isRefused(String subject) throws Exception {
    assertThat(admit(certificate(subject), "")).isEmpty();
  }

  @Test
  void attempt_toString_hasNoPassword() {
    assertThat(new BrokerLogins.Attempt("wim-01", "hush", List.of(), AWAY, "c1").toString())
        .contains("wim-01")
        .doesNotContain("hush");
  }

  private X509Certificate certificate(String subject) throws Exception {
    TestCertificates certificates = TestCertificates.in(folder.resolve("certificates"));
    certificates.selfSigned("device", "-dname", subject);
    return certificates.certificate("device");
  }

  private BrokerLogins logins(SimulatorAccount simulator, BrokerLogins.Connected connected) {
    return new BrokerLogins(
        new BrokerAccess(credentials, devices, simulator, List.of()), clock, connected);
  }

  private String passwordOf(String account) {
    return switch (account) {
      case "ingest" -> credentials.ingestPassword();
      case "recorder" -> credentials.recorderPassword();
      default -> credentials.simulatorPassword();
    };
  }

  private Optional<String> admit(X509Certificate certificate, String user) {
    return logins.admit(new BrokerLogins.Attempt(user, "", List.of(certificate), AWAY, "c1"));
  }

  private Optional<String> admit(String user, String password, RemoteAddress address) {
    return admit(user, password, address, "c1");
  }

  private Optional<String> admit(
      String user, String password, RemoteAddress address, String clientId) {
    return logins.admit(new BrokerLogins.Attempt(user, password, List.of(), address, clientId));
  }
}
