package dev.offsite.schemas.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.contract.Examples;
import dev.offsite.schemas.json.RecordJson;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold for every payload, whatever it says. */
class TelemetryLawsTest {

  private static final long SEED = 8_259L;

  private final TelemetryCodec codec = new TelemetryCodec();

  @ParameterizedTest
  @EnumSource
  void payload_cutAnywhere_isNoJson(ReportKind kind) {
    byte[] payload = compact(kind);
    for (int length = 1; length < payload.length; length++) {
      DecodeResult result = decode(kind, Arrays.copyOf(payload, length));
      assertThat(result.reports()).as("cut at %d", length).isEmpty();
      assertThat(result.faults())
          .as("cut at %d", length)
          .extracting(DecodeResult.Fault::reason)
          .containsExactly(RefusalReason.NOT_JSON);
    }
  }

  @ParameterizedTest
  @EnumSource
  void payload_followedByAnything_isNoJson(ReportKind kind) {
    for (String tail : List.of("x", "{}", ",", "]", "}", "\u0000", "\u00A0", "null", "//")) {
      byte[] payload = utf8(new String(compact(kind), StandardCharsets.UTF_8) + tail);
      assertThat(decode(kind, payload).faults())
          .as(tail)
          .extracting(DecodeResult.Fault::reason)
          .containsExactly(RefusalReason.NOT_JSON);
    }
  }

  @ParameterizedTest
  @EnumSource
  void payload_withMoreWhiteSpace_saysTheSame(ReportKind kind) {
    DecodeResult expected = decode(kind, compact(kind));
    String pretty = RecordJson.parse(compact(kind)).toPrettyString();
    String spaced = " \t\r\n" + pretty.replace("\n", "\r\n\t ") + " \t\r\n";
    assertThat(decode(kind, utf8(spaced))).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void payload_withEscapesForEveryCharacter_saysTheSame(ReportKind kind) {
    JsonNode document = RecordJson.parse(compact(kind));
    StringBuilder json = new StringBuilder("{");
    document
        .properties()
        .forEach(
            field -> {
              json.append(json.length() == 1 ? "" : ",")
                  .append(escaped(field.getKey()))
                  .append(':');
              JsonNode value = field.getValue();
              json.append(value.isTextual() ? escaped(value.textValue()) : value.toString());
            });
    assertThat(decode(kind, utf8(json.append('}').toString())))
        .isEqualTo(decode(kind, compact(kind)));
  }

  @ParameterizedTest
  @EnumSource
  void fields_inAnyOrderWithUnknownOnes_sayTheSame(ReportKind kind) {
    DecodeResult expected = decode(kind, compact(kind));
    Random random = new Random(SEED);
    for (int i = 0; i < 200; i++) {
      JsonNode shuffled = shuffle(RecordJson.parse(compact(kind)), random);
      assertThat(decode(kind, utf8(shuffled.toString())))
          .as("seed %d, case %d: %s", SEED, i, shuffled)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void batch_ofGoodAndBadReports_saysTheSameAsEachAlone(ReportKind kind) {
    Random random = new Random(SEED);
    List<JsonNode> pool = variants(kind);
    for (int i = 0; i < 200; i++) {
      ArrayNode batch = JsonNodeFactory.instance.arrayNode();
      for (int size = 1 + random.nextInt(8); size > 0; size--) {
        batch.add(pool.get(random.nextInt(pool.size())));
      }
      List<DecodeResult.Indexed> reports = new ArrayList<>();
      List<DecodeResult.Fault> faults = new ArrayList<>();
      for (int index = 0; index < batch.size(); index++) {
        DecodeResult alone = decode(kind, utf8(batch.get(index).toString()));
        for (DecodeResult.Indexed report : alone.reports()) {
          reports.add(new DecodeResult.Indexed(index, report.report()));
        }
        for (DecodeResult.Fault fault : alone.faults()) {
          faults.add(
              new DecodeResult.Fault(
                  index, fault.reason(), "/" + index + fault.pointer(), fault.detail()));
        }
      }
      DecodeResult together = decode(kind, utf8(batch.toString()));
      assertThat(together)
          .as("seed %d, case %d: %s", SEED, i, batch)
          .isEqualTo(new DecodeResult(reports, faults));
    }
  }

  @ParameterizedTest
  @EnumSource
  void report_naturalKey_isTheSameInEveryRepetition(ReportKind kind) {
    DeviceReport once = decode(kind, compact(kind)).reports().get(0).report();
    DeviceReport again = decode(kind, Examples.read(kind.level())).reports().get(0).report();
    assertThat(again.naturalKey()).isEqualTo(once.naturalKey()).isNotBlank();
    assertThat(again.eventTime()).isEqualTo(once.eventTime());
    assertThat(again.kind()).isEqualTo(kind);
  }

  /** The example, and forms of it that have one fault each. */
  private static List<JsonNode> variants(ReportKind kind) {
    List<JsonNode> variants = new ArrayList<>();
    ObjectNode example = (ObjectNode) RecordJson.parse(Examples.read(kind.level()));
    example
        .fieldNames()
        .forEachRemaining(
            name -> {
              variants.add(example);
              ObjectNode without = example.deepCopy();
              without.remove(name);
              variants.add(without);
              ObjectNode wrong = example.deepCopy();
              wrong.putObject(name).put("x", 1);
              variants.add(wrong);
            });
    return variants;
  }

  private static JsonNode shuffle(JsonNode node, Random random) {
    if (!node.isObject()) {
      return node;
    }
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    names.add("aFieldOfAVendor");
    names.add("another one \"with\" ~/ strange characters 浙");
    Collections.shuffle(names, random);
    ObjectNode shuffled = JsonNodeFactory.instance.objectNode();
    for (String name : names) {
      if (node.has(name)) {
        shuffled.set(name, shuffle(node.get(name), random));
      } else if (random.nextBoolean()) {
        shuffled.putArray(name).addNull().addObject().put("lng", "x").putArray("a").add(1e300);
      } else {
        shuffled.put(name, "\\\"");
      }
    }
    return shuffled;
  }

  private static String escaped(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      json.append("\\u").append(Character.forDigit(c >> 12, 16));
      json.append(Character.forDigit((c >> 8) & 15, 16));
      json.append(Character.forDigit((c >> 4) & 15, 16)).append(Character.forDigit(c & 15, 16));
    }
    return json.append('"').toString();
  }

  private static byte[] compact(ReportKind kind) {
    return utf8(RecordJson.parse(Examples.read(kind.level())).toString());
  }

  private DecodeResult decode(ReportKind kind, byte[] payload) {
    DeviceTopic topic = Examples.topicOf(kind);
    return codec.decode(topic, payload);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
