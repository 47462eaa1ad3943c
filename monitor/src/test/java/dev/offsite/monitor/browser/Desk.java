package dev.offsite.monitor.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** Somebody in front of a browser. */
final class Desk implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(40);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  final ChromeDriver chrome;
  private final String address;

  private Desk(ChromeDriver chrome, String address) {
    this.chrome = chrome;
    this.address = address;
  }

  /** A window on the login page. */
  static Desk at(StagedCentre centre, int width, int height) {
    Desk desk = new Desk(Chrome.open(width, height), centre.address());
    desk.go("");
    return desk;
  }

  /** A phone. */
  static Desk phone(StagedCentre centre) {
    Desk desk = at(centre, 1000, 1000);
    desk.chrome.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", 390, "height", 844, "deviceScaleFactor", 2, "mobile", true));
    desk.go("");
    return desk;
  }

  Desk go(String path) {
    chrome.get(address + path);
    return this;
  }

  /** Logs in and waits until the stream is live and the list has come. */
  Desk logIn(String user) {
    wait("input[name=user]").sendKeys(user);
    wait("input[name=password]").sendKeys(StagedCentre.PASSWORD);
    wait("button[type=submit]").click();
    wait("[data-testid=connection][data-state=LIVE]");
    return this;
  }

  WebElement wait(String css) {
    return until(css).until(() -> find(css), found -> !found.isEmpty()).get(0);
  }

  private static ConditionFactory until(String what) {
    return Awaitility.await(what).atMost(PATIENCE).pollInterval(LOOK_EVERY).pollInSameThread();
  }

  List<WebElement> find(String css) {
    return chrome.findElements(By.cssSelector(css));
  }

  void waitGone(String css) {
    until("no " + css).until(() -> find(css).isEmpty());
  }

  /** Waits until an expression of JavaScript is true. */
  void waitTrue(String expression) {
    until(expression)
        .until(() -> Boolean.TRUE.equals(chrome.executeScript("return !!(" + expression + ")")));
  }

  /** Runs a body of an asynchronous function; what it returns. */
  Object run(String body, Object... arguments) {
    return chrome.executeAsyncScript(
        "const done = arguments[arguments.length - 1]; const given = [...arguments].slice(0, -1);"
            + "(async () => {"
            + body
            + "})().then(done, (error) => done('failed: ' + error.stack));",
        arguments);
  }

  /** Presses a key with nothing focused. */
  void press(String key) {
    String name = key.equals("\n") ? "Enter" : key;
    chrome.executeScript(
        "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: arguments[0], bubbles: true}))",
        name);
  }

  /** Sends a decision on the page that is open, and stays there. */
  void decide(String decision, String note) {
    WebElement moveOn = wait(".decision-panel input[type=checkbox]");
    if (moveOn.isSelected()) {
      moveOn.click();
    }
    wait("[data-decision=" + decision + "]").click();
    if (!find(".decision-form select").isEmpty()) {
      chrome.executeScript(
          "const list = document.querySelector('.decision-form select'); list.selectedIndex = 1;"
              + "list.dispatchEvent(new Event('change'))");
    }
    wait("textarea[name=note]").sendKeys(note);
    wait("#decide").click();
  }

  /** From here on answers to GET requests of that path never come: the page is behind. */
  void hold(String path) {
    run(
        "(await import('/live/situation.js')).stopListening(); window.realFetch = window.fetch;"
            + "window.fetch = (at, options) => options.method === 'GET' && String(at).startsWith(given[0])"
            + " ? new Promise(() => {}) : window.realFetch(at, options)",
        path);
  }

  void release() {
    run("window.fetch = window.realFetch");
  }

  String text(String css) {
    return wait(css).getText();
  }

  /** Keeps a picture of the window under that name. */
  Desk picture(String name) throws IOException {
    Path folder = Path.of("target", "screenshots");
    Files.createDirectories(folder);
    Files.write(folder.resolve(name + ".png"), chrome.getScreenshotAs(OutputType.BYTES));
    return this;
  }

  /** Waits until the map and the trucks had time to be drawn. */
  Desk settle() {
    run("await new Promise((ready) => setTimeout(ready, 1200));");
    return this;
  }

  /** What the browser complained of: errors of scripts, and breaches of the security policy. */
  List<String> complaints() {
    return chrome.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= java.util.logging.Level.SEVERE.intValue())
        .map(LogEntry::getMessage)
        // the first look whether there is a session
        .filter(message -> !message.contains("/api/session") || !message.contains("401"))
        .toList();
  }

  @Override
  public void close() {
    chrome.quit();
  }
}
