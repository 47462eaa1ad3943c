package dev.offsite.pipelines.entry;

import dev.offsite.pipelines.history.store.HistorySettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Settings of the history job. */
final class HistoryKeys {

  static final SettingKey<String> URL =
      new SettingKey<>(
          "history.url",
          "`http://HOST:PORT` or https",
          "",
          "The time series, written to in the line protocol: InfluxDB 2 or 3, or QuestDB.",
          SettingForms::text);

  static final SettingKey<String> ORG =
      new SettingKey<>(
          "history.org",
          "a name",
          HistorySettings.DEFAULT_NAME,
          "Organisation, for InfluxDB 2; the others ignore it.",
          SettingForms::text);

  static final SettingKey<String> BUCKET =
      new SettingKey<>(
          "history.bucket",
          "a name",
          HistorySettings.DEFAULT_NAME,
          "Bucket of InfluxDB 2, database of InfluxDB 3; QuestDB ignores it.",
          SettingForms::text);

  static final SettingKey<Path> TOKEN_FILE =
      new SettingKey<>(
          "history.token-file",
          SettingForms.PATH,
          "",
          "Holds the token and nothing else. Read on the TaskManagers when the job starts. Default: a"
              + " store that asks nobody.",
          SettingForms::path);

  static final SettingKey<Integer> BATCH_ROWS =
      new SettingKey<>(
          "history.batch-rows",
          "1 to 100000",
          "2000",
          "Most rows in one request: a few hundred kilobytes, far below the limit of any store.",
          SettingForms.integer(1, 100_000));

  static final SettingKey<Duration> BATCH_AGE =
      new SettingKey<>(
          "history.batch-age",
          SettingForms.DURATION,
          "1 s",
          "How long a row waits for others: what a chart may lag.",
          SettingForms.duration(Duration.ofMillis(10), Duration.ofMinutes(1)));

  static final SettingKey<Duration> CHECKPOINTS =
      new SettingKey<>(
          "history.checkpoint-interval",
          SettingForms.DURATION,
          "10 s",
          "How often the state of the history job is saved, and what is written twice after a failure;"
              + " rows are upserted, so nothing is counted twice.",
          SettingForms.duration(Duration.ofSeconds(1), Duration.ofMinutes(10)));

  private HistoryKeys() {}

  static List<SettingKey<?>> all() {
    return List.of(URL, ORG, BUCKET, TOKEN_FILE, BATCH_ROWS, BATCH_AGE, CHECKPOINTS);
  }
}
