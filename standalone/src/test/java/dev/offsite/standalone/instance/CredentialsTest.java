package dev.offsite.standalone.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialsTest {

  private static final String SECRET = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

  @TempDir Path folder;

  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("credentials.properties");
  }

  @Test
  void readOrCreate_secondTime_isTheSameAndOnlyTheOwners() throws IOException {
    Credentials made = Credentials.readOrCreate(file);

    assertThat(Credentials.readOrCreate(file)).isEqualTo(made);
    assertThat(Credentials.read(file)).isEqualTo(made);
    assertThat(made.ingestPassword())
        .hasSize(24)
        .isNotEqualTo(made.recorderPassword())
        .isNotEqualTo(made.simulatorPassword());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void readOrCreate_fileOfAnEarlierVersion_getsASecretAndLosesTheSharedAccount()
      throws IOException {
    Files.writeString(file, "mqtt.devices=shared-password\nmqtt.ingest=kept\n");

    Credentials upgraded = Credentials.readOrCreate(file);

    assertThat(upgraded.ingestPassword()).isEqualTo("kept");
    assertThat(Files.readString(file))
        .contains("secret=", "mqtt.simulator=", "mqtt.recorder=", "mqtt.ingest=kept")
        .doesNotContain("mqtt.devices", "shared-password");
    assertThat(Credentials.readOrCreate(file)).isEqualTo(upgraded);
  }

  @Test
  void read_withoutSecret_namesFileAndKey() throws IOException {
    Files.writeString(file, "mqtt.ingest=a\nmqtt.recorder=b\nmqtt.simulator=c\n");

    assertThatThrownBy(() -> Credentials.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + " has no secret");
  }

  @Test
  void read_damagedSecret_saysSoAndNotTheSecret() throws IOException {
    Files.writeString(file, "secret=!damaged!\nmqtt.ingest=a\nmqtt.recorder=b\nmqtt.simulator=c\n");

    assertThatThrownBy(() -> Credentials.read(file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + ": the secret is not Base64")
        .rootCause()
        .hasMessage("the secret is not Base64");
  }

  @Test
  void parse_lengthsAroundTheRightOne_onlyThirtyTwoBytesAreTaken() {
    assertThat(InstanceSecret.parse(SECRET).encoded()).isEqualTo(SECRET);
    assertThatThrownBy(() -> InstanceSecret.parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHg=="))
        .hasMessage("the secret has 31 bytes in place of 32");
    assertThatThrownBy(() -> InstanceSecret.parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g"))
        .hasMessage("the secret has 33 bytes in place of 32");
  }

  @Test
  void matchesOwnAccount_eachAccount_onlyItsOwnPassword() {
    Credentials credentials =
        new Credentials(InstanceSecret.parse(SECRET), "one", "two", "three", "four");

    assertThat(credentials.matchesOwnAccount("ingest", "one")).contains(true);
    assertThat(credentials.matchesOwnAccount("ingest", "two")).contains(false);
    assertThat(credentials.matchesOwnAccount("recorder", "two")).contains(true);
    assertThat(credentials.matchesOwnAccount("simulator", "three")).contains(true);
    assertThat(credentials.matchesOwnAccount("wim-01", "one")).isEmpty();
  }

  @Test
  void toString_ofEverythingThatHoldsSecrets_showsNone() {
    InstanceSecret secret = InstanceSecret.parse(SECRET);
    Credentials credentials = new Credentials(secret, "one", "two", "three", "four");

    assertThat(credentials.toString()).isEqualTo("Credentials[hidden]");
    assertThat(secret.toString()).isEqualTo("InstanceSecret[hidden]");
  }
}
