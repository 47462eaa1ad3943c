package dev.offsite.pipelines.testing.containers;

import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** Whether tests with containers can run, and what to do if they cannot. */
final class DockerCondition implements ExecutionCondition {

  /** {@code true}: a missing Docker daemon is a failure, as where one has been installed. */
  static final String REQUIRED = "offsite.containers.required";

  private final BooleanSupplier daemonAnswers;
  private final BooleanSupplier required;

  DockerCondition() {
    this(
        () -> DockerClientFactory.instance().isDockerAvailable(),
        () -> Boolean.getBoolean(REQUIRED));
  }

  DockerCondition(BooleanSupplier daemonAnswers, BooleanSupplier required) {
    this.daemonAnswers = daemonAnswers;
    this.required = required;
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (daemonAnswers.getAsBoolean()) {
      return ConditionEvaluationResult.enabled("a Docker daemon answers");
    }
    if (required.getAsBoolean()) {
      throw new ExtensionConfigurationException(
          "no Docker daemon answers, and " + REQUIRED + " demands one");
    }
    return ConditionEvaluationResult.disabled("NOT RUN: no Docker daemon answers");
  }
}
