package dev.offsite.pipelines.entry;

import java.time.Duration;
import java.util.List;

/** Settings of the jobs themselves. */
final class JobKeys {

  static final SettingKey<Duration> INGEST_CHECKPOINTS =
      new SettingKey<>(
          "ingest.checkpoint-interval",
          SettingForms.DURATION,
          "500 ms",
          "How often received messages are acknowledged. It delays none of them; it decides how many"
              + " repeat after a failure.",
          SettingForms.duration(Duration.ofMillis(200), Duration.ofSeconds(10)));

  static final SettingKey<Integer> PAYLOAD_BYTES_MAX =
      new SettingKey<>(
          "ingest.payload-bytes-max",
          "1 to 8000000",
          "1000000",
          "Largest payload that is landed; a larger one is a dead letter. Kafka takes 1,048,588 bytes a"
              + " record unless `message.max.bytes` says otherwise, and a record needs room for its"
              + " headers.",
          SettingForms.integer(1, 8_000_000));

  static final SettingKey<List<String>> FOREIGN_TOPICS =
      new SettingKey<>(
          "ingest.foreign-topics",
          "`TOPIC=KIND`, several with commas",
          "",
          "Topics of vendors to land besides our own, such as `thing/product/{deviceId}/osd=drone`."
              + " Default: none.",
          SettingForms::list);

  static final SettingKey<Double> DEVICE_RATE_PER_SECOND =
      new SettingKey<>(
          "ingest.device-rate.per-second",
          "a number above 0",
          "20",
          "Messages a second that one device may send in the long run; the excess is dead letters. Ten"
              + " times what any device of the contract sends.",
          SettingForms::positive);

  static final SettingKey<Integer> DEVICE_RATE_BURST =
      new SettingKey<>(
          "ingest.device-rate.burst",
          "1 to 1000000",
          "7200",
          "Messages at once after a silence: two hours at one a second, which storing terminals keep.",
          SettingForms.integer(1, 1_000_000));

  static final SettingKey<Duration> DETECTION_CHECKPOINTS =
      new SettingKey<>(
          "detection.checkpoint-interval",
          SettingForms.DURATION,
          "5 s",
          "How often the state of the detection job is saved. It delays no candidate; it decides how"
              + " much is judged again after a failure.",
          SettingForms.duration(Duration.ofMillis(200), Duration.ofMinutes(10)));

  static final SettingKey<Duration> LATENESS_HORIZON =
      new SettingKey<>(
          "detection.lateness-horizon",
          SettingForms.DURATION,
          "15 min",
          "How late a fix may be and still be judged in the stream: covers the tunnels and blind areas"
              + " of a day, and bounds the fixes kept of each truck.",
          SettingForms.duration(Duration.ofSeconds(1), Duration.ofDays(1)));

  private JobKeys() {}

  static List<SettingKey<?>> all() {
    return List.of(
        INGEST_CHECKPOINTS,
        PAYLOAD_BYTES_MAX,
        FOREIGN_TOPICS,
        DEVICE_RATE_PER_SECOND,
        DEVICE_RATE_BURST,
        DETECTION_CHECKPOINTS,
        LATENESS_HORIZON);
  }
}
