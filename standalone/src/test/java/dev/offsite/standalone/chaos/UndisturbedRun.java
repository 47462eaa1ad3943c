package dev.offsite.standalone.chaos;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.decode.RawRecordSerializer;
import dev.offsite.pipelines.detection.DetectionJob;
import dev.offsite.pipelines.detection.DetectionSettings;
import dev.offsite.pipelines.detection.ReceiveTimeWatermarks;
import dev.offsite.pipelines.reference.FixedReferenceFeed;
import dev.offsite.pipelines.reference.ReferenceFeed;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The same detection job over the same messages, each once, in order, with nothing in the way. */
public final class UndisturbedRun {

  private static final Map<Integer, List<RawRecord>> INPUTS = new ConcurrentHashMap<>();
  private static final Map<Integer, Queue<Candidate>> OUTPUTS = new ConcurrentHashMap<>();
  private static final AtomicInteger NEXT = new AtomicInteger();

  private UndisturbedRun() {}

  /** Every revision that it comes to. */
  static List<Candidate> over(Collection<Passage> passages, List<ReferenceEntry> reference)
      throws Exception {
    return over(
        records(passages),
        FixedReferenceFeed.of("undisturbed", reference),
        new DetectionSettings(
            DetectionSettings.DEFAULT_LATENESS_HORIZON,
            ReceiveTimeWatermarks.ofRecords(),
            Clock.systemUTC()));
  }

  /** Every revision that the job comes to over these records. */
  public static List<Candidate> over(
      List<RawRecord> telemetry, ReferenceFeed reference, DetectionSettings settings)
      throws Exception {
    int run = NEXT.incrementAndGet();
    INPUTS.put(run, List.copyOf(telemetry));
    OUTPUTS.put(run, new ConcurrentLinkedQueue<>());
    StreamExecutionEnvironment environment = StreamExecutionEnvironment.createLocalEnvironment(1);
    DetectionJob.addTo(
        environment,
        new DataGeneratorSource<>(
            index -> INPUTS.get(run).get(Math.toIntExact(index)),
            telemetry.size(),
            RateLimiterStrategy.noOp(),
            RawRecordSerializer.INSTANCE.asType()),
        reference,
        settings,
        new KeepingSink<Candidate>(run),
        new KeepingSink<Refusal>(0));
    environment.execute("undisturbed");
    INPUTS.remove(run);
    return List.copyOf(OUTPUTS.remove(run));
  }

  private static List<RawRecord> records(Collection<Passage> passages) {
    long receivedAtMillis = Instant.now().toEpochMilli();
    List<RawRecord> records = new ArrayList<>();
    for (Passage passage : passages) {
      records.add(
          new RawRecord(
              DeviceKind.WIM.telemetryTopic(),
              0,
              records.size(),
              passage.deviceId(),
              passage.mqttTopic(),
              receivedAtMillis,
              passage.payload()));
    }
    return records;
  }

  /** Keeps the candidates of a run in this process; run 0 keeps nothing. */
  private record KeepingSink<T>(int run) implements Sink<T> {
    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
      return new SinkWriter<>() {
        @Override
        public void write(T element, Context position) {
          if (element instanceof Candidate candidate) {
            OUTPUTS.get(run).add(candidate);
          }
        }

        @Override
        public void flush(boolean endOfInput) {}

        @Override
        public void close() {}
      };
    }
  }
}
