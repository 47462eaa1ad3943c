package dev.offsite.pipelines.mqtt;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.Arrays;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;

/** Gives user name and password to the Paho client and wipes what it can afterwards. */
final class PasswordBytes {

  private static final int UTF_8_BYTES_PER_CHAR_MAX = 3;

  static void set(MqttConnectionOptions options, MqttCredentials credentials) throws IOException {
    if (!credentials.userName().isEmpty()) {
      options.setUserName(credentials.userName());
    }
    char[] password = credentials.readPassword();
    if (password.length > 0) {
      options.setPassword(utf8(password));
      Arrays.fill(password, '\0');
    }
  }

  static void wipe(MqttConnectionOptions options) {
    if (options.getPassword() != null) {
      Arrays.fill(options.getPassword(), (byte) 0);
    }
  }

  private static byte[] utf8(char[] password) {
    ByteBuffer encoded = ByteBuffer.allocate(password.length * UTF_8_BYTES_PER_CHAR_MAX);
    UTF_8.newEncoder().encode(CharBuffer.wrap(password), encoded, true);
    byte[] bytes = Arrays.copyOf(encoded.array(), encoded.position());
    Arrays.fill(encoded.array(), (byte) 0);
    return bytes;
  }

  private PasswordBytes() {}
}
