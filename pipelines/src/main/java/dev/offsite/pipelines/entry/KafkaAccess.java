package dev.offsite.pipelines.entry;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/**
 * How Kafka is reached.
 *
 * @param bootstrapServers {@code host:port}, comma-separated
 * @param clientProperties further settings of every client; may hold credentials
 */
record KafkaAccess(String bootstrapServers, Map<String, String> clientProperties) {

  KafkaAccess {
    clientProperties = Map.copyOf(clientProperties);
  }

  static KafkaAccess of(Settings settings) {
    Map<String, String> properties = new HashMap<>();
    settings
        .find(KafkaKeys.CLIENT_PROPERTIES_FILE)
        .map(file -> Settings.propertiesOf(file, KafkaKeys.CLIENT_PROPERTIES_FILE.name()))
        .ifPresent(
            file ->
                file.stringPropertyNames()
                    .forEach(name -> properties.put(name, file.getProperty(name))));
    return new KafkaAccess(settings.require(KafkaKeys.BOOTSTRAP_SERVERS), properties);
  }

  /** The further settings, in the form the sinks and sources take. */
  Properties overrides() {
    Properties properties = new Properties();
    properties.putAll(clientProperties);
    return properties;
  }

  /** Without what may be credentials. */
  @Override
  public String toString() {
    return "KafkaAccess[" + bootstrapServers + "]";
  }
}
