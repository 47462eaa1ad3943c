package dev.offsite.pipelines.testing.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImageChoiceTest {

  private static final ImageFile REAL = new ImageFile(Map.of("KAFKA_IMAGE", "real/kafka:1"));
  private static final ImageFile STAND_INS = new ImageFile(Map.of("KAFKA_IMAGE", "stand/kafka:1"));

  private final List<String> pulls = new ArrayList<>();

  @Test
  void image_namedByTheEnvironment_isTakenWithoutAsking() {
    ChosenImage chosen = choose(Map.of("KAFKA_IMAGE", "mine/kafka:9"), Set.of(), "no registry");

    assertThat(chosen).isEqualTo(new ChosenImage("mine/kafka:9", "KAFKA_IMAGE asks for it"));
    assertThat(pulls).isEmpty();
  }

  @Test
  void image_blankInTheEnvironment_isAsIfNotNamed() {
    assertThat(choose(Map.of("KAFKA_IMAGE", " "), Set.of("real/kafka:1"), "").name())
        .isEqualTo("real/kafka:1");
  }

  @Test
  void realImage_present_isTakenWithoutPulling() {
    ChosenImage chosen = choose(Map.of(), Set.of("real/kafka:1", "stand/kafka:1"), "no registry");

    assertThat(chosen).isEqualTo(new ChosenImage("real/kafka:1", "the real image, present"));
    assertThat(pulls).isEmpty();
  }

  @Test
  void realImage_thatCanBePulled_isPreferredToItsStandIn() {
    ChosenImage chosen = choose(Map.of(), Set.of("stand/kafka:1"), "");

    assertThat(chosen).isEqualTo(new ChosenImage("real/kafka:1", "the real image, pulled"));
    assertThat(pulls).containsExactly("real/kafka:1");
  }

  @Test
  void realImage_thatCannotBePulled_isReplacedByItsStandInAndSaysWhy() {
    ChosenImage chosen = choose(Map.of(), Set.of("stand/kafka:1"), "no registry");

    assertThat(chosen)
        .isEqualTo(
            new ChosenImage(
                "stand/kafka:1", "stand-in, as real/kafka:1 cannot be pulled: no registry"));
  }

  @Test
  void noImage_atAll_isAnErrorThatNamesTheScript() {
    assertThatThrownBy(() -> choose(Map.of(), Set.of(), "no registry"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "real/kafka:1 cannot be pulled (no registry), and its stand-in stand/kafka:1 is not"
                + " built: run docker/stand-ins/build");
  }

  private ChosenImage choose(
      Map<String, String> environment, Set<String> present, String whyNotPulled) {
    ImageStore store =
        new ImageStore() {
          @Override
          public boolean holds(String image) {
            return present.contains(image);
          }

          @Override
          public Optional<String> pull(String image) {
            pulls.add(image);
            return Optional.of(whyNotPulled).filter(it -> !it.isEmpty());
          }
        };
    return new ImageChoice(environment, REAL, STAND_INS, store).choose(ServerImage.KAFKA);
  }
}
