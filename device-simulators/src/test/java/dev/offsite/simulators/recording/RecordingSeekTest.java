package dev.offsite.simulators.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.simulators.recording.RecordingReader.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingSeekTest {

  private static final FlushPolicy TINY = new FlushPolicy(120, Duration.ofDays(1));

  @TempDir Path folder;

  @Test
  void seek_anyTime_isWhereALinearScanArrives_withAndWithoutIndex() throws IOException {
    for (long seed = 0; seed < 10; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<RecordedMessage> messages = Messages.random(random, 300, 40);
      Path whole = folder.resolve("whole" + seed);
      Messages.write(whole, messages, TINY);
      Path cut = folder.resolve("cut" + seed);
      byte[] bytes = Files.readAllBytes(whole);
      Files.write(cut, Arrays.copyOf(bytes, bytes.length - 1));
      for (Path file : List.of(whole, cut)) {
        try (RecordingReader reader = RecordingReader.open(file, Damage.REFUSE)) {
          for (int i = 0; i < 60; i++) {
            Instant instant =
                messages
                    .get(random.nextInt(messages.size()))
                    .receivedAt()
                    .plusNanos(1000L * random.nextInt(-2, 3));
            assertSeek(reader, messages, instant, "seed " + seed + " " + instant);
          }
          assertSeek(reader, messages, Instant.MIN, "far past");
          assertSeek(reader, messages, Instant.parse("9999-01-01T00:00:00Z"), "far future");
        }
      }
    }
  }

  @Test
  void seek_longRecording_thinsItsIndexAndStillArrives() throws IOException {
    List<RecordedMessage> messages = Messages.numbered(3 * RecordingIndex.ENTRIES_MAX);
    Path file = folder.resolve("long");
    Messages.write(file, messages, new FlushPolicy(1, Duration.ofDays(1)));
    try (RecordingReader reader = RecordingReader.open(file, Damage.REFUSE)) {
      assertThat(reader.info().blocks()).isEqualTo(messages.size());
      for (int i = 0; i < messages.size(); i += 997) {
        reader.seek(messages.get(i).receivedAt());
        assertThat(Messages.text(reader.next())).isEqualTo(Messages.text(messages.get(i)));
      }
    }
  }

  @Test
  void endBefore_anyTime_leavesOutExactlyWhatIsLater_whereverItStands() throws IOException {
    for (long seed = 0; seed < 10; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<RecordedMessage> messages = Messages.random(random, 300, 40);
      Path file = folder.resolve("end" + seed);
      Messages.write(file, messages, TINY);
      try (RecordingReader reader = RecordingReader.open(file, Damage.REFUSE)) {
        for (int i = 0; i < 20; i++) {
          Instant end = messages.get(random.nextInt(300)).receivedAt();
          reader.endBefore(end);
          reader.seek(Instant.EPOCH);
          assertThat(Messages.readAll(reader))
              .as("seed %d, end %s", seed, end)
              .isEqualTo(
                  Messages.texts(
                      messages.stream().filter(it -> it.receivedAt().isBefore(end)).toList()));
        }
        reader.endBefore(null);
        reader.seek(Instant.EPOCH);
        assertThat(Messages.readAll(reader)).hasSize(300);
      }
    }
  }

  @Test
  void index_neverHoldsMoreThanItsBound() {
    RecordingIndex index = new RecordingIndex();
    for (int i = 0; i < 100_000; i++) {
      index.add(100L * i, new BlockHeader(2, 50, 52, 10L * i, 10L * i + 9, 0), 30);
      assertThat(index.size()).isLessThanOrEqualTo(RecordingIndex.ENTRIES_MAX);
    }
    assertThat(index.totals()).isEqualTo(new Totals(200_000, 3_000_000, 100_000, 0, 999_999));
    for (int i = 1; i < 100_000; i += 1_003) {
      RecordingIndex.Entry entry = index.before(10L * i).orElseThrow();
      assertThat(entry.latestBeforeMicros()).isLessThan(10L * i);
      assertThat(entry.offset()).isBetween(100L * i - 100 * 64, 100L * i);
      assertThat(entry.messagesBefore()).isEqualTo(entry.offset() / 50);
    }
  }

  private static void assertSeek(
      RecordingReader reader, List<RecordedMessage> messages, Instant instant, String what)
      throws IOException {
    int first = 0;
    while (first < messages.size() && messages.get(first).receivedAt().isBefore(instant)) {
      first++;
    }
    reader.seek(instant);
    assertThat(Messages.readAll(reader))
        .as(what)
        .isEqualTo(Messages.texts(messages.subList(first, messages.size())));
  }
}
