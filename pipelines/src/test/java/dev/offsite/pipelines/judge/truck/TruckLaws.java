package dev.offsite.pipelines.judge.truck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.Doubt;
import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.pipelines.locate.Located;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * The laws that every family of rules keeps, tried on drives of the truck of {@link TruckScene}, by
 * all families together: a reference without rules for the others leaves them idle.
 */
public final class TruckLaws {

  private final ReferenceSnapshot reference;
  private final TruckJudge judge = new TruckJudge(TruckScene.HORIZON);

  public TruckLaws(ReferenceSnapshot reference) {
    this.reference = reference;
  }

  /**
   * The drive in some random orders, with repetitions, written to bytes and read at a random point,
   * ends in the same candidates as in order.
   *
   * @param silence at the end; null if it is still heard
   * @return number of candidates, so that a test sees that the law was tried on something
   */
  public int assertOrderDoesNotMatter(
      List<TruckScene.Report> drive, long seed, int orders, Duration silence) {
    List<Located> fixes = located(drive);
    Map<String, Object> expected = outcome(fixes, -1, silence);
    Random random = new Random(seed);
    for (int order = 0; order < orders; order++) {
      List<Located> shuffled = new ArrayList<>(fixes);
      fixes.stream().filter(fix -> random.nextInt(5) == 0).forEach(shuffled::add);
      Collections.shuffle(shuffled, random);
      assertThat(outcome(shuffled, random.nextInt(shuffled.size()), silence))
          .as("drive of seed %s, order %s", seed, order)
          .isEqualTo(expected);
    }
    return expected.size();
  }

  /** Bytes of the file of a truck after a drive in order. */
  public int bytesAfter(List<TruckScene.Report> drive) {
    TruckCase truck = TruckCase.empty();
    for (Located fix : located(drive)) {
      truck.add(fix, judge, reference, TruckScene.DAY);
    }
    return bytes(truck).length;
  }

  private Map<String, Object> outcome(List<Located> fixes, int restartBefore, Duration silence) {
    TruckCase truck = TruckCase.empty();
    Map<String, Object> holding = new HashMap<>();
    for (int i = 0; i < fixes.size(); i++) {
      if (i == restartBefore) {
        truck = read(bytes(truck));
      }
      truck
          .add(fixes.get(i), judge, reference, TruckScene.DAY)
          .revisions()
          .forEach(revision -> put(holding, revision));
    }
    if (silence != null) {
      Moment moment = new Moment(TruckScene.TRUCK, silence.toMillis(), reference);
      truck.fallSilent(moment, judge, TruckScene.DAY).forEach(revision -> put(holding, revision));
    }
    return holding;
  }

  /**
   * Everything but the revision number, the clocks, the coordinates of the records, whether all of
   * them are held (digests of fixes that were harmless when they came are not), and the track: a
   * fix that only makes it denser is no revision.
   */
  private static void put(Map<String, Object> holding, Candidate candidate) {
    if (candidate.phase() == Candidate.Phase.WITHDRAWN) {
      holding.remove(candidate.id());
      return;
    }
    holding.put(
        candidate.id(),
        List.of(
            candidate.kind(),
            candidate.phase() == Candidate.Phase.CLOSED,
            candidate.rule(),
            candidate.episode(),
            candidate.facts(),
            candidate.place(),
            candidate.gate().grade() == Candidate.Gate.Grade.INADMISSIBLE,
            candidate.gate().reasons().stream()
                .filter(reason -> !reason.equals(Doubt.RECORDS_NOT_HELD.name()))
                .toList()));
  }

  private static List<Located> located(List<TruckScene.Report> drive) {
    List<Located> fixes = new ArrayList<>();
    for (TruckScene.Report report : drive) {
      fixes.add(report.located(fixes.size()));
    }
    return fixes;
  }

  private static byte[] bytes(TruckCase truck) {
    try {
      DataOutputSerializer out = new DataOutputSerializer(1_024);
      TruckCaseSerializer.INSTANCE.serialize(truck, out);
      return out.getCopyOfBuffer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TruckCase read(byte[] bytes) {
    try {
      return TruckCaseSerializer.INSTANCE.deserialize(new DataInputDeserializer(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
