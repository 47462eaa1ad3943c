package dev.offsite.standalone.broker;

import dev.offsite.standalone.instance.StartException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the broker listens for devices, and how.
 *
 * @param host address or host name of this machine; loopback unless told otherwise
 * @param tls empty for plain text
 * @param plainText whether plain text may leave this machine
 */
public record MqttListener(String host, Optional<TlsFiles> tls, PlainText plainText) {

  /** Whoever opens an instance to others says so. */
  public static final String LOOPBACK = "127.0.0.1";

  /** Plain text on loopback. */
  public static final MqttListener DEFAULT =
      new MqttListener(LOOPBACK, Optional.empty(), PlainText.ON_LOOPBACK);

  /** Where plain text is allowed. */
  public enum PlainText {
    ON_LOOPBACK,
    /** For a network that encrypts by itself, such as a VPN: passwords cross it readable. */
    EVERYWHERE
  }

  public MqttListener {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(tls, "tls");
    Objects.requireNonNull(plainText, "plainText");
  }

  /**
   * The address to bind.
   *
   * @throws StartException if it is no address, or plain text would leave this machine
   */
  public InetAddress address() throws StartException {
    InetAddress address;
    try {
      address = InetAddress.getByName(host);
    } catch (UnknownHostException e) {
      throw new StartException("--listen " + host + " is no address of this machine.", e);
    }
    if (!address.isLoopbackAddress() && tls.isEmpty() && plainText == PlainText.ON_LOOPBACK) {
      throw new StartException(
          "--listen "
              + host
              + " would take passwords in plain text from the network. Secure it with --tls-cert"
              + " FILE and --tls-key FILE, or, in a network that encrypts by itself, allow it with"
              + " --allow-plain.");
    }
    return address;
  }

  /**
   * Looks at address and files, before anything is started.
   *
   * @throws StartException naming option and reason
   */
  public void check() throws StartException {
    address();
    if (tls.isPresent()) {
      new TlsCheck(Clock.systemUTC()).check(tls.get());
    }
  }

  /** Whether this listener also serves the parts on this machine, or they need one of their own. */
  public boolean servesThisMachine() {
    return host.equals(LOOPBACK) && tls.isEmpty();
  }

  /** Such as {@code ssl://10.0.0.5:8883}. */
  String uri(int port) {
    String bracketed = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return (tls.isPresent() ? "ssl://" : "tcp://") + bracketed + ":" + port;
  }
}
