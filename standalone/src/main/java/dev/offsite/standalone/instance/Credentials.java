package dev.offsite.standalone.instance;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Objects;
import java.util.Properties;

/**
 * The passwords of one instance, made by chance at its first start and kept in a file that only its
 * owner may read.
 *
 * @param devicesPassword of the account {@value #DEVICES_USER}
 * @param ingestPassword of the account {@value #INGEST_USER}
 * @param recorderPassword of the account {@value #RECORDER_USER}
 */
public record Credentials(String devicesPassword, String ingestPassword, String recorderPassword) {

  /** May publish below {@code offsite/v1/}, and nothing else. */
  public static final String DEVICES_USER = "devices";

  /** May subscribe below {@code offsite/v1/}, and nothing else. */
  public static final String INGEST_USER = "ingest";

  /** May subscribe below {@code offsite/v1/}, and nothing else; for {@code offsite record}. */
  public static final String RECORDER_USER = "recorder";

  private static final int ACCOUNTS = 3;

  /** 18 bytes are 144 bits, and 24 characters without padding. */
  private static final int PASSWORD_BYTES = 18;

  public Credentials {
    Objects.requireNonNull(devicesPassword, "devicesPassword");
    Objects.requireNonNull(ingestPassword, "ingestPassword");
    Objects.requireNonNull(recorderPassword, "recorderPassword");
  }

  /** The credentials in {@code file}; what is not there is made by chance and written. */
  public static Credentials readOrCreate(Path file) throws IOException {
    Properties properties = Files.exists(file) ? load(file) : new Properties();
    Credentials made = random(new SecureRandom());
    Credentials whole =
        new Credentials(
            properties.getProperty("mqtt." + DEVICES_USER, made.devicesPassword),
            properties.getProperty("mqtt." + INGEST_USER, made.ingestPassword),
            properties.getProperty("mqtt." + RECORDER_USER, made.recorderPassword));
    if (properties.size() < ACCOUNTS) {
      OwnerFiles.write(
          file,
          "# Made by Offsite at the first start on this data directory.\n"
              + ("mqtt." + DEVICES_USER + "=" + whole.devicesPassword + "\n")
              + ("mqtt." + INGEST_USER + "=" + whole.ingestPassword + "\n")
              + ("mqtt." + RECORDER_USER + "=" + whole.recorderPassword + "\n"));
    }
    return read(file);
  }

  /**
   * The credentials in {@code file}.
   *
   * @throws IOException if it cannot be read or an account is missing, naming it
   */
  public static Credentials read(Path file) throws IOException {
    Properties properties = load(file);
    return new Credentials(
        require(properties, "mqtt." + DEVICES_USER, file),
        require(properties, "mqtt." + INGEST_USER, file),
        require(properties, "mqtt." + RECORDER_USER, file));
  }

  private static Properties load(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    }
    return properties;
  }

  static Credentials random(SecureRandom random) {
    return new Credentials(password(random), password(random), password(random));
  }

  /** Says nothing of the passwords, so that a log never does. */
  @Override
  public String toString() {
    return "Credentials[" + DEVICES_USER + ", " + INGEST_USER + ", " + RECORDER_USER + "]";
  }

  private static String password(SecureRandom random) {
    byte[] bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    // no '-' or '_': a password that begins with a dash breaks a copied command line
    return Base64.getEncoder().encodeToString(bytes).replace('+', 'x').replace('/', 'y');
  }

  private static String require(Properties properties, String key, Path file) throws IOException {
    String value = properties.getProperty(key);
    if (value == null || value.isBlank()) {
      throw new IOException(file + " has no " + key);
    }
    return value;
  }
}
