package dev.offsite.pipelines.bridge;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.serialization.GoldenForms.Form;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.bridge.BridgeLoad;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Instant;
import java.util.List;

/** Values of every field for the tests of serialized forms. */
public final class BridgeForms {

  /** The forms of this package. */
  public static List<Form<?>> all() {
    return List.of(
        new Form<>("crossing", CrossingSerializer.INSTANCE, crossing()),
        new Form<>("bridge-load", BridgeLoadSerializer.INSTANCE, load()),
        new Form<>("bridge-case", BridgeCaseSerializer.INSTANCE, bridge()));
  }

  private static Crossing crossing() {
    return new Crossing(
        Entries.SITE,
        Entries.SCALE,
        "过车 1",
        new LoadScope("OUTBOUND", 2),
        49_000,
        1_000,
        2_000,
        true,
        new Stay(1_500, 22_500),
        new Stay(1_600, 18_300),
        new Stay(1_400, 29_500),
        new Candidate.RawRecord("ON_BRIDGE", "telemetry.wim", 3, 42, 1, "ab".repeat(32)));
  }

  private static BridgeLoad load() {
    return new BridgeLoad(
        Entries.SITE,
        "structure-1/1",
        Times.at("10:00:00"),
        Times.at("10:00:01"),
        210_000,
        150_000,
        260_000,
        5,
        1,
        250_000,
        0.84,
        BridgeLoad.Level.WARNING,
        List.of(
            new BridgeLoad.Lane(null, 1, 2, 90_000, 0.75),
            new BridgeLoad.Lane("OUTBOUND", 2, 3, 120_000, null)));
  }

  /**
   * Six trucks at once, so that bridge and lane have an episode that goes on, and one said load.
   */
  private static BridgeCase bridge() {
    ReferenceSnapshot reference = BridgeScene.entries().snapshot();
    BridgeCase file = BridgeCase.empty(Entries.SITE);
    Instant begin = Times.at("10:00:00");
    for (int i = 0; i < 6; i++) {
      file.add(
          BridgeScene.crossing(
              BridgeScene.passage(
                  Entries.SCALE, "p-" + i, begin.plusSeconds(i), 1 + i % 2, 40_000 + i * 1_000),
              reference),
          reference,
          BridgeScene.HORIZON,
          BridgeScene.DECIDED);
    }
    return file;
  }

  private BridgeForms() {}
}
