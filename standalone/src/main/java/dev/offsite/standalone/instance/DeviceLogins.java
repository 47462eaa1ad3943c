package dev.offsite.standalone.instance;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The MQTT logins of devices and gateways: every name has a password, which follows from the secret
 * of the instance; what a login may do is said elsewhere. Safe for many threads.
 *
 * <p>Another process may hand out and replace passwords; {@link #reload} sees it.
 */
public final class DeviceLogins {

  /** Longest login: room for a device id and for the subject of a certificate. */
  public static final int LENGTH_MAX = 256;

  private final InstanceSecret secret;
  private final LoginFile file;
  private volatile Map<String, Integer> generations;

  private DeviceLogins(InstanceSecret secret, LoginFile file, Map<String, Integer> generations) {
    this.secret = secret;
    this.file = file;
    this.generations = Map.copyOf(generations);
  }

  /** The logins that a file lists, and all others. */
  public static DeviceLogins open(InstanceSecret secret, Path path) throws IOException {
    LoginFile file = new LoginFile(path);
    return new DeviceLogins(secret, file, file.read());
  }

  /** Why a text cannot be a login of a device; empty if it can. */
  public static String findFault(String login) {
    if (login.isEmpty() || login.length() > LENGTH_MAX) {
      return "has " + login.length() + " characters; 1 to " + LENGTH_MAX + " allowed";
    }
    if (login.codePoints().anyMatch(Character::isISOControl) || !login.strip().equals(login)) {
      return "has a control character, or white space around it";
    }
    if (login.startsWith("#")) {
      return "begins with #";
    }
    return Credentials.OWN_ACCOUNTS.contains(login) ? "is an account of Offsite's own" : "";
  }

  /** The current password of a login. */
  public String passwordOf(String login) {
    return secret.passwordOf(login, generationOf(login));
  }

  /** How often the password of a login was replaced. */
  public int generationOf(String login) {
    return generations.getOrDefault(login, 0);
  }

  /** Whether this is the current password of a login, in the same time for every wrong one. */
  public boolean matches(String login, String password) {
    return findFault(login).isEmpty() && PasswordText.isSame(password, passwordOf(login));
  }

  /** The password of a login, which is noted as handed out. */
  public String issue(String login) throws IOException {
    requireLogin(login);
    generations = Map.copyOf(file.change(all -> all.putIfAbsent(login, 0)));
    return passwordOf(login);
  }

  /** A new password of a login; the one before is worth nothing from here on. */
  public String rotate(String login) throws IOException {
    requireLogin(login);
    generations = Map.copyOf(file.change(all -> all.merge(login, 1, Integer::sum)));
    return passwordOf(login);
  }

  /** The logins whose password was handed out, with the generation of it. */
  public Map<String, Integer> issued() {
    return generations;
  }

  /** Sees what other processes changed, and says whose password was replaced. */
  public Set<String> reload() throws IOException {
    Map<String, Integer> before = generations;
    Map<String, Integer> now = Map.copyOf(file.read());
    generations = now;
    Set<String> changed = new HashSet<>(before.keySet());
    changed.addAll(now.keySet());
    changed.removeIf(login -> before.getOrDefault(login, 0).equals(now.getOrDefault(login, 0)));
    return changed;
  }

  @Override
  public String toString() {
    return "DeviceLogins[" + generations.size() + " issued]";
  }

  private static void requireLogin(String login) {
    String fault = findFault(login);
    if (!fault.isEmpty()) {
      throw new IllegalArgumentException("login '" + login + "' " + fault);
    }
  }
}
