package dev.offsite.geo.geojson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import dev.offsite.geo.fence.Fence;
import dev.offsite.geo.testing.RandomOutlines;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged documents are read or refused; nothing else ever happens. */
class GeoJsonFuzzTest {
  private static final String GOOD =
      """
      {"type":"FeatureCollection","datum":"GCJ02","features":[
      {"type":"Feature","properties":{"id":"z","version":3,"kind":"no-entry","name":"\\u57ce",
      "validFrom":"2026-03-01T00:00:00+08:00","validTo":"2027-03-01T00:00:00+08:00",
      "windows":{"zone":"Asia/Shanghai","weekly":[{"days":["MON","FRI"],"from":"22:00","to":"06:00"}],
      "holidays":["2026-10-01"],"onHolidays":"AS_SUNDAY"},"speedLimitKph":30.5,
      "attributes":{"owner":"x"}},"geometry":{"type":"Polygon","coordinates":[[[120,30],[120.1,30],
      [120.1,30.2],[120,30.2],[120,30]],[[120.02,30.02],[120.03,30.02],[120.03,30.03],[120.02,30.02]]]}},
      {"type":"Feature","id":7,"properties":{"kind":"site","radiusM":50},
      "geometry":{"type":"Point","coordinates":[120.5,30.5,7]}},
      {"type":"Feature","properties":{"id":"r","kind":"route","halfWidthM":25},
      "geometry":{"type":"LineString","coordinates":[[120,30],[120.01,30.02],[120.03,30.02]]}}]}
      """;

  private static final String[] TOKENS = {
    "{",
    "}",
    "[",
    "]",
    ",",
    ":",
    "\"",
    "null",
    "true",
    "-",
    "1e999",
    "1e-999",
    "0",
    "-0.0",
    "180",
    "90",
    "1e9",
    "[]",
    "{}",
    "\"\\ud800\"",
    "\\",
    "\u0000",
    "\"id\":1,",
    "99999999999",
    "\"Infinity\"",
    "+999999999-12-31T00:00:00Z",
    "0.00000001",
    "[120,30],",
    "-179.99",
    "89.9",
  };

  @Test
  void goodDocument_isRead() {
    assertThat(FenceReader.read(GOOD)).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource
  void read_damagedDocument_isReadOrRefused(InvalidGeometry mode) {
    long seed = mode.name().length();
    SplittableRandom random = new SplittableRandom(seed);
    int refused = 0;
    int rounds = 12_000;
    for (int i = 0; i < rounds; i++) {
      StringBuilder text = new StringBuilder(GOOD);
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        damage(text, random);
      }
      try {
        FenceReader.read(text.toString(), mode);
      } catch (GeoJsonException e) {
        refused++;
        assertThat(e.reason()).as("seed %s, round %s", seed, i).isNotBlank();
      } catch (RuntimeException | StackOverflowError e) {
        fail("seed " + seed + ", round " + i + ", document " + text, e);
      }
    }
    assertThat(refused).as("seed %s", seed).isBetween(rounds / 2, rounds - 100);
  }

  @Test
  void read_damagedBytes_areReadOrRefused() {
    SplittableRandom random = new SplittableRandom(77);
    byte[] good = GOOD.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < 10_000; i++) {
      byte[] bytes = good.clone();
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      try {
        FenceReader.read(bytes);
      } catch (GeoJsonException e) {
        assertThat(e.getMessage()).as("seed 77, round %s", i).isNotBlank();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "nul",
        "01",
        "1.",
        "1e",
        "-",
        "+1",
        "'a'",
        "\"\\x\"",
        "\"\\u12g4\"",
        "\"\t\"",
        "[1,]",
        "[,1]",
        "{\"a\"}",
        "{\"a\":1,}",
        "{a:1}",
        "[1 2]",
        "{}x",
        "\"abc",
        "[1,2",
        "NaN",
        "{\"a\":1,\"a\":2}",
        "// c\n1",
        "\"\\",
      })
  void parse_notJson_namesLineAndColumn(String text) {
    assertThatThrownBy(() -> JsonText.parse(text))
        .isInstanceOf(GeoJsonException.class)
        .hasMessageContaining("line ")
        .hasMessageContaining("column ");
  }

