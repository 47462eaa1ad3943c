package dev.offsite.standalone.broker;

import dev.offsite.standalone.instance.Credentials;
import io.netty.channel.Channel;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.config.WildcardConfiguration;
import org.apache.activemq.artemis.core.protocol.mqtt.MQTTUtil;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.apache.activemq.artemis.utils.CertificateUtil;

/**
 * Puts {@link BrokerLogins} and {@link TopicRights} where Artemis asks.
 *
 * <table>
 * <caption>Permissions</caption>
 * <tr><td>a device or gateway</td><td>publish for the devices that name it, subscribe to its own
 *   {@code offsite/v1/sign/{login}/}</td></tr>
 * <tr><td>{@code ingest}, {@code recorder}</td><td>subscribe to what devices publish</td></tr>
 * <tr><td>{@code simulator}</td><td>publish to every topic of a device</td></tr>
 * <tr><td>{@code sign}</td><td>publish to {@code offsite/v1/sign/{signId}/show}</td></tr>
 * </table>
 *
 * <p>Artemis keeps no answer of ours (its caches are off), so a new registry counts with the next
 * message. It asks the same way for a last will and for a retained message. It writes the separator
 * of an MQTT topic as a full stop, and a full stop in a level with an escape, which is undone
 * before anything is compared; of an address with two colons in a row it shows the part before
 * them. A refusal reaches an MQTT 5 client as reason code 0x87.
 */
final class AccountSecurity implements ActiveMQSecurityManager5 {

  private static final WildcardConfiguration WILDCARDS =
      WildcardConfiguration.DEFAULT_WILDCARD_CONFIGURATION;

  private final BrokerLogins logins;
  private final TopicRights rights;

  AccountSecurity(BrokerLogins logins, TopicRights rights) {
    this.logins = logins;
    this.rights = rights;
  }

  @Override
  public Subject authenticate(
      String user, String password, RemotingConnection connection, String securityDomain) {
    Subject known = connection.getSubject();
    if (known != null) { // asked again for each message
      return isCurrent(known) ? known : null;
    }
    return logins
        .admit(
            new BrokerLogins.Attempt(
                Objects.requireNonNullElse(user, ""),
                Objects.requireNonNullElse(password, ""),
                certificates(connection),
                address(connection),
                Objects.requireNonNullElse(connection.getClientID(), "")))
        .map(this::subject)
        .orElse(null);
  }

  @Override
  public boolean authorize(Subject subject, Set<Role> roles, CheckType checkType, String address) {
    if (subject == null) {
      return false;
    }
    String login = loginOf(subject);
    String topic = topicOf(address);
    boolean allowed = isAllowed(login, checkType, topic);
    if (!allowed && isForPublishing(checkType)) {
      logins.noteRefusedTopic(login, topic);
    }
    return allowed;
  }

  /** The login that a subject of ours was made for. */
  static String loginOf(Subject subject) {
    return admitted(subject).getName();
  }

  /**
   * The topic name or filter that Artemis keeps under an address. Where it keeps retained messages
   * is no topic of anybody's, though its own conversion makes it one.
   */
  static String topicOf(String address) {
    if (address.startsWith(MQTTUtil.MQTT_RETAIN_ADDRESS_PREFIX)) {
      return address;
    }
    return MQTTUtil.getMqttTopicFromCoreAddress(address, WILDCARDS);
  }

  /** The filter of a subscription, of whose queue Artemis asks as {@code filter::queue}. */
  private static String filterOf(String topic) {
    int queue = topic.indexOf("::");
    return queue < 0 ? topic : topic.substring(0, queue);
  }

  private boolean isAllowed(String login, CheckType checkType, String topic) {
    return switch (login) {
      case Credentials.INGEST_USER, Credentials.RECORDER_USER ->
          isForSubscribing(checkType) && rights.isDeviceFilter(filterOf(topic));
      case Credentials.SIMULATOR_USER -> isForPublishing(checkType) && rights.isDeviceTopic(topic);
      case Credentials.SIGN_USER -> isForPublishing(checkType) && rights.isSignTopic(topic);
      default ->
          (isForPublishing(checkType) && rights.mayPublish(login, topic))
              || (isForSubscribing(checkType) && rights.maySubscribe(login, filterOf(topic)));
    };
  }

  private static boolean isForPublishing(CheckType type) {
    return type == CheckType.SEND || type == CheckType.CREATE_ADDRESS;
  }

  private static boolean isForSubscribing(CheckType type) {
    return switch (type) {
      case CONSUME,
          CREATE_ADDRESS,
          CREATE_DURABLE_QUEUE,
          DELETE_DURABLE_QUEUE,
          CREATE_NON_DURABLE_QUEUE,
          DELETE_NON_DURABLE_QUEUE ->
          true;
      case SEND, DELETE_ADDRESS, MANAGE, BROWSE, VIEW, EDIT -> false;
    };
  }

  @Override
  public boolean validateUser(String user, String password) {
    throw new UnsupportedOperationException("Artemis calls authenticate, which has the connection");
  }

  @Override
  public boolean validateUserAndRole(
      String user, String password, Set<Role> roles, CheckType checkType) {
    throw new UnsupportedOperationException("Artemis asks authorize, which knows the address");
  }

  private Subject subject(String login) {
    return new Subject(
        true, Set.of(new Admitted(login, logins.generationOf(login))), Set.of(), Set.of());
  }

  private boolean isCurrent(Subject subject) {
    Admitted admitted = admitted(subject);
    return admitted.generation == logins.generationOf(admitted.getName());
  }

  /**
   * The one principal of a subject of ours; asking a subject by class would copy a set each time.
   */
  private static Admitted admitted(Subject subject) {
    return (Admitted) subject.getPrincipals().iterator().next();
  }

  private static List<X509Certificate> certificates(RemotingConnection connection) {
    X509Certificate[] chain = CertificateUtil.getCertsFromConnection(connection);
    return chain == null ? List.of() : List.of(chain);
  }

  private static RemoteAddress address(RemotingConnection connection) {
    if (connection.getTransportConnection() instanceof NettyConnection netty) {
      Channel channel = netty.getNettyChannel();
      return RemoteAddress.of(channel.remoteAddress());
    }
    return RemoteAddress.UNKNOWN;
  }

  /** Who was let in. */
  private static final class Admitted extends UserPrincipal {
    private static final long serialVersionUID = 1L;

    /** How often the password had been replaced when it was proved. */
    private final int generation;

    Admitted(String login, int generation) {
      super(login);
      this.generation = generation;
    }
  }
}
