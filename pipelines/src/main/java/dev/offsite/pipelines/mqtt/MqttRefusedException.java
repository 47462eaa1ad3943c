package dev.offsite.pipelines.mqtt;

import java.io.IOException;

/**
 * The broker has answered, and said no: wrong credentials, client identifier, topic filter or
 * certificate; or a file that TLS needs is missing or unfit. Trying again will not help until
 * somebody changes the configuration.
 */
public final class MqttRefusedException extends IOException {
  private static final long serialVersionUID = 1L;

  MqttRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
