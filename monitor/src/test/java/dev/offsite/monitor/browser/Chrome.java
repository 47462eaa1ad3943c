package dev.offsite.monitor.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/**
 * Finds and starts Chromium. Where it or its driver is missing the test is skipped and says so;
 * with {@code OFFSITE_BROWSER_TESTS=required} in the environment it fails instead.
 */
final class Chrome {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Chrome() {}

  /** A window of that size with the wiped state of a new user. */
  static ChromeDriver open(int width, int height) {
    Optional<Path> browser = find("chromium", "chromium-browser", "google-chrome");
    Optional<Path> driver = find("chromedriver");
    boolean present = browser.isPresent() && driver.isPresent();
    String absent =
        "chromium and chromedriver are not both in the PATH (Debian: chromium, chromium-driver): "
            + "the pages are not looked at in a browser";
    if (!present && "required".equals(System.getenv("OFFSITE_BROWSER_TESTS"))) {
      throw new AssertionError(absent);
    }
    assumeTrue(present, absent);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.orElseThrow().toFile());
    // a container has neither a sandbox nor a large /dev/shm
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
        "--force-device-scale-factor=1",
        "--window-size=" + width + "," + height);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.WARNING);
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriver chrome =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(driver.orElseThrow().toFile())
                .usingAnyFreePort()
                .build(),
            options);
    chrome.manage().timeouts().pageLoadTimeout(PATIENCE).scriptTimeout(PATIENCE);
    return chrome;
  }

  private static Optional<Path> find(String... names) {
    List<String> folders = List.of(System.getenv("PATH").split(File.pathSeparator, -1));
    for (String name : names) {
      for (String folder : folders) {
        Path candidate = Path.of(folder, name);
        if (Files.isExecutable(candidate)) {
          return Optional.of(candidate);
        }
      }
    }
    return Optional.empty();
  }
}
