package dev.offsite.standalone.bench;

import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;

/** The first record that Kafka did not take. Thread-safe. */
public final class SendFailures implements Callback {

  private final AtomicReference<Exception> first = new AtomicReference<>();

  @Override
  public void onCompletion(RecordMetadata metadata, Exception failure) {
    if (failure != null) {
      first.compareAndSet(null, failure);
    }
  }

  /** To be asked after a flush: a figure over records that never arrived would be none. */
  public void requireNone() {
    Exception failure = first.get();
    if (failure != null) {
      throw new IllegalStateException("Kafka did not take a record: " + failure, failure);
    }
  }
}
