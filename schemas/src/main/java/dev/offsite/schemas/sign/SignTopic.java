package dev.offsite.schemas.sign;

import dev.offsite.schemas.channel.DeviceTopic;

/** The MQTT topics of signs: {@code offsite/v1/sign/{signId}/show}. */
public final class SignTopic {

  private static final String BEGIN = DeviceTopic.PREFIX + "sign/";
  private static final String END = "/show";

  /**
   * The topic of one sign.
   *
   * @throws IllegalArgumentException if the id cannot stand in a topic
   */
  public static String of(String signId) {
    if (!DeviceTopic.isDeviceId(signId)) {
      throw new IllegalArgumentException("sign id '" + signId + "' cannot stand in an MQTT topic");
    }
    return BEGIN + signId + END;
  }

  /** Whether a topic name is that of some sign. */
  public static boolean isOfASign(String topicName) {
    return topicName.startsWith(BEGIN)
        && topicName.endsWith(END)
        && topicName.length() > BEGIN.length() + END.length()
        && DeviceTopic.isDeviceId(
            topicName.substring(BEGIN.length(), topicName.length() - END.length()));
  }

  private SignTopic() {}
}
