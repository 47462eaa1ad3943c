package dev.offsite.standalone.instance;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * What proves who is who at one instance, made by chance at its first start and kept in a file that
 * only its owner may read: the secret behind the passwords of devices, and the passwords of the
 * instance's own accounts.
 *
 * <p>The own accounts are taken from this machine only, and never by certificate.
 *
 * @param secret behind the password of every other login; see {@link DeviceLogins}
 * @param ingestPassword of the account {@value #INGEST_USER}
 * @param recorderPassword of the account {@value #RECORDER_USER}
 * @param simulatorPassword of the account {@value #SIMULATOR_USER}
 * @param signPassword of the account {@value #SIGN_USER}
 */
public record Credentials(
    InstanceSecret secret,
    String ingestPassword,
    String recorderPassword,
    String simulatorPassword,
    String signPassword) {

  /** May subscribe to everything that devices publish, and nothing else; for the ingest job. */
  public static final String INGEST_USER = "ingest";

  /** The same as {@value #INGEST_USER}, for {@code offsite record}. */
  public static final String RECORDER_USER = "recorder";

  /**
   * May publish for every device, and nothing else. For demonstrations and replays on this machine,
   * never for a device; {@code --no-simulator} switches it off.
   */
  public static final String SIMULATOR_USER = "simulator";

  /** May publish what roadside signs show, and nothing else; for the detection job. */
  public static final String SIGN_USER = "sign";

  /** Names that no device and no certificate can have. */
  public static final Set<String> OWN_ACCOUNTS =
      Set.of(INGEST_USER, RECORDER_USER, SIMULATOR_USER, SIGN_USER);

  /** 18 bytes are 144 bits, and 24 characters. */
  private static final int PASSWORD_BYTES = 18;

  private static final String SECRET_KEY = "secret";
  private static final String ACCOUNT_KEY = "mqtt.";

  public Credentials {
    Objects.requireNonNull(secret, "secret");
    Objects.requireNonNull(ingestPassword, "ingestPassword");
    Objects.requireNonNull(recorderPassword, "recorderPassword");
    Objects.requireNonNull(simulatorPassword, "simulatorPassword");
    Objects.requireNonNull(signPassword, "signPassword");
  }

  /**
   * The credentials in {@code file}; what it does not hold is made by chance and written, what is
   * no longer in use is removed.
   */
  public static Credentials readOrCreate(Path file) throws IOException {
    Properties found = Files.exists(file) ? load(file) : new Properties();
    Credentials made = random(new SecureRandom());
    Credentials whole =
        new Credentials(
            found.getProperty(SECRET_KEY) == null ? made.secret : secret(found, file),
            found.getProperty(ACCOUNT_KEY + INGEST_USER, made.ingestPassword),
            found.getProperty(ACCOUNT_KEY + RECORDER_USER, made.recorderPassword),
            found.getProperty(ACCOUNT_KEY + SIMULATOR_USER, made.simulatorPassword),
            found.getProperty(ACCOUNT_KEY + SIGN_USER, made.signPassword));
    if (!whole.properties().equals(found)) {
      StringBuilder text =
          new StringBuilder("# Made by Offsite. Whoever can read this can speak for any device.\n");
      whole.properties().forEach((key, value) -> text.append(key + "=" + value + "\n"));
      OwnerFiles.write(file, text.toString());
    }
    return whole;
  }

  /**
   * The credentials in {@code file}.
   *
   * @throws IOException if it cannot be read or something is missing, naming it
   */
  public static Credentials read(Path file) throws IOException {
    Properties properties = load(file);
    return new Credentials(
        secret(properties, file),
        require(properties, ACCOUNT_KEY + INGEST_USER, file),
        require(properties, ACCOUNT_KEY + RECORDER_USER, file),
        require(properties, ACCOUNT_KEY + SIMULATOR_USER, file),
        require(properties, ACCOUNT_KEY + SIGN_USER, file));
  }

  /** Credentials made by chance. */
  public static Credentials random(SecureRandom random) {
    return new Credentials(
        InstanceSecret.random(random),
        password(random),
        password(random),
        password(random),
        password(random));
  }

  /**
   * Whether this is the password of an own account; empty if there is no such account. Takes the
   * same time for every wrong password.
   */
  public Optional<Boolean> matchesOwnAccount(String user, String password) {
    return switch (user) {
      case INGEST_USER -> Optional.of(PasswordText.isSame(password, ingestPassword));
      case RECORDER_USER -> Optional.of(PasswordText.isSame(password, recorderPassword));
      case SIMULATOR_USER -> Optional.of(PasswordText.isSame(password, simulatorPassword));
      case SIGN_USER -> Optional.of(PasswordText.isSame(password, signPassword));
      default -> Optional.empty();
    };
  }

  /** Says nothing of the passwords, so that a log never does. */
  @Override
  public String toString() {
    return "Credentials[hidden]";
  }

  private Properties properties() {
    Properties properties = new Properties();
    properties.setProperty(SECRET_KEY, secret.encoded());
    properties.setProperty(ACCOUNT_KEY + INGEST_USER, ingestPassword);
    properties.setProperty(ACCOUNT_KEY + RECORDER_USER, recorderPassword);
    properties.setProperty(ACCOUNT_KEY + SIMULATOR_USER, simulatorPassword);
    properties.setProperty(ACCOUNT_KEY + SIGN_USER, signPassword);
    return properties;
  }

  private static String password(SecureRandom random) {
    byte[] bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    return PasswordText.of(bytes);
  }

  private static Properties load(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IllegalArgumentException e) {
      // without its cause, which may quote what stands in the file
      throw new IOException(file + " is no properties file");
    }
    return properties;
  }

  private static InstanceSecret secret(Properties properties, Path file) throws IOException {
    try {
      return InstanceSecret.parse(require(properties, SECRET_KEY, file));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + ": " + e.getMessage(), e);
    }
  }

  private static String require(Properties properties, String key, Path file) throws IOException {
    String value = properties.getProperty(key);
    if (value == null || value.isBlank()) {
      throw new IOException(file + " has no " + key);
    }
    return value;
  }
}
