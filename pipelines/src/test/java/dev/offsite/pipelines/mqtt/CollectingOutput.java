package dev.offsite.pipelines.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;

/** Keeps what a reader emits. */
final class CollectingOutput implements ReaderOutput<MqttMessage> {
  final List<MqttMessage> messages = new ArrayList<>();

  List<String> payloads() {
    List<String> payloads = new ArrayList<>();
    for (MqttMessage message : messages) {
      payloads.add(new String(message.payload(), UTF_8));
    }
    return payloads;
  }

  @Override
  public void collect(MqttMessage message) {
    messages.add(message);
  }

  @Override
  public void collect(MqttMessage message, long timestamp) {
    messages.add(message);
  }

  @Override
  public void emitWatermark(Watermark watermark) {
    throw new UnsupportedOperationException("the source makes no watermarks");
  }

  @Override
  public void markIdle() {}

  @Override
  public void markActive() {}

  @Override
  public SourceOutput<MqttMessage> createOutputForSplit(String splitId) {
    return this;
  }

  @Override
  public void releaseOutputForSplit(String splitId) {}
}
