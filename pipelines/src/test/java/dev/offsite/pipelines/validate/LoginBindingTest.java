package dev.offsite.pipelines.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.offsite.pipelines.reference.ReferenceSnapshot;
import dev.offsite.pipelines.testing.Devices;
import dev.offsite.pipelines.testing.Entries;
import dev.offsite.pipelines.testing.Places;
import dev.offsite.pipelines.testing.Reports;
import dev.offsite.pipelines.testing.Times;
import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.channel.RefusalReason;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.DeviceReport;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No device can speak for another, also not through a valid login of its own. */
class LoginBindingTest {

  private static final Instant TEN = Times.at("10:00:00");
  private static final String SUBJECT = "CN=truck-1, O=渣土运输";

  @ParameterizedTest
  @ValueSource(strings = {"", "truck-1", SUBJECT})
  void login_thatTheRegistryLists_orThatNobodyNames_passes(String brokerUser) {
    assertThat(validate(brokerUser, "truck-1", SUBJECT)).isEqualTo(Verdict.PLAUSIBLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"truck-2", "TRUCK-1", "truck-1 ", "truck-1\ntruck-1", "truck-2\ntruck-1"})
  void login_ofAnother_orSeveralAtOnce_isADeadLetter(String brokerUser) {
    Verdict verdict = validate(brokerUser, "truck-1", SUBJECT);
    assertThat(verdict.reasons()).containsExactly(RefusalReason.LOGIN_DEVICE_MISMATCH);
    assertThat(verdict.detail())
        .isEqualTo(
            "the broker says that '%s' sent it; device truck-1 speaks as one of [truck-1, %s]"
                .formatted(brokerUser.replace('\n', '·'), SUBJECT));
  }

  @Test
  void login_whereTheRegistryListsNone_isNotBound() {
    assertThat(validate("anybody")).isEqualTo(Verdict.PLAUSIBLE);
  }

  @Test
  void login_isThatOfTheRegistrationAtReceipt_notOfTheEvent() {
    ReferenceSnapshot reference =
        Entries.complete()
            .with(truck(1, Times.LONG_BEFORE, TEN, "old-login"))
            .with(truck(2, TEN, null, "new-login"))
            .snapshot();
    DeviceReport backFilled =
        Reports.at(TEN.minusSeconds(60)).of(Entries.TRUCK).position(Places.ORIGIN).report();
    ReportValidator validator = new ReportValidator();
    assertThat(
            validator.validate(backFilled, DeviceKind.TRUCK, "new-login", TEN, reference).reasons())
        .isEmpty();
    assertThat(
            validator.validate(backFilled, DeviceKind.TRUCK, "old-login", TEN, reference).reasons())
        .containsExactly(RefusalReason.LOGIN_DEVICE_MISMATCH);
    assertThat(
            validator
                .validate(backFilled, DeviceKind.TRUCK, "old-login", TEN.minusMillis(1), reference)
                .reasons())
        .isEmpty();
  }

  @Test
  void login_ofARetiredDevice_isHeldAgainstItsNewestRegistration() {
    List<ReferenceEntry.Device> retired = List.of(truck(1, Times.LONG_BEFORE, TEN, "last-login"));
    assertThat(LoginBinding.check(retired, "last-login", TEN).isPlausible()).isTrue();
    assertThat(LoginBinding.check(retired, "other", TEN).reasons())
        .containsExactly(RefusalReason.LOGIN_DEVICE_MISMATCH);
  }

  @Test
  void detail_ofAnEndlessLogin_isShort() {
    assertThat(validate("x".repeat(60_000), "truck-1").detail().length()).isLessThan(250);
  }

  private static Verdict validate(String brokerUser, String... logins) {
    ReferenceSnapshot reference =
        Entries.complete().with(truck(1, Times.LONG_BEFORE, null, logins)).snapshot();
    DeviceReport report = Reports.at(TEN).of(Entries.TRUCK).position(Places.ORIGIN).report();
    return new ReportValidator()
        .validate(report, DeviceKind.TRUCK, brokerUser, TEN.plusSeconds(1), reference);
  }

  private static ReferenceEntry.Device truck(
      int version, Instant from, Instant to, String... logins) {
    return Devices.truck(Entries.TRUCK, Entries.PLATE)
        .version(version)
        .valid(from, to)
        .logins(logins)
        .entry();
  }
}
