package dev.offsite.schemas.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.schemas.bridge.BridgeLoad;
import dev.offsite.schemas.bridge.BridgeLoadCodec;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.schemas.cases.CaseCodec;
import dev.offsite.schemas.cases.CaseState;
import dev.offsite.schemas.cases.DeadlineBreach;
import dev.offsite.schemas.cases.RulePrecision;
import dev.offsite.schemas.channel.ReportKind;
import dev.offsite.schemas.feedback.CaseFeedback;
import dev.offsite.schemas.feedback.CaseFeedbackCodec;
import dev.offsite.schemas.hotword.HotWord;
import dev.offsite.schemas.hotword.HotWordCodec;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.reference.ReferenceCodec;
import dev.offsite.schemas.reference.ReferenceKey;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.reference.Release;
import dev.offsite.schemas.score.CompanyScore;
import dev.offsite.schemas.score.CompanyScoreCodec;
import dev.offsite.schemas.sign.SignMessage;
import dev.offsite.schemas.sign.SignMessageCodec;
import dev.offsite.schemas.telemetry.DecodeResult;
import dev.offsite.schemas.telemetry.DetectionReport;
import dev.offsite.schemas.telemetry.PassageReport;
import dev.offsite.schemas.telemetry.PositionReport;
import dev.offsite.schemas.telemetry.SortieReport;
import dev.offsite.schemas.telemetry.StatusReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.schemas.trip.Trip;
import dev.offsite.schemas.trip.TripCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One message of contract v1 with everything that must agree about it.
 *
 * @param name of its schema and its example
 * @param type the record
 * @param checksValues whether the codec checks every value the schema restricts; else only types
 *     and what is required
 * @param codec reads it, or says why not
 */
record Contract(String name, Class<? extends Record> type, boolean checksValues, Codec codec) {

  /** Reads a text and writes it again. */
  interface Codec {
    /**
     * What the codec writes of what it read.
     *
     * @throws IllegalArgumentException if it refuses the text
     */
    byte[] reencode(byte[] json);
  }

  /** Every message. */
  static Stream<Contract> all() {
    List<Contract> contracts = new ArrayList<>();
    for (ReportKind kind : ReportKind.values()) {
      contracts.add(
          new Contract(kind.level(), recordOf(kind), true, json -> telemetry(kind, json)));
    }
    CandidateCodec candidates = new CandidateCodec();
    contracts.add(
        new Contract(
            "candidate",
            Candidate.class,
            false,
            json -> candidates.encode(candidates.decode(json))));
    BridgeLoadCodec loads = new BridgeLoadCodec();
    contracts.add(
        new Contract(
            "bridge-load", BridgeLoad.class, false, json -> loads.encode(loads.decode(json))));
    TripCodec trips = new TripCodec();
    contracts.add(
        new Contract("trip", Trip.class, false, json -> trips.encode(trips.decode(json))));
    CompanyScoreCodec scores = new CompanyScoreCodec();
    contracts.add(
        new Contract(
            "company-score",
            CompanyScore.class,
            false,
            json -> scores.encode(scores.decode(json))));
    HotWordCodec hotWords = new HotWordCodec();
    contracts.add(
        new Contract(
            "hot-word", HotWord.class, false, json -> hotWords.encode(hotWords.decode(json))));
    CaseFeedbackCodec feedback = new CaseFeedbackCodec();
    contracts.add(
        new Contract(
            "case-feedback",
            CaseFeedback.class,
            true,
            json -> feedback.encode(feedback.decode(json))));
    contracts.add(ofCases("case-state", CaseState.class, CaseCodec.STATE));
    contracts.add(ofCases("deadline-breach", DeadlineBreach.class, CaseCodec.BREACH));
    contracts.add(ofCases("rule-precision", RulePrecision.class, CaseCodec.PRECISION));
    SignMessageCodec signs = new SignMessageCodec();
    contracts.add(
        new Contract(
            "sign-message", SignMessage.class, false, json -> signs.encode(signs.decode(json))));
    ReferenceCodec references = new ReferenceCodec();
    for (ReferenceKind kind : ReferenceKind.values()) {
      contracts.add(
          new Contract(
              "reference-" + kind.level(),
              kind.type().asSubclass(Record.class),
              true,
              json -> references.encode(references.decode(kind, "test", json))));
    }
    contracts.add(
        new Contract(
            "release",
            Release.class,
            true,
            json -> {
              JsonNode id = RecordJson.parse(json).path("id");
              ReferenceKey.OfRelease key =
                  new ReferenceKey.OfRelease(id.isTextual() ? id.textValue() : "none");
              return references.encodeRelease(references.decodeRelease(key, json));
            }));
    return contracts.stream();
  }

  private static <T extends Record> Contract ofCases(
      String name, Class<T> type, CaseCodec<T> codec) {
    return new Contract(name, type, false, json -> codec.encode(codec.decode(json)));
  }

  JsonNode example() {
    return RecordJson.parse(Examples.read(name));
  }

  /** Whether the codec reads the document. */
  boolean decodes(JsonNode document) {
    try {
      codec.reencode(document.toString().getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return name;
  }

  private static byte[] telemetry(ReportKind kind, byte[] json) {
    TelemetryCodec codec = new TelemetryCodec();
    DecodeResult result = codec.decode(Examples.topicOf(kind), json);
    if (!result.faults().isEmpty()) {
      throw new IllegalArgumentException(result.faults().toString());
    }
    return codec.encode(result.reports().get(0).report());
  }

  private static Class<? extends Record> recordOf(ReportKind kind) {
    return switch (kind) {
      case PASSAGE -> PassageReport.class;
      case POSITION -> PositionReport.class;
      case DETECTION -> DetectionReport.class;
      case SORTIE -> SortieReport.class;
      case STATUS -> StatusReport.class;
    };
  }
}
