package dev.offsite.simulators.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.simulators.device.DeviceMessage;
import dev.offsite.simulators.recording.RecordingReader.Damage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingWriterTest {

  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir Path folder;
  private final SetClock clock = new SetClock();

  @Test
  void kill_losesAtMostTheInterval() throws IOException {
    Path file = folder.resolve("killed");
    RecordingWriter writer =
        RecordingWriter.create(file, Map.of(), new FlushPolicy(1_000_000, SECOND), clock);
    writer.write(Messages.at(0, "x", "1"));
    clock.forward(Duration.ofMillis(999));
    assertThat(writer.flushIfDue()).isFalse();
    writer.write(Messages.at(1, "x", "2"));
    assertThat(readable(file)).isZero();
    clock.forward(Duration.ofMillis(1));
    assertThat(writer.flushIfDue()).isTrue();
    assertThat(readable(file)).isEqualTo(2);
    writer.write(Messages.at(2, "x", "3"));
    clock.forward(SECOND);
    writer.write(Messages.at(3, "x", "4"));
    assertThat(readable(file)).isEqualTo(4);
    assertThat(writer.messages()).isEqualTo(4);
    assertThat(writer.payloadBytes()).isEqualTo(4);
    writer.close();
  }

  @Test
  void sync_nothingWaits_afterwards() throws IOException {
    Path file = folder.resolve("synced");
    try (RecordingWriter writer =
        RecordingWriter.create(file, Map.of(), new FlushPolicy(1_000_000, SECOND), clock)) {
      writer.write(Messages.at(0, "x", "1"));
      writer.sync();
      assertThat(readable(file)).isEqualTo(1);
      long bytes = writer.fileBytes();
      writer.sync();
      assertThat(writer.fileBytes()).isEqualTo(bytes);
    }
  }

  @Test
  void write_afterClose_isRefused_andClosingTwiceIsNot() throws IOException {
    RecordingWriter writer = RecordingWriter.create(folder.resolve("closed"), Map.of());
    writer.close();
    writer.close();
    assertThatThrownBy(() -> writer.write(Messages.at(0, "x", "1")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the recording is closed");
  }

  @Test
  void sink_deviceMessages_areReceivedWhenTheyWereDue() throws IOException {
    Path file = folder.resolve("sink");
    DeviceMessage message =
        DeviceMessage.of(
            new DeviceTopic(DeviceKind.TRUCK, "t1", ReportKind.POSITION),
            new byte[] {'{', '}'},
            true,
            Messages.BEGIN.toEpochMilli(),
            0);
    DeviceMessage foreign = new DeviceMessage("other/x", null, new byte[0], 0, false, 5, 0);
    try (RecordingSink sink = new RecordingSink(RecordingWriter.create(file, Map.of()))) {
      sink.publish(message);
      sink.publish(foreign);
      assertThat(sink.drain(Duration.ZERO)).isTrue();
      assertThat(sink.counts().acknowledgedTotal()).isEqualTo(2);
      assertThat(sink.counts().published().get(DeviceKind.TRUCK)).isEqualTo(1);
      assertThat(sink.counts().foreign()).isEqualTo(1);
    }
    try (RecordingReader reader = RecordingReader.open(file, Damage.REFUSE)) {
      assertThat(Messages.readAll(reader))
          .containsExactly(
              Messages.BEGIN + " offsite/v1/truck/t1/position 1r 7b7d",
              Instant.ofEpochMilli(5) + " other/x 0 ");
    }
  }

  @Test
  void stream_hundredMegabytes_holdsOneBlockAtATime() throws IOException {
    Path file = folder.resolve("large");
    SplittableRandom random = new SplittableRandom(3);
    byte[] payload = new byte[4_096];
    int messages = 25_000;
    long heapMax = 0;
    try (RecordingWriter writer = RecordingWriter.create(file, Map.of())) {
      for (int i = 0; i < messages; i++) {
        random.nextBytes(payload);
        writer.write(
            new RecordedMessage(Messages.BEGIN.plusMillis(i), "x" + i, 1, false, payload.clone()));
        heapMax = i % 5_000 == 4_999 ? Math.max(heapMax, usedAfterCollection()) : heapMax;
      }
    }
    long before = usedAfterCollection();
    try (RecordingReader reader = RecordingReader.open(file, Damage.REFUSE)) {
      assertThat(reader.info().fileBytes()).isGreaterThan(100_000_000);
      int read = 0;
      while (reader.next() != null) {
        read++;
        heapMax = read % 5_000 == 0 ? Math.max(heapMax, usedAfterCollection()) : heapMax;
      }
      assertThat(read).isEqualTo(messages);
    }
    assertThat(heapMax - before).isLessThan(8L * 1024 * 1024);
  }

  private static long usedAfterCollection() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private static long readable(Path file) throws IOException {
    try (RecordingReader reader = RecordingReader.open(file, Damage.REFUSE)) {
      return Messages.readAll(reader).size();
    }
  }
}
