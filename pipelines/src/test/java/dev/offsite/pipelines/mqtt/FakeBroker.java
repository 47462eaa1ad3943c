package dev.offsite.pipelines.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A connector without a network: the test decides what is delivered, lost and refused. */
final class FakeBroker implements MqttConnector {
  private static final long serialVersionUID = 1L;

  final transient List<Connection> connections = new CopyOnWriteArrayList<>();
  final transient Queue<IOException> failures = new ConcurrentLinkedQueue<>();

  volatile boolean keepsSessions = true;

  @Override
  public MqttConnection connect(MqttSplit split, Listener listener) throws IOException {
    IOException failure = failures.poll();
    if (failure != null) {
      throw failure;
    }
    Connection connection = new Connection(split, listener, keepsSessions);
    connections.add(connection);
    return connection;
  }

  Connection latest() {
    return connections.get(connections.size() - 1);
  }

  /** One connection, with what the source has acknowledged on it. */
  static final class Connection implements MqttConnection {
    final MqttSplit split;
    final List<Integer> acknowledged = new CopyOnWriteArrayList<>();
    volatile boolean closed;
    private final Listener listener;
    private final boolean resumedSession;

    Connection(MqttSplit split, Listener listener, boolean resumedSession) {
      this.split = split;
      this.resumedSession = resumedSession;
      this.listener = listener;
    }

    void deliver(int packetIdentifier, String payload) {
      deliver(packetIdentifier, payload.getBytes(UTF_8));
    }

    void deliver(int packetIdentifier, byte[] payload) {
      int qos = packetIdentifier == 0 ? 0 : 1;
      listener.delivered(packetIdentifier, "topic", payload, qos, false, false);
    }

    void redeliver(int packetIdentifier, String payload) {
      listener.delivered(packetIdentifier, "topic", payload.getBytes(UTF_8), 1, false, true);
    }

    void lose() {
      listener.lost("the test says so");
    }

    @Override
    public boolean resumedSession() {
      return resumedSession;
    }

    @Override
    public void acknowledge(int[] packetIdentifiers) throws IOException {
      if (closed) {
        throw new IOException("closed");
      }
      for (int packetIdentifier : packetIdentifiers) {
        acknowledged.add(packetIdentifier);
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }
}
