package dev.offsite.standalone.rejudge;

import dev.offsite.schemas.candidate.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * What a bounded job in this process says: the newest revision of each candidate, and how much it
 * read. Thread-safe. The sinks find it by its id, because Flink serializes them.
 */
final class Collected implements AutoCloseable {

  private static final Map<String, Collected> OPEN = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();
  private final int candidatesMax;
  private final Map<String, Candidate> newest = new ConcurrentHashMap<>();
  private final LongAdder records = new LongAdder();
  private final LongAdder refusals = new LongAdder();

  private Collected(int candidatesMax) {
    this.candidatesMax = candidatesMax;
  }

  /** An empty one; close it, or it is kept. */
  static Collected open(int candidatesMax) {
    Collected collected = new Collected(candidatesMax);
    OPEN.put(collected.id, collected);
    return collected;
  }

  String id() {
    return id;
  }

  /** The newest revision of each candidate. */
  List<Candidate> candidates() {
    return new ArrayList<>(newest.values());
  }

  /** Number of records of telemetry read. */
  long records() {
    return records.sum();
  }

  /** Number of reports that were not judged. */
  long refusals() {
    return refusals.sum();
  }

  /** Takes note of one record read. */
  static void countRecord(String id) {
    of(id).records.increment();
  }

  private void add(Candidate candidate) {
    newest.merge(candidate.id(), candidate, (a, b) -> a.revision() >= b.revision() ? a : b);
    if (newest.size() > candidatesMax) {
      throw new IllegalStateException(
          "more than " + candidatesMax + " candidates: judge a shorter time");
    }
  }

  private static Collected of(String id) {
    Collected collected = OPEN.get(id);
    if (collected == null) {
      throw new IllegalStateException("run " + id + " is over");
    }
    return collected;
  }

  @Override
  public void close() {
    OPEN.remove(id);
  }

  /** Takes candidates. */
  record CandidateSink(String id) implements Sink<Candidate> {
    @Override
    public SinkWriter<Candidate> createWriter(WriterInitContext context) {
      return new Writer<>(candidate -> of(id).add(candidate));
    }
  }

  /** Counts what was not judged. */
  record CountingSink<T>(String id) implements Sink<T> {
    @Override
    public SinkWriter<T> createWriter(WriterInitContext context) {
      return new Writer<>(element -> of(id).refusals.increment());
    }
  }

  /** Takes elements one by one. */
  private interface Taker<T> {
    void take(T element);
  }

  private record Writer<T>(Taker<T> taker) implements SinkWriter<T> {
    @Override
    public void write(T element, Context context) {
      taker.take(element);
    }

    @Override
    public void flush(boolean endOfInput) {}

    @Override
    public void close() {}
  }
}