  @Test
  void parse_placeOfAFault_isExact() {
    assertThatThrownBy(() -> JsonText.parse("{\n  \"a\": [1, tru]\n}"))
        .hasMessage("line 2, column 12: a value is missing");
  }

  @Test
  void parse_deepNesting_isRefusedNotOverflowed() {
    for (String open : new String[] {"[", "{\"a\":", "[1,["}) {
      assertThatThrownBy(() -> JsonText.parse(open.repeat(1_000_000)))
          .isInstanceOf(GeoJsonException.class)
          .hasMessageContaining("deeper than 32");
    }
  }

  @Test
  void parse_everyKindOfValue_isKept() {
    Object value =
        JsonText.parse(
            " {\"a\":[1,-2.5e3,\"x\"],\"b\":[0.5,6],\"c\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\",\"d\":[true,null]} ");
    @SuppressWarnings("unchecked")
    java.util.Map<String, Object> map = (java.util.Map<String, Object>) value;
    assertThat(map.get("a")).isEqualTo(List.of(1.0, -2500.0, "x"));
    assertThat((double[]) map.get("b")).containsExactly(0.5, 6);
    assertThat(map.get("c")).isEqualTo("\"\\/\b\f\n\r\té");
    assertThat(map.get("d")).isEqualTo(List.of(true, JsonText.NULL));
  }

  @Test
  void writeAndRead_anyFences_areEqual() {
    List<Fence> fences =
        new ArrayList<>(new RandomOutlines(21).world(200, 1_201_536_000, 302_650_000, 300_000));
    fences.addAll(FenceReader.read(GOOD));
    fences.add(Fence.of("quote\"\\\n\u0001", 0, "k", fences.get(0).shape()));
    String written = FenceWriter.write(fences);
    List<Fence> read = FenceReader.read(written);
    assertThat(FenceWriter.write(read)).isEqualTo(written);
    assertThat(read).hasSameSizeAs(fences);
    for (int i = 0; i < fences.size(); i++) {
      // Rings may turn the other way; all else is equal.
      assertThat(read.get(i).withShape(fences.get(i).shape())).isEqualTo(fences.get(i));
      assertThat(
              read.get(i)
                  .shape()
                  .outline()
                  .toLatticeGeometry()
                  .equalsTopo(fences.get(i).shape().outline().toLatticeGeometry()))
          .as("fence %s", i)
          .isTrue();
    }
  }

  private static void damage(StringBuilder text, SplittableRandom random) {
    int at = random.nextInt(text.length());
    String token = TOKENS[random.nextInt(TOKENS.length)];
    switch (random.nextInt(7)) {
      case 0 -> text.setCharAt(at, (char) random.nextInt(32, 127));
      case 1 -> text.deleteCharAt(at);
      case 2 -> text.insert(at, token);
      case 3 -> text.setLength(at + 1);
      case 4 -> {
        int end = Math.min(text.length(), at + random.nextInt(40));
        text.insert(random.nextInt(text.length()), text.substring(at, end));
      }
      case 5 -> {
        // A digit for another digit: stays JSON, changes the geometry.
        for (int i = at; i < text.length(); i++) {
          if (Character.isDigit(text.charAt(i))) {
            text.setCharAt(i, (char) ('0' + random.nextInt(10)));
            break;
          }
        }
      }
      default -> {
        // A whole value for another one.
        int colon = text.indexOf(":", at);
        int comma = text.indexOf(",", Math.max(colon, 0));
        if (colon >= 0 && comma > colon) {
          text.replace(colon + 1, comma, token);
        }
      }
    }
    if (text.isEmpty()) {
      text.append(' ');
    }
  }
}
