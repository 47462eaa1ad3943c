package dev.offsite.pipelines.mqtt;

import java.util.List;

/**
 * The splits a job has subscribed to so far: kept so that a restored job can say which sessions on
 * the broker its configuration has left behind.
 */
public record MqttEnumeratorState(List<MqttSplit> splits) {
  public MqttEnumeratorState {
    splits = List.copyOf(splits);
  }
}
