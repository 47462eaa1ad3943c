package dev.offsite.standalone.bench.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.geo.geojson.FenceReader;
import dev.offsite.schemas.reference.ReferenceEntry;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;

class FenceDrawTest {

  private static final long SEED = 7;
  private static final int FIXES = 4_000;

  @Test
  void draw_sameSeed_givesTheSameFences() {
    assertThat(new FenceDraw(drive(), SEED).draw(50))
        .isEqualTo(new FenceDraw(drive(), SEED).draw(50));
  }

  @Test
  void draw_more_beginsWithTheFewer() {
    assertThat(new FenceDraw(drive(), SEED).draw(60).subList(0, 50))
        .isEqualTo(new FenceDraw(drive(), SEED).draw(50));
  }

  @Test
  void draw_keepsAtMostAHundredthOfTheFixesInside() {
    DrivenFixes fixes = drive();
    FenceTree tree = new FenceTree(new FenceDraw(fixes, SEED).draw(200));
    long inside = 0;
    for (int i = 0; i < fixes.size(); i++) {
      inside += tree.containing(fixes.lng(i), fixes.lat(i)).size();
    }

    assertThat(inside).as("seed %s", SEED).isBetween(1L, FIXES / 100L);
  }

  @Test
  void fence_asReferenceData_isReadWithTheSameCorners() {
    for (DrawnFence fence : new FenceDraw(drive(), SEED).draw(20)) {
      ReferenceEntry.FenceFeature entry = (ReferenceEntry.FenceFeature) fence.entry();

      assertThat(FenceReader.read(entry.feature())).hasSize(1);
      assertThat(FenceReader.read(entry.feature()).get(0).id()).isEqualTo(fence.id());
    }
  }

  @Test
  void cells_answerAsTheTree() {
    DrivenFixes fixes = drive();
    List<DrawnFence> fences = new FenceDraw(fixes, SEED).draw(100);
    FenceTree tree = new FenceTree(fences);
    Map<String, FenceCell> cells = FenceCell.of(fences);
    for (int i = 0; i < fixes.size(); i++) {
      FenceCell cell = cells.get(FenceCell.keyOf(fixes.lng(i), fixes.lat(i)));
      List<String> around =
          tree.containing(fixes.lng(i), fixes.lat(i)).stream().map(DrawnFence::id).toList();

      assertThat(cell == null ? "" : cell.idsContaining(fixes.lng(i), fixes.lat(i)))
          .as("fix %s of seed %s", i, SEED)
          .isEqualTo(String.join(",", around));
    }
  }

  @Test
  void cell_throughItsBytes_isTheSame() {
    FenceCell cell = new FenceCell(new FenceDraw(drive(), SEED).draw(5));

    assertThat(FenceCellForm.serde().deserializer().deserialize("", FenceCellForm.write(cell)))
        .isEqualTo(cell);
  }

  @Test
  void serializer_roundTrip_isTheSame() throws Exception {
    DrawnFence fence = new FenceDraw(drive(), SEED).draw(1).get(0);
    DataOutputSerializer out = new DataOutputSerializer(64);
    DrawnFenceSerializer.INSTANCE.serialize(fence, out);

    assertThat(
            DrawnFenceSerializer.INSTANCE.deserialize(
                new DataInputDeserializer(out.getCopyOfBuffer())))
        .isEqualTo(fence);
  }

  /** Fixes all over three kilometres, so that every fence holds some. */
  private static DrivenFixes drive() {
    SplittableRandom random = new SplittableRandom(SEED);
    TestFixes drive = new TestFixes();
    for (int i = 0; i < FIXES; i++) {
      drive.at(i % 10, i, random.nextDouble(0, 3_000), random.nextDouble(0, 3_000));
    }
    return drive.fixes();
  }
}
