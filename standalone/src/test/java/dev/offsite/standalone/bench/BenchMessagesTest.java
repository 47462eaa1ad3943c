package dev.offsite.standalone.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.schemas.telemetry.DecodeResult;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import dev.offsite.simulators.device.DeviceMessage;
import org.junit.jupiter.api.Test;

class BenchMessagesTest {

  private final BenchMessages messages = new BenchMessages("bench-", 7);

  @Test
  void message_anyNumber_isFoundAgainByItsBytes() {
    for (long number : new long[] {0, 6, 7, 99_999, 999_999_999_999L}) {
      DeviceMessage message = messages.message(number, 0);
      assertThat(message.payload()).hasSize(BenchMessages.PAYLOAD_BYTES);
      assertThat(messages.find(message.topic().deviceId(), message.payload())).isEqualTo(number);
    }
  }

  @Test
  void find_anyByteChanged_isNone() {
    DeviceMessage message = messages.message(12_345, 0);
    for (int i = 0; i < BenchMessages.PAYLOAD_BYTES; i++) {
      byte[] changed = message.payload().clone();
      changed[i] ^= 0x10;
      assertThat(messages.find(message.topic().deviceId(), changed)).as("byte %d", i).isEqualTo(-1);
    }
  }

  @Test
  void find_otherDeviceOrLength_isNone() {
    assertThat(messages.find("bench-1", BenchMessages.payload(7))).isEqualTo(-1);
    assertThat(messages.find("bench-0", BenchMessages.payload(7))).isEqualTo(7);
    assertThat(messages.find("bench-0", new byte[0])).isEqualTo(-1);
    assertThat(messages.isOurs("steady-1")).isFalse();
  }

  @Test
  void payload_isAPositionOfTheContract() {
    DeviceMessage message = messages.message(3, 0);
    DecodeResult decoded = new TelemetryCodec().decode(message.topic(), message.payload());
    assertThat(decoded.faults()).isEmpty();
    assertThat(decoded.reports()).hasSize(1);
  }
}
