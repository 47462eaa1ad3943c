package dev.offsite.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.schemas.candidate.CandidateEvents;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.KafkaTopics;
import dev.offsite.schemas.channel.RecordHeaders;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.feedback.FeedbackRefusalReason;
import dev.offsite.schemas.feedback.RefusedFeedback;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.sign.SignTopic;
import dev.offsite.schemas.telemetry.CodecLimits;
import java.io.IOException;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document names every channel, header and message of the code, and no other. */
class AsyncApiTest {

  private final JsonNode document = read();

  @Test
  void channels_areExactlyThoseOfTheCode() throws IllegalAccessException {
    Set<String> expected = new TreeSet<>(KafkaTopics.telemetry());
    for (Field constant : KafkaTopics.class.getFields()) {
      expected.add((String) constant.get(null));
    }
    for (DeviceKind device : DeviceKind.values()) {
      for (ReportKind report : ReportKind.values()) {
        if (report.isSentBy(device)) {
          expected.add(new DeviceTopic(device, "ID", report).name().replace("ID", "{deviceId}"));
        }
      }
    }
    expected.add(SignTopic.of("ID").replace("ID", "{signId}"));
    List<String> addresses = new ArrayList<>();
    document.path("channels").forEach(channel -> addresses.add(channel.path("address").asText()));
    assertThat(addresses).doesNotHaveDuplicates();
    assertThat(new TreeSet<>(addresses)).isEqualTo(expected);
  }

  @Test
  void channels_carryTheMessagesOfTheirTopic() {
    for (DeviceKind device : DeviceKind.values()) {
      for (ReportKind report : ReportKind.values()) {
        if (report.isSentBy(device)) {
          String level = report.level();
          String name = Character.toUpperCase(level.charAt(0)) + level.substring(1);
          JsonNode mqtt = document.at("/channels/" + device.level() + name);
          assertThat(mqtt.at("/messages/" + level + "/$ref").asText())
              .isEqualTo("#/components/messages/" + level);
          assertThat(document.at("/components/schemas/" + level + "Payload/oneOf/0/$ref").asText())
              .isEqualTo(level + ".schema.json");
        }
      }
    }
  }

  @Test
  void references_allLeadSomewhere() {
    List<String> references = new ArrayList<>();
    document.findValues("$ref").forEach(reference -> references.add(reference.asText()));
    assertThat(references).hasSizeGreaterThan(50);
    for (String reference : references) {
      if (reference.startsWith("#")) {
        assertThat(document.at(reference.substring(1)).isMissingNode()).as(reference).isFalse();
      } else {
        assertThat(Examples.resource("/" + Schemas.FOLDER + reference)).as(reference).isNotEmpty();
      }
    }
  }

  @Test
  void channels_haveAnOperationEach() {
    Set<String> channels = new TreeSet<>();
    document
        .path("channels")
        .fieldNames()
        .forEachRemaining(name -> channels.add("#/channels/" + name));
    Set<String> used = new TreeSet<>();
    document
        .path("operations")
        .forEach(operation -> used.add(operation.at("/channel/$ref").asText()));
    assertThat(used).isEqualTo(channels);
  }

  @Test
  void headers_areExactlyThoseOfTheCode() throws IllegalAccessException {
    Set<String> expected = new TreeSet<>();
    for (Field constant : RecordHeaders.class.getFields()) {
      expected.add((String) constant.get(null));
    }
    Set<String> documented = new TreeSet<>();
    for (String schema : List.of("landedHeaders", "refusalHeaders", "referenceHeaders")) {
      documented.addAll(properties(schema));
    }
    assertThat(documented).isEqualTo(expected);
  }

  @Test
  void refusalHeaders_areThoseThatARefusalWrites() {
    Refusal refusal =
        new Refusal(
            List.of(RefusalReason.NOT_JSON), "", "d", "t", "id", "", 0, 0, 0, "00", new byte[0]);
    assertThat(properties("refusalHeaders")).isEqualTo(new TreeSet<>(refusal.headers().keySet()));
    assertThat(required("refusalHeaders")).isEqualTo(properties("refusalHeaders"));
  }

