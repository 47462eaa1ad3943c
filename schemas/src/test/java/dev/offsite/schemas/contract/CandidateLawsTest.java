package dev.offsite.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.schemas.candidate.CandidateFormatException;
import dev.offsite.schemas.candidate.DumpingTrace;
import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.channel.Sha256;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.telemetry.Media;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What must hold for every candidate, whatever it says. */
class CandidateLawsTest {

  private static final long SEED = 1_589L;

  private final CandidateCodec codec = new CandidateCodec();

  @Test
  void candidate_any_isValidAndReadBack() {
    Random random = new Random(SEED);
    Schemas schema = Schemas.of("candidate");
    for (int i = 0; i < 500; i++) {
      Candidate candidate = any(random);
      byte[] json = codec.encode(candidate);
      assertThat(codec.decode(json)).as("seed %d, case %d", SEED, i).isEqualTo(candidate);
      JsonNode tree = RecordJson.parse(json);
      assertThat(schema.validate(tree)).as("seed %d, case %d", SEED, i).isEmpty();
      assertThat(tree.findValues("null")).isEmpty();
      assertThat(codec.encode(codec.decode(json))).as("seed %d, case %d", SEED, i).isEqualTo(json);
    }
  }

  @Test
  void bytes_mutated_giveACandidateOrOneKindOfException() {
    Random random = new Random(SEED);
    byte[] example = Examples.read("candidate");
    int refused = 0;
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = example.clone();
      for (int change = 1 + random.nextInt(3); change > 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        codec.encode(codec.decode(bytes));
      } catch (CandidateFormatException e) {
        assertThat(e.faults()).as("seed %d, case %d", SEED, i).isNotEmpty();
        refused++;
      } catch (RuntimeException e) {
        throw new AssertionError(
            "seed " + SEED + ", case " + i + ": " + new String(bytes, StandardCharsets.UTF_8), e);
      }
    }
    assertThat(refused).isBetween(1_000, 4_999);
  }

  private static Candidate any(Random random) {
    Candidate.Phase phase = pick(random, Candidate.Phase.values());
    return new Candidate(
        uuid(random),
        1 + random.nextInt(1_000),
        phase,
        phase == Candidate.Phase.WITHDRAWN ? maybe(random, () -> uuid(random)) : null,
        pick(random, ViolationKind.values()),
        new Candidate.RuleRef(text(random), random.nextInt(10), text(random)),
        new Candidate.Subject(
            maybe(random, () -> text(random)),
            maybe(random, () -> "YELLOW"),
            maybe(random, random::nextDouble),
            text(random),
            maybe(random, () -> text(random)),
            maybe(random, () -> text(random))),
        new Candidate.Episode(
            time(random),
            random.nextDouble() * 60,
            time(random),
            time(random),
            time(random),
            maybe(random, () -> time(random)),
            random.nextDouble() * 1e5,
            maybe(random, () -> random.nextDouble() * 1e6),
            random.nextInt(1_000)),
        new Candidate.Facts(
            random.nextInt(100_000),
            maybe(random, () -> 49_000.0),
            maybe(random, () -> 1.1),
            "kg",
            maybe(random, () -> random.nextGaussian() * 1e4),
            maybe(random, () -> random.nextGaussian() * 100),
            new TreeMap<>(Map.of(text(random), text(random))),
            list(random, () -> text(random))),
        new Candidate.Place(
            maybe(random, () -> text(random)),
            maybe(random, () -> text(random)),
            maybe(random, () -> random.nextInt(10)),
            text(random),
            random.nextDouble(-180, 180),
            random.nextDouble(-90, 90),
            "WGS84",
            maybe(random, () -> random.nextDouble() * 100),
            maybe(random, () -> text(random)),
            maybe(random, () -> text(random))),
        new Candidate.Law(
            text(random),
            maybe(random, () -> text(random)),
            maybe(random, () -> text(random)),
            text(random),
            text(random),
            1 + random.nextInt(5)),
        new Candidate.Gate(
            pick(random, Candidate.Gate.Grade.values()), list(random, () -> text(random))),
        new Candidate.Evidence(
            list(
                random,
                () ->
                    new Candidate.RawRecord(
                        "FIRST",
                        "telemetry.wim",
                        random.nextInt(64),
                        random.nextLong(1L << 53),
                        random.nextInt(2_000),
                        sha256(random))),
            list(
                random,
                () -> new Media("FRONT", text(random), maybe(random, () -> sha256(random)))),
            list(
                random,
                () ->
                    new Candidate.TrackPoint(
                        time(random),
                        random.nextDouble(-180, 180),
                        random.nextDouble(-90, 90),
                        maybe(random, () -> random.nextDouble() * 100)))),
        new Candidate.Deadlines(
            maybe(random, () -> time(random)),
            maybe(random, () -> time(random)),
            maybe(random, () -> time(random))),
        new Candidate.Clocks(time(random), time(random), time(random)),
        list(random, () -> uuid(random)),
        maybe(random, () -> trace(random)));
  }

  private static DumpingTrace trace(Random random) {
    return new DumpingTrace(
        maybe(random, () -> time(random)),
        maybe(random, () -> text(random)),
        time(random),
        time(random),
        random.nextDouble() * 100,
        random.nextInt(100),
        list(random, () -> suspect(random)));
  }

  private static DumpingTrace.Suspect suspect(Random random) {
    return new DumpingTrace.Suspect(
        random.nextGaussian() * 10,
        text(random),
        maybe(random, () -> text(random)),
        maybe(random, () -> text(random)),
        pick(random, DumpingTrace.Presence.values()),
        time(random),
        maybe(random, () -> time(random)),
        random.nextDouble() * 1e4,
        random.nextDouble() * 100,
        random.nextDouble() * 100,
        text(random),
        text(random),
        maybe(random, () -> random.nextInt(40_000)),
        maybe(random, () -> random.nextInt(40_000)),
        maybe(random, () -> text(random)),
        maybe(random, () -> text(random)),
        list(random, () -> new DumpingTrace.Reason(text(random), random.nextGaussian())),
        maybe(
            random, () -> new Candidate.RawRecord("WHERE", text(random), 1, 2, 3, sha256(random))));
  }

  private static <T> T pick(Random random, T[] constants) {
    return constants[random.nextInt(constants.length)];
  }

  private static <T> @Nullable T maybe(Random random, Supplier<T> value) {
    return random.nextBoolean() ? value.get() : null;
  }

  private static <T> List<T> list(Random random, Supplier<T> item) {
    List<T> items = new ArrayList<>();
    for (int size = random.nextInt(4); size > 0; size--) {
      items.add(item.get());
    }
    return items;
  }

  private static Instant time(Random random) {
    return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), random.nextInt(1_000_000_000));
  }

  private static String text(Random random) {
    String characters = "浙A 1\"\\\u0001\n🚛/~é";
    StringBuilder text = new StringBuilder("x");
    for (int length = random.nextInt(6); length > 0; length--) {
      int at = characters.offsetByCodePoints(0, random.nextInt(12));
      text.appendCodePoint(characters.codePointAt(at));
    }
    return text.toString();
  }

  private static String uuid(Random random) {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private static String sha256(Random random) {
    return Sha256.hexOf(new byte[] {(byte) random.nextInt(256)});
  }
}
