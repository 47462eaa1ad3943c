package dev.offsite.standalone.broker;

import dev.offsite.standalone.instance.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;

/**
 * Who may connect, and what each account may do.
 *
 * <table>
 * <caption>Permissions</caption>
 * <tr><td>{@code devices}</td><td>publish below {@code offsite/v1/}</td></tr>
 * <tr><td>{@code ingest}</td><td>subscribe below {@code offsite/v1/}</td></tr>
 * <tr><td>{@code recorder}</td><td>subscribe below {@code offsite/v1/}</td></tr>
 * </table>
 *
 * <p>Artemis writes the separator of an MQTT topic as a full stop. A subscription is a queue whose
 * name begins with the client identifier, so for queues the topic filter is looked for after it. A
 * refusal reaches an MQTT 5 client as reason code 0x87.
 */
final class AccountSecurity implements ActiveMQSecurityManager5 {

  /** {@code offsite/v1/} as Artemis writes it. */
  private static final String ADDRESSES = "offsite.v1.";

  private final Credentials credentials;

  AccountSecurity(Credentials credentials) {
    this.credentials = credentials;
  }

  @Override
  public Subject authenticate(
      String user, String password, RemotingConnection connection, String securityDomain) {
    if (!validateUser(user, password)) {
      return null;
    }
    return new Subject(true, Set.of(new UserPrincipal(user)), Set.of(), Set.of());
  }

  @Override
  public boolean authorize(Subject subject, Set<Role> roles, CheckType checkType, String address) {
    for (UserPrincipal account : subject.getPrincipals(UserPrincipal.class)) {
      if (isAllowed(account.getName(), checkType, address)) {
        return true;
      }
    }
    return false;
  }

  static boolean isAllowed(String user, CheckType checkType, String address) {
    return switch (user) {
      case Credentials.DEVICES_USER ->
          (checkType == CheckType.SEND || checkType == CheckType.CREATE_ADDRESS)
              && address.startsWith(ADDRESSES);
      case Credentials.INGEST_USER, Credentials.RECORDER_USER ->
          checkType != CheckType.SEND
              && checkType != CheckType.MANAGE
              && (address.startsWith(ADDRESSES) || address.contains("." + ADDRESSES));
      default -> false;
    };
  }

  @Override
  public boolean validateUser(String user, String password) {
    if (user == null || password == null) {
      return false;
    }
    return switch (user) {
      case Credentials.DEVICES_USER -> same(password, credentials.devicesPassword());
      case Credentials.INGEST_USER -> same(password, credentials.ingestPassword());
      case Credentials.RECORDER_USER -> same(password, credentials.recorderPassword());
      default -> false;
    };
  }

  @Override
  public boolean validateUserAndRole(
      String user, String password, Set<Role> roles, CheckType checkType) {
    throw new UnsupportedOperationException("Artemis asks authorize, which knows the address");
  }

  /** Takes the same time wherever the first difference is. */
  private static boolean same(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }
}
