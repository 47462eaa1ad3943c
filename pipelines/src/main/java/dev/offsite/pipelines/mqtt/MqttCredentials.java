package dev.offsite.pipelines.mqtt;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/**
 * User name and password for the broker, asked for anew before every connection, so that a rotated
 * password is picked up by the next reconnect.
 *
 * <p>Implementations travel with the job graph; an own one may ask a vault or a token service.
 * {@link #ofFile} and {@link #ofTokenFile} carry only a path and are the ones to use on a cluster;
 * {@link #of} carries the password itself and is for one process. None shows the password in {@code
 * toString}, logs or exceptions.
 */
public interface MqttCredentials extends Serializable {

  /** The user name, or an empty text for an anonymous connection. */
  String userName();

  /**
   * Returns the password in a fresh array, which the caller wipes after use.
   *
   * @throws IOException when it cannot be read; counts as a failed attempt to connect
   */
  char[] readPassword() throws IOException;

  /** No user name and no password. */
  static MqttCredentials anonymous() {
    return new Fixed("", new char[0]);
  }

  /** A fixed password; the array is copied. */
  static MqttCredentials of(String userName, char[] password) {
    return new Fixed(requireName(userName), password.clone());
  }

  /** A password that stands alone in a UTF-8 file; line ends at its end do not belong to it. */
  static MqttCredentials ofFile(String userName, Path passwordFile) {
    return new FromFile(requireName(userName), passwordFile.toString());
  }

  /**
   * A token, such as a JWT, that stands alone in a UTF-8 file and is sent as the password; white
   * space around it does not belong to it. Whoever renews the token writes the file; a broker that
   * ends the connection when a token expires gets the new one with the next connection.
   *
   * @param userName what the broker expects beside the token; may be empty with MQTT 5
   */
  static MqttCredentials ofTokenFile(String userName, Path tokenFile) {
    return new Token(userName, tokenFile.toString());
  }

  private static String requireName(String userName) {
    if (userName.isEmpty()) {
      throw new IllegalArgumentException("MQTT user name is empty");
    }
    return userName;
  }

  /** Carries the password; see {@link MqttCredentials#of}. */
  final class Fixed implements MqttCredentials {
    private static final long serialVersionUID = 1L;

    private final String userName;
    private final char[] password;

    private Fixed(String userName, char[] password) {
      this.userName = userName;
      this.password = password;
    }

    @Override
    public String userName() {
      return userName;
    }

    @Override
    public char[] readPassword() {
      return password.clone();
    }

    @Override
    public String toString() {
      return userName.isEmpty() ? "anonymous" : "user " + userName;
    }
  }

  /** Carries only a path; see {@link MqttCredentials#ofFile}. */
  final class FromFile implements MqttCredentials {
    private static final long serialVersionUID = 1L;

    private final String userName;
    private final String passwordFile;

    private FromFile(String userName, String passwordFile) {
      this.userName = Objects.requireNonNull(userName, "userName");
      this.passwordFile = passwordFile;
    }

    @Override
    public String userName() {
      return userName;
    }

    @Override
    public char[] readPassword() throws IOException {
      return SecretFile.read(Path.of(passwordFile), "password file");
    }

    @Override
    public String toString() {
      return "user " + userName + ", password in " + passwordFile;
    }
  }

  /** Carries only a path; see {@link MqttCredentials#ofTokenFile}. */
  final class Token implements MqttCredentials {
    private static final long serialVersionUID = 1L;

    private final String userName;
    private final String tokenFile;

    private Token(String userName, String tokenFile) {
      this.userName = Objects.requireNonNull(userName, "userName");
      this.tokenFile = tokenFile;
    }

    @Override
    public String userName() {
      return userName;
    }

    @Override
    public char[] readPassword() throws IOException {
      char[] content = SecretFile.read(Path.of(tokenFile), "token file");
      int from = 0;
      int to = content.length;
      while (from < to && Character.isWhitespace(content[from])) {
        from++;
      }
      while (to > from && Character.isWhitespace(content[to - 1])) {
        to--;
      }
      char[] token = Arrays.copyOfRange(content, from, to);
      Arrays.fill(content, '\0');
      if (token.length == 0) {
        throw new IOException("token file " + tokenFile + " is empty");
      }
      return token;
    }

    @Override
    public String toString() {
      return (userName.isEmpty() ? "" : "user " + userName + ", ") + "token in " + tokenFile;
    }
  }
}
