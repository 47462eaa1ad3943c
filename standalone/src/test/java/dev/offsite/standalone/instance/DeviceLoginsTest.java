package dev.offsite.standalone.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceLoginsTest {

  private static final InstanceSecret SECRET =
      InstanceSecret.parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
  private static final InstanceSecret OTHER =
      InstanceSecret.parse("AQECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

  @TempDir Path folder;

  private Path file;
  private DeviceLogins logins;

  @BeforeEach
  void open() throws IOException {
    file = folder.resolve("logins.txt");
    logins = DeviceLogins.open(SECRET, file);
  }

  @Test
  void passwordOf_login_isItsHmac() throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.encoded()), "HmacSHA256"));
    byte[] code = mac.doFinal("mqtt-login:0:wim-01".getBytes(StandardCharsets.UTF_8));

    String expected = Base64.getEncoder().encodeToString(Arrays.copyOf(code, 24));

    assertThat(logins.passwordOf("wim-01"))
        .hasSize(32)
        .matches("[A-Za-z0-9]+")
        .isEqualTo(expected.replace('+', 'x').replace('/', 'y'));
  }

  @Test
  void passwordOf_thousandLoginsAndTwoSecrets_areAllDifferent() throws IOException {
    DeviceLogins others = DeviceLogins.open(OTHER, folder.resolve("others.txt"));
    Set<String> passwords = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      passwords.add(logins.passwordOf("truck-" + i));
      passwords.add(others.passwordOf("truck-" + i));
    }

    assertThat(passwords).hasSize(2_000);
  }

  @Test
  void matches_onlyTheCurrentPasswordOfTheLoginItself() {
    String password = logins.passwordOf("wim-01");

    assertThat(logins.matches("wim-01", password)).isTrue();
    assertThat(logins.matches("wim-02", password)).isFalse();
    assertThat(logins.matches("wim-01", password + "x")).isFalse();
    assertThat(logins.matches("wim-01", "")).isFalse();
  }

  @Test
  void rotate_oldPassword_isWorthNothingAndTheNewOneWorks() throws IOException {
    String before = logins.issue("wim-01");

    String after = logins.rotate("wim-01");

    assertThat(after).isNotEqualTo(before).isEqualTo(logins.passwordOf("wim-01"));
    assertThat(logins.matches("wim-01", before)).isFalse();
    assertThat(logins.matches("wim-01", after)).isTrue();
    assertThat(logins.passwordOf("wim-02")).isNotEqualTo(after);
  }

  @Test
  void reload_rotatedByAnotherProcess_isSeenOnce() throws IOException {
    logins.issue("wim-01");
    DeviceLogins elsewhere = DeviceLogins.open(SECRET, file);
    String after = elsewhere.rotate("wim-01");
    elsewhere.issue("wim-02");
    assertThat(logins.matches("wim-01", after)).isFalse();

    assertThat(logins.reload()).containsExactly("wim-01");

    assertThat(logins.matches("wim-01", after)).isTrue();
    assertThat(logins.reload()).isEmpty();
    assertThat(logins.issued()).isEqualTo(Map.of("wim-01", 1, "wim-02", 0));
  }

  @Test
  void file_holdsGenerationsAndNoPassword() throws IOException {
    String password = logins.rotate("gateway 渣土:1");

    assertThat(Files.readString(file)).contains("1 gateway 渣土:1\n").doesNotContain(password);
    assertThat(DeviceLogins.open(SECRET, file).passwordOf("gateway 渣土:1")).isEqualTo(password);
    assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
  }

  @Test
  void open_damagedLine_namesFileAndLine() throws IOException {
    Files.writeString(file, "# head\n0 wim-01\nwim-02\n");

    assertThatThrownBy(() -> DeviceLogins.open(SECRET, file))
        .isInstanceOf(IOException.class)
        .hasMessage(file + " line 3 is not GENERATION LOGIN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ingest", "recorder", "simulator", "#a", " a", "a\n", "a\tb"})
  void issue_whatCannotBeALogin_isRefused(String login) {
    assertThat(DeviceLogins.findFault(login)).isNotEmpty();
    assertThatThrownBy(() -> logins.issue(login)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> logins.rotate(login)).isInstanceOf(IllegalArgumentException.class);
    assertThat(logins.matches(login, logins.passwordOf(login))).isFalse();
    assertThat(file).doesNotExist();
  }

  @Test
  void findFault_lengthsAroundTheLimit_onlyTheLongerIsRefused() {
    assertThat(DeviceLogins.findFault("a".repeat(DeviceLogins.LENGTH_MAX))).isEmpty();
    assertThat(DeviceLogins.findFault("a".repeat(DeviceLogins.LENGTH_MAX + 1)))
        .isEqualTo("has 257 characters; 1 to 256 allowed");
  }
}
