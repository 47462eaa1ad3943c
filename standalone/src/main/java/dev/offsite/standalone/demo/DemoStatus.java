package dev.offsite.standalone.demo;

import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.simulators.truth.Offence;
import dev.offsite.standalone.trial.TrialFigures;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A demonstration at one moment.
 *
 * @param elapsed since the devices were started
 * @param total after which it ends; null if it runs until Ctrl-C
 * @param scenario what the devices play
 * @param seed of the devices' behaviour
 * @param phase what is being done, for a human
 * @param flows messages of each kind of device
 * @param deadLetters messages that could not be read or trusted
 * @param rejected messages that were implausible
 * @param late messages beyond the lateness horizon
 * @param unacknowledged messages the broker still holds
 * @param latency from publish to readable on case-intake
 * @param steady the same and the load, once it is warm
 * @param candidates number of standing candidates of each kind
 * @param newest the candidates decided last, the newest first
 * @param truth for each offence that has a detector or has happened
 * @param troubles jobs that do not run, each with its reason
 * @param history the time series
 * @param trial what trial rules come to
 */
public record DemoStatus(
    Duration elapsed,
    Duration total,
    String scenario,
    long seed,
    String phase,
    Map<DeviceKind, Flow> flows,
    long deadLetters,
    long rejected,
    long late,
    long unacknowledged,
    LatencyFigures latency,
    SteadyFigures steady,
    Map<ViolationKind, Integer> candidates,
    List<Candidate> newest,
    Map<Offence, TruthFigures> truth,
    List<String> troubles,
    HistoryFigures history,
    TrialFigures trial) {

  public DemoStatus {
    Objects.requireNonNull(elapsed, "elapsed");
    Objects.requireNonNull(scenario, "scenario");
    Objects.requireNonNull(phase, "phase");
    flows = Map.copyOf(flows);
    Objects.requireNonNull(latency, "latency");
    Objects.requireNonNull(steady, "steady");
    candidates = Map.copyOf(candidates);
    newest = List.copyOf(newest);
    truth = Map.copyOf(truth);
    troubles = List.copyOf(troubles);
    Objects.requireNonNull(history, "history");
    Objects.requireNonNull(trial, "trial");
  }

  /**
   * Messages of one kind of device.
   *
   * @param published acknowledged by the broker
   * @param perSecond published in the last second or so
   * @param ingested records on the telemetry topic
   */
  public record Flow(long published, double perSecond, long ingested) {}

  /**
   * Latencies so far, in milliseconds.
   *
   * @param count how many were measured; the others are 0 if there is none
   */
  public record LatencyFigures(long count, double p50, double p99, double max) {}
}
