package dev.offsite.standalone.stack;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;
import org.apache.logging.log4j.core.layout.PatternLayout;

/** Everything that any logger of this process writes at INFO and above, with stack traces. */
final class CapturedLog extends AbstractAppender implements AutoCloseable {

  private static final PatternLayout ALL =
      PatternLayout.newBuilder().withPattern("%p %c %X %m%n%throwable").build();

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final LoggerContext context = LoggerContext.getContext(false);
  private final LoggerConfig root;
  private final Level levelBefore;

  private CapturedLog() {
    super("captured", null, ALL, false, Property.EMPTY_ARRAY);
    Configuration configuration = context.getConfiguration();
    root = configuration.getRootLogger();
    levelBefore = root.getLevel();
  }

  static CapturedLog begin() {
    CapturedLog log = new CapturedLog();
    log.start();
    log.limitOthersTo(log.levelBefore);
    log.root.addAppender(log, Level.INFO, null);
    log.root.setLevel(Level.INFO);
    log.context.updateLoggers();
    return log;
  }

  @Override
  public void append(LogEvent event) {
    lines.add(ALL.toSerializable(event));
  }

  /** So that what is captured is not shown as well. */
  private void limitOthersTo(Level level) {
    for (Appender other : List.copyOf(root.getAppenders().values())) {
      root.removeAppender(other.getName());
      root.addAppender(other, level, null);
    }
  }

  List<String> lines() {
    return List.copyOf(lines);
  }

  @Override
  public void close() {
    root.removeAppender(getName());
    limitOthersTo(null);
    root.setLevel(levelBefore);
    context.updateLoggers();
    stop();
  }
}
