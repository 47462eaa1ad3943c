package dev.offsite.pipelines.mqtt;

import java.io.IOException;
import java.io.Serializable;
import java.util.List;

/** Tries the servers of a list in turn, from the first, until one answers. */
final class ServersInTurn implements MqttConnector {
  private static final long serialVersionUID = 1L;

  private final List<String> serverUris;
  private final ServerConnector connector;

  private ServersInTurn(List<String> serverUris, ServerConnector connector) {
    this.serverUris = serverUris;
    this.connector = connector;
  }

  /** Returns the connector for the protocol and the servers of a configuration. */
  static MqttConnector of(MqttSourceConfig config) {
    ServerConnector connector =
        switch (config.protocol()) {
          case V5 -> new PahoConnector(config);
          case V3_1_1 -> new PahoV3Connector(config);
        };
    return new ServersInTurn(config.serverUris(), connector);
  }

  @Override
  public MqttConnection connect(MqttSplit split, Listener listener)
      throws IOException, InterruptedException {
    IOException unreachable = null;
    for (String serverUri : serverUris) {
      try {
        return connector.connect(serverUri, split, listener);
      } catch (MqttRefusedException e) {
        throw e;
      } catch (IOException e) {
        if (unreachable == null) {
          unreachable = e;
        } else {
          unreachable.addSuppressed(e);
        }
      }
    }
    throw unreachable;
  }

  /** Connects to one server; see {@link MqttConnector#connect}. */
  interface ServerConnector extends Serializable {
    MqttConnection connect(String serverUri, MqttSplit split, Listener listener)
        throws IOException, InterruptedException;
  }
}
