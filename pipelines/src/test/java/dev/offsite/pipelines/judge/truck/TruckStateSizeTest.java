package dev.offsite.pipelines.judge.truck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.locate.Located;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

/**
 * How many bytes the file of a truck takes in a checkpoint once it holds a whole horizon of fixes.
 * The figures stand in docs/sizing.md; there is no chance in them.
 */
class TruckStateSizeTest {

  /** A third more than the horizon, so that old fixes have left it. */
  private static final int SECONDS = 1_200;

  private static final int OUTSIDE_NORTH_M = 260;

  @Test
  void truckOutside_oneFixEachSecond_takesThirteenKilobytes() throws Exception {
    assertThat(bytes(1, OUTSIDE_NORTH_M)).isEqualTo(13_920);
  }

  @Test
  void truckOutside_oneFixEachTenSeconds_takesSixKilobytes() throws Exception {
    assertThat(bytes(10, OUTSIDE_NORTH_M)).isEqualTo(6_437);
  }

  @Test
  void truckInside_oneFixEachSecond_takesFiftyKilobytes() throws Exception {
    assertThat(bytes(1, 0)).isEqualTo(51_695);
  }

  @Test
  void truckInside_oneFixEachTenSeconds_takesElevenKilobytes() throws Exception {
    assertThat(bytes(10, 0)).isEqualTo(11_149);
  }

  /** Of a truck that goes to and fro on 300 m, inside the closed zone or beside it. */
  private static int bytes(int everySeconds, double northM) throws IOException {
    ZoneScene scene = ZoneScene.closedAlways();
    List<Located> fixes = new ArrayList<>();
    for (int second = 0; second < SECONDS; second += everySeconds) {
      double eastM = 150 - Math.abs(second * 10 % 600 - 300);
      fixes.add(ZoneScene.fix(second, eastM, northM));
    }
    scene.add(fixes);
    DataOutputSerializer out = new DataOutputSerializer(1_024);
    TruckCaseSerializer.INSTANCE.serialize(scene.truck, out);
    return out.length();
  }
}
