package dev.offsite.schemas.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.offsite.schemas.bridge.BridgeLoadCodec;
import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.schemas.cases.CaseCodec;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.feedback.CaseFeedbackCodec;
import dev.offsite.schemas.feedback.FeedbackKind;
import dev.offsite.schemas.hotword.HotWordCodec;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceKey;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.score.CompanyScoreCodec;
import dev.offsite.schemas.sign.SignMessageCodec;
import dev.offsite.schemas.telemetry.DecodeResult;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.schemas.trip.TripCodec;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bytes that were written once are read the same for ever.
 *
 * <p>A report's file {@code name.json} has its decoded form beside it in {@code name.decoded.json};
 * candidates, entries and releases are written again byte for byte. A new field adds a file and
 * never edits one.
 */
class GoldenTest {

  private static final String DECODED = ".decoded.json";

  static Stream<String> reports() {
    return names()
        .filter(name -> name.endsWith(DECODED))
        .map(name -> name.substring(0, name.length() - DECODED.length()));
  }

  static Stream<String> others() {
    return names()
        .filter(
            name ->
                name.matches(
                    "(candidate|reference|release|bridge-load|sign-message|trip|case-|deadline-breach"
                        + "|rule-precision|company-score|hot-word).*\\.json"))
        .map(name -> name.substring(0, name.length() - ".json".length()));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void report_goldenBytes_areReadAsBefore(String name) {
    DecodeResult result = new TelemetryCodec().decode(topicOf(name), read(name + ".json"));
    assertThat(treeOf(result)).isEqualTo(RecordJson.parse(read(name + DECODED)));
  }

  @ParameterizedTest
  @MethodSource("others")
  void record_goldenBytes_areReadAndWrittenAsBefore(String name) {
    byte[] golden = read(name + ".json");
    assertThat(new String(reencode(name, golden), StandardCharsets.UTF_8))
        .isEqualTo(new String(golden, StandardCharsets.UTF_8));
  }

  @Test
  void golden_files_areThereForEveryMessage() {
    List<String> names = names().toList();
    for (ReportKind report : ReportKind.values()) {
      assertThat(names)
          .contains(report.level() + "-full" + DECODED, report.level() + "-minimal" + DECODED);
    }
    for (ReferenceKind kind : ReferenceKind.values()) {
      assertThat(names).contains("reference-" + kind.level() + ".json");
    }
    assertThat(names).contains("candidate-closed.json", "candidate-withdrawn.json", "release.json");
    assertThat(names)
        .contains("trip-closed.json", "trip-withdrawn.json")
        .contains(
            "bridge-load.json",
            "company-score.json",
            "hot-word.json",
            "sign-message-show.json",
            "sign-message-blank.json");
    for (FeedbackKind kind : FeedbackKind.values()) {
      String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
      assertThat(names)
          .contains(
              kind == FeedbackKind.DISMISSED
                  ? "case-feedback.json"
                  : "case-feedback+" + name + ".json");
    }
    assertThat(names).contains("case-state.json", "deadline-breach.json", "rule-precision.json");
    for (String name : names) {
      boolean read =
          reports().anyMatch(r -> name.equals(r + ".json") || name.equals(r + DECODED))
              || others().anyMatch(o -> name.equals(o + ".json"));
      assertThat(read).as("%s is read by a test", name).isTrue();
    }
  }

  private static byte[] reencode(String name, byte[] json) {
    if (name.startsWith("candidate")) {
      CandidateCodec codec = new CandidateCodec();
      return codec.encode(codec.decode(json));
    }
    if (name.startsWith("bridge-load")) {
      BridgeLoadCodec codec = new BridgeLoadCodec();
      return codec.encode(codec.decode(json));
    }
    if (name.startsWith("trip")) {
      TripCodec codec = new TripCodec();
      return codec.encode(codec.decode(json));
    }
    if (name.startsWith("company-score")) {
      CompanyScoreCodec codec = new CompanyScoreCodec();
      return codec.encode(codec.decode(json));
    }
    if (name.startsWith("hot-word")) {
      HotWordCodec codec = new HotWordCodec();
      return codec.encode(codec.decode(json));
    }
    if (name.startsWith("sign-message")) {
      SignMessageCodec codec = new SignMessageCodec();
      return codec.encode(codec.decode(json));
    }
    if (name.startsWith("case-feedback")) {
      CaseFeedbackCodec codec = new CaseFeedbackCodec();
      return codec.encode(codec.decode(json));
    }
    if (name.startsWith("case-state")) {
      return CaseCodec.STATE.encode(CaseCodec.STATE.decode(json));
    }
    if (name.startsWith("deadline-breach")) {
      return CaseCodec.BREACH.encode(CaseCodec.BREACH.decode(json));
    }
    if (name.startsWith("rule-precision")) {
      return CaseCodec.PRECISION.encode(CaseCodec.PRECISION.decode(json));
    }
    ReferenceCodec codec = new ReferenceCodec();
    if (name.equals("release")) {
      ReferenceKey.OfRelease key = new ReferenceKey.OfRelease("hangzhou-2026-03-01");
      return codec.encodeRelease(codec.decodeRelease(key, json));
    }
    // What was added to a kind has a file of its own, named kind+what.
    String level = name.substring("reference-".length()).replaceFirst("\\+.*", "");
    ReferenceKind kind = ReferenceKind.findByLevel(level).orElseThrow();
    return codec.encode(codec.decode(kind, name, json));
  }

  private static DeviceTopic topicOf(String name) {
    ReportKind report = ReportKind.findByLevel(name.substring(0, name.indexOf('-'))).orElseThrow();
    DeviceKind sender =
        Arrays.stream(DeviceKind.values()).filter(report::isSentBy).findFirst().orElseThrow();
    return new DeviceTopic(sender, "golden-1", report);
  }

  private static JsonNode treeOf(DecodeResult result) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    for (DecodeResult.Indexed indexed : result.reports()) {
      tree.withArray("reports")
          .addObject()
          .put("index", indexed.index())
          .put("kind", indexed.report().kind().name())
          .set("report", RecordJson.parse(new TelemetryCodec().encode(indexed.report())));
    }
    for (DecodeResult.Fault fault : result.faults()) {
      tree.withArray("faults")
          .addObject()
          .put("index", fault.index())
          .put("reason", fault.reason().name())
          .put("pointer", fault.pointer());
    }
    return tree;
  }

  private static Stream<String> names() {
    try (Stream<Path> files = Files.list(folder())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    } catch (IOException e) {
      throw new AssertionError("golden files cannot be listed", e);
    }
  }

  private static byte[] read(String name) {
    try {
      return Files.readAllBytes(folder().resolve(name));
    } catch (IOException e) {
      throw new AssertionError(name + " cannot be read", e);
    }
  }

  private static Path folder() {
    try {
      URI uri = GoldenTest.class.getResource("/golden/v1").toURI();
      return Path.of(uri);
    } catch (URISyntaxException e) {
      throw new AssertionError("the folder of golden files has a strange name", e);
    }
  }
}
