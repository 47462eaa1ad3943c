package dev.offsite.monitor.intake;

import dev.offsite.monitor.cases.CaseFiles;
import dev.offsite.monitor.live.CaseFacts;
import dev.offsite.monitor.live.LiveCases;
import dev.offsite.monitor.live.OtherTopics;
import dev.offsite.schemas.candidate.CandidateCodec;
import dev.offsite.schemas.candidate.CandidateFormatException;
import dev.offsite.schemas.cases.CaseCodec;
import dev.offsite.schemas.cases.DeadlineBreach;
import dev.offsite.schemas.feedback.CaseFeedbackCodec;
import dev.offsite.schemas.feedback.RefusedFeedback;
import java.time.Clock;
import java.util.function.Consumer;

/** Candidates and what becomes of them. */
public final class CaseTopics {

  private final LiveCases cases;
  private final CaseFiles files;
  private final OtherTopics others;
  private final Clock clock;
  private final CandidateCodec candidates = new CandidateCodec();
  private final CaseFeedbackCodec feedback = new CaseFeedbackCodec();

  /** Folds into these boards. */
  public CaseTopics(LiveCases cases, CaseFiles files, OtherTopics others, Clock clock) {
    this.cases = cases;
    this.files = files;
    this.others = others;
    this.clock = clock;
  }

  /** A record of {@code case-intake} or {@code operations}. */
  public void candidate(StoredRecord record) {
    reading(
        record,
        value -> {
          CaseFacts facts =
              CaseFacts.of(
                  candidates.decode(value), record.topic(), record.partition(), record.offset());
          cases.fold(facts, clock.instant());
        });
  }

  /** A record of {@code case-state}. */
  public void state(StoredRecord record) {
    reading(record, value -> files.say(CaseCodec.STATE.decode(value)));
  }

  /** A record of {@code case-feedback}. */
  public void feedback(StoredRecord record) {
    reading(record, value -> files.act(feedback.decode(value)));
  }

  /** A record of {@code case-feedback.dead-letter}. */
  public void refusedFeedback(StoredRecord record) {
    String feedbackId = record.header(RefusedFeedback.FEEDBACK_ID).orElse("");
    if (!record.key().isEmpty() && !feedbackId.isEmpty()) {
      files.refuse(
          record.key(), feedbackId, record.header(RefusedFeedback.REASON).orElse("MALFORMED"));
    }
  }

  /** A record of {@code deadline-breach}. */
  public void breach(StoredRecord record) {
    reading(
        record,
        value -> {
          DeadlineBreach breach = CaseCodec.BREACH.decode(value);
          files.breach(breach);
          others.breach(breach);
        });
  }

  /** Tombstones say that somebody has removed the case; the board keeps it until it expires. */
  private static void reading(StoredRecord record, Consumer<byte[]> read) {
    byte[] value = record.value();
    if (value == null) {
      return;
    }
    try {
      read.accept(value);
    } catch (CandidateFormatException e) {
      throw new UnreadableRecordException("no candidate: " + pointers(e), e);
    } catch (IllegalArgumentException e) {
      throw new UnreadableRecordException("not a message of this topic", e);
    }
  }

  private static String pointers(CandidateFormatException e) {
    return e.faults().stream().map(fault -> fault.pointer()).toList().toString();
  }
}
