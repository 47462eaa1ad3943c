package dev.offsite.standalone.stack;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.trial.TrialJob;
import dev.offsite.standalone.broker.EmbeddedMqttBroker;
import dev.offsite.standalone.cluster.JobCluster;
import dev.offsite.standalone.cluster.JobView;
import dev.offsite.standalone.health.PartCheck;
import dev.offsite.standalone.health.PartHealth;
import dev.offsite.standalone.health.PartState;
import dev.offsite.standalone.kafka.EmbeddedKafka;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What is looked at to say whether the embedded parts work. */
final class StackChecks {

  /** Names of parts; labels of metrics, so there are few and they are fixed. */
  static final String BROKER = "MQTT broker";

  static final String KAFKA = "Kafka";
  static final String JOBS = "jobs";
  static final String CHECKPOINTS = "checkpoints";
  static final String REFERENCE = "reference";
  static final String HISTORY = "history";

  /** A probe waits no longer than that for Kafka; Docker's own patience is 30 s. */
  private static final Duration KAFKA_PATIENCE = Duration.ofSeconds(3);

  /**
   * A checkpoint may take a minute before Flink gives it up, and one that fails is tried again:
   * beyond a minute and a half at least one has failed.
   */
  static final Duration CHECKPOINT_AGE_MAX = Duration.ofSeconds(90);

  /** Looks at a part; the name stands beside it. */
  @FunctionalInterface
  private interface Look {
    PartHealth look(String part) throws InterruptedException;
  }

  private record Named(String part, Look how) implements PartCheck {
    @Override
    public PartHealth look() throws InterruptedException {
      return how.look(part);
    }
  }

  static PartCheck broker(EmbeddedMqttBroker broker, int subscriptions) {
    return new Named(
        BROKER,
        part -> {
          if (!broker.isRunning()) {
            return new PartHealth(part, PartState.DOWN, "it has ended; the log says why");
          }
          if (broker.isDiskFull()) {
            return new PartHealth(
                part, PartState.WAITING, "the disk is nearly full; devices are kept waiting");
          }
          int connected = broker.connectedSubscriptions();
          return connected < subscriptions
              ? new PartHealth(
                  part,
                  PartState.WAITING,
                  connected + " of " + subscriptions + " subscriptions of the ingest job stand")
              : new PartHealth(part, PartState.UP, broker.devicesUri());
        });
  }

  static PartCheck kafka(EmbeddedKafka kafka) {
    return new Named(
        KAFKA,
        part ->
            kafka
                .findFault(KAFKA_PATIENCE)
                .map(fault -> new PartHealth(part, PartState.WAITING, fault))
                .orElseGet(() -> new PartHealth(part, PartState.UP, kafka.bootstrapServers())));
  }

  static PartCheck jobs(JobCluster cluster, int expected) {
    return new Named(JOBS, part -> jobs(part, judging(cluster.views()), expected));
  }

  static PartCheck checkpoints(JobCluster cluster, Clock clock) {
    return new Named(CHECKPOINTS, part -> checkpoints(part, judging(cluster.views()), clock));
  }

  /** The time series and its job, whose absence hinders no verdict. */
  static PartCheck history(JobCluster cluster, HistoryStore store, Clock clock) {
    return new Named(
        HISTORY,
        part ->
            store.settings().isEmpty()
                ? new PartHealth(part, PartState.UP, store.detail())
                : history(part, cluster.views(), store.detail(), clock));
  }

  /** What the history job says of the time series; {@code place} is where that is. */
  static PartHealth history(String part, List<JobView> jobs, String place, Clock clock) {
    List<JobView> writing =
        jobs.stream().filter(job -> job.name().equals(Pipelines.HISTORY)).toList();
    for (PartHealth health : List.of(jobs(part, writing, 1), checkpoints(part, writing, clock))) {
      if (health.state() != PartState.UP) {
        return new PartHealth(
            part, PartState.BEHIND, "rows wait in Kafka, verdicts do not: " + health.reason());
      }
    }
    return new PartHealth(part, PartState.UP, place);
  }

  private static List<JobView> judging(List<JobView> jobs) {
    return jobs.stream()
        .filter(job -> !job.name().equals(Pipelines.HISTORY))
        .filter(job -> !job.name().startsWith(TrialJob.NAME + '-'))
        .toList();
  }

  /** {@code inForce} gives null before the first release. */
  static PartCheck reference(Supplier<ReferenceSnapshot> inForce) {
    return new Named(
        REFERENCE,
        part -> {
          ReferenceSnapshot snapshot = inForce.get();
          return snapshot == null
              ? new PartHealth(
                  part,
                  PartState.WAITING,
                  "no release is published: ./offsite reference publish DIR")
              : new PartHealth(
                  part, PartState.UP, snapshot.release() + ", " + snapshot.entries() + " entries");
        });
  }

  /** All jobs as one part. */
  static PartHealth jobs(String part, List<JobView> jobs, int expected) {
    List<String> faults = new ArrayList<>();
    PartState state = PartState.UP;
    for (JobView job : jobs) {
      if (job.stage() == JobView.Stage.RUNS) {
        continue;
      }
      if (job.stage() == JobView.Stage.ENDED) {
        state = PartState.DOWN;
      } else if (state == PartState.UP) {
        state = PartState.WAITING;
      }
      faults.add(
          job.name()
              + (job.stage() == JobView.Stage.ENDED ? " has ended" : " starts")
              + (job.reason().isEmpty() ? "" : ": " + job.reason()));
    }
    if (jobs.size() < expected) {
      faults.add(expected - jobs.size() + " not yet submitted");
      state = state == PartState.UP ? PartState.WAITING : state;
    }
    return new PartHealth(
        part, state, faults.isEmpty() ? jobs.size() + " run" : String.join("; ", faults));
  }

  /** The oldest of the newest checkpoints as one part. */
  static PartHealth checkpoints(String part, List<JobView> jobs, Clock clock) {
    List<String> old = new ArrayList<>();
    Duration oldest = Duration.ZERO;
    for (JobView job : jobs) {
      Duration age = Duration.between(job.checkpointAt(), clock.instant());
      if (age.compareTo(oldest) > 0) {
        oldest = age;
      }
      if (age.compareTo(CHECKPOINT_AGE_MAX) > 0) {
        old.add(job.name() + " has had none for " + age.toSeconds() + " s");
      }
    }
    return old.isEmpty()
        ? new PartHealth(part, PartState.UP, "the oldest is " + oldest.toSeconds() + " s old")
        : new PartHealth(
            part,
            PartState.WAITING,
            String.join("; ", old) + " (at most " + CHECKPOINT_AGE_MAX.toSeconds() + " s)");
  }

  private StackChecks() {}
}