  @Test
  void refusedFeedbackHeaders_areThoseThatARefusalWrites() {
    RefusedFeedback refused =
        new RefusedFeedback(
            FeedbackRefusalReason.STALE_VERSION,
            "d",
            "c",
            "f",
            0,
            new RefusedFeedback.LostAgainst(2, "ACCEPTED", "g", "desk"),
            new byte[0]);
    assertThat(properties("refusedFeedbackHeaders"))
        .isEqualTo(new TreeSet<>(refused.headers().keySet()));
    RefusedFeedback unread =
        new RefusedFeedback(FeedbackRefusalReason.MALFORMED, "d", "", "", 0, null, new byte[0]);
    assertThat(required("refusedFeedbackHeaders"))
        .isEqualTo(new TreeSet<>(unread.headers().keySet()));
    List<String> reasons = new ArrayList<>();
    document
        .at("/components/schemas/refusedFeedbackHeaders/properties/feedback-refusal-reason/enum")
        .forEach(reason -> reasons.add(reason.asText()));
    assertThat(reasons)
        .isEqualTo(Arrays.stream(FeedbackRefusalReason.values()).map(Enum::name).toList());
  }

  @Test
  void cloudEventHeaders_areThoseThatACandidateWrites() {
    Candidate candidate = new CandidateCodec().decode(Examples.read("candidate"));
    assertThat(properties("cloudEventHeaders"))
        .isEqualTo(new TreeSet<>(CandidateEvents.headers(candidate).keySet()));
    assertThat(required("cloudEventHeaders")).isEqualTo(properties("cloudEventHeaders"));
    JsonNode headers = document.at("/components/schemas/cloudEventHeaders/properties");
    assertThat(headers.at("/ce_source/const").asText()).isEqualTo(CandidateEvents.SOURCE);
    assertThat(headers.at("/content-type/const").asText()).isEqualTo(CandidateEvents.CONTENT_TYPE);
    List<String> types = new ArrayList<>();
    headers.at("/ce_type/enum").forEach(type -> types.add(type.asText()));
    assertThat(types)
        .isEqualTo(Arrays.stream(Candidate.Phase.values()).map(CandidateEvents::type).toList());
  }

  @Test
  void referenceEntry_isOneOfEveryKind() {
    List<String> schemas = new ArrayList<>();
    document
        .at("/components/messages/referenceEntry/payload/oneOf")
        .forEach(schema -> schemas.add(schema.path("$ref").asText()));
    assertThat(schemas)
        .containsExactlyElementsOf(
            Arrays.stream(ReferenceKind.values())
                .map(kind -> "reference-" + kind.level() + ".schema.json")
                .toList());
  }

  @Test
  void batches_areAsLongAsTheCodecReadsByDefault() {
    for (ReportKind report : ReportKind.values()) {
      JsonNode batch =
          document.at("/components/schemas/" + report.level() + "Payload/oneOf/1/maxItems");
      assertThat(batch.asInt()).isEqualTo(CodecLimits.DEFAULT.batchReportsMax());
    }
  }

  private Set<String> properties(String schema) {
    Set<String> names = new TreeSet<>();
    document
        .at("/components/schemas/" + schema + "/properties")
        .fieldNames()
        .forEachRemaining(names::add);
    return names;
  }

  private Set<String> required(String schema) {
    Set<String> names = new TreeSet<>();
    document
        .at("/components/schemas/" + schema + "/required")
        .forEach(name -> names.add(name.asText()));
    return names;
  }

  private static JsonNode read() {
    try {
      return new YAMLMapper().readTree(Examples.resource("/" + Schemas.FOLDER + "asyncapi.yaml"));
    } catch (IOException e) {
      throw new AssertionError("asyncapi.yaml is no YAML", e);
    }
  }
}
