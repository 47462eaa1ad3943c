package dev.offsite.monitor.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.monitor.access.LoginThrottle;
import dev.offsite.monitor.access.TrustedProxies;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whose failures a login counts, where everybody comes from one address. */
class LoginBehindProxyTest {

  private static final String FORWARDED = "X-Forwarded-For";

  @TempDir private Path folder;

  @Test
  void guesses_fromOneBrowserBehindTheProxy_doNotKeepOthersOut() throws Exception {
    try (RunningMonitor monitor = behind(TrustedProxies.parse("127.0.0.1"))) {
      for (int i = 0; i < LoginThrottle.FAILURES_MAX; i++) {
        monitor.tryLogIn("west", "wrong", FORWARDED, "198.51.100.1");
      }

      assertThat(logIn(monitor, "198.51.100.1")).isEqualTo(429);
      assertThat(logIn(monitor, "9.9.9.9, 198.51.100.1")).as("its own word before").isEqualTo(429);
      assertThat(logIn(monitor, "198.51.100.2")).isEqualTo(200);
    }
  }

  @Test
  void guesses_underMadeUpAddresses_countAsOne() throws Exception {
    try (RunningMonitor monitor = behind(TrustedProxies.NONE)) {
      for (int i = 0; i < LoginThrottle.FAILURES_MAX; i++) {
        monitor.tryLogIn("west", "wrong", FORWARDED, "198.51.100." + i);
      }

      assertThat(logIn(monitor, "198.51.100.99")).isEqualTo(429);
    }
  }

  @Test
  void auditLog_namesTheBrowserAndNotTheProxy() throws Exception {
    try (RunningMonitor monitor = behind(TrustedProxies.parse("127.0.0.0/8"))) {
      monitor.tryLogIn("west", "wrong", FORWARDED, "198.51.100.7");

      assertThat(monitor.logIn("boss").getJson("/api/audit").path("entries").toString())
          .contains("\"action\":\"LOGIN_FAILED\",\"subject\":\"198.51.100.7\"");
    }
  }

  private RunningMonitor behind(TrustedProxies proxies) throws Exception {
    return new RunningMonitor(folder, proxies, Optional.empty());
  }

  private static int logIn(RunningMonitor monitor, String forwardedFor) throws Exception {
    return monitor.tryLogIn("west", RunningMonitor.PASSWORD, FORWARDED, forwardedFor).statusCode();
  }
}
