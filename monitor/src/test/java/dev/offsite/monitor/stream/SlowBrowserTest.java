package dev.offsite.monitor.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.monitor.access.AreaPath;
import dev.offsite.monitor.access.Role;
import dev.offsite.monitor.access.Scope;
import dev.offsite.monitor.access.Viewer;
import dev.offsite.monitor.live.BoardLimits;
import dev.offsite.monitor.live.SilenceLimits;
import dev.offsite.monitor.live.Situation;
import dev.offsite.monitor.testing.MovableClock;
import dev.offsite.monitor.testing.SampleCandidates;
import dev.offsite.monitor.testing.SampleFixes;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.json.RecordJson;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Browsers that read slowly, or not at all. */
class SlowBrowserTest {

  private static final Viewer BOSS = new Viewer("boss", Set.of(Role.ADMIN), new Scope.Everywhere());

  private final MovableClock clock = new MovableClock(SampleCandidates.NOON);
  private final Situation situation = new Situation(BoardLimits.DEFAULT, SilenceLimits.DEFAULT);
  private final StreamHub hub = new StreamHub(StreamLimits.DEFAULT, clock);

  @AfterEach
  void close() {
    hub.close();
  }

  /** Keeps each frame until the test says that it is sent. */
  private static final class Held implements Connection {
    final BlockingQueue<Frame> frames = new LinkedBlockingQueue<>();
    final BlockingQueue<Consumer<Throwable>> acknowledgements = new LinkedBlockingQueue<>();
    final AtomicBoolean wasCut = new AtomicBoolean();

    @Override
    public void send(Frame frame, Consumer<Throwable> done) {
      frames.add(frame);
      acknowledgements.add(done);
    }

    @Override
    public void close(int code, String reason) {}

    @Override
    public void cut() {
      wasCut.set(true);
    }

    JsonNode nextText() throws InterruptedException {
      Frame frame = frames.poll(10, TimeUnit.SECONDS);
      assertThat(frame).isInstanceOf(Frame.Text.class);
      return RecordJson.parse(((Frame.Text) frame).json().getBytes(StandardCharsets.UTF_8));
    }

    void acknowledge() throws InterruptedException {
      acknowledgements.poll(10, TimeUnit.SECONDS).accept(null);
    }
  }

  private StreamClient client() {
    return new StreamClient(
        situation,
        new FiguresCache(situation, ZoneOffset.UTC, clock),
        "epoch",
        BOSS,
        (who, truck) -> {});
  }

  private Held connect() {
    Held held = new Held();
    StreamHub.Open open = hub.open(client(), held, () -> Optional.of(BOSS)).orElseThrow();
    open.message("{\"type\":\"hello\"}");
    return held;
  }

  private void revise(int revision) {
    situation
        .cases()
        .fold(
            SampleCandidates.of("c").revision(revision, Candidate.Phase.UPDATED).facts(),
            clock.instant());
  }

  @Test
  void browser_thatDoesNotRead_isSentOneFrameAndNothingWaits() throws Exception {
    Held held = connect();
    assertThat(held.nextText().path("type").asText()).isEqualTo("welcome");
    for (int revision = 1; revision <= 10_000; revision++) {
      revise(revision);
    }
    assertThat(held.frames.poll(3 * StreamHub.TICK_MILLIS, TimeUnit.MILLISECONDS)).isNull();
    assertThat(hub.counts().frames()).isEqualTo(1);

    held.acknowledge();
    held.nextText(); // the snapshot's end
    held.acknowledge();
    JsonNode changes = held.nextText();
    assertThat(changes.path("rows")).hasSize(1);
    assertThat(changes.path("rows").get(0).path("revision").intValue()).isEqualTo(10_000);
  }

  @Test
  void browser_thatDoesNotReadForAMinute_isCut() throws Exception {
    Held held = connect();
    held.nextText();
    clock.forward(StreamLimits.DEFAULT.stuckAfter());
    assertThat(held.frames.poll(2 * StreamHub.TICK_MILLIS, TimeUnit.MILLISECONDS)).isNull();
    assertThat(held.wasCut).isFalse();
    clock.forward(Duration.ofMillis(1));

    assertThat(held.frames.poll(4 * StreamHub.TICK_MILLIS, TimeUnit.MILLISECONDS)).isNull();
    assertThat(held.wasCut).isTrue();
    assertThat(hub.counts().clients()).isZero();
    assertThat(hub.counts().cut()).isEqualTo(1);
  }

  @Test
  void browsers_ofOneUserAboveTheBound_areTurnedAway() {
    for (int i = 0; i < StreamLimits.DEFAULT.perUserMax(); i++) {
      assertThat(hub.open(client(), new Held(), () -> Optional.of(BOSS))).isPresent();
    }
    assertThat(hub.open(client(), new Held(), () -> Optional.of(BOSS))).isEmpty();
  }

  @Test
  void trucks_thatMoveManyTimesASecond_areSentOnceASecondWithTheNewestPlace() {
    StreamClient client = client();
    client.message("{\"type\":\"hello\",\"rowsMax\":0}");
    client.message("{\"type\":\"viewport\",\"bounds\":[119,29,122,31],\"zoom\":9}");
    List<Frame.Binary> frames = new ArrayList<>();
    for (int tick = 0; tick < 50; tick++) {
      clock.forward(Duration.ofMillis(100));
      move(tick);
      Optional<Frame> frame = client.next(clock.instant());
      while (frame.isPresent()) {
        if (frame.get() instanceof Frame.Binary binary) {
          frames.add(binary);
        }
        frame = client.next(clock.instant());
      }
    }

    assertThat(frames).hasSize(5);
    assertThat(frames.get(0).bytes().get(2)).as("full").isZero();
    assertThat(frames.get(4).bytes().get(2)).as("delta").isEqualTo((byte) 1);
    assertThat(frames.get(4).bytes().getInt(4)).isEqualTo(1);
    assertThat(frames.get(4).bytes().getInt(28)).isEqualTo(1_200_000_000 + 40 * 1_000);
  }

  private void move(int tick) {
    double lng = 120.0 + tick * 1e-4;
    Instant now = clock.instant();
    situation
        .trucks()
        .fold(
            SampleFixes.of("truck", now, lng, 30.0), lng, 30.0, now, null, null, AreaPath.NOWHERE);
  }
}
