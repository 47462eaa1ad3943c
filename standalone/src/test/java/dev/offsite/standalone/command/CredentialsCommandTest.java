package dev.offsite.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.standalone.instance.DataDirectory;
import dev.offsite.standalone.instance.DeviceLogins;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CredentialsCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  private Path data;

  @BeforeEach
  void make() throws Exception {
    data = folder.resolve("data");
    try (DataDirectory directory = DataDirectory.open(data, DataDirectory.Earlier.KEEP)) {
      directory.credentials();
    }
  }

  @Test
  void passwordOnly_login_printsNothingElse() throws Exception {
    assertThat(execute("wim-01", "--password-only")).isZero();

    assertThat(out.toString().strip()).isEqualTo(logins().passwordOf("wim-01"));
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void login_whole_printsLoginAndPassword() throws Exception {
    assertThat(execute("wim-01")).isZero();

    assertThat(out.toString())
        .contains("login     wim-01")
        .contains("password  " + logins().passwordOf("wim-01"));
  }

  @Test
  void rotate_login_printsAnotherPasswordThatStays() throws Exception {
    String before = logins().passwordOf("wim-01");

    assertThat(execute("wim-01", "--rotate", "--password-only")).isZero();

    assertThat(out.toString().strip())
        .isNotEqualTo(before)
        .isEqualTo(logins().passwordOf("wim-01"));
  }

  @Test
  void list_handedOutLogins_areNamedWithoutPasswords() throws Exception {
    execute("wim-02", "--rotate");
    execute("wim-01");
    out.getBuffer().setLength(0);

    assertThat(execute("--list")).isZero();

    assertThat(out.toString().lines()).containsExactly("wim-01", "wim-02  replaced 1");
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'Which LOGIN, or --list?'",
    "wim-01 --list, 'Which LOGIN, or --list?'",
    "--list --rotate, '--list goes neither'",
    "--list --password-only, '--list goes neither'",
    "simulator, LOGIN 'simulator' is an account of Offsite's own",
  })
  void execute_optionsThatDoNotFit_isUsage(String arguments, String message) {
    String[] given = arguments.isEmpty() ? new String[0] : arguments.split(" ");

    assertThat(execute(given)).isEqualTo(2);

    assertThat(err.toString()).contains(message.replace("''", "'"));
  }

  @Test
  void execute_folderWithoutCredentials_saysWhichAndWhatFails() {
    data = folder.resolve("nothing");

    assertThat(execute("wim-01")).isEqualTo(1);

    assertThat(err.toString())
        .contains("Cannot read or change the credentials in " + data)
        .doesNotContain("should not happen");
  }

  private DeviceLogins logins() throws Exception {
    return DataDirectory.loginsOf(data);
  }

  private int execute(String... arguments) {
    String[] all = new String[arguments.length + 3];
    all[0] = "credentials";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    all[arguments.length + 1] = "--data-dir";
    all[arguments.length + 2] = data.toString();
    CommandLine line = CommandLines.offsite();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    return line.execute(all);
  }
}
