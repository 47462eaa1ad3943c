package dev.offsite.standalone.cluster;

import dev.offsite.standalone.instance.StartException;
import dev.offsite.standalone.metrics.FlinkMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.core.execution.CheckpointType;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.runtime.checkpoint.AbstractCheckpointStats;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Flink cluster for all jobs of this process.
 *
 * <p>A job begins with its newest retained checkpoint, if there is one, and takes a last one when
 * the cluster is closed. After a crash it goes on from the one before; since sinks are
 * at-least-once and candidate ids deterministic, that repeats records but invents none.
 */
public final class JobCluster implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(JobCluster.class);

  /** How long one job may take to run, or to take its last checkpoint. */
  private static final Duration START_MAX = Duration.ofSeconds(60);

  private static final Duration LAST_CHECKPOINT_MAX = Duration.ofSeconds(5);
  private static final Duration STOP_MAX = Duration.ofSeconds(10);
  private static final long POLL_MILLIS = 20;
  private static final long MEANWHILE_MILLIS = 200;

  private final MiniCluster cluster;
  private final Path checkpoints;
  private final List<RunningJob> jobs = new CopyOnWriteArrayList<>();
  private final Map<JobID, Future<?>> askedCheckpoints = new ConcurrentHashMap<>();
  private final AtomicBoolean closed = new AtomicBoolean();

  private JobCluster(MiniCluster cluster, Path checkpoints) {
    this.cluster = cluster;
    this.checkpoints = checkpoints;
  }

  /** What to do with checkpoints of an earlier run. */
  public enum EarlierState {
    /** Go on from the newest. */
    RESTORE,
    /** Remove them: the jobs read what Kafka holds from its beginning. */
    DISCARD
  }

  /** How far a job must have come before it counts as started. */
  public enum Await {
    /** Every subtask runs. */
    RUNNING,
    /** Every subtask has been deployed; it may still wait for something. */
    DEPLOYED
  }

  /**
   * A job in this cluster.
   *
   * @param restoredFrom the checkpoint it began with; null if it began anew
   */
  public record RunningJob(String name, JobID id, Path restoredFrom) {}

  /**
   * Starts an empty cluster.
   *
   * @param folder holds the jobs' checkpoints
   * @param temporary folder for files that need not survive
   * @param slots how many parallel subtasks all jobs have together
   */
  public static JobCluster start(Path folder, Path temporary, int slots) throws StartException {
    return start(folder, temporary, slots, new FlinkMetrics());
  }

  /** The same, with all that the cluster and its jobs measure in {@code metrics}. */
  public static JobCluster start(Path folder, Path temporary, int slots, FlinkMetrics metrics)
      throws StartException {
    try {
      Files.createDirectories(folder);
      Files.createDirectories(temporary);
      MiniCluster cluster =
          new MeasuredMiniCluster(
              new MiniClusterConfiguration.Builder()
                  .setConfiguration(FlinkSettings.ofCluster(temporary))
                  .setNumTaskManagers(1)
                  .setNumSlotsPerTaskManager(slots)
                  .setCommonBindAddress("127.0.0.1")
                  .withRandomPorts()
                  .build(),
              metrics);
      cluster.start();
      return new JobCluster(cluster, folder);
    } catch (Exception e) { // MiniCluster declares no narrower type
      throw new StartException("The Flink cluster does not start: " + e, e);
    }
  }

  /** Submits a job and waits until it has started. */
  public RunningJob run(JobDefinition definition, EarlierState earlier, Await until)
      throws StartException, InterruptedException {
    try {
      RetainedCheckpoints retained = new RetainedCheckpoints(checkpoints, definition.id());
      if (earlier == EarlierState.DISCARD) {
        retained.remove();
      }
      Optional<Path> latest = retained.findLatest();
      if (latest.isEmpty()) {
        retained.remove();
      }
      StreamExecutionEnvironment environment =
          new StreamExecutionEnvironment(FlinkSettings.ofJob(definition, checkpoints));
      environment.setParallelism(definition.parallelism());
      definition.operators().accept(environment);
      JobGraph graph =
          environment
              .getStreamGraph()
              .getJobGraph(JobCluster.class.getClassLoader(), definition.id());
      latest.ifPresent(
          checkpoint ->
              graph.setSavepointRestoreSettings(
                  SavepointRestoreSettings.forPath(
                      checkpoint.toUri().toString(), false, RecoveryClaimMode.CLAIM)));
      cluster.submitJob(graph).get();
      RunningJob job = new RunningJob(definition.name(), definition.id(), latest.orElse(null));
      awaitStarted(job, until);
      jobs.add(job);
      return job;
    } catch (IOException e) {
      throw new StartException("Cannot read the checkpoints in " + checkpoints + ": " + e, e);
    } catch (ExecutionException e) {
      throw new StartException(
          "The job " + definition.name() + " does not start: " + e.getCause(), e);
    }
  }

  /**
   * Runs a job whose sources end, without checkpoints: what fails is begun again by its caller.
   *
   * @param definition its interval of checkpoints is not used
   * @param meanwhile is called a few times a second until it has ended
   * @throws StartException if it does not start, or fails on the way
   */
  public void runToEnd(JobDefinition definition, Runnable meanwhile)
      throws StartException, InterruptedException {
    StreamExecutionEnvironment environment =
        new StreamExecutionEnvironment(FlinkSettings.ofBoundedJob(definition));
    environment.setParallelism(definition.parallelism());
    definition.operators().accept(environment);
    try {
      JobGraph graph =
          environment
              .getStreamGraph()
              .getJobGraph(JobCluster.class.getClassLoader(), definition.id());
      cluster.submitJob(graph).get();
      while (!cluster.getJobStatus(definition.id()).get().isGloballyTerminalState()) {
        meanwhile.run();
        TimeUnit.MILLISECONDS.sleep(MEANWHILE_MILLIS);
      }
      AccessExecutionGraph ended = cluster.getExecutionGraph(definition.id()).get();
      if (ended.getState() != JobStatus.FINISHED) {
        throw new StartException(
            "The job " + definition.name() + " did not reach its end: " + reasonOf(ended));
      }
    } catch (ExecutionException e) {
      throw new StartException(
          "The job " + definition.name() + " does not run: " + e.getCause(), e);
    } finally {
      meanwhile.run();
    }
  }

  /** The jobs that do not run at the moment, each with the last reason; empty if all is well. */
  public List<String> failures() {
    List<String> failures = new ArrayList<>();
    for (RunningJob job : jobs) {
      try {
        AccessExecutionGraph graph = cluster.getExecutionGraph(job.id()).get();
        if (graph.getState() != JobStatus.RUNNING) {
          failures.add(job.name() + " is " + graph.getState() + ": " + reasonOf(graph));
        }
      } catch (ExecutionException e) {
        failures.add(job.name() + ": " + e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return failures;
      }
    }
    return failures;
  }

  /** Every job that was started, as it is at this moment. */
  public List<JobView> views() throws InterruptedException {
    List<JobView> views = new ArrayList<>();
    for (RunningJob job : jobs) {
      try {
        views.add(viewOf(job.name(), cluster.getExecutionGraph(job.id()).get()));
      } catch (ExecutionException e) {
        views.add(
            new JobView(job.name(), JobView.Stage.STARTS, e.getCause().toString(), Instant.EPOCH));
      }
    }
    return views;
  }

  /** Size of the state in the newest checkpoint of each job that has one, in bytes, by job. */
  public Map<String, Long> checkpointBytes() throws InterruptedException {
    Map<String, Long> sizes = new HashMap<>();
    for (RunningJob job : jobs) {
      try {
        CheckpointStatsSnapshot stats =
            cluster.getExecutionGraph(job.id()).get().getCheckpointStatsSnapshot();
        CompletedCheckpointStats last =
            stats == null ? null : stats.getHistory().getLatestCompletedCheckpoint();
        if (last != null) {
          sizes.put(job.name(), last.getStateSize());
        }
      } catch (ExecutionException e) {
        LOG.debug("job {} does not say how large its state is", job.name(), e);
      }
    }
    return sizes;
  }

  /** The checkpoints that a job has completed and that are still remembered, oldest first. */
  public List<CheckpointFigure> checkpoints(String job) throws InterruptedException {
    List<CheckpointFigure> figures = new ArrayList<>();
    try {
      CheckpointStatsSnapshot stats =
          cluster.getExecutionGraph(require(job).id()).get().getCheckpointStatsSnapshot();
      if (stats != null) {
        for (AbstractCheckpointStats one : stats.getHistory().getCheckpoints()) {
          if (one instanceof CompletedCheckpointStats) {
            figures.add(
                0,
                new CheckpointFigure(
                    Instant.ofEpochMilli(one.getTriggerTimestamp()),
                    one.getStateSize(),
                    Duration.ofMillis(one.getEndToEndDuration())));
          }
        }
      }
    } catch (ExecutionException e) {
      LOG.debug("job {} does not say what its checkpoints took", job, e);
    }
    return figures;
  }

  /** Whether a job of this name was started here. */
  public boolean hasStarted(String job) {
    return jobs.stream().anyMatch(one -> one.name().equals(job));
  }

  /**
   * Begins a checkpoint of a job beside those of its interval, unless one that was asked for here
   * is still under way: they would queue. A job that has ended takes none.
   */
  public void beginCheckpoint(String job) {
    Future<?> unused =
        askedCheckpoints.compute(
            require(job).id(),
            (id, before) ->
                before != null && !before.isDone()
                    ? before
                    : cluster.triggerCheckpoint(id, CheckpointType.CONFIGURED));
  }

  /** Since when a job runs without a restart; empty while it does not run. */
  public Optional<Instant> findRunningSince(String job) throws InterruptedException {
    try {
      AccessExecutionGraph graph = cluster.getExecutionGraph(require(job).id()).get();
      return graph.getState() == JobStatus.RUNNING
          ? Optional.of(Instant.ofEpochMilli(graph.getStatusTimestamp(JobStatus.RUNNING)))
          : Optional.empty();
    } catch (ExecutionException e) {
      LOG.debug("job {} does not say since when it runs", job, e);
      return Optional.empty();
    }
  }

  /** Why a job does not run, if something failed; empty if it runs or has come to its end. */
  public Optional<String> findFault(String job) throws InterruptedException {
    return views().stream()
        .filter(view -> view.name().equals(job) && !view.reason().isEmpty())
        .map(JobView::reason)
        .findFirst();
  }

  /**
   * Waits until a job whose sources end has ended.
   *
   * @throws StartException if it has not reached its end, or not in time
   */
  public void awaitEnd(String job, Duration atMost) throws StartException, InterruptedException {
    JobID id = require(job).id();
    long deadline = System.nanoTime() + atMost.toNanos();
    try {
      while (!cluster.getJobStatus(id).get().isGloballyTerminalState()) {
        if (System.nanoTime() > deadline) {
          throw new StartException(
              "The job " + job + " has not ended after " + atMost.toSeconds() + " s");
        }
        TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
      }
      AccessExecutionGraph ended = cluster.getExecutionGraph(id).get();
      if (ended.getState() != JobStatus.FINISHED) {
        throw new StartException("The job " + job + " did not reach its end: " + reasonOf(ended));
      }
    } catch (ExecutionException e) {
      throw new StartException("The job " + job + " does not run: " + e.getCause(), e);
    }
  }

  private RunningJob require(String job) {
    return jobs.stream()
        .filter(one -> one.name().equals(job))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no job " + job + " was started"));
  }

  private static JobView viewOf(String name, AccessExecutionGraph graph) {
    JobView.Stage stage =
        graph.getState().isGloballyTerminalState()
            ? JobView.Stage.ENDED
            : graph.getState() == JobStatus.RUNNING && allHaveStarted(graph, Await.RUNNING)
                ? JobView.Stage.RUNS
                : JobView.Stage.STARTS;
    String reason =
        stage == JobView.Stage.RUNS || graph.getFailureInfo() == null
            ? ""
            : innermost(graph.getFailureInfo().getExceptionAsString());
    CheckpointStatsSnapshot checkpoints = graph.getCheckpointStatsSnapshot();
    CompletedCheckpointStats last =
        checkpoints == null ? null : checkpoints.getHistory().getLatestCompletedCheckpoint();
    long sinceMs =
        last == null
            ? graph.getStatusTimestamp(JobStatus.INITIALIZING)
            : last.getTriggerTimestamp() + last.getEndToEndDuration();
    return new JobView(name, stage, reason, Instant.ofEpochMilli(sinceMs));
  }

  /** Takes a last checkpoint of each job, in the order they were started, then ends them. */
  @Override
  public void close() throws Exception {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    for (RunningJob job : jobs) {
      stop(job);
    }
    cluster.closeAsync().get(STOP_MAX.toSeconds(), TimeUnit.SECONDS);
  }

  private void stop(RunningJob job) throws InterruptedException {
    try {
      if (cluster.getJobStatus(job.id()).get().isGloballyTerminalState()) {
        return;
      }
      long number =
          cluster
              .triggerCheckpoint(job.id(), CheckpointType.CONFIGURED)
              .get(LAST_CHECKPOINT_MAX.toMillis(), TimeUnit.MILLISECONDS);
      LOG.info("job {} ends with checkpoint {}", job.name(), number);
    } catch (ExecutionException | TimeoutException e) {
      // not lost: the next start goes on from the checkpoint before
      LOG.warn("job {} ends without a last checkpoint: {}", job.name(), e.toString());
    }
    try {
      cluster.cancelJob(job.id()).get(STOP_MAX.toSeconds(), TimeUnit.SECONDS);
      cluster.requestJobResult(job.id()).get(STOP_MAX.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.warn("job {} does not end: {}", job.name(), e.toString());
    }
  }

  private void awaitStarted(RunningJob job, Await until)
      throws StartException, InterruptedException, ExecutionException {
    long deadline = System.nanoTime() + START_MAX.toNanos();
    while (true) {
      AccessExecutionGraph graph = cluster.getExecutionGraph(job.id()).get();
      if (graph.getState() == JobStatus.RUNNING && allHaveStarted(graph, until)) {
        return;
      }
      if (graph.getState().isGloballyTerminalState()) {
        throw new StartException(whyNot(job, reasonOf(graph)));
      }
      if (System.nanoTime() > deadline) {
        throw new StartException(
            whyNot(
                job,
                graph.getState() + " after " + START_MAX.toSeconds() + " s, " + reasonOf(graph)));
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private static String whyNot(RunningJob job, String reason) {
    String text = "The job " + job.name() + " does not run: " + reason;
    if (job.restoredFrom() == null) {
      return text;
    }
    return text
        + "\nIt was to go on from "
        + job.restoredFrom()
        + ". If that was written by an older build, start once with --fresh-state: the jobs then"
        + " read what Kafka holds again and come to the same candidates.";
  }

  private static boolean allHaveStarted(AccessExecutionGraph graph, Await until) {
    for (AccessExecutionVertex vertex : graph.getAllExecutionVertices()) {
      ExecutionState state = vertex.getExecutionState();
      boolean started =
          state == ExecutionState.RUNNING
              || state == ExecutionState.FINISHED
              || (until == Await.DEPLOYED && state == ExecutionState.INITIALIZING);
      if (!started) {
        return false;
      }
    }
    return true;
  }

  private static String reasonOf(AccessExecutionGraph graph) {
    if (graph.getFailureInfo() == null) {
      return graph.getState().toString();
    }
    String text = graph.getFailureInfo().getExceptionAsString();
    LOG.warn("job {} failed: {}", graph.getJobName(), text);
    return innermost(text);
  }

  /** The first line of the innermost cause of a stack trace. */
  private static String innermost(String text) {
    String reason = text.lines().findFirst().orElse(text);
    for (String line : text.lines().toList()) {
      if (line.startsWith("Caused by: ")) {
        reason = line.substring("Caused by: ".length());
      }
    }
    return reason;
  }
}
