package dev.offsite.pipelines.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Keeps what a job writes, with the durability of a Kafka producer: an element counts as stored
 * when it was flushed, and what was written but not flushed is lost with the task.
 */
public final class CollectingSink<T> implements Sink<T> {
  private static final long serialVersionUID = 1L;

  private static final Map<Integer, Store> STORES = new ConcurrentHashMap<>();
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final int store = NEXT.incrementAndGet();

  public CollectingSink() {
    STORES.put(store, new Store());
  }

  /** What has been flushed, in order of writing. */
  @SuppressWarnings("unchecked")
  public List<T> stored() {
    return (List<T>) store().stored;
  }

  /** How many elements were written, flushed or not. */
  public int written() {
    return store().written.get();
  }

  /** From now on the sink blocks in its next write, until {@link #unblock}. */
  public void block() {
    store().gate = new CountDownLatch(1);
  }

  /** Lets a blocked write go on. */
  public void unblock() {
    store().gate.countDown();
  }

  /** The next write after this call fails the task, once. */
  public void failOnce() {
    store().failNext = true;
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    return new Writer<>(store());
  }

  private Store store() {
    return STORES.get(store);
  }

  private static final class Store {
    final List<Object> stored = new CopyOnWriteArrayList<>();
    final AtomicInteger written = new AtomicInteger();
    volatile CountDownLatch gate = new CountDownLatch(0);
    volatile boolean failNext;
  }

  private static final class Writer<T> implements SinkWriter<T> {
    private final Store store;
    private final List<Object> pending = new ArrayList<>();

    Writer(Store store) {
      this.store = store;
    }

    @Override
    public void write(T element, Context context) throws InterruptedException {
      store.gate.await();
      if (store.failNext) {
        store.failNext = false;
        throw new IllegalStateException("the sink was told to fail");
      }
      pending.add(element);
      store.written.incrementAndGet();
    }

    @Override
    public void flush(boolean endOfInput) {
      store.stored.addAll(pending);
      pending.clear();
    }

    @Override
    public void close() {
      pending.clear();
    }
  }
}
