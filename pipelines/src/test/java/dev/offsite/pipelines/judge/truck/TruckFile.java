package dev.offsite.pipelines.judge.truck;

import dev.offsite.pipelines.judge.track.Moment;
import dev.offsite.pipelines.judge.track.RuleFolds;
import dev.offsite.pipelines.judge.track.TruckScene;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.schemas.candidate.Candidate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The file of the truck of {@link TruckScene} as a test fills it, with everything that was said.
 */
public final class TruckFile {

  private final TruckJudge judge;
  private final ReferenceSnapshot reference;
  private final TruckCase truck;
  private final List<Candidate> revisions = new ArrayList<>();
  private long offset;

  public TruckFile(ReferenceSnapshot reference, RuleFolds folds) {
    this.reference = reference;
    judge = new TruckJudge(folds, TruckScene.HORIZON);
    truck = TruckCase.empty(folds);
  }

  /** Adds fixes in the order given; returns what was said to the last call. */
  public List<Candidate> add(TruckScene.Report... fixes) {
    return add(List.of(fixes));
  }

  public List<Candidate> add(List<TruckScene.Report> fixes) {
    List<Candidate> said = new ArrayList<>();
    for (TruckScene.Report fix : fixes) {
      TruckCase.Outcome outcome =
          truck.add(fix.located(offset++), judge, reference, TruckScene.DAY);
      said.addAll(outcome.revisions());
    }
    revisions.addAll(said);
    return said;
  }

  /** Nothing was received for so long. */
  public List<Candidate> fallSilent(Duration silence) {
    Moment moment = new Moment(TruckScene.TRUCK, silence.toMillis(), reference);
    List<Candidate> said = truck.fallSilent(moment, judge, TruckScene.DAY);
    revisions.addAll(said);
    return said;
  }

  /** Everything that was said, in order. */
  public List<Candidate> revisions() {
    return List.copyOf(revisions);
  }

  /** The newest revision of every candidate that is not withdrawn. */
  public List<Candidate> holding() {
    Map<String, Candidate> newest = new LinkedHashMap<>();
    for (Candidate revision : revisions) {
      Candidate before = newest.put(revision.id(), revision);
      if (before != null && before.revision() >= revision.revision()) {
        throw new AssertionError("revision " + revision.revision() + " after " + before.revision());
      }
    }
    newest.values().removeIf(candidate -> candidate.phase() == Candidate.Phase.WITHDRAWN);
    return List.copyOf(newest.values());
  }
}
