package dev.offsite.pipelines.entry;

import java.time.Duration;
import java.util.List;

/** Settings of the case job. */
final class CaseKeys {

  static final SettingKey<Duration> CHECKPOINTS =
      new SettingKey<>(
          "cases.checkpoint-interval",
          SettingForms.DURATION,
          "2 s",
          "How often the state of the case job is saved. It delays nothing; it decides how much is told"
              + " once more after a failure.",
          SettingForms.duration(Duration.ofMillis(200), Duration.ofMinutes(10)));

  static final SettingKey<Duration> FEEDBACK_WAIT =
      new SettingKey<>(
          "cases.feedback-wait",
          SettingForms.DURATION,
          "10 min",
          "How long feedback waits for its candidate, or for the version of the case that it is based"
              + " on, before it is refused: detection is never behind for longer without an alarm.",
          SettingForms.duration(Duration.ofSeconds(1), Duration.ofDays(1)));

  static final SettingKey<Duration> KEPT_AFTER_END =
      new SettingKey<>(
          "cases.kept-after-end",
          SettingForms.DURATION,
          "30 d",
          "How long an ended case is kept and can be opened anew: an objection comes within that time."
              + " Other cases are kept for 400 days after their last change.",
          SettingForms.duration(Duration.ofDays(1), Duration.ofDays(400)));

  static final SettingKey<Integer> PRECISION_DAYS =
      new SettingKey<>(
          "cases.precision-days",
          "1 to 400",
          "30",
          "Days of the rolling precision of rules: long enough for a rule that fires twice a day, short"
              + " enough to see a change of the rule.",
          SettingForms.integer(1, 400));

  private CaseKeys() {}

  static List<SettingKey<?>> all() {
    return List.of(CHECKPOINTS, FEEDBACK_WAIT, KEPT_AFTER_END, PRECISION_DAYS);
  }
}
