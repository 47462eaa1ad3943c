package dev.offsite.pipelines.testing.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

class DockerConditionTest {

  @Test
  void daemon_thatAnswers_letsTheTestsRun() {
    assertThat(evaluate(true, true).isDisabled()).isFalse();
    assertThat(evaluate(true, false).isDisabled()).isFalse();
  }

  @Test
  void daemon_missing_skipsTheTestsAndSaysSo() {
    ConditionEvaluationResult result = evaluate(false, false);

    assertThat(result.isDisabled()).isTrue();
    assertThat(result.getReason()).hasValue("NOT RUN: no Docker daemon answers");
  }

  @Test
  void daemon_missingWhereItIsRequired_fails() {
    assertThatThrownBy(() -> evaluate(false, true))
        .isInstanceOf(ExtensionConfigurationException.class)
        .hasMessage("no Docker daemon answers, and offsite.containers.required demands one");
  }

  private static ConditionEvaluationResult evaluate(boolean daemonAnswers, boolean required) {
    return new DockerCondition(() -> daemonAnswers, () -> required)
        .evaluateExecutionCondition(null);
  }
}
