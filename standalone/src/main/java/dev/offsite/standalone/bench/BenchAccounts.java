package dev.offsite.standalone.bench;

import dev.offsite.simulators.publish.Login;
import dev.offsite.simulators.publish.MqttOptions;
import dev.offsite.standalone.instance.Credentials;
import java.net.URI;

/** Who the benchmarks are at the broker: the only place here that knows accounts. */
record BenchAccounts(Credentials credentials) {

  /** Who receives, as the ingest job does. */
  Login receiver() {
    return new Login(Credentials.INGEST_USER, credentials.ingestPassword());
  }

  /**
   * How devices publish.
   *
   * @param prefix of their client identifiers
   * @param connections that all of them share
   */
  MqttOptions publishers(String brokerUri, String prefix, int connections) {
    MqttOptions defaults =
        MqttOptions.of(
            URI.create(brokerUri),
            prefix,
            new Login(Credentials.SIMULATOR_USER, credentials.simulatorPassword()));
    return new MqttOptions(
        defaults.server(),
        prefix,
        defaults.loginOf(),
        connections,
        defaults.inFlightMax(),
        defaults.queueMax(),
        defaults.backOffMax());
  }
}
