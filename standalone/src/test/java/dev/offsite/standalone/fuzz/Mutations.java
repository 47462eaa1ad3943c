package dev.offsite.standalone.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damages bytes at random: flips, cuts, copies within, and puts in what decoders trip over. */
final class Mutations {

  private static final int GROWTH_MAX = 64 * 1024;

  private static final List<byte[]> FRAGMENTS =
      List.of(
          utf8("null"),
          utf8("{}"),
          utf8("[]"),
          utf8("\"\""),
          utf8("-1"),
          utf8("0"),
          utf8("1e308"),
          utf8("1e309"),
          utf8("1E-999999999"),
          utf8("1e999999999"),
          utf8("9".repeat(40)),
          utf8("9".repeat(1_200)),
          utf8("2147483648"),
          utf8("9223372036854775808"),
          utf8("NaN"),
          utf8("Infinity"),
          utf8("true"),
          utf8("[".repeat(2_000)),
          utf8("{\"a\":".repeat(1_500)),
          utf8("x: ".repeat(300)),
          utf8("\n- ".repeat(100)),
          utf8("&a [*a, *a, *a]"),
          utf8("&b {x: *b}"),
          utf8("<<: *a"),
          utf8("!!java.net.URL [x]"),
          utf8("\\ud800"),
          utf8("\\u0000"),
          utf8("\uFEFF"),
          utf8("\u0085\u2028"),
          utf8("🚛"),
          utf8("İ"),
          new byte[] {(byte) 0xC0, (byte) 0x80},
          new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
          new byte[] {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F},
          new byte[] {0},
          utf8("\""),
          utf8("'"),
          utf8("\\"),
          utf8("/"),
          utf8("//"),
          utf8("#"),
          utf8("+"),
          utf8("$share/"),
          utf8("{deviceId}"),
          utf8("="),
          utf8(","),
          utf8("\r\n"),
          utf8("\t"),
          utf8("2026-02-30T00:00:00Z"),
          utf8("+999999999-12-31T23:59:59.999999999Z"),
          utf8("PT9223372036854775807S"),
          utf8("Asia/Nowhere"),
          utf8("%s%n%d"),
          utf8("(a+)+$"));

  private final SplittableRandom random;

  Mutations(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** One of the seeds with one to four damages. */
  byte[] next(List<byte[]> seeds) {
    byte[] bytes = seeds.get(random.nextInt(seeds.size()));
    int damages = 1 + random.nextInt(4);
    for (int i = 0; i < damages; i++) {
      bytes = damage(bytes);
    }
    return bytes;
  }

  private byte[] damage(byte[] bytes) {
    if (bytes.length == 0 || bytes.length > GROWTH_MAX) {
      return bytes.length == 0 ? fragment() : Arrays.copyOf(bytes, bytes.length / 2);
    }
    int at = random.nextInt(bytes.length);
    int end = Math.min(bytes.length, at + 1 + random.nextInt(1 + random.nextInt(bytes.length)));
    return switch (random.nextInt(8)) {
      case 0 -> withByte(bytes, at, (byte) (bytes[at] ^ 1 << random.nextInt(8)));
      case 1 -> withByte(bytes, at, (byte) random.nextInt(256));
      case 2 -> Arrays.copyOf(bytes, at);
      case 3 -> splice(bytes, at, at, fragment());
      case 4 -> splice(bytes, at, end, new byte[0]);
      case 5 -> splice(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
      default -> valueReplaced(bytes, at);
    };
  }

  private static byte[] withByte(byte[] bytes, int at, byte value) {
    byte[] changed = bytes.clone();
    changed[at] = value;
    return changed;
  }

  /** Puts a fragment in the place of the value around a byte. */
  private byte[] valueReplaced(byte[] bytes, int at) {
    int from = at;
    while (from > 0 && ":,[/\n=".indexOf(bytes[from - 1]) < 0) {
      from--;
    }
    int to = at;
    while (to < bytes.length && ",}]/\n=".indexOf(bytes[to]) < 0) {
      to++;
    }
    return splice(bytes, from, Math.max(from, to), fragment());
  }

  private byte[] fragment() {
    return FRAGMENTS.get(random.nextInt(FRAGMENTS.size()));
  }

  private static byte[] splice(byte[] bytes, int from, int to, byte[] middle) {
    byte[] result = Arrays.copyOf(bytes, from + middle.length + bytes.length - to);
    System.arraycopy(middle, 0, result, from, middle.length);
    System.arraycopy(bytes, to, result, from + middle.length, bytes.length - to);
    return result;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }
}
