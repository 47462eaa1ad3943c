package dev.offsite.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.telemetry.DecodeResult;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.standalone.instance.Credentials;
import dev.offsite.standalone.instance.InstanceAddresses;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
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
    String text =
        String.join(
            "\n",
            IntegratorGuide.of(
                new InstanceAddresses("tcp://127.0.0.1:18830", "127.0.0.1:19092", 1),
                new Credentials("secret-one", "secret-two", "secret-three"),
                Path.of("/data")));

    assertThat(text)
        .contains("-p 18830")
        .contains("127.0.0.1:19092")
        .contains("-P secret-one")
        .doesNotContain("secret-two");
  }
}
