package dev.offsite.pipelines.judge.trace;

import static dev.offsite.pipelines.judge.trace.TraceScene.REFERENCE;
import static dev.offsite.pipelines.judge.trace.TraceScene.heap;
import static dev.offsite.pipelines.judge.trace.TraceScene.truck;
import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.judge.stop.StopNotice;
import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.schemas.candidate.Candidate.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two zones, 1,800 m apart: from 200 m west to 200 m east, and from 2,000 m to 2,400 m east. */
class TraceFinderTest {

  private final TraceFinder finder = new TraceFinder();

  @Test
  void heap_belongsToTheNeighbourhoodOfItsZone() {
    assertThat(finder.find(heap(1, Phase.OPEN), REFERENCE))
        .extracting(KeyedMatter::key)
        .containsExactly(TraceScene.KEY);
  }

  @Test
  void stay_besideAZone_goesThere_withinTheRadiusAndTheSlackOfAHeap() {
    assertThat(keys(truck("t", 5_000).eastM(499))).containsExactly(TraceScene.KEY);
    assertThat(keys(truck("t", 5_000).eastM(503))).isEmpty();
  }

  @Test
  void silence_goesToEveryNeighbourhoodNearOneOfItsEnds() {
    assertThat(keys(truck("t", 5_000).silent(0, 2_200)))
        .containsExactly(TraceScene.KEY, TraceScene.RULE + "\u001ffield-b");
    assertThat(keys(truck("t", 5_000).silent(1_100, 1_100)))
        .containsExactly(TraceScene.KEY, TraceScene.RULE + "\u001ffield-b");
  }

  @Test
  void release_withoutATracingRule_sendsNoStay() {
    StopNotice notice = new StopNotice(truck("t", 5_000).stop(), true);

    assertThat(finder.find(notice, TruckScene.reference())).isEmpty();
  }

  private List<String> keys(TraceScene.Stop stop) {
    return finder.find(new StopNotice(stop.stop(), true), REFERENCE).stream()
        .map(KeyedMatter::key)
        .toList();
  }
}
