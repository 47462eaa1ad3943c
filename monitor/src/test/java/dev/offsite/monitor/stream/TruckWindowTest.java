package dev.offsite.monitor.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.offsite.monitor.access.AreaPath;
import dev.offsite.monitor.access.Role;
import dev.offsite.monitor.access.Scope;
import dev.offsite.monitor.access.Viewer;
import dev.offsite.monitor.live.CompanyScore;
import dev.offsite.monitor.live.TruckBoard;
import dev.offsite.monitor.testing.SampleCandidates;
import dev.offsite.monitor.testing.SampleFixes;
import dev.offsite.schemas.json.RecordJson;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TruckWindowTest {

  private static final Viewer BOSS = new Viewer("boss", Set.of(Role.ADMIN), new Scope.Everywhere());

  private final TruckBoard board = new TruckBoard();
  private final TruckWindow window = new TruckWindow(board);
  private Instant now = SampleCandidates.NOON;

  private void truck(String id, double lng) {
    board.fold(
        SampleFixes.of(id, now, lng, 30.0), lng, 30.0, now, "浙A12345", "co", AreaPath.NOWHERE);
  }

  private void look(double west, double east) {
    window.look(
        Viewport.parse(JsonNodeFactory.instance.arrayNode().add(west).add(29.0).add(east).add(31.0))
            .orElseThrow());
  }

  private List<Frame> second() {
    now = now.plusSeconds(1);
    List<Frame> frames = new ArrayList<>();
    Optional<Frame> frame = window.next(BOSS, now);
    while (frame.isPresent()) {
      frames.add(frame.get());
      frame = window.next(BOSS, now);
    }
    return frames;
  }

  private static ByteBuffer binary(List<Frame> frames) {
    return frames.stream()
        .filter(Frame.Binary.class::isInstance)
        .map(frame -> ((Frame.Binary) frame).bytes())
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode text(List<Frame> frames, String type) {
    return frames.stream()
        .filter(Frame.Text.class::isInstance)
        .map(
            frame -> RecordJson.parse(((Frame.Text) frame).json().getBytes(StandardCharsets.UTF_8)))
        .filter(node -> node.path("type").asText().equals(type))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void truck_isEncodedAsTheContractSays() {
    truck("a", 120.5);
    board.score("co", CompanyScore.YELLOW);
    look(120, 121);
    Instant sent = now.plusSeconds(1);

    ByteBuffer frame = binary(second());

    assertThat(frame.get(0)).isEqualTo((byte) 0x54);
    assertThat(frame.get(1)).isEqualTo((byte) 1);
    assertThat(frame.get(2)).isZero();
    assertThat(frame.getInt(4)).isEqualTo(1);
    assertThat(frame.getInt(8)).isZero();
    assertThat(frame.getInt(12)).isEqualTo(1);
    assertThat(frame.getDouble(16)).isEqualTo((double) sent.toEpochMilli());
    assertThat(frame.getInt(24)).isZero();
    assertThat(frame.getInt(28)).isEqualTo(1_205_000_000);
    assertThat(frame.getInt(32)).isEqualTo(300_000_000);
    assertThat(frame.getShort(36)).isEqualTo((short) 9_050);
    assertThat(frame.getShort(38)).isEqualTo((short) 432);
    assertThat(frame.get(40)).isEqualTo((byte) (3 | 1 << 2 | 2 << 4 | 2 << 6));
    assertThat(frame.get(41)).isEqualTo((byte) 2);
    assertThat(frame.getShort(42)).isEqualTo((short) 1);
    assertThat(frame.limit()).isEqualTo(44);
  }

  @Test
  void names_comeOnceAndBeforeTheFirstPosition() {
    truck("a", 120.5);
    look(120, 121);
    List<Frame> first = second();
    assertThat(first.get(0)).isInstanceOf(Frame.Text.class);
    assertThat(text(first, "trucks").path("names").get(0).toString())
        .isEqualTo("[0,\"a\",\"浙A12345\",\"co\"]");

    truck("a", 120.6);
    assertThat(second()).hasSize(1).first().isInstanceOf(Frame.Binary.class);
  }

  @Test
  void nothingMoved_nothingIsSent() {
    truck("a", 120.5);
    look(120, 121);
    second();

    assertThat(second()).isEmpty();
  }

  @Test
  void truck_thatLeavesTheViewport_isGone() {
    truck("a", 120.5);
    truck("b", 120.6);
    look(120, 121);
    second();
    truck("a", 122.0);

    ByteBuffer frame = binary(second());

    assertThat(frame.get(2)).isEqualTo((byte) 1);
    assertThat(frame.getInt(4)).isZero();
    assertThat(frame.getInt(8)).isEqualTo(1);
    assertThat(frame.getInt(24)).isZero();
    assertThat(frame.getInt(12)).isEqualTo(1);
  }

  @Test
  void truck_silentForHalfAnHour_isGone() {
    truck("a", 120.5);
    look(120, 121);
    second();
    now = now.plus(TruckBoard.SHOWN_FOR).minusSeconds(2);
    assertThat(second()).isEmpty();

    assertThat(binary(second()).getInt(8)).isEqualTo(1);
  }

  @Test
  void trucks_atTheBoundArePointsAndAboveItClusters() {
    for (int i = 0; i < TruckWindow.TRUCKS_MAX; i++) {
      truck("t" + i, 120.0 + (i % 1000) * 1e-3);
    }
    look(119, 122);
    assertThat(binary(second()).getInt(4)).isEqualTo(TruckWindow.TRUCKS_MAX);
    truck("one-more", 120.5);

    List<Frame> frames = second();

    JsonNode clusters = text(frames, "clusters");
    assertThat(clusters.path("total").intValue()).isEqualTo(TruckWindow.TRUCKS_MAX + 1);
    int counted = 0;
    for (JsonNode cell : clusters.path("cells")) {
      counted += cell.get(2).intValue();
    }
    assertThat(counted).isEqualTo(TruckWindow.TRUCKS_MAX + 1);
    assertThat(clusters.path("cells").size()).isLessThan(24 * 24);
    assertThat(binary(frames).getInt(8)).as("points are gone").isEqualTo(TruckWindow.TRUCKS_MAX);
  }

  @Test
  void truck_followed_isAPointAmongClusters() {
    for (int i = 0; i <= TruckWindow.TRUCKS_MAX; i++) {
      truck("t" + i, 120.0 + (i % 1000) * 1e-3);
    }
    look(119, 122);
    window.follow("t7");

    ByteBuffer frame = binary(second());

    assertThat(frame.getInt(4)).isEqualTo(1);
    assertThat(frame.getInt(24)).isEqualTo(7);
  }

  @Test
  void viewport_thatIsNone_isRefused() {
    for (String bounds : List.of("[1,2,3]", "[2,1,1,2]", "[\"a\",0,1,1]", "{}")) {
      assertThat(Viewport.parse(RecordJson.parse(bounds.getBytes(StandardCharsets.UTF_8))))
          .as(bounds)
          .isEmpty();
    }
    assertThat(
            Viewport.parse(RecordJson.parse("[-999,-99,999,99]".getBytes(StandardCharsets.UTF_8))))
        .contains(new Viewport(-1_800_000_000, -900_000_000, 1_800_000_000, 900_000_000));
  }
}
