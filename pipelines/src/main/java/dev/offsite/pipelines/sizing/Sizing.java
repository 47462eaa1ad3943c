package dev.offsite.pipelines.sizing;

import java.time.Duration;

/**
 * What a fleet needs. Pure arithmetic: the same fleet and costs give the same sizes. {@code
 * docs/sizing.md} goes through it step by step.
 *
 * @param fleet who reports
 * @param partitions of the telemetry topics and of case-intake
 * @param mqttSessions sessions that the ingest job divides the messages of trucks among
 * @param ingest size of the ingest job
 * @param detection size of the detection job
 * @param detectionCheckpoints interval between its checkpoints
 * @param history size of the history job
 * @param kafkaBrokers Kafka processes
 * @param kafkaDiskGigabytes of each of them
 * @param deviceConnections MQTT connections of devices, if each truck has its own
 * @param mqttMegabitsPerSecond what devices send, with what the protocols add
 * @param kafkaMegabitsPerSecond in and out of all Kafka brokers together
 */
public record Sizing(
    Fleet fleet,
    int partitions,
    int mqttSessions,
    JobSize ingest,
    JobSize detection,
    Duration detectionCheckpoints,
    JobSize history,
    int kafkaBrokers,
    long kafkaDiskGigabytes,
    int deviceConnections,
    long mqttMegabitsPerSecond,
    long kafkaMegabitsPerSecond) {

  /**
   * A machine that is half busy catches up after an outage as fast as it fell behind, and bears the
   * loss of one in two.
   */
  public static final double HEADROOM = 2;

  /** Copies of each record, as three brokers can hold. */
  public static final int REPLICAS = 3;

  /** As {@code topics.retention}. */
  public static final int RETENTION_DAYS = 7;

  /** Default of {@code topics.partitions}: fewer save nothing. */
  static final int PARTITIONS_MIN = 8;

  /**
   * Slots of a TaskManager: four cores are the smallest machine that is worth an operator's work.
   */
  static final int SLOTS_MAX = 4;

  /** Defaults of {@code mqtt.receive-maximum} and {@code ingest.checkpoint-interval}. */
  static final int RECEIVE_MAXIMUM = 20_000;

  static final double INGEST_CHECKPOINT_SECONDS = 0.5;

  /** An ingest checkpoint flushes a Kafka producer; assumed, not measured. */
  static final double CHECKPOINT_TAKES_SECONDS = 0.1;

  /** What MQTT 5 adds to topic and payload of a publication: header, lengths, packet id. */
  static final int MQTT_FRAME_BYTES = 8;

  /** What TLS, TCP and IP add where each message travels alone; counted, not measured. */
  static final int NETWORK_FRAME_BYTES = 100;

  /** Of one TaskManager to object storage or disk; assumed, not measured. */
  static final double CHECKPOINT_MEGABYTES_PER_SECOND = 100;

  /** A checkpoint writes during a quarter of the time at most, as every one is a whole one. */
  static final int CHECKPOINT_REST = 4;

  /** Default of {@code detection.checkpoint-interval}. */
  static final long CHECKPOINT_SECONDS_MIN = 5;

  /** Largest disk of one broker: what fails with it has to be copied within a day. */
  static final double BROKER_DISK_GIGABYTES_MAX = 16_000;

  /** A disk is full at 70 % already: segments wait to be deleted, and partitions are not even. */
  static final double DISK_FILL = 0.7;

  private static final double MEGA = 1e6;
  private static final double GIGA = 1e9;
  private static final double SECONDS_OF_A_DAY = 86_400;

  /** For a fleet, with the costs measured here. */
  public static Sizing of(Fleet fleet) {
    return of(fleet, MeasuredCosts.HERE);
  }

  /** For a fleet. */
  public static Sizing of(Fleet fleet, MeasuredCosts costs) {
    double rate = fleet.messagesPerSecond();
    int sessions = ceil(rate * HEADROOM / perSession(costs));
    JobSize ingest =
        job(rate * costs.ingestCpuMicros() / MEGA, sessions, Memory.ofIngest(sessions));
    JobSize detection =
        job(
            rate * costs.detectionCpuMicros() / MEGA,
            1,
            new Memory(
                (double) fleet.trucks() * costs.heapBytes(fleet),
                (double) fleet.trucks() * costs.referenceHeapBytes(),
                (double) fleet.trucks() * costs.checkpointBytes(fleet)));
    JobSize history =
        job(
            rate * costs.historyCpuMicros() / MEGA,
            1,
            new Memory(
                (double) fleet.trucks() * costs.historyBytes(),
                (double) fleet.trucks() * costs.referenceHeapBytes(),
                (double) fleet.trucks() * costs.historyBytes()));
    double kafkaBytes = rate * costs.kafkaBytes();
    double disk = kafkaBytes * SECONDS_OF_A_DAY * RETENTION_DAYS * REPLICAS / DISK_FILL / GIGA;
    int brokers = Math.max(REPLICAS, ceil(disk / BROKER_DISK_GIGABYTES_MAX));
    return new Sizing(
        fleet,
        partitions(fleet, costs),
        sessions,
        ingest,
        detection,
        checkpoints(detection),
        history,
        brokers,
        roundUp(disk / brokers, 10),
        fleet.trucks(),
        megabits(rate * mqttBytes(costs)),
        // once in, to two other replicas, and out to two jobs
        megabits(kafkaBytes * (1 + (REPLICAS - 1) + 2)));
  }

  /** Never changed later: enough for a fix each second, whatever the fleet sends today. */
  private static int partitions(Fleet fleet, MeasuredCosts costs) {
    double fastest = fleet.atItsFastest().messagesPerSecond();
    double cores = fastest * Math.max(costs.detectionCpuMicros(), costs.historyCpuMicros()) / MEGA;
    int byCores = ceil(cores * HEADROOM);
    int byThroughput = ceil(fastest * HEADROOM / costs.partitionPerSecond());
    return powerOfTwo(Math.max(PARTITIONS_MIN, Math.max(byCores, byThroughput)));
  }

  /** Messages a second of one MQTT session: its window, or the one thread it is read by. */
  static double perSession(MeasuredCosts costs) {
    return Math.min(
        RECEIVE_MAXIMUM / (INGEST_CHECKPOINT_SECONDS + CHECKPOINT_TAKES_SECONDS),
        MEGA / costs.ingestCpuMicros());
  }

  /** A publication on the wire. */
  static int mqttBytes(MeasuredCosts costs) {
    return costs.payloadBytes() + costs.topicNameBytes() + MQTT_FRAME_BYTES + NETWORK_FRAME_BYTES;
  }

  private static JobSize job(double cores, int parallelismMin, Memory memory) {
    int parallelism = powerOfTwo(Math.max(parallelismMin, ceil(cores * HEADROOM)));
    int slots = Math.min(SLOTS_MAX, parallelism);
    int taskManagers = parallelism / slots;
    return new JobSize(
        cores,
        parallelism,
        taskManagers,
        slots,
        memory.megabytes(taskManagers, slots),
        ceil(memory.checkpointBytes() / MEGA));
  }

  private static Duration checkpoints(JobSize job) {
    double seconds =
        job.checkpointMegabytes() / CHECKPOINT_MEGABYTES_PER_SECOND / job.taskManagers();
    return Duration.ofSeconds(Math.max(CHECKPOINT_SECONDS_MIN, ceil(seconds * CHECKPOINT_REST)));
  }

  private static long megabits(double bytesPerSecond) {
    return (long) Math.ceil(bytesPerSecond * 8 / MEGA);
  }

  static int ceil(double value) {
    return Math.max(1, (int) Math.ceil(value));
  }

  static long roundUp(double value, int step) {
    return (long) Math.ceil(value / step) * step;
  }

  static int powerOfTwo(int atLeast) {
    return atLeast <= 1 ? 1 : Integer.highestOneBit(atLeast - 1) << 1;
  }
}
