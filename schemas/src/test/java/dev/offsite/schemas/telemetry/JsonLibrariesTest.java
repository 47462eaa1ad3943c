package dev.offsite.schemas.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds the benchmark's decoders against each other, and shows which of them are strict. */
class JsonLibrariesTest {

  private static final String REQUIRED =
      "\"deviceId\":\"truck-013812345678\",\"fixTime\":\"2026-03-04T23:41:10Z\",\"lng\":120.2,\"lat\":30.2";

  @ParameterizedTest
  @EnumSource
  void decoder_ofTheBenchmark_readsTheExample(PositionDecoders decoder) {
    for (int reports : new int[] {1, 100}) {
      byte[] payload = JsonLibraryBenchmark.payloadOf(reports);
      assertThat(decoder.decode(payload)).isEqualTo(PositionDecoders.JACKSON.decode(payload));
      assertThat(decoder.decode(payload)).hasSize(reports);
    }
  }

  @Test
  void decoder_ofText_thatRfc8259Forbids_isStrictOnlyWithJackson() {
    Map<PositionDecoders, List<String>> accepted = new LinkedHashMap<>();
    for (PositionDecoders decoder : PositionDecoders.values()) {
      accepted.put(decoder, new ArrayList<>());
      assertThat(accepts(decoder, text("\"plate\":\"x\""))).isTrue();
      forbidden()
          .forEach(
              (name, payload) -> {
                if (accepts(decoder, payload)) {
                  accepted.get(decoder).add(name);
                }
              });
    }
    assertThat(accepted.get(PositionDecoders.JACKSON)).isEmpty();
    assertThat(accepted.get(PositionDecoders.FASTJSON2))
        .containsExactly(
            "single quotes",
            "comma before the end",
            "no comma",
            "leading zero",
            "leading plus",
            "no digit before the point",
            "no digit after the point",
            "NaN",
            "text for a number",
            "fraction for an integer",
            "number for a truth value",
            "text for a truth value",
            "raw control character",
            "unknown escape",
            "name twice",
            "overlong UTF-8");
    assertThat(accepted.get(PositionDecoders.DSL_JSON))
        .containsExactly(
            "leading zero",
            "text for a number",
            "integer beyond 32 bits",
            "raw control character",
            "name twice",
            "skipped number with two points",
            "overlong UTF-8");
  }

  private static boolean accepts(PositionDecoders decoder, byte[] payload) {
    try {
      decoder.decode(payload);
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }

  private static Map<String, byte[]> forbidden() {
    Map<String, byte[]> texts = new LinkedHashMap<>();
    texts.put("single quotes", text("'plate':'x'"));
    texts.put("name without quotes", text("plate:\"x\""));
    texts.put("comment", text("/* c */\"plate\":\"x\""));
    texts.put("comma before the end", text("\"plate\":\"x\","));
    texts.put("no comma", text("\"plate\":\"x\" \"alarms\":[]"));
    texts.put("leading zero", text("\"accuracyM\":04.5"));
    texts.put("leading plus", text("\"accuracyM\":+4.5"));
    texts.put("no digit before the point", text("\"accuracyM\":.5"));
    texts.put("no digit after the point", text("\"accuracyM\":4."));
    texts.put("NaN", text("\"accuracyM\":NaN"));
    texts.put("letter after a number", text("\"accuracyM\":4.5f"));
    texts.put("text for a number", text("\"accuracyM\":\"4.5\""));
    texts.put("fraction for an integer", text("\"satellites\":14.9"));
    texts.put("integer beyond 32 bits", text("\"satellites\":4294967310"));
    texts.put("number for a truth value", text("\"fixed\":1"));
    texts.put("text for a truth value", text("\"fixed\":\"true\""));
    texts.put("raw control character", text("\"plate\":\"a\tb\""));
    texts.put("unknown escape", text("\"plate\":\"\\x41\""));
    texts.put("cut unicode escape", text("\"plate\":\"\\u12\""));
    texts.put("name twice", text("\"lng\":1.0"));
    texts.put("junk in a skipped value", text("\"vendor\":{\"a\":tru,,}"));
    texts.put("skipped number with two points", text("\"vendor\":1.2.3"));
    texts.put("unbalanced skipped value", text("\"vendor\":[1,2}"));
    texts.put("text after the end", bytes("{" + REQUIRED + "} x"));
    texts.put("byte order mark", bytes("\uFEFF{" + REQUIRED + "}"));
    texts.put("no-break space", text("\u00A0\"plate\":\"x\""));
    texts.put("overlong UTF-8", text("\"plate\":\"", new byte[] {(byte) 0xC0, (byte) 0xAF}));
    texts.put("cut UTF-8", text("\"plate\":\"", new byte[] {(byte) 0xE6, (byte) 0xB5}));
    return texts;
  }

  private static byte[] text(String field) {
    return bytes("{" + REQUIRED + "," + field + "}");
  }

  private static byte[] text(String before, byte[] middle) {
    byte[] head = bytes("{" + REQUIRED + "," + before);
    byte[] tail = bytes("\"}");
    byte[] all = new byte[head.length + middle.length + tail.length];
    System.arraycopy(head, 0, all, 0, head.length);
    System.arraycopy(middle, 0, all, head.length, middle.length);
    System.arraycopy(tail, 0, all, head.length + middle.length, tail.length);
    return all;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
