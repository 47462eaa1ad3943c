package dev.offsite.pipelines.trial;

import dev.offsite.schemas.candidate.Candidate;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Who in this process hears of the candidates of a trial. A sink finds its listener by an id,
 * because Flink serializes sinks. Thread-safe.
 */
public final class TrialListeners {

  private static final Map<String, Consumer<Candidate>> OPEN = new ConcurrentHashMap<>();

  /**
   * Registers a listener; close it, or it is kept.
   *
   * @param listener is called by the threads of the job: it must be thread-safe and return at once
   */
  public static Registration open(Consumer<Candidate> listener) {
    Registration registration = new Registration(UUID.randomUUID().toString());
    OPEN.put(registration.id(), listener);
    return registration;
  }

  /** Tells the listener of that id, if it is in this process. */
  static void tell(String id, Candidate candidate) {
    Consumer<Candidate> listener = OPEN.get(id);
    if (listener != null) {
      listener.accept(candidate);
    }
  }

  /** One registered listener. */
  public record Registration(String id) implements AutoCloseable {
    @Override
    public void close() {
      OPEN.remove(id);
    }
  }

  private TrialListeners() {}
}
