package dev.offsite.schemas.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.offsite.schemas.candidate.ViolationKind;
import dev.offsite.schemas.json.JsonFaultsException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a feedback may say, and what goes with which kind. */
class CaseFeedbackTest {

  private static final CaseFeedbackCodec CODEC = new CaseFeedbackCodec();

  @ParameterizedTest
  @EnumSource
  void feedback_ofEachKindWithItsOwnField_isReadAsWritten(FeedbackKind kind) {
    CaseFeedback feedback = complete(kind);
    assertThat(CODEC.decode(CODEC.encode(feedback))).isEqualTo(feedback);
  }

  @ParameterizedTest
  @EnumSource
  void reasonCode_besideAnyOtherKind_isRefused(FeedbackKind kind) {
    if (kind == FeedbackKind.DISMISSED) {
      assertThatThrownBy(() -> feedback(kind, null, null, null, null, null))
          .isInstanceOf(JsonFaultsException.class)
          .hasMessageContaining("/reasonCode: is missing; DISMISSED needs it");
    } else {
      CaseFeedback own = complete(kind);
      assertThatThrownBy(
              () ->
                  feedback(kind, "WRONG_PLATE", own.duplicateOf(), own.squad(), own.toKind(), "n"))
          .hasMessageContaining("/reasonCode: stands beside " + kind + "; only DISMISSED has it");
    }
  }

  @Test
  void fields_ofOtherKinds_areRefusedTogether() {
    assertThatThrownBy(
            () ->
                feedback(FeedbackKind.ON_SITE, null, "c-2", "squad", ViolationKind.OVERSIZE, null))
        .hasMessageContaining("/duplicateOf: stands beside ON_SITE")
        .hasMessageContaining("/squad: stands beside ON_SITE")
        .hasMessageContaining("/toKind: stands beside ON_SITE");
  }

  @Test
  void duplicate_ofItself_isRefused() {
    assertThatThrownBy(() -> feedback(FeedbackKind.DUPLICATE_OF, null, "c-1", null, null, null))
        .hasMessageContaining("/duplicateOf: is the case itself: c-1");
  }

  @Test
  void note_withoutText_isRefusedAndTheLongestIsTaken() {
    assertThatThrownBy(() -> feedback(FeedbackKind.NOTE, null, null, null, null, null))
        .hasMessageContaining("/note: is missing; NOTE needs it");
    String longest = "𠮷".repeat(2_048);
    CaseFeedback feedback = feedback(FeedbackKind.NOTE, null, null, null, null, longest);
    assertThat(CODEC.decode(CODEC.encode(feedback)).note()).isEqualTo(longest);
    assertThatThrownBy(() -> feedback(FeedbackKind.NOTE, null, null, null, null, longest + "x"))
        .hasMessageContaining("/note: has 2049 characters; 1 to 2048 are allowed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"WRONG_PLATE", "A", "A1_2"})
  void reasonCode_ofUpperCaseWords_isTaken(String code) {
    assertThat(feedback(FeedbackKind.DISMISSED, code, null, null, null, null).reasonCode())
        .isEqualTo(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wrong", "_A", "A_", "A__B", "A B", "张三"})
  void reasonCode_ofAnotherForm_isRefused(String code) {
    assertThatThrownBy(() -> feedback(FeedbackKind.DISMISSED, code, null, null, null, null))
        .hasMessageContaining("/reasonCode: '" + code + "' is not up to 64");
  }

  @ParameterizedTest
  @ValueSource(strings = {"张三", "a b", "", "a/b"})
  void by_thatIsNoOpaqueId_isRefused(String by) {
    assertThatThrownBy(
            () ->
                new CaseFeedback(
                    "f",
                    "c",
                    FeedbackKind.TOLD,
                    Instant.EPOCH,
                    by,
                    1,
                    0,
                    null,
                    null,
                    null,
                    null,
                    null))
        .hasMessageContaining("/by: '" + by + "' is not 1 to 64 letters");
  }

  @Test
  void versions_belowTheFirst_areRefused() {
    assertThatThrownBy(
            () ->
                new CaseFeedback(
                    "f",
                    "c",
                    FeedbackKind.TOLD,
                    Instant.EPOCH,
                    "a",
                    0,
                    -1,
                    null,
                    null,
                    null,
                    null,
                    null))
        .hasMessageContaining("/basedOnRevision: 0 is below 1")
        .hasMessageContaining("/basedOnCaseVersion: -1 is below 0");
  }

  @Test
  void decode_moreBytesThanTheLimit_isRefusedUnread() {
    byte[] json = CODEC.encode(complete(FeedbackKind.NOTE));
    String padded =
        " ".repeat(CaseFeedbackCodec.BYTES_MAX - json.length)
            + new String(json, StandardCharsets.UTF_8);
    assertThat(CODEC.decode(padded.getBytes(StandardCharsets.UTF_8)).kind())
        .isEqualTo(FeedbackKind.NOTE);
    assertThatThrownBy(() -> CODEC.decode((" " + padded).getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(JsonFaultsException.class)
        .hasMessageContaining("32769 bytes; at most 32768 are read");
  }

  @Test
  void decode_noFeedback_namesEachFault() {
    assertThatThrownBy(
            () -> CODEC.decode("{\"kind\":\"SHOUTED\",\"at\":1}".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(JsonFaultsException.class)
        .hasMessageContaining("/feedbackId: missing")
        .hasMessageContaining("/kind: \"SHOUTED\" is not one of")
        .hasMessageContaining("/at: 1 where a string");
  }

  private static CaseFeedback complete(FeedbackKind kind) {
    return feedback(
        kind,
        kind == FeedbackKind.DISMISSED ? "WRONG_PLATE" : null,
        kind == FeedbackKind.DUPLICATE_OF ? "c-2" : null,
        kind == FeedbackKind.DISPATCHED ? "九堡中队" : null,
        kind == FeedbackKind.TYPE_CORRECTED ? ViolationKind.OVERSIZE : null,
        "n");
  }

  private static CaseFeedback feedback(
      FeedbackKind kind,
      @Nullable String reasonCode,
      @Nullable String duplicateOf,
      @Nullable String squad,
      @Nullable ViolationKind toKind,
      @Nullable String note) {
    return new CaseFeedback(
        "f-1",
        "c-1",
        kind,
        Instant.parse("2026-03-04T14:00:00Z"),
        "desk-7",
        1,
        0,
        reasonCode,
        duplicateOf,
        squad,
        toKind,
        note);
  }
}
