package dev.offsite.simulators.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.simulators.recording.RecordingInfo.Ending;
import dev.offsite.simulators.recording.RecordingReader.Damage;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written is read; what is damaged is said. */
class RecordingFileTest {

  private static final Duration NEVER = Duration.ofDays(1);
  private static final FlushPolicy SMALL = new FlushPolicy(200, NEVER);

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("test.rec");
  }

  @Test
  void roundTrip_anyMessages_areReadAsTheyWere() throws IOException {
    for (long seed = 0; seed < 40; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Files.deleteIfExists(file);
      List<RecordedMessage> messages =
          Messages.random(random, random.nextInt(200), random.nextInt(2_000));
      Messages.write(file, messages, new FlushPolicy(1 + random.nextInt(50_000), NEVER));

      try (RecordingReader reader = RecordingReader.open(file, Damage.REFUSE)) {
        assertThat(Messages.readAll(reader))
            .as("seed %d", seed)
            .isEqualTo(Messages.texts(messages));
        assertThat(reader.info().messages()).as("seed %d", seed).isEqualTo(messages.size());
        assertThat(reader.info().ending()).isEqualTo(Ending.COMPLETE);
        assertThat(reader.info().properties()).isEqualTo(Map.of("createdBy", "test"));
      }
    }
  }

  @Test
  void roundTrip_emptyAndLargePayloads_areReadAsTheyWere() throws IOException {
    byte[] large = new byte[1_000_000];
    new SplittableRandom(7).nextBytes(large);
    List<RecordedMessage> messages =
        List.of(
            new RecordedMessage(Messages.BEGIN, "a", 0, true, new byte[0]),
            new RecordedMessage(Messages.BEGIN, "b", 2, false, large),
            new RecordedMessage(
                Messages.BEGIN, "c", 1, false, new byte[RecordedMessage.PAYLOAD_BYTES_MAX]));
    Messages.write(file, messages, FlushPolicy.DEFAULT);

    try (RecordingReader reader = RecordingReader.open(file, Damage.REFUSE)) {
      for (RecordedMessage expected : messages) {
        RecordedMessage read = reader.next();
        assertThat(read.topicName()).isEqualTo(expected.topicName());
        assertThat(Arrays.equals(read.payload(), expected.payload())).isTrue();
      }
      assertThat(reader.next()).isNull();
    }
  }

  @Test
  void message_atItsLimits_isTaken_beyondIsRefusedWithValueAndLimit() {
    new RecordedMessage(Messages.BEGIN, "x".repeat(65_535), 0, false, new byte[0]);
    assertThatThrownBy(
            () -> new RecordedMessage(Messages.BEGIN, "x".repeat(65_536), 0, false, new byte[0]))
        .hasMessage("topic of 65536 bytes is not between 1 and 65535");
    assertThatThrownBy(
            () -> new RecordedMessage(Messages.BEGIN, "浙".repeat(21_846), 0, false, new byte[0]))
        .hasMessage("topic of 65538 bytes is not between 1 and 65535");
    assertThatThrownBy(() -> new RecordedMessage(Messages.BEGIN, "", 0, false, new byte[0]))
        .hasMessage("topic of 0 bytes is not between 1 and 65535");
    assertThatThrownBy(() -> new RecordedMessage(Messages.BEGIN, "x", 3, false, new byte[0]))
        .hasMessage("qos 3 is not 0, 1 or 2");
    byte[] tooLong = new byte[RecordedMessage.PAYLOAD_BYTES_MAX + 1];
    assertThatThrownBy(() -> new RecordedMessage(Messages.BEGIN, "x", 1, false, tooLong))
        .hasMessage("payload of 16777217 bytes is above 16777216");
  }

  @Test
  void receiveTime_isKeptInMicroseconds() throws IOException {
    RecordedMessage fine =
        new RecordedMessage(Messages.BEGIN.plusNanos(1_999), "x", 0, false, new byte[0]);
    Messages.write(file, List.of(fine), SMALL);
    try (RecordingReader reader = RecordingReader.open(file, Damage.REFUSE)) {
      assertThat(reader.next().receivedAt()).isEqualTo(Messages.BEGIN.plusNanos(1_000));
    }
  }

  @Test
  void create_fileExists_isRefused() throws IOException {
    Files.writeString(file, "mine");
    assertThatThrownBy(() -> RecordingWriter.create(file, Map.of()))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent("mine");
  }

  @Test
  void blocks_endWhenFull_notBefore() throws IOException {
    // topic number 0, length, 1 byte; time; flags; length, payload
    RecordedMessage message = Messages.at(0, "x", "");
    int firstBytes = 1 + 1 + 1 + 8 + 1 + 1;
    int nextBytes = 1 + 1 + 1 + 1;
    for (int more : new int[] {0, 1}) {
      Files.deleteIfExists(file);
      FlushPolicy policy = new FlushPolicy(firstBytes + nextBytes + more, NEVER);
      try (RecordingWriter writer =
          RecordingWriter.create(file, Map.of(), policy, java.time.Clock.systemUTC())) {
        long empty = writer.fileBytes();
        writer.write(message);
        assertThat(writer.fileBytes()).isEqualTo(empty);
        writer.write(message);
        assertThat(writer.fileBytes() > empty).as("%d more", more).isEqualTo(more == 0);
      }
    }
  }

  @Test
  void cutOff_atAnyByte_isReadUpToTheLastWholeBlock() throws IOException {
    List<RecordedMessage> messages = Messages.numbered(40);
    Messages.write(file, messages, SMALL);
    byte[] whole = Files.readAllBytes(file);
    List<String> expected = Messages.texts(messages);
    int headerBytes = FileHeader.encode(Map.of("createdBy", "test")).length;
    int longest = 0;
    for (int length = 0; length < whole.length; length++) {
      Path cut = folder.resolve("cut");
      Files.write(cut, Arrays.copyOf(whole, length));
      if (length < headerBytes) {
        int at = length;
        assertThatThrownBy(() -> RecordingReader.open(cut, Damage.REFUSE))
            .as("length %d", length)
            .isInstanceOf(RecordingException.class)
            .hasMessageContaining("cut at byte " + at + ": the file ends within its header");
        continue;
      }
      for (Damage damage : Damage.values()) {
        try (RecordingReader reader = RecordingReader.open(cut, damage)) {
          assertThat(reader.info().ending()).as("length %d", length).isEqualTo(Ending.CUT_OFF);
          List<String> read = Messages.readAll(reader);
          assertThat(read).as("length %d", length).isEqualTo(expected.subList(0, read.size()));
          assertThat(reader.info().messages()).isEqualTo(read.size());
          assertThat(read.size()).as("length %d", length).isGreaterThanOrEqualTo(longest);
          longest = read.size();
        }
      }
    }
    assertThat(longest).isEqualTo(40);
  }

  @Test
  void damage_anyBitFlipped_isNoticedAndNeverChangesAMessage() throws IOException {
    List<RecordedMessage> messages = Messages.numbered(40);
    Messages.write(file, messages, SMALL);
    byte[] whole = Files.readAllBytes(file);
    List<String> expected = Messages.texts(messages);
    Path damagedFile = folder.resolve("damaged");
    for (int bit = 0; bit < whole.length * 8; bit += 3) {
      byte[] damaged = whole.clone();
      damaged[bit / 8] ^= (byte) (1 << bit % 8);
      Files.write(damagedFile, damaged);
      boolean noticed = false;
      List<String> read = List.of();
      try (RecordingReader reader = RecordingReader.open(damagedFile, Damage.REFUSE)) {
        read = Messages.readAll(reader);
        noticed = reader.info().ending() == Ending.CUT_OFF;
      } catch (RecordingException e) {
        noticed = true;
        assertThat(e).hasMessageStartingWith(damagedFile + " at byte " + e.offset() + ": ");
      }
      assertThat(noticed).as("bit %d", bit).isTrue();
      assertThat(expected).as("bit %d", bit).containsAll(read);
    }
  }

  @Test
  void damage_skipped_losesOnlyItsBlock() throws IOException {
    List<RecordedMessage> messages = Messages.numbered(60);
    Messages.write(file, messages, SMALL);
    byte[] whole = Files.readAllBytes(file);
    int headerBytes = FileHeader.encode(Map.of("createdBy", "test")).length;
    BlockHeader first =
        BlockHeader.decode(Arrays.copyOfRange(whole, headerBytes, headerBytes + BlockHeader.BYTES))
            .orElseThrow();
    List<String> rest = Messages.texts(messages).subList(first.records(), 60);
    for (int at : new int[] {0, 10, BlockHeader.BYTES - 1, BlockHeader.BYTES}) {
      byte[] damaged = whole.clone();
      damaged[headerBytes + at] ^= 0x20;
      Path other = folder.resolve("damaged" + at);
      Files.write(other, damaged);
      try (RecordingReader reader = RecordingReader.open(other, Damage.SKIP)) {
        assertThat(Messages.readAll(reader)).as("byte %d", at).isEqualTo(rest);
        assertThat(reader.skippedBytes()).isEqualTo(first.length());
      }
      try (RecordingReader reader = RecordingReader.open(other, Damage.REFUSE)) {
        assertThatThrownBy(reader::next)
            .isInstanceOf(RecordingException.class)
            .hasMessageStartingWith(other + " at byte " + headerBytes + ": ");
      }
    }
  }

  @Test
  void damageInACutOffFile_skipped_losesOnlyItsBlockAndTheCutOne() throws IOException {
    List<RecordedMessage> messages = Messages.numbered(60);
    Messages.write(file, messages, SMALL);
    byte[] whole = Files.readAllBytes(file);
    int first = FileHeader.encode(Map.of("createdBy", "test")).length;
    int second = first + (int) headerAt(whole, first).length();
    int cut = whole.length - RecordingIndex.FOOTER_BYTES - 10;
    for (int damagedBlock : new int[] {first, second}) {
      byte[] damaged = Arrays.copyOf(whole, cut);
      damaged[damagedBlock + 10] ^= 0x20;
      Path other = folder.resolve("cut" + damagedBlock);
      Files.write(other, damaged);
      int lost = headerAt(whole, damagedBlock).records();
      int before = damagedBlock == first ? 0 : headerAt(whole, first).records();
      List<RecordedMessage> left = new java.util.ArrayList<>(messages.subList(0, before));
      left.addAll(messages.subList(before + lost, 60));

      try (RecordingReader reader = RecordingReader.open(other, Damage.SKIP)) {
        assertThat(reader.info().ending()).isEqualTo(Ending.CUT_OFF);
        assertThat(reader.info().messages()).isEqualTo(left.size());
        assertThat(reader.info().earliest()).isEqualTo(left.get(0).receivedAt());
        assertThat(reader.info().latest()).isEqualTo(messages.get(59).receivedAt());
        assertThat(Messages.readAll(reader)).isEqualTo(Messages.texts(left));
      }
      try (RecordingReader reader = RecordingReader.open(other, Damage.REFUSE)) {
        assertThat(reader.info().messages()).isEqualTo(before);
      }
    }
  }

  private static BlockHeader headerAt(byte[] file, int offset) {
    return BlockHeader.decode(Arrays.copyOfRange(file, offset, offset + BlockHeader.BYTES))
        .orElseThrow();
  }

  @Test
  void open_otherFilesOrVersions_areRefused() throws IOException {
    Files.writeString(file, "{\"no\":\"recording\"}");
    assertThatThrownBy(() -> RecordingReader.open(file, Damage.SKIP))
        .hasMessageContaining("at byte 0: no recording");
    byte[] header = FileHeader.encode(Map.of());
    header[9] = 2;
    Files.write(file, header);
    assertThatThrownBy(() -> RecordingReader.open(file, Damage.SKIP))
        .hasMessageContaining("format version 2; this program reads 1");
  }

  @Test
  void recording_withoutMessages_hasNoTimes() throws IOException {
    Messages.write(file, List.of(), SMALL);
    try (RecordingReader reader = RecordingReader.open(file, Damage.REFUSE)) {
      assertThat(reader.next()).isNull();
      assertThat(reader.info().earliest()).isNull();
      assertThat(reader.info().length()).isEqualTo(Duration.ZERO);
      assertThat(reader.info().ending()).isEqualTo(Ending.COMPLETE);
    }
  }

  @Test
  void golden_ofVersionOne_isReadForEver() throws Exception {
    Path golden = Path.of(RecordingFileTest.class.getResource("golden-v1.bin").toURI());
    try (RecordingReader reader = RecordingReader.open(golden, Damage.REFUSE)) {
      assertThat(reader.info().properties()).isEqualTo(Map.of("createdBy", "golden", "seed", "42"));
      assertThat(reader.info().blocks()).isEqualTo(2);
      assertThat(Messages.readAll(reader)).isEqualTo(Messages.texts(goldenMessages()));
    }
  }

  /** What the golden file was written from, with blocks of 60 bytes. */
  static List<RecordedMessage> goldenMessages() {
    return List.of(
        Messages.at(0, "offsite/v1/truck/t1/position", "{\"a\":1}"),
        new RecordedMessage(
            Messages.BEGIN.plusSeconds(1), "offsite/v1/wim/桥/status", 0, true, new byte[0]),
        Messages.at(999_999, "offsite/v1/truck/t1/position", "{\"a\":2}"),
        new RecordedMessage(
            Messages.BEGIN.plusSeconds(3), "other/topic", 2, false, new byte[] {0, -1, 127}));
  }
}
