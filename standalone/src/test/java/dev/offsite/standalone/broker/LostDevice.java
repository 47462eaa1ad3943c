package dev.offsite.standalone.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;

/** A device of MQTT 3.1.1 whose line breaks, so that the broker has its last will to publish. */
final class LostDevice {

  private static final int CONNECT = 0x10;
  private static final int PROTOCOL_LEVEL = 4;
  private static final int USER_PASSWORD_WILL_CLEAN = 0b1100_1110;
  private static final int KEEP_ALIVE_SECONDS = 60;
  private static final int CONNACK_BYTES = 4;

  /** Connects, which must be accepted, and closes the socket without a word. */
  static void connectAndVanish(URI broker, String user, String password, String willTopic)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream packet = new DataOutputStream(bytes);
    packet.writeUTF("MQTT");
    packet.writeByte(PROTOCOL_LEVEL);
    packet.writeByte(USER_PASSWORD_WILL_CLEAN);
    packet.writeShort(KEEP_ALIVE_SECONDS);
    packet.writeUTF("lost-" + user);
    packet.writeUTF(willTopic);
    packet.writeUTF("OFFLINE");
    packet.writeUTF(user);
    packet.writeUTF(password);
    assertThat(bytes.size()).as("fits one byte of length").isLessThan(128);
    try (Socket socket = new Socket(broker.getHost(), broker.getPort())) {
      socket.getOutputStream().write(new byte[] {CONNECT, (byte) bytes.size()});
      socket.getOutputStream().write(bytes.toByteArray());
      assertThat(socket.getInputStream().readNBytes(CONNACK_BYTES)).endsWith(0);
    }
  }

  private LostDevice() {}
}
