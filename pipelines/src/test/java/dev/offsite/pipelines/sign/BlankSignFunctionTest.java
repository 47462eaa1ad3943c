package dev.offsite.pipelines.sign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.offsite.pipelines.testing.Harnesses;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.sign.SignMessage;
import dev.offsite.schemas.sign.SignMessage.Action;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class BlankSignFunctionTest {

  private static final Instant AT = Times.at("10:00:00");

  @Test
  void message_whenItsTimeIsOver_isBlankedOnce() throws Exception {
    try (var harness = open(null)) {
      harness.processElement(message("a", 10), 1);
      harness.setProcessingTime(AT.plusSeconds(10).toEpochMilli() - 1);
      assertThat(harness.extractOutputValues()).hasSize(1);

      harness.setProcessingTime(AT.plusSeconds(10).toEpochMilli());

      assertThat(harness.extractOutputValues())
          .extracting(SignMessage::action, SignMessage::messageId)
          .containsExactly(tuple(Action.SHOW, "a"), tuple(Action.BLANK, "a"));
      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.numProcessingTimeTimers()).isZero();
    }
  }

  @Test
  void message_replacedByAnother_isNotBlanked_theOtherIs() throws Exception {
    try (var harness = open(null)) {
      harness.processElement(message("a", 10), 1);
      harness.processElement(message("b", 14), 2);
      harness.setProcessingTime(AT.plusSeconds(13).toEpochMilli());
      assertThat(harness.extractOutputValues()).hasSize(2);
      harness.setProcessingTime(AT.plusSeconds(14).toEpochMilli());

      assertThat(harness.extractOutputValues())
          .extracting(SignMessage::action, SignMessage::messageId)
          .containsExactly(
              tuple(Action.SHOW, "a"), tuple(Action.SHOW, "b"), tuple(Action.BLANK, "b"));
    }
  }

  @Test
  void restore_afterTheTimeWasOver_blanksAtOnce() throws Exception {
    OperatorSubtaskState snapshot;
    try (var harness = open(null)) {
      harness.processElement(message("a", 10), 1);
      snapshot = harness.snapshot(1, 1);
    }
    try (var harness = open(snapshot)) {
      harness.setProcessingTime(AT.plusSeconds(3_600).toEpochMilli());

      assertThat(harness.extractOutputValues())
          .extracting(SignMessage::action)
          .containsExactly(Action.BLANK);
      assertThat(harness.numKeyedStateEntries()).isZero();
    }
  }

  private static SignMessage message(String id, int untilSecond) {
    return new SignMessage(
        SignScene.SIGN,
        id,
        Action.SHOW,
        AT,
        AT.plusSeconds(untilSecond),
        10,
        new SignMessage.ShownVehicle("浙A·1***5", 60, 11),
        null,
        List.of());
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, SignMessage, SignMessage> open(
      OperatorSubtaskState snapshot) throws Exception {
    return Harnesses.open(
        new BlankSignFunction(Clock.fixed(AT.plusSeconds(10), ZoneOffset.UTC)),
        SignMessage::signId,
        Types.STRING,
        snapshot);
  }
}
