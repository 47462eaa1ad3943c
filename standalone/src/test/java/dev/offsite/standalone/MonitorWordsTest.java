package dev.offsite.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.schemas.candidate.Candidate;
import dev.offsite.schemas.candidate.ViolationKind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What pipelines say has a word in every language of the monitor and of the evidence sheet. */
class MonitorWordsTest {

  /** What the stages that hold sensors against each other add to a candidate. */
  private static final List<String> DETAILS =
      List.of(
          "otherDeviceId",
          "fixTime",
          "fixLng",
          "fixLat",
          "fixes",
          "clockToleranceS",
          "tracksDoubtedS",
          "darkFrom",
          "darkTo",
          "darkAtMostS",
          "beforeM",
          "afterM",
          "heardWithoutFix",
          "trackPlate",
          "trackDeviceId",
          "trackCompany",
          "trackTrucks",
          "trackDistanceM",
          "trackUncertaintyM",
          "trackClockS",
          "trackIntervalS",
          "trackOtherPassages",
          "trackDoubtedBy",
          "trackRuledOut");

  private static final List<String> NOTES =
      List.of("IDENTIFIED_BY_TRACK", "SEVERAL_BY_TRACK", "POSSIBLE_BY_TRACK");

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void words_nameEveryKindDoubtGradeAndFactAcrossSensors(String language) throws IOException {
    String words = words(language);

    assertThat(
            Stream.of(
                    Stream.of(ViolationKind.values()).map(kind -> "kind." + kind),
                    Stream.of(Doubt.values()).map(doubt -> "reason." + doubt),
                    Stream.of(Candidate.Gate.Grade.values()).map(grade -> "grade." + grade),
                    DETAILS.stream().map(detail -> "detail." + detail),
                    NOTES.stream().map(note -> "note." + note))
                .flatMap(all -> all))
        .allSatisfy(key -> assertThat(words).containsOnlyOnce("\"" + key + "\": \""));
  }

  private static String words(String language) throws IOException {
    String path = "/dev/offsite/monitor/web/i18n/" + language + ".js";
    try (InputStream in =
        Objects.requireNonNull(MonitorWordsTest.class.getResourceAsStream(path), path)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
