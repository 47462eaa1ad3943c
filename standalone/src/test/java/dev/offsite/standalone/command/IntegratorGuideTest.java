package dev.offsite.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.DecodeResult;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.scenario.Scenario;
import dev.offsite.standalone.instance.InstanceAddresses;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IntegratorGuideTest {

  @Test
  void examples_eachKindOfReport_canBeRead() {
    Set<Object> kinds = new HashSet<>();
    for (IntegratorGuide.Example example : IntegratorGuide.examples()) {
      DecodeResult result =
          new TelemetryCodec()
              .decode(example.topic(), example.payload().getBytes(StandardCharsets.UTF_8));

      assertThat(result.faults()).as(example.payload()).isEmpty();
      assertThat(result.reports()).hasSize(1);
      kinds.add(example.topic().report());
    }
    assertThat(kinds).hasSize(5);
  }

  @Test
  void shellArgument_timeAndNumber_arePutInByTheShell() {
    for (IntegratorGuide.Example example : IntegratorGuide.examples()) {
      assertThat(example.shellArgument())
          .startsWith("'{")
          .endsWith("}'")
          .contains("'$(date -u ")
          .doesNotContain("2001-01-01")
          .doesNotContain("UNIQUE");
    }
  }

  @Test
  void of_instance_namesWhatIsNeeded() {
    assertThat(text(new InstanceAddresses("tcp://127.0.0.1:18830", "127.0.0.1:19092", 1)))
        .contains("-p 18830")
        .contains("127.0.0.1:19092")
        .doesNotContain("for this machine only");
  }

  @Test
  void of_instance_printsCommandsForPasswordsAndNoPassword() {
    assertThat(text(new InstanceAddresses("tcp://127.0.0.1:18830", "127.0.0.1:19092", 1)))
        .contains("-u wim-01 ")
        .contains("-P \"$(./offsite credentials wim-01 --password-only --data-dir /data)\"")
        .contains("-u gateway-1 ")
        .contains("-P \"$(./offsite credentials gateway-1 --password-only --data-dir /data)\"")
        .contains("-u drone-01 ");
  }

  @Test
  void of_listenerWithTls_namesBothListeners() {
    assertThat(
            text(
                new InstanceAddresses(
                    "tcp://127.0.0.1:18830", "ssl://10.0.0.5:8883", "127.0.0.1:19092", 1)))
        .contains("MQTT    ssl://10.0.0.5:8883")
        .contains("tcp://127.0.0.1:18830  for this machine only")
        .contains("-h 127.0.0.1 -p 18830");
  }

  @Test
  void examples_loginOfTruck_isThatOfTheExampleReference() {
    List<String> logins =
        Scenario.load(Scenario.HANGZHOU_DEMO).withTrucks(20).reference().stream()
            .filter(entry -> entry.id().equals("truck-00001"))
            .filter(ReferenceEntry.Device.class::isInstance)
            .flatMap(entry -> ((ReferenceEntry.Device) entry).logins().stream())
            .toList();

    assertThat(IntegratorGuide.examples())
        .filteredOn(example -> example.topic().deviceId().equals("truck-00001"))
        .hasSize(1)
        .allSatisfy(example -> assertThat(logins).containsExactly(example.login()));
  }

  private static String text(InstanceAddresses addresses) {
    return String.join("\n", IntegratorGuide.of(addresses, Path.of("/data")));
  }
}
