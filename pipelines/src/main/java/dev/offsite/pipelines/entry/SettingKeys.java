package dev.offsite.pipelines.entry;

import java.util.ArrayList;
import java.util.List;

/** Every setting there is. One file serves all main classes, so each of them knows all keys. */
final class SettingKeys {

  private SettingKeys() {}

  /** All keys, in the order of the documentation. */
  static List<SettingKey<?>> all() {
    List<SettingKey<?>> all = new ArrayList<>();
    all.addAll(KafkaKeys.all());
    all.addAll(MqttKeys.all());
    all.addAll(JobKeys.all());
    all.addAll(SignKeys.all());
    all.addAll(HistoryKeys.all());
    all.addAll(CaseKeys.all());
    return List.copyOf(all);
  }
}
