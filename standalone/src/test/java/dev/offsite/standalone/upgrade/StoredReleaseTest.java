package dev.offsite.standalone.upgrade;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.schemas.candidate.CandidateEvents;
import dev.offsite.schemas.channel.Refusal;
import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceKey;
import dev.offsite.schemas.reference.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What earlier releases wrote to Kafka is read by the codecs as they are. */
class StoredReleaseTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<StoredRelease> releases() throws Exception {
    return StoredRelease.all().stream();
  }

  @ParameterizedTest(name = "of {0}")
  @MethodSource("releases")
  void candidates_ofAnEarlierRelease_keepEveryFieldAndHeader(StoredRelease release)
      throws IOException {
    CandidateCodec codec = new CandidateCodec();
    for (ProducerRecord<byte[], byte[]> record : release.records(StoredRelease.CANDIDATES)) {
      Candidate candidate = codec.decode(record.value());

      assertThat(holds(JSON.readTree(codec.encode(candidate)), JSON.readTree(record.value())))
          .as("written again, %s says all it said", candidate.id())
          .isTrue();
      assertThat(text(CandidateEvents.headers(candidate))).containsAllEntriesOf(headers(record));
      assertThat(CandidateEvents.key(candidate)).isEqualTo(record.key());
    }
  }

  @ParameterizedTest(name = "of {0}")
  @MethodSource("releases")
  void refusals_ofAnEarlierRelease_keepEveryHeader(StoredRelease release) throws IOException {
    for (ProducerRecord<byte[], byte[]> record : release.records(StoredRelease.REFUSALS)) {
      Map<String, byte[]> headers = new LinkedHashMap<>();
      record.headers().forEach(header -> headers.put(header.key(), header.value()));

      Refusal refusal = Refusal.parse(new String(record.key(), UTF_8), headers, record.value());

      assertThat(text(refusal.headers())).containsAllEntriesOf(headers(record));
      assertThat(refusal.payload()).isEqualTo(record.value());
    }
  }

  @ParameterizedTest(name = "of {0}")
  @MethodSource("releases")
  void reference_ofAnEarlierRelease_isACompleteRelease(StoredRelease release) throws IOException {
    ReferenceCodec codec = new ReferenceCodec();
    List<ReferenceEntry> entries = new ArrayList<>();
    List<Release> markers = new ArrayList<>();
    for (ProducerRecord<byte[], byte[]> record : release.records(StoredRelease.REFERENCE)) {
      ReferenceKey key = ReferenceKey.parse(new String(record.key(), UTF_8)).orElseThrow();
      if (key instanceof ReferenceKey.OfEntry entry) {
        entries.add(codec.decode(entry, record.value()));
      } else if (key instanceof ReferenceKey.OfRelease marker) {
        markers.add(codec.decodeRelease(marker, record.value()));
      }
    }

    assertThat(ReferenceSnapshot.of(release.name(), entries).release()).isEqualTo(release.name());
    assertThat(markers).extracting(Release::entries).containsExactly(entries.size());
  }

  @ParameterizedTest(name = "of {0}")
  @MethodSource("releases")
  void changeLog_ofAStoredRelease_saysWhetherItsSavepointRestores(StoredRelease release)
      throws IOException {
    String changeLog = Files.readString(Path.of("..", "CHANGELOG.md"));
    String guide = Files.readString(Path.of("..", "docs", "upgrades.md"));

    assertThat(changeLog).contains("## " + release.name() + " — ");
    for (String section : changeLog.split("\n## ", -1)) {
      if (!section.startsWith("#")) {
        assertThat(section)
            .as("section %s", section.lines().findFirst().orElse(""))
            .contains("State of the jobs: ");
      }
    }
    assertThat(guide).contains("| " + release.name() + " |");
  }

  /** Whether {@code whole} has all that {@code part} has; it may have more. */
  private static boolean holds(JsonNode whole, JsonNode part) {
    if (part.isObject()) {
      for (Map.Entry<String, JsonNode> field : part.properties()) {
        if (!whole.has(field.getKey()) || !holds(whole.get(field.getKey()), field.getValue())) {
          return false;
        }
      }
      return true;
    }
    if (part.isArray() && whole.size() == part.size()) {
      for (int i = 0; i < part.size(); i++) {
        if (!holds(whole.get(i), part.get(i))) {
          return false;
        }
      }
      return true;
    }
    return whole.equals(part);
  }

  private static Map<String, String> headers(ProducerRecord<byte[], byte[]> record) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), new String(header.value(), UTF_8));
    }
    return headers;
  }

  private static Map<String, String> text(Map<String, byte[]> headers) {
    Map<String, String> text = new LinkedHashMap<>();
    headers.forEach((name, value) -> text.put(name, new String(value, UTF_8)));
    return text;
  }
}
