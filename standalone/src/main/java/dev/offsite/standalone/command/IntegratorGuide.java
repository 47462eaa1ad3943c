package dev.offsite.standalone.command;

import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.InstanceAddresses;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What somebody who connects a device must know, ready to be copied. */
final class IntegratorGuide {

  static List<String> of(InstanceAddresses addresses, Credentials credentials, Path data) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("MQTT      " + addresses.mqtt() + "  (MQTT 5 and 3.1.1)");
    lines.add(
        "  devices publish as user "
            + Credentials.DEVICES_USER
            + ", password "
            + credentials.devicesPassword());
    lines.add("Kafka     " + addresses.kafka());
    lines.add("Data      " + data);
    lines.add("");
    return lines;
  }

  private IntegratorGuide() {}
}
