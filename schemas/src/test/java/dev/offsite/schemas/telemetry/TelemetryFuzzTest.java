package dev.offsite.schemas.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.contract.Examples;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever the bytes are, the codec answers with a result and never with an exception. */
class TelemetryFuzzTest {

  private static final long SEED = 0x0FF5_17E5L;
  private static final int CASES_PER_KIND = 40_000;
  private static final List<byte[]> FRAGMENTS =
      List.of(
          utf8("null"),
          utf8("{}"),
          utf8("[]"),
          utf8("\"\""),
          utf8("-0"),
          utf8("1e308"),
          utf8("1e309"),
          utf8("1E-999999999"),
          utf8("9".repeat(400)),
          utf8("0." + "0".repeat(400) + "1"),
          utf8("[".repeat(40)),
          utf8("{\"a\":".repeat(40)),
          utf8("\\ud800"),
          utf8("\\u0000"),
          utf8(",\"lng\":1"),
          utf8(",\"lng\":1,\"lng\":2"),
          utf8("\"2026-02-30T00:00:00Z\""),
          utf8("\uFEFF"),
          utf8("🚛"),
          new byte[] {(byte) 0xC0, (byte) 0x80},
          new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
          new byte[] {(byte) 0xFF},
          new byte[] {0},
          utf8("NaN"),
          utf8("// x\n"));

  private final TelemetryCodec codec = new TelemetryCodec();

  @ParameterizedTest
  @EnumSource
  void decode_mutatedExample_givesReportsOrFaults(ReportKind kind) {
    Random random = new Random(SEED + kind.level().hashCode());
    byte[] example = Examples.read(kind.level());
    byte[] batch = utf8("[" + utf8(example) + "," + utf8(example) + "]");
    Map<RefusalReason, Integer> reasons = new EnumMap<>(RefusalReason.class);
    int readable = 0;
    for (int i = 0; i < CASES_PER_KIND; i++) {
      byte[] payload = random.nextInt(4) == 0 ? batch : example;
      int mutations = 1 + random.nextInt(3);
      for (int mutation = 0; mutation < mutations; mutation++) {
        payload = mutate(payload, random);
      }
      DecodeResult result = decode(kind, payload, i);
      readable += result.reports().size();
      boolean sound = !result.reports().isEmpty() || !result.faults().isEmpty();
      for (DecodeResult.Fault fault : result.faults()) {
        sound &=
            fault.reason().disposition() == RefusalReason.Disposition.DEAD_LETTER
                && fault.detail().length() < 300;
        reasons.merge(fault.reason(), 1, Integer::sum);
      }
      if (!sound) {
        throw new AssertionError("seed " + SEED + ", case " + i + ": " + result);
      }
      for (DecodeResult.Indexed indexed : result.reports()) {
        codec.encode(indexed.report());
      }
    }
    assertThat(readable).as("readable, seed %d", SEED).isGreaterThan(CASES_PER_KIND / 50);
    assertThat(reasons.keySet())
        .as("reasons, seed %d", SEED)
        .contains(
            RefusalReason.NOT_JSON,
            RefusalReason.MISSING_FIELD,
            RefusalReason.WRONG_TYPE,
            RefusalReason.BAD_VALUE,
            RefusalReason.TOPIC_DEVICE_MISMATCH,
            RefusalReason.NESTED_TOO_DEEP);
  }

  @Test
  void decode_anyBytes_givesFaults() {
    Random random = new Random(SEED);
    for (int i = 0; i < 50_000; i++) {
      byte[] payload = new byte[random.nextInt(64)];
      random.nextBytes(payload);
      assertThat(decode(ReportKind.STATUS, payload, i).reports())
          .as("seed %d, case %d", SEED, i)
          .isEmpty();
    }
  }

  @Test
  void decode_nestedAsDeepAsThePayloadAllows_isRefused() {
    int size = CodecLimits.DEFAULT.payloadBytesMax();
    for (String unit : List.of("[", "{\"a\":", "[{\"a\":")) {
      byte[] payload = utf8(unit.repeat(size / unit.length()));
      assertThat(decode(ReportKind.STATUS, payload, 0).faults())
          .extracting(DecodeResult.Fault::reason)
          .containsExactly(RefusalReason.NESTED_TOO_DEEP);
    }
  }

  @Test
  void decode_manyUnknownNames_areIgnored() {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      names.append("\"v").append(i).append("\":0,");
    }
    String json = "{" + names + "\"deviceTime\":\"2026-03-04T00:00:00Z\",\"state\":\"ONLINE\"}";
    for (int i = 0; i < 3; i++) {
      assertThat(decode(ReportKind.STATUS, utf8(json), i).reports()).hasSize(1);
    }
  }

  private DecodeResult decode(ReportKind kind, byte[] payload, int number) {
    try {
      return codec.decode(Examples.topicOf(kind), payload);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(
          "seed " + SEED + ", case " + number + ", payload " + utf8(payload), e);
    }
  }

  private static byte[] mutate(byte[] payload, Random random) {
    if (payload.length == 0) {
      return payload;
    }
    int at = random.nextInt(payload.length);
    byte[] copy = payload.clone();
    switch (random.nextInt(7)) {
      case 0 -> copy[at] ^= (byte) (1 << random.nextInt(8));
      case 1 -> copy[at] = (byte) random.nextInt(256);
      case 2 -> copy = Arrays.copyOf(payload, at);
      case 3 -> copy = splice(payload, at, at, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
      case 4 -> copy = replaceToken(payload, at, random);
      case 5 -> {
        int end = at + random.nextInt(payload.length - at + 1);
        copy = splice(payload, at, end, new byte[0]);
      }
      default -> {
        int end = at + random.nextInt(payload.length - at + 1);
        copy = splice(payload, random.nextInt(payload.length), -1, copyOf(payload, at, end));
      }
    }
    return copy;
  }

  /** Puts a fragment in the place of the value around {@code at}. */
  private static byte[] replaceToken(byte[] payload, int at, Random random) {
    int start = at;
    while (start > 0 && payload[start - 1] != ':' && payload[start - 1] != ',') {
      start--;
    }
    int end = at;
    while (end < payload.length && payload[end] != ',' && payload[end] != '}') {
      end++;
    }
    return splice(payload, start, end, FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
  }

  private static byte[] splice(byte[] payload, int start, int end, byte[] middle) {
    int rest = Math.max(start, end);
    byte[] result = Arrays.copyOf(payload, start + middle.length + payload.length - rest);
    System.arraycopy(middle, 0, result, start, middle.length);
    System.arraycopy(payload, rest, result, start + middle.length, payload.length - rest);
    return result;
  }

  private static byte[] copyOf(byte[] bytes, int start, int end) {
    return Arrays.copyOfRange(bytes, start, end);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
