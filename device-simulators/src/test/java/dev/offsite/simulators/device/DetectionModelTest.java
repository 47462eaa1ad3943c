package dev.offsite.simulators.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DetectionModelTest {

  private static final int FRAMES = 20_000;

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.15, 0.5, 0.8, 1})
  void objects_missShare_isTheShareOfFramesMissed(double missShare) {
    DetectionModel model = new DetectionModel(missShare, new SplittableRandom(1));
    int missed = 0;
    for (int frame = 1; frame <= FRAMES; frame++) {
      missed += model.object(frame).isEmpty() ? 1 : 0;
    }
    assertThat((double) missed / FRAMES).isCloseTo(missShare, within(0.01));
  }

  @Test
  void objects_missShareUpToAHalf_everyFirstOfTwoFramesIsGood() {
    DetectionModel model = new DetectionModel(0.5, new SplittableRandom(2));
    for (int frame = 1; frame <= FRAMES; frame += 2) {
      assertThat(model.object(frame)).as("frame %s", frame).isPresent();
      assertThat(model.object(frame).getAsDouble()).isBetween(0.6, 0.99);
    }
  }

  @Test
  void objects_missShareAboveAHalf_goodFramesAreMissedToo() {
    DetectionModel model = new DetectionModel(0.55, new SplittableRandom(3));
    int missed = 0;
    for (int frame = 1; frame <= FRAMES; frame += 2) {
      missed += model.object(frame).isEmpty() ? 1 : 0;
    }
    assertThat(missed / (FRAMES / 2.0)).isCloseTo(0.1, within(0.015));
  }

  @Test
  void confidence_ofObjectsLeansUp_ofMiragesDown_andTheyOverlap() {
    DetectionModel model = new DetectionModel(0, new SplittableRandom(4));
    List<Double> objects = new ArrayList<>();
    List<Double> mirages = new ArrayList<>();
    for (int frame = 1; frame <= FRAMES; frame++) {
      OptionalDouble confidence = model.object(frame);
      objects.add(confidence.getAsDouble());
      mirages.add(model.mirage());
    }
    assertThat(objects).allMatch(c -> c >= 0.35 && c <= 0.99);
    assertThat(mirages).allMatch(c -> c >= 0.4 && c <= 0.85);
    assertThat(mean(objects)).isCloseTo(0.805, within(0.01));
    assertThat(mean(mirages)).isCloseTo(0.55, within(0.01));
    assertThat(objects).anyMatch(c -> c < 0.5);
    assertThat(mirages).anyMatch(c -> c > 0.75);
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }
}
