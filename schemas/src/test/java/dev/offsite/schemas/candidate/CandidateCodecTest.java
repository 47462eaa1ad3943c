package dev.offsite.schemas.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.offsite.schemas.contract.Examples;
import dev.offsite.schemas.json.JsonFault;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CandidateCodecTest {

  private final CandidateCodec codec = new CandidateCodec();
  private final String example = new String(Examples.read("candidate"), StandardCharsets.UTF_8);

  @Test
  void encode_fields_areInTheOrderOfTheRecordsWithoutNulls() {
    String json = new String(codec.encode(candidate(1)), StandardCharsets.UTF_8);
    assertThat(json)
        .isEqualTo(
            """
            {"id":"c","revision":1,"phase":"OPEN","kind":"PROHIBITED_ZONE",\
            "rule":{"id":"r","version":1,"release":"R"},"subject":{"deviceId":"t"},\
            "episode":{"start":"2026-03-04T00:00:00.000Z","startUncertaintyS":0.0,\
            "firstObserved":"2026-03-04T00:00:00.000Z","worstObserved":"2026-03-04T00:00:00.000Z",\
            "lastObserved":"2026-03-04T00:00:00.000Z","durationS":0.0,"observations":1},\
            "facts":{"measured":1.0,"unit":"1","details":{"a":"1","b":"2"},"notes":[]},\
            "place":{"name":"n","lng":120.0,"lat":30.0,"datum":"WGS84"},\
            "law":{"basis":"b","matter":"m","department":"d","severity":1},\
            "gate":{"grade":"REVIEW","reasons":[]},\
            "evidence":{"records":[],"media":[],"track":[]},"deadlines":{},\
            "clocks":{"event":"2026-03-04T00:00:00.000Z","received":"2026-03-04T00:00:00.000Z",\
            "decided":"2026-03-04T00:00:00.000Z"},"related":[]}""");
    assertThat(codec.decode(codec.encode(candidate(1)))).isEqualTo(candidate(1));
  }

  @Test
  void decode_severalFaults_namesAll() {
    String bad =
        example
            .replace("\"revision\": 1", "\"revision\": \"1\"")
            .replace("\"unit\": \"kg\",", "")
            .replace("\"lng\": 120.2711843, \"lat\": 30.2950127, \"speedKph\"", "\"speedKph\"")
            .replace("\"decided\": \"2026-03-04T14:15:07.634Z\"", "\"decided\": \"yesterday\"")
            .replace("\"grade\": \"REVIEW\"", "\"grade\": \"MAYBE\"");
    CandidateFormatException e =
        catchThrowableOfType(
            CandidateFormatException.class,
            () -> codec.decode(bad.getBytes(StandardCharsets.UTF_8)));
    assertThat(e.faults())
        .extracting(JsonFault::pointer)
        .containsExactly(
            "/revision",
            "/facts/unit",
            "/gate/grade",
            "/evidence/track/0/lng",
            "/evidence/track/0/lat",
            "/clocks/decided");
    assertThat(e).hasMessageContaining("/facts/unit: missing; it is required");
  }

  @Test
  void decode_againstARuleOfTheRecord_namesIt() {
    assertFault("\"revision\": 1", "\"revision\": 0", "revision 0 is below 1");
    assertFault("\"severity\": 3", "\"severity\": 6", "/law: severity 6 is outside 1 to 5");
    assertFault(
        "\"phase\": \"CLOSED\"",
        "\"phase\": \"CLOSED\", \"supersededBy\": \"x\"",
        "only a withdrawn candidate is superseded");
  }

  @Test
  void decode_notOneJsonText_isRefused() {
    for (String bad : List.of("", " ", "{", "{}{}", "{\"id\":1,\"id\":2}", "[]", "\uFEFF{}")) {
      assertThatThrownBy(() -> codec.decode(bad.getBytes(StandardCharsets.UTF_8)))
          .as(bad)
          .isInstanceOf(CandidateFormatException.class);
    }
    assertThatThrownBy(() -> codec.decode(new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'}))
        .isInstanceOf(CandidateFormatException.class)
        .hasMessageContaining("byte 1 is not UTF-8");
  }

  @Test
  void decode_unknownFields_areIgnored() {
    String newer = example.replace("\"revision\": 1", "\"revision\": 1, \"hue\": {\"a\": [1]}");
    assertThat(codec.decode(newer.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(codec.decode(Examples.read("candidate")));
  }

  @Test
  void encode_numberThatIsNotFinite_isRefused() {
    for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> codec.encode(candidate(bad)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("not finite");
    }
  }

  private void assertFault(String good, String bad, String message) {
    assertThat(example).contains(good);
    assertThatThrownBy(
            () -> codec.decode(example.replace(good, bad).getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(CandidateFormatException.class)
        .hasMessageContaining(message);
  }

  private static Candidate candidate(double measured) {
    Instant t = Instant.parse("2026-03-04T00:00:00Z");
    return new Candidate(
        "c",
        1,
        Candidate.Phase.OPEN,
        null,
        ViolationKind.PROHIBITED_ZONE,
        new Candidate.RuleRef("r", 1, "R"),
        new Candidate.Subject(null, null, null, "t", null, null),
        new Candidate.Episode(t, 0, t, t, t, null, 0, null, 1),
        new Candidate.Facts(
            measured, null, null, "1", null, null, Map.of("b", "2", "a", "1"), List.of()),
        new Candidate.Place(null, null, null, "n", 120, 30, "WGS84", null, null, null),
        new Candidate.Law("b", null, null, "m", "d", 1),
        new Candidate.Gate(Candidate.Gate.Grade.REVIEW, List.of()),
        new Candidate.Evidence(List.of(), List.of(), List.of()),
        new Candidate.Deadlines(null, null, null),
        new Candidate.Clocks(t, t, t),
        List.of());
  }
}
