package dev.offsite.simulators.replay;

import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.device.MessageSource;
import dev.offsite.simulators.recording.RecordedMessage;
import dev.offsite.simulators.recording.RecordingInfo;
import dev.offsite.simulators.recording.RecordingReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A recording as messages, read as they are played.
 *
 * <p>Messages come in the order of the file, and are never due before the one ahead of them. One
 * that is not of our devices passes as it is. Damage in the file is thrown as {@link
 * UncheckedIOException}. To be played by one thread, watched and controlled by others.
 */
public final class ReplaySource implements MessageSource {

  /** Later than any message, but not the end. */
  private static final long PAUSED = NEVER - 1;

  /** Between two loops, so that no receive time repeats. */
  private static final Duration GAP = Duration.ofSeconds(1);

  private final RecordingReader reader;
  private final ReplayPlan plan;
  private final PlaybackControl control;
  private final Clock clock;
  private final Redating redating = new Redating();
  private final Instant first;
  private final Duration period;
  private final Timeline timeline;

  private @Nullable RecordedMessage upcoming;
  private long loop;
  private boolean wasPaused;
  private Duration leftToWait = Duration.ZERO;
  private long lastDueMillis = Long.MIN_VALUE;
  private long playedInLoop;
  private volatile ReplayProgress progress;

  /**
   * A replay that begins now.
   *
   * @param reader closed by whoever opened it
   * @throws IllegalArgumentException if nothing of the recording is to be played
   * @throws IOException if the recording is damaged before its first message to be played
   */
  public ReplaySource(RecordingReader reader, ReplayPlan plan, PlaybackControl control, Clock clock)
      throws IOException {
    this.reader = reader;
    this.plan = plan;
    this.control = control;
    this.clock = clock;
    reader.endBefore(plan.to());
    RecordingInfo info = reader.info();
    if (info.earliest() == null || info.latest() == null) {
      throw new IllegalArgumentException("the recording holds no message");
    }
    boolean later = plan.from() != null && plan.from().isAfter(info.earliest());
    first = later ? plan.from() : info.earliest();
    boolean sooner = plan.to() != null && plan.to().isBefore(info.latest());
    Instant last = sooner ? plan.to() : info.latest();
    Duration length = Duration.between(first, last);
    period = Duration.ofSeconds(length.toSeconds()).plus(GAP).plus(GAP);
    Duration whole =
        plan.loops() == ReplayPlan.ENDLESS
            ? length
            : period.multipliedBy(plan.loops() - 1).plus(length);
    timeline = new Timeline(plan, first, whole, clock.instant());
    progress = new ReplayProgress(first, last, first, 0, 0, 0, 0, plan.loops());
    rewind();
    if (upcoming == null) {
      throw new IllegalArgumentException(
          "nothing of the recording, "
              + info.earliest()
              + " to "
              + info.latest()
              + ", is played: no message matches "
              + plan.filter()
              + (plan.from() == null ? "" : " from " + plan.from())
              + (plan.to() == null ? "" : " to " + plan.to()));
    }
  }

  /** What is added to every device time of the first loop. */
  public Duration shift() {
    return timeline.shift();
  }

  /** Where it is; to be asked by any thread. */
  public ReplayProgress progress() {
    return progress;
  }

  @Override
  public long nextDueMillis() {
    obeyControl();
    if (upcoming == null) {
      return NEVER;
    }
    return control.isPaused()
        ? PAUSED
        : Math.max(lastDueMillis, timeline.due(position(upcoming.receivedAt())).toEpochMilli());
  }

  @Override
  public DeviceMessage next() {
    RecordedMessage recorded = upcoming;
    if (recorded == null) {
      throw new IllegalStateException("the recording is over");
    }
    lastDueMillis =
        Math.max(lastDueMillis, timeline.due(position(recorded.receivedAt())).toEpochMilli());
    DeviceMessage message = message(recorded, lastDueMillis);
    playedInLoop++;
    progress = progress.after(recorded.receivedAt(), loop, message.topic() == null);
    advance();
    return message;
  }

  private DeviceMessage message(RecordedMessage recorded, long dueMillis) {
    Optional<DeviceTopic> topic = DeviceTopic.parse(recorded.topicName());
    byte[] payload = recorded.payload();
    Instant event = recorded.receivedAt();
    if (topic.isPresent()) {
      Redating.Redated redated = redating.redate(topic.get().report(), payload, loopShift());
      payload = redated.payload();
      event = redated.newest() == null ? event.plus(loopShift()) : redated.newest();
    }
    return new DeviceMessage(
        recorded.topicName(),
        topic.orElse(null),
        payload,
        recorded.qos(),
        recorded.retained(),
        dueMillis,
        event.toEpochMilli());
  }

  private Duration loopShift() {
    return plan.clock() instanceof DeviceClock.Original
        ? Duration.ZERO
        : timeline.shift().plus(period.multipliedBy(loop));
  }

  private Duration position(Instant receivedAt) {
    return Duration.between(first, receivedAt).plus(period.multipliedBy(loop));
  }

  private void obeyControl() {
    boolean paused = control.isPaused();
    if (upcoming != null && paused != wasPaused) {
      Duration position = position(upcoming.receivedAt());
      if (paused) {
        Duration wait = Duration.between(clock.instant(), timeline.due(position));
        leftToWait = wait.isNegative() ? Duration.ZERO : wait;
      } else {
        timeline.goOn(position, clock.instant().plus(leftToWait));
      }
    }
    wasPaused = paused;
    Duration skip = control.takeSkip();
    if (!skip.isZero()) {
      jumpTo(progress.at().plus(skip));
    }
  }

  private void jumpTo(Instant instant) {
    try {
      reader.seek(instant.isBefore(first) ? first : instant);
      upcoming = read();
      if (upcoming == null && loop + 1 < plan.loops()) {
        loop++;
        rewind();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    leftToWait = Duration.ZERO;
    if (upcoming != null) {
      timeline.jump(position(upcoming.receivedAt()), clock.instant());
      lastDueMillis = Long.MIN_VALUE;
      progress = progress.at(upcoming.receivedAt());
    }
  }

  private void advance() {
    try {
      upcoming = read();
      if (upcoming == null && playedInLoop > 0 && loop + 1 < plan.loops()) {
        loop++;
        rewind();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void rewind() throws IOException {
    playedInLoop = 0;
    reader.seek(first);
    upcoming = read();
  }

  private @Nullable RecordedMessage read() throws IOException {
    RecordedMessage message = reader.next();
    while (message != null && !plan.filter().matches(message.topicName())) {
      message = reader.next();
    }
    return message;
  }
}
