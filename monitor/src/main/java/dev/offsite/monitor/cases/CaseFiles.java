package dev.offsite.monitor.cases;

import dev.offsite.schemas.cases.CaseState;
import dev.offsite.schemas.cases.DeadlineBreach;
import dev.offsite.schemas.feedback.CaseFeedback;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The files of all cases, by candidate. Thread-safe.
 *
 * <p>Holds at most a given number; above it the one touched longest ago leaves. Cases come before
 * or after their candidates, as the topics are read.
 */
public final class CaseFiles {

  private final Map<String, CaseFile> byCandidate;
  private final Consumer<String> onChange;

  /**
   * No files.
   *
   * @param filesMax most files
   * @param onChange told the id of each case that stands otherwise than before, without any lock
   *     held
   */
  public CaseFiles(int filesMax, Consumer<String> onChange) {
    this.onChange = onChange;
    this.byCandidate =
        new LinkedHashMap<>(1024, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, CaseFile> eldest) {
            return size() > filesMax;
          }
        };
  }

  /** Everything about one case at one moment. */
  public record Snapshot(
      CaseStanding standing,
      Optional<CaseState> confirmed,
      List<CaseAct> acts,
      List<DeadlineBreach> breaches) {}

  /** What the job says. */
  public void say(CaseState state) {
    change(state.candidateId(), file -> file.say(state));
  }

  /** What somebody has done. */
  public void act(CaseFeedback feedback) {
    change(feedback.candidateId(), file -> file.act(feedback));
  }

  /** That a feedback does not count. */
  public void refuse(String candidateId, String feedbackId, String reason) {
    change(candidateId, file -> file.refuse(feedbackId, reason));
  }

  /** That a duty is about to be missed, or was. */
  public void breach(DeadlineBreach breach) {
    change(breach.candidateId(), file -> file.breach(breach));
  }

  /** How a case stands. */
  public synchronized CaseStanding standing(String candidateId) {
    CaseFile file = byCandidate.get(candidateId);
    return file == null ? CaseStanding.NEW : file.standing();
  }

  /** All about a case. */
  public synchronized Snapshot snapshot(String candidateId) {
    CaseFile file = byCandidate.get(candidateId);
    return file == null
        ? new Snapshot(CaseStanding.NEW, Optional.empty(), List.of(), List.of())
        : new Snapshot(file.standing(), file.confirmed(), file.acts(), file.breaches());
  }

  /** Number of files. */
  public synchronized int size() {
    return byCandidate.size();
  }

  private void change(String candidateId, Consumer<CaseFile> change) {
    boolean changed;
    synchronized (this) {
      CaseFile file = byCandidate.computeIfAbsent(candidateId, id -> new CaseFile());
      CaseStanding before = file.standing();
      change.accept(file);
      changed = !before.equals(file.standing());
    }
    if (changed) {
      onChange.accept(candidateId);
    }
  }
}
