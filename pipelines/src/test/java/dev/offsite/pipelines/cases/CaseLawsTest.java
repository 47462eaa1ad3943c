package dev.offsite.pipelines.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.candidate.Candidate.Phase;
import dev.offsite.schemas.cases.CaseStatus;
import dev.offsite.schemas.cases.CaseStep;
import dev.offsite.schemas.cases.DeadlineBreach;
import dev.offsite.schemas.feedback.CaseFeedback;
import dev.offsite.schemas.feedback.FeedbackKind;
import dev.offsite.schemas.feedback.RefusedFeedback;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Whatever the order and however often: the same case. */
class CaseLawsTest {

  private static final int RUNS = 2_000;
  private static final long WAIT_MS = 600_000;

  @Test
  void messages_inAnyOrderAndRepeated_endInTheSameCase() {
    for (long seed = 1; seed <= RUNS; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<Object> messages = messages(random);
      CaseFile expected = fold(messages);
      List<Object> shuffled = new ArrayList<>(messages);
      int repeats = random.nextInt(1, 8);
      for (int i = 0; i < repeats; i++) {
        shuffled.add(messages.get(random.nextInt(messages.size())));
      }
      Collections.shuffle(shuffled, new Random(seed));

      CaseFile other = fold(shuffled);

      assertThat(other.standing()).as("seed %s: %s", seed, shuffled).isEqualTo(expected.standing());
      assertThat(other.held()).as("seed %s", seed).isEmpty();
      assertThat(new HashSet<>(other.applied()))
          .as("seed %s", seed)
          .isEqualTo(new HashSet<>(expected.applied()));
    }
  }

  @Test
  void changes_ofAnyWayThroughACase_addUpToWhereItStands() {
    for (long seed = 1; seed <= RUNS; seed++) {
      List<Object> messages = messages(new SplittableRandom(seed));
      Collections.shuffle(messages, new Random(seed));
      CaseFile file = CaseFile.EMPTY;
      int main = 0;
      int accepted = 0;
      int dismissed = 0;
      int duplicates = 0;
      for (Object message : messages) {
        CaseFile next = step(file, message).file();
        if (next.standing() != null) {
          for (MergeChange change : CaseChanges.merges(file.standing(), next.standing())) {
            main += change.change();
          }
          for (AgreementChange change : CaseChanges.agreements(file.standing(), next.standing())) {
            if (change.siteId() == null && change.deviceId() == null) {
              switch (change.verdict()) {
                case ACCEPTED -> accepted += change.change();
                case DISMISSED -> dismissed += change.change();
                case DUPLICATE -> duplicates += change.change();
              }
            }
          }
        }
        file = next;
      }
      CaseStatus status = file.conduct().status();
      assertThat(main).as("seed %s", seed).isEqualTo(status == CaseStatus.DUPLICATE ? 1 : 0);
      assertThat(List.of(accepted, dismissed, duplicates))
          .as("seed %s ends %s", seed, status)
          .isEqualTo(
              switch (status) {
                case COLLECTED, WITHDRAWN -> List.of(0, 0, 0);
                case NOT_PUNISHED -> List.of(0, 1, 0);
                case DUPLICATE -> List.of(0, 0, 1);
                case ACCEPTED, DISPATCHED, ON_SITE, JUDGED, CLOSED -> List.of(1, 0, 0);
              });
    }
  }

  @Test
  void breaches_howeverOftenTheCaseIsLookedAt_areToldOnceForEachStepAndLevel() {
    for (long seed = 1; seed <= 500; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      ToldCase file = ToldCase.EMPTY.with(Cases.standing(FeedbackKind.ACCEPTED), 0);
      List<String> told = new ArrayList<>();
      Set<String> levels = new HashSet<>();
      Instant now = Cases.MADE;
      while (now.isBefore(Cases.MADE.plusSeconds(91_000))) {
        CaseTeller.Telling telling = CaseTeller.tell(file, now);
        for (DeadlineBreach breach : telling.breaches()) {
          told.add(breach.breachId());
          levels.add(breach.step() + " " + breach.level());
        }
        file = telling.next();
        now = now.plusSeconds(random.nextInt(1, 4_000));
      }
      assertThat(told).as("seed %s", seed).doesNotHaveDuplicates();
      assertThat(levels)
          .as("seed %s", seed)
          .contains(CaseStep.PLAN + " BREACH", CaseStep.CLOSE + " BREACH");
    }
  }

  /** Revisions, a legal chain of acts of any length, and notes. */
  private static List<Object> messages(SplittableRandom random) {
    List<Object> messages = new ArrayList<>();
    int revisions = random.nextInt(1, 5);
    for (int revision = 1; revision <= revisions; revision++) {
      boolean isLast = revision == revisions && revision > 1;
      messages.add(
          Cases.arrival(
              "c-1", revision, isLast && random.nextBoolean() ? Phase.WITHDRAWN : Phase.UPDATED));
    }
    CaseStatus status = CaseStatus.COLLECTED;
    int acts = random.nextInt(0, 9);
    for (int version = 0; version < acts; version++) {
      List<FeedbackKind> legal = new ArrayList<>();
      for (FeedbackKind kind : FeedbackKind.values()) {
        if (kind != FeedbackKind.NOTE && CaseTransitions.after(status, kind).isPresent()) {
          legal.add(kind);
        }
      }
      if (legal.isEmpty()) {
        break;
      }
      FeedbackKind act = legal.get(random.nextInt(legal.size()));
      status = CaseTransitions.after(status, act).orElseThrow();
      messages.add(Cases.said(act, version));
    }
    for (int note = random.nextInt(3); note > 0; note--) {
      messages.add(Cases.said("note-" + note, FeedbackKind.NOTE, random.nextInt(5)));
    }
    return messages;
  }

  private static CaseFile fold(List<Object> messages) {
    CaseFile file = CaseFile.EMPTY;
    for (Object message : messages) {
      CaseFold.Outcome outcome = step(file, message);
      assertThat(outcome.refused().stream().map(RefusedFeedback::detail)).isEmpty();
      file = outcome.file();
    }
    return file;
  }

  private static CaseFold.Outcome step(CaseFile file, Object message) {
    return message instanceof CaseFeedback feedback
        ? CaseFold.said(file, feedback, 0, WAIT_MS)
        : CaseFold.arrived(file, (CaseArrival) message, 0);
  }
}
