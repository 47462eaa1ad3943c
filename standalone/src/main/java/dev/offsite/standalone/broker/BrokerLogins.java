package dev.offsite.standalone.broker;

import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.DeviceLogins;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides who connects. Thread-safe.
 *
 * <p>The instance's own accounts are taken from this machine only and are not locked out: no
 * failure of somebody else on this machine may keep the ingest job from coming back. A certificate
 * that the broker's TLS has checked stands for its common name and needs no password; it never
 * stands for an own account.
 */
final class BrokerLogins {

  private static final Logger LOG = LoggerFactory.getLogger(BrokerLogins.class);

  /** Client identifiers that only the ingest job may have: its sessions hold what waits for it. */
  static final String INGEST_CLIENTS = "offsite-ingest";

  /**
   * Somebody who connects.
   *
   * @param user empty if none is named
   * @param password empty if none is given
   * @param certificates what TLS has verified, the client's own first; empty if none
   * @param address without port
   * @param clientId empty if the broker is to choose one
   */
  record Attempt(
      String user,
      String password,
      List<X509Certificate> certificates,
      RemoteAddress address,
      String clientId) {
    Attempt {
      certificates = List.copyOf(certificates);
    }

    /** Says nothing of the password. */
    @Override
    public String toString() {
      return "Attempt[" + user + " from " + address + "]";
    }
  }

  /** Knows under which login a client identifier is connected. */
  @FunctionalInterface
  interface Connected {
    /** The login; empty if nobody is connected with it. */
    Optional<String> loginOf(String clientId);
  }

  private final Credentials credentials;
  private final DeviceLogins logins;
  private final SimulatorAccount simulator;
  private final FailedLogins failed;
  private final Connected connected;

  BrokerLogins(BrokerAccess access, Clock clock, Connected connected) {
    this.credentials = access.credentials();
    this.logins = access.logins();
    this.simulator = access.simulator();
    this.failed = new FailedLogins(clock);
    this.connected = connected;
  }

  /** The login; empty if it is refused, which has then been counted. */
  Optional<String> admit(Attempt attempt) {
    boolean own = Credentials.OWN_ACCOUNTS.contains(attempt.user());
    String address = attempt.address().text();
    if (!own && failed.isLockedOut(attempt.user(), address)) {
      count(attempt.user(), address, "too many failures of this login from there");
      return Optional.empty();
    }
    String login = attempt.user();
    String fault;
    if (own) {
      fault = faultOfOwn(attempt);
    } else if (attempt.certificates().isEmpty()) {
      fault = faultOfPassword(attempt);
    } else {
      login = SubjectNames.loginOf(attempt.certificates().get(0)).orElse("");
      fault = faultOfCertificate(login, attempt.user());
    }
    if (!fault.isEmpty()) {
      count(attempt.user().isEmpty() ? login : attempt.user(), address, fault);
      return Optional.empty();
    }
    fault = faultOfClient(login, attempt.clientId());
    if (!fault.isEmpty()) {
      failed.note(login, address, fault).ifPresent(LOG::warn);
      return Optional.empty();
    }
    return Optional.of(login);
  }

  /** How often the password of a login was replaced; who proved an older one is no longer let. */
  int generationOf(String login) {
    return logins.generationOf(login);
  }

  /**
   * Counts and logs that a login was kept from a topic, since an MQTT 3.1.1 device is not told.
   * Artemis may ask twice for one message.
   */
  void noteRefusedTopic(String login, String topic) {
    failed
        .note(login, "its connection", "may not use the topic '" + FailedLogins.shown(topic) + "'")
        .ifPresent(LOG::warn);
  }

  /** Refusals since the start. */
  long failures() {
    return failed.total();
  }

  private String faultOfOwn(Attempt attempt) {
    if (!attempt.address().isLoopback()) {
      return "an account of Offsite's own, taken from this machine only";
    }
    if (attempt.user().equals(Credentials.SIMULATOR_USER) && simulator == SimulatorAccount.OFF) {
      return "switched off with --no-simulator";
    }
    return credentials.matchesOwnAccount(attempt.user(), attempt.password()).orElse(false)
        ? ""
        : "wrong password";
  }

  private String faultOfPassword(Attempt attempt) {
    if (attempt.user().isEmpty()) {
      return "anonymous";
    }
    return logins.matches(attempt.user(), attempt.password()) ? "" : "wrong password";
  }

  private static String faultOfCertificate(String login, String user) {
    if (login.isEmpty()) {
      return "the certificate has not exactly one common name";
    }
    String fault = DeviceLogins.findFault(login);
    if (!fault.isEmpty()) {
      return "the common name of the certificate " + fault;
    }
    return user.isEmpty() || user.equals(login)
        ? ""
        : "the user name is not that of the certificate";
  }

  private String faultOfClient(String login, String clientId) {
    if (clientId.startsWith(INGEST_CLIENTS) && !login.equals(Credentials.INGEST_USER)) {
      return "its client identifier is one of the ingest job";
    }
    return connected.loginOf(clientId).filter(holder -> !holder.equals(login)).isPresent()
        ? "its client identifier is in use by another login"
        : "";
  }

  private void count(String login, String address, String reason) {
    failed.count(login, address, reason).ifPresent(LOG::warn);
  }
}
