package dev.offsite.standalone.chaos;

import java.util.Map;

/**
 * Where devices publish, and as whom.
 *
 * @param passwords by user name, which is the device's id where each has its own account; empty
 *     where the broker asks for none
 * @param sharedUser the account of all devices; empty if each has its own or there is none
 */
record BrokerLogin(String host, int port, String sharedUser, Map<String, String> passwords) {

  static BrokerLogin anonymous(int port) {
    return new BrokerLogin("127.0.0.1", port, "", Map.of());
  }

  boolean asksForLogin() {
    return !passwords.isEmpty();
  }

  String userOf(String deviceId) {
    return sharedUser.isEmpty() ? deviceId : sharedUser;
  }

  String passwordOf(String deviceId) {
    return passwords.get(userOf(deviceId));
  }

  @Override
  public String toString() {
    return host + ':' + port;
  }
}
