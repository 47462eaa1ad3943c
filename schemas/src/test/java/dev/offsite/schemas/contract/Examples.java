package dev.offsite.schemas.contract;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.channel.ReportKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The worked examples of contract v1, and the topics the examples of devices are published to. */
public final class Examples {

  private static final String FOLDER = "/dev/offsite/schemas/v1/examples/";

  /** The bytes of an example, such as {@code passage}. */
  public static byte[] read(String name) {
    return resource(FOLDER + name + ".json");
  }

  /** The topic that the example of a report is published to. */
  public static DeviceTopic topicOf(ReportKind report) {
    return switch (report) {
      case PASSAGE, STATUS -> new DeviceTopic(DeviceKind.WIM, "wim-jiubao-01", report);
      case POSITION -> new DeviceTopic(DeviceKind.TRUCK, "truck-013812345678", report);
      case DETECTION, SORTIE -> new DeviceTopic(DeviceKind.DRONE, "drone-dajiangdong-03", report);
    };
  }

  /** The bytes of a resource of the class path. */
  public static byte[] resource(String path) {
    try (InputStream in = Examples.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }

  private Examples() {}
}
