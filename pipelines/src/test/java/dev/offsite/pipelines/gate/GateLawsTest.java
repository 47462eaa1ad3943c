package dev.offsite.pipelines.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.testing.Devices;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Findings;
import dev.offsite.pipelines.testing.Passages;
import dev.offsite.pipelines.testing.Rules;
import dev.offsite.pipelines.testing.ScaleEntries;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.candidate.Candidate.Gate;
import dev.offsite.schemas.telemetry.Media;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whatever is wrong with a record already: one defect more never makes its grade better. */
class GateLawsTest {

  private static final int CASES = 1_000;

  private static final List<Consumer<Scene>> DEFECTS =
      List.of(
          scene -> scene.scale.reviewedAt(null),
          scene -> scene.noticeDaysAgo(2),
          scene -> scene.noticeDaysAgo(null),
          scene -> scene.scale.signSetUpAt(null),
          scene -> scene.scale.noticeUrl(null),
          scene -> scene.scale.certificates(),
          Scene::losePhoto,
          Scene::loseDigest,
          scene -> scene.finding.details(Map.of()),
          scene -> scene.finding.plate("浙A1190应急"),
          scene -> scene.finding.receivedBefore(),
          scene -> scene.finding.withoutLimit(),
          scene -> scene.entries.with(ScaleEntries.site(null, List.of(), "two signs")),
          scene -> scene.doubt(Doubt.WEIGHING_FLAGGED),
          scene -> scene.doubt(Doubt.WITHIN_SCALE_ERROR),
          scene -> scene.doubt(Doubt.PLATE_UNCERTAIN),
          scene -> scene.doubt(Doubt.RECORD_REPAIRED),
          scene -> scene.doubt(Doubt.SUBJECT_UNKNOWN));

  private final AdmissibilityGate gate = new AdmissibilityGate();

  @Test
  void oneDefectMore_neverImprovesTheGrade_norTheCompleteness() {
    Map<Gate.Grade, Integer> changes = new EnumMap<>(Gate.Grade.class);
    for (int seed = 0; seed < CASES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Consumer<Scene>> defects = new ArrayList<>();
      int count = random.nextInt(4);
      for (int i = 0; i < count; i++) {
        defects.add(DEFECTS.get(random.nextInt(DEFECTS.size())));
      }
      Scene before = new Scene(defects);
      Gate worse = gate(new Scene(defects).add(DEFECTS.get(random.nextInt(DEFECTS.size()))));
      Gate graded = gate(before);
      assertThat(worse.grade()).as("seed %s", seed).isGreaterThanOrEqualTo(graded.grade());
      assertThat(worse.completeness())
          .as("seed %s", seed)
          .isLessThanOrEqualTo(graded.completeness());
      assertThat(worse.missing()).as("seed %s", seed).containsAll(graded.missing());
      changes.merge(graded.grade(), 1, Integer::sum);
    }
    assertThat(changes).as("grades seen").containsOnlyKeys(Gate.Grade.values());
  }

  @Test
  void gradeIsAdmissible_ifAndOnlyIfThereIsNoReason() {
    for (int seed = 0; seed < CASES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Consumer<Scene>> defects = new ArrayList<>();
      int count = random.nextInt(3);
      for (int i = 0; i < count; i++) {
        defects.add(DEFECTS.get(random.nextInt(DEFECTS.size())));
      }
      Gate graded = gate(new Scene(defects));
      boolean excluded = graded.reasons().stream().map(Doubt::valueOf).anyMatch(Doubt::excludes);
      assertThat(graded.grade())
          .as("seed %s %s", seed, graded)
          .isEqualTo(
              graded.reasons().isEmpty()
                  ? Gate.Grade.ADMISSIBLE
                  : excluded ? Gate.Grade.INADMISSIBLE : Gate.Grade.REVIEW);
    }
  }

  private Gate gate(Scene scene) {
    scene.finding.doubts(scene.doubts.toArray(Doubt[]::new));
    scene.finding.media(scene.photos.toArray(Media[]::new));
    return gate.grade(scene.finding.finding(), scene.entries.with(scene.scale.entry()).snapshot());
  }

  /** A record with nothing against it; each defect takes something away from it. */
  private static final class Scene {
    private final Devices scale = Devices.scale(Entries.SCALE, Entries.SITE);
    // Without fences: thousands of snapshots are made.
    private final Entries entries =
        Entries.none().with(Entries.site(null)).with(ScaleEntries.plateReading());
    private final Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    private final List<Media> photos =
        new ArrayList<>(
            List.of(Passages.PHOTO, new Media("REAR", "https://media.test/rear", "cd".repeat(32))));
    private boolean noticed = true;
    private final Findings finding =
        Findings.at("10:00:00")
            .details(Map.of("vehicleType", "RIGID"))
            .rule(
                Rules.overload()
                    .parameter("requiresSign", 1)
                    .parameter("requiresNoticeUrl", 1)
                    .parameter("requiresMedia", 2)
                    .parameter("completenessMin", 1));

    Scene(List<Consumer<Scene>> defects) {
      defects.forEach(this::add);
    }

    Scene add(Consumer<Scene> defect) {
      defect.accept(this);
      return this;
    }

    void doubt(Doubt doubt) {
      doubts.add(doubt);
    }

    void noticeDaysAgo(Integer days) {
      if (noticed) {
        noticed = days != null;
        scale.noticePublishedAt(
            days == null ? null : Times.at("10:00:00").minus(Duration.ofDays(days)));
      }
    }

    void losePhoto() {
      if (!photos.isEmpty()) {
        photos.remove(photos.size() - 1);
      }
    }

    void loseDigest() {
      photos.replaceAll(photo -> new Media(photo.kind(), photo.uri(), null));
    }
  }
}
