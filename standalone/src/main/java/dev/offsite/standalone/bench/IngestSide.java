package dev.offsite.standalone.bench;

import dev.offsite.standalone.cluster.JobCluster;

/** One of the two that are compared. */
enum IngestSide {
  /** The client library and a Kafka producer, and nothing else. */
  PLAIN("plain consumer") {
    @Override
    AutoCloseable open(BenchServers servers) throws Exception {
      return PlainConsumer.open(
          servers.brokerUri(), servers.accounts().receiver(), servers.bootstrapServers());
    }
  },
  /** The job, wired as an instance wires it. */
  JOB("IngestJob") {
    @Override
    AutoCloseable open(BenchServers servers) throws Exception {
      JobCluster cluster = servers.startIngest();
      return cluster;
    }
  };

  private final String label;

  IngestSide(String label) {
    this.label = label;
  }

  /** For humans. */
  String label() {
    return label;
  }

  /** Subscribes and lands what comes until it is closed; its session at the broker stays. */
  abstract AutoCloseable open(BenchServers servers) throws Exception;
}
