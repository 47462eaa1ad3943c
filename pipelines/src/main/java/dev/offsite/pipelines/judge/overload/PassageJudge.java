package dev.offsite.pipelines.judge.overload;

import dev.offsite.pipelines.decode.Received;
import dev.offsite.pipelines.judge.Finding;
import dev.offsite.pipelines.reference.ReferenceSnapshot;
import java.util.ArrayList;
import java.util.List;

/** Everything that is held against a passage: mass, sizes, evasion. Pure; thread-safe. */
public final class PassageJudge {

  private final OverloadJudge overload = new OverloadJudge();
  private final OversizeJudge oversize = new OversizeJudge();
  private final EvasionJudge evasion = new EvasionJudge();

  /** At most one finding for each rule in force. */
  public List<Finding> judge(Received received, ReferenceSnapshot reference) {
    PassageCase passage = PassageCase.of(received, reference);
    List<Finding> findings = new ArrayList<>(overload.judge(passage));
    findings.addAll(oversize.judge(passage));
    findings.addAll(evasion.judge(passage));
    return findings;
  }
}
