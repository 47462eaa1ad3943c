package dev.offsite.simulators.publish;

import java.util.Objects;

/**
 * Name and password of an MQTT login; the text form hides the password.
 *
 * @param user login name; devices of one login share connections
 * @param password secret
 */
public record Login(String user, String password) {

  public Login {
    Objects.requireNonNull(user, "user");
    Objects.requireNonNull(password, "password");
  }

  @Override
  public String toString() {
    return "Login[" + user + "]";
  }
}
