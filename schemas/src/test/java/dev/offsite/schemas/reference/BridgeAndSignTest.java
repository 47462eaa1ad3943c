package dev.offsite.schemas.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.reference.Sign.Language;
import dev.offsite.schemas.reference.Sign.Masking;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bridges and signs, also when they are made in code. */
class BridgeAndSignTest {

  private static final Validity VALID = new Validity(Instant.parse("2026-01-01T00:00:00Z"), null);
  private static final BridgeScale SCALE = new BridgeScale("wim-1", 100, null);

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.25, 0.9})
  void bridge_speedChangeShareWithinItsBounds_isTaken(double share) {
    assertThat(bridge(share, 300, SCALE).speedChangeShare()).isEqualTo(share);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.01, 0.91, Double.NaN, Double.POSITIVE_INFINITY})
  void bridge_speedChangeShareOutside_isRefused(double share) {
    assertThatThrownBy(() -> bridge(share, 300, SCALE))
        .hasMessageContaining("/speedChangeShare: " + share + " is outside 0 to 0.9");
  }

  @Test
  void bridge_stay_isAtMostAnHour() {
    assertThat(bridge(0, 3_600, SCALE).stayMaxS()).isEqualTo(3_600);
    assertThat(bridge(0, 1, SCALE).stayMaxS()).isEqualTo(1);
    assertThatThrownBy(() -> bridge(0, 3_600.5, SCALE)).hasMessageContaining("/stayMaxS");
    assertThatThrownBy(() -> bridge(0, 0.5, SCALE)).hasMessageContaining("/stayMaxS");
  }

  @Test
  void bridge_lengths_areTheUsualOnesUnlessSaid() {
    assertThat(bridge(0, 300, SCALE).overhangOrUsualM()).isEqualTo(4);
    assertThat(bridge(0, 300, SCALE).lengthUnknownOrUsualM()).isEqualTo(12);
    assertThat(bridge(0.0, 1.0).overhangOrUsualM()).isZero();
    assertThat(bridge(100.0, 100.0).lengthUnknownOrUsualM()).isEqualTo(100);
  }

  @Test
  void bridge_lengthsOutsideTheirBounds_areRefused() {
    assertThatThrownBy(() -> bridge(-0.1, 12.0)).hasMessageContaining("/overhangM");
    assertThatThrownBy(() -> bridge(100.1, 12.0)).hasMessageContaining("/overhangM");
    assertThatThrownBy(() -> bridge(4.0, 0.9)).hasMessageContaining("/lengthUnknownM");
    assertThatThrownBy(() -> bridge(4.0, Double.NaN)).hasMessageContaining("/lengthUnknownM");
  }

  private static Bridge bridge(Double overhangM, Double lengthUnknownM) {
    return new Bridge(
        "b",
        1,
        VALID,
        "s",
        100,
        200_000,
        null,
        List.of(SCALE),
        0,
        5,
        300,
        overhangM,
        lengthUnknownM,
        "x");
  }

  @Test
  void bridge_withoutScaleOrOneTwice_isRefused() {
    assertThatThrownBy(() -> bridge(0, 300)).hasMessageContaining("/scales: is empty");
    assertThatThrownBy(() -> bridge(0, 300, SCALE, SCALE))
        .hasMessageContaining("'wim-1' stands there twice");
  }

  @Test
  void sign_secondsAndIdAndLanes_areChecked() {
    assertThat(sign("sign-1", 60, 2).showForS()).isEqualTo(60);
    assertThatThrownBy(() -> sign("sign-1", 60.1, 2)).hasMessageContaining("/showForS");
    assertThatThrownBy(() -> sign("sign-1", 0.9, 2)).hasMessageContaining("/showForS");
    assertThatThrownBy(() -> sign("sign-1", 10, 0)).hasMessageContaining("/lanes: 0 is below 1");
    assertThatThrownBy(() -> sign("sign/1", 10, 1)).hasMessageContaining("MQTT topic");
  }

  @Test
  void kinds_thatAreOperational_areThoseOfBridgesAndScales() {
    assertThat(Arrays.stream(ViolationKind.values()).filter(ViolationKind::isOperational))
        .containsExactly(
            ViolationKind.BRIDGE_LOAD_NEAR_LIMIT,
            ViolationKind.SCALE_SILENT,
            ViolationKind.SCALE_ALL_ZERO,
            ViolationKind.SCALE_DRIFT,
            ViolationKind.PLATE_RATE_LOW);
  }

  private static Bridge bridge(double speedChangeShare, double stayMaxS, BridgeScale... scales) {
    return new Bridge(
        "b",
        1,
        VALID,
        "s",
        100,
        200_000,
        null,
        List.of(scales),
        speedChangeShare,
        5,
        stayMaxS,
        "x");
  }

  private static Sign sign(String id, double showForS, int lane) {
    return new Sign(
        id,
        1,
        VALID,
        "s",
        120,
        30,
        null,
        List.of(lane),
        Masking.MASKED,
        List.of(Language.ZH),
        showForS,
        5);
  }
}
