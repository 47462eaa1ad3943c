package dev.offsite.standalone.history;

import io.questdb.log.LogFactory;
import io.questdb.log.LogLevel;
import io.questdb.log.LogRecordUtf8Sink;
import io.questdb.log.LogWriter;
import io.questdb.mp.QueueConsumer;
import io.questdb.mp.RingQueue;
import io.questdb.mp.SCSequence;
import io.questdb.mp.SynchronizedJob;
import io.questdb.std.str.Utf8s;
import java.io.Closeable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Passes QuestDB's log on to the log of this process. QuestDB makes it, by name. */
public final class QuestDbLogWriter extends SynchronizedJob implements Closeable, LogWriter {

  private static final Logger LOG = LoggerFactory.getLogger("questdb");

  private final RingQueue<LogRecordUtf8Sink> ring;
  private final SCSequence sequence;
  private final QueueConsumer<LogRecordUtf8Sink> passOn = this::passOn;

  /**
   * The constructor that QuestDB looks for.
   *
   * @param ignoredLevel what is passed on is fixed
   */
  public QuestDbLogWriter(
      RingQueue<LogRecordUtf8Sink> ring, SCSequence sequence, int ignoredLevel) {
    this.ring = ring;
    this.sequence = sequence;
  }

  @Override
  public void bindProperties(LogFactory factory) {
    // it has none
  }

  @Override
  public boolean runSerially() {
    return sequence.consumeAll(ring, passOn);
  }

  @Override
  public void close() {
    // the log of this process is closed by whoever opened it
  }

  private void passOn(LogRecordUtf8Sink record) {
    // advisory records, which say how it was configured, come whatever level is asked for
    if (record.getLevel() == LogLevel.CRITICAL) {
      LOG.error("{}", Utf8s.toString(record).strip());
    }
  }
}
