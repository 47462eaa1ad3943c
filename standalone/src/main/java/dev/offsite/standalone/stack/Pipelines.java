package dev.offsite.standalone.stack;

import dev.offsite.standalone.cluster.JobDefinition;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.InstanceAddresses;
import java.util.List;

/** The jobs, wired to the embedded servers. */
final class Pipelines {

  /** Number of jobs, each of which needs slots of its own. */
  static final int JOBS = 2;

  Pipelines(InstanceAddresses addresses, Credentials credentials, int parallelism) {}

  /** The jobs in the order they are started: readers of Kafka before those that write to it. */
  List<JobDefinition> jobs() {
    return List.of();
  }

  /** Number of MQTT subscriptions that the ingest job holds. */
  int subscriptions() {
    return 0;
  }
}
