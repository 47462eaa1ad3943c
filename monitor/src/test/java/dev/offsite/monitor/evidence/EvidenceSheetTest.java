package dev.offsite.monitor.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.monitor.testing.SampleCandidates;
import dev.offsite.schemas.candidate.Candidate;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvidenceSheetTest {

  private static final String HOSTILE = "<script>alert(1)</script>\"'&\u202e<img src=x onerror=y>";

  @Test
  void sheet_ofACandidate_saysItInBothLanguages() {
    String sheet = Samples.text(Samples.withGaps().make(), "sheet.html");

    assertThat(sheet)
        .contains("桥梁超限 · Bridge overload · BRIDGE_OVERLOAD")
        .contains("<th>号牌 Plate</th><td>浙A12345</td>")
        .contains("待核 · Review · REVIEW")
        .contains("2026-03-04 12:00:00.000 +08:00")
        .contains("GONE record telemetry.wim/2/9")
        .contains("与校验值不符")
        .contains("{&quot;passageId&quot;:&quot;p-1&quot;}");
  }

  @Test
  void sheet_needsNothingElse() {
    String sheet = Samples.text(Samples.complete().make(), "sheet.html");

    assertThat(sheet)
        .contains("default-src 'none'")
        .doesNotContain("<script")
        .doesNotContain("http:")
        .doesNotContain("https:")
        .doesNotContain("url(")
        .contains("@media print");
  }

  @Test
  void text_ofAnybody_neverBecomesMarkup() {
    Samples samples = new Samples();
    samples.add(
        SampleCandidates.of("c-1")
            .subject(HOSTILE, HOSTILE)
            .at(HOSTILE, 120.15, 30.25)
            .evidence(
                List.of(new Candidate.RawRecord(HOSTILE, HOSTILE, 0, 1, 0, Samples.THERE.sha256())),
                List.of())
            .candidate());
    samples.accept(HOSTILE);

    EvidencePackage made = samples.make();
    String sheet = Samples.text(made, "sheet.html");

    assertThat(sheet)
        .doesNotContain("<script>alert")
        .doesNotContain("<img")
        .doesNotContain("\u202e")
        .contains(
            "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;·&lt;img src=x onerror=y&gt;");
    assertThat(PackageCheck.of(made.archive(), made.seal()).isIntact()).isTrue();
  }

  @Test
  void drawing_ofADrive_isALineBetweenItsEnds() {
    assertThat(TrackDrawing.svg(EvidencePackageTest.drive(3).evidence().track()))
        .contains("<polyline points=\"16.0,16.0 320.0,16.0 624.0,16.0\"/>")
        .contains("cx=\"624.0\"");
    assertThat(TrackDrawing.svg(EvidencePackageTest.drive(1).evidence().track())).isEmpty();
  }

  @Test
  void words_ofACodeThatNobodyTranslated_areTheCode() {
    assertThat(Words.both().of("kind", "OF_TOMORROW")).isEqualTo("OF_TOMORROW");
    assertThat(Words.both().of("phase", "CLOSED")).isEqualTo("已结束 · over · CLOSED");
  }
}
