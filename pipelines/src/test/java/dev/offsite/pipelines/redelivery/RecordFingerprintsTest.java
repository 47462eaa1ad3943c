package dev.offsite.pipelines.redelivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.decode.RawRecord;
import dev.offsite.pipelines.testing.RawRecords;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecordFingerprintsTest {

  private static final String TOPIC = "offsite/v1/truck/truck-1/position";

  @Test
  void of_sameBytesAtOtherCoordinates_isTheSame() {
    RawRecord first = RawRecords.ofText(TOPIC, "truck-1", "{\"lng\":1}");
    RawRecord again =
        new RawRecord("telemetry.truck", 3, 99, "truck-1", TOPIC, 7, first.payload().clone());

    assertThat(RecordFingerprints.of(again, 0)).isEqualTo(RecordFingerprints.of(first, 0));
  }

  @Test
  void of_otherIndexOrTopic_differs() {
    RawRecord record = RawRecords.ofText(TOPIC, "truck-1", "[{},{}]");
    RawRecord other = RawRecords.ofText("offsite/v1/truck/truck-1/status", "truck-1", "[{},{}]");

    assertThat(RecordFingerprints.of(record, 1)).isNotEqualTo(RecordFingerprints.of(record, 0));
    assertThat(RecordFingerprints.of(other, 0)).isNotEqualTo(RecordFingerprints.of(record, 0));
  }

  @Test
  void of_payloadsThatDifferInOneByte_differ() {
    String payload = "{\"plate\":\"浙A12345\",\"grossKg\":63740,\"media\":[]}";
    for (long seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      Set<Long> seen = new HashSet<>();
      RawRecord record = RawRecords.ofText(TOPIC, "truck-1", payload);
      seen.add(RecordFingerprints.of(record, 0));
      int length = record.payload().length;
      for (int at = 0; at < length; at++) {
        byte[] changed = record.payload().clone();
        changed[at] ^= (byte) (1 + random.nextInt(255));
        seen.add(RecordFingerprints.of(new RawRecord("t", 0, 0, "truck-1", TOPIC, 0, changed), 0));
      }
      assertThat(seen).as("seed %s", seed).hasSize(length + 1);
    }
  }

  @Test
  void of_knownRecord_isTheSameInEveryProcess() {
    RawRecord record = RawRecords.ofText(TOPIC, "truck-1", "{\"lng\":120.5}");

    assertThat(RecordFingerprints.of(record, 2)).isEqualTo(GOLDEN);
  }

  /** Written once; a change would let every repetition through once after an upgrade. */
  private static final long GOLDEN = -1997764630988636423L;
}
