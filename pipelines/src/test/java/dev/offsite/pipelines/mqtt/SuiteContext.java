package dev.offsite.pipelines.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.offsite.pipelines.testing.EmbeddedBroker;
import dev.offsite.pipelines.testing.Publisher;
import java.net.URL;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.connector.testframe.external.ExternalSystemSplitDataWriter;
import org.apache.flink.connector.testframe.external.source.DataStreamSourceExternalContext;
import org.apache.flink.connector.testframe.external.source.TestingSourceSettings;
import org.eclipse.paho.mqttv5.common.MqttException;

/**
 * Four plain topic filters of a broker as the external system of one case of Flink's suite.
 *
 * <p>The suite writes before it starts the job. A broker keeps messages only for sessions that
 * exist, so the sessions of all splits are made first, as an earlier run of the job would have.
 */
final class SuiteContext implements DataStreamSourceExternalContext<MqttMessage> {
  static final String CLIENTS = "suite";

  private static final AtomicInteger CASES = new AtomicInteger();
  private static final int SPLITS = 4;
  private static final int RECORDS_PER_SPLIT = 60;

  private final String root = "suite/" + CASES.incrementAndGet() + "/";
  private final MqttSourceConfig config;
  private final MqttSource source;
  private final Publisher device;

  SuiteContext(EmbeddedBroker broker, MqttProtocol protocol) {
    MqttSourceBuilder builder =
        MqttSource.builder()
            .protocol(protocol)
            .serverUri(broker.uri())
            .clientIdentifierPrefix(CLIENTS)
            .backoff(Duration.ofMillis(20), Duration.ofMillis(100));
    for (int split = 0; split < SPLITS; split++) {
      builder.topicFilter(topicName(split));
    }
    config = builder.config();
    source = builder.build();
    try {
      device = new Publisher(broker.uri());
    } catch (MqttException e) {
      throw new IllegalStateException(e);
    }
    makeSessions();
  }

  @Override
  public Source<MqttMessage, ?, ?> createSource(TestingSourceSettings settings) {
    if (settings.getBoundedness() == Boundedness.BOUNDED) {
      throw new UnsupportedOperationException("MQTT has no end, so a source of it has none either");
    }
    return source;
  }

  /** The writer of every split: a message knows its topic name. */
  @Override
  public ExternalSystemSplitDataWriter<MqttMessage> createSourceSplitDataWriter(
      TestingSourceSettings settings) {
    return new ExternalSystemSplitDataWriter<>() {
      @Override
      public void writeRecords(List<MqttMessage> messages) {
        try {
          for (MqttMessage message : messages) {
            device.publish(message.topicName(), message.payload());
          }
        } catch (MqttException e) {
          throw new IllegalStateException(e);
        }
      }

      @Override
      public void close() {
        // The device is closed with the context.
      }
    };
  }

  @Override
  public List<MqttMessage> generateTestData(
      TestingSourceSettings settings, int splitIndex, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<MqttMessage> messages = new ArrayList<>();
    for (int i = 0; i < RECORDS_PER_SPLIT; i++) {
      byte[] payload = (i + "-" + Long.toHexString(random.nextLong())).getBytes(UTF_8);
      messages.add(message(topicName(splitIndex), payload));
    }
    return messages;
  }

  /** A message as it was published: without what only the delivery can tell. */
  static MqttMessage message(String topicName, byte[] payload) {
    return new MqttMessage(topicName, payload, payload.length, "", 1, false, false, 0);
  }

  @Override
  public TypeInformation<MqttMessage> getProducedType() {
    return MqttMessageTypeInfo.INSTANCE;
  }

  @Override
  public List<URL> getConnectorJarPaths() {
    return List.of();
  }

  @Override
  public void close() throws Exception {
    device.close();
  }

  private String topicName(int split) {
    return root + split;
  }

  private void makeSessions() {
    MqttConnector connector = ServersInTurn.of(config);
    for (MqttSplit split : config.splits()) {
      try {
        connector.connect(split, new Deaf()).close();
      } catch (Exception e) {
        throw new IllegalStateException("no session for " + split, e);
      }
    }
  }

  @Override
  public String toString() {
    return "MQTT " + config.protocol();
  }

  private static final class Deaf implements MqttConnector.Listener {
    @Override
    public void delivered(
        int packetIdentifier,
        String topicName,
        byte[] payload,
        int qos,
        boolean retained,
        boolean duplicate) {}

    @Override
    public void lost(String reason) {}
  }
}
