package dev.offsite.pipelines.decode.vendor;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.offsite.schemas.channel.DeviceTopic;
import dev.offsite.schemas.json.JsonFault;
import dev.offsite.schemas.json.JsonFaultsException;
import dev.offsite.schemas.json.RecordJson;
import dev.offsite.schemas.reference.ProfileMapping;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.telemetry.DecodeResult;
import dev.offsite.schemas.telemetry.DeviceReport;
import dev.offsite.schemas.telemetry.TelemetryCodec;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tests that stand in a profile: what is not shown to work is not published.
 *
 * <p>A test that expects reports wants exactly these, every field, and no fault; one that expects a
 * fault wants it as the first.
 */
public final class ProfileTests {

  private final TelemetryCodec codec = new TelemetryCodec();
  private final VendorMapping mapping;
  private final List<JsonFault> faults = new ArrayList<>();

  private ProfileTests(VendorMapping mapping) {
    this.mapping = mapping;
  }

  /**
   * Everything that is wrong with a profile: what {@link VendorMapping#of} refuses, else the tests
   * that fail. Empty if it can be published.
   */
  public static List<JsonFault> check(ReferenceEntry.VendorProfile profile) {
    VendorMapping mapping;
    try {
      mapping = VendorMapping.of(profile);
    } catch (JsonFaultsException e) {
      return e.faults();
    }
    ProfileTests tests = new ProfileTests(mapping);
    for (int i = 0; i < profile.tests().size(); i++) {
      tests.run(profile.tests().get(i), "/tests/" + i);
    }
    return List.copyOf(tests.faults);
  }

  private void run(ProfileMapping.Example test, String at) {
    if ((test.expect() == null) == (test.expectFault() == null)) {
      fault(at, test, "has not exactly one of expect and expectFault");
      return;
    }
    Optional<String> deviceId = mapping.topic().findDeviceId(test.topic());
    if (deviceId.isEmpty()) {
      fault(
          at + "/topic",
          test,
          "'" + test.topic() + "' is not of the form " + mapping.topic().text());
      return;
    }
    ZoneId zone;
    try {
      zone = test.clockZone() == null ? null : ZoneId.of(test.clockZone());
    } catch (DateTimeException e) {
      fault(at + "/clockZone", test, "'" + test.clockZone() + "' is no zone");
      return;
    }
    run(test, at, deviceId.get(), zone);
  }

  private void run(ProfileMapping.Example test, String at, String deviceId, @Nullable ZoneId zone) {
    DecodeResult result = mapping.decode(deviceId, zone, test.given().getBytes(UTF_8));
    if (test.expectFault() != null) {
      compareFault(test, at + "/expectFault", test.expectFault(), result);
      return;
    }
    if (expectsUnknown(test, at + "/expect")) {
      return;
    }
    if (!result.faults().isEmpty()) {
      fault(at + "/expect", test, "got " + describe(result.faults().get(0)));
      return;
    }
    ReferenceEntry.VendorProfile profile = mapping.profile();
    DeviceTopic topic = new DeviceTopic(profile.deviceKind(), deviceId, profile.report());
    DecodeResult expected = codec.decode(topic, test.expect().getBytes(UTF_8));
    if (!expected.faults().isEmpty()) {
      fault(
          at + "/expect",
          test,
          "is no report of the contract: " + describe(expected.faults().get(0)));
      return;
    }
    if (!reports(expected).equals(reports(result))) {
      fault(at + "/expect", test, "got " + text(result) + " instead of " + text(expected));
    }
  }

  /** The codec would ignore a misspelt field, and the test would show nothing. */
  private boolean expectsUnknown(ProfileMapping.Example test, String at) {
    JsonNode expected;
    try {
      expected = RecordJson.parse(test.expect().getBytes(UTF_8));
    } catch (JsonFaultsException e) {
      fault(at, test, "is no JSON: " + e.getMessage());
      return true;
    }
    Set<String> known = ContractFields.of(mapping.profile().report()).heads();
    for (JsonNode report : expected.isArray() ? expected : List.of(expected)) {
      for (Map.Entry<String, JsonNode> field : report.properties()) {
        if (!known.contains(field.getKey())) {
          fault(
              at,
              test,
              "expects '"
                  + field.getKey()
                  + "', which a report "
                  + mapping.profile().report()
                  + " does not have");
          return true;
        }
      }
    }
    return false;
  }

  private void compareFault(
      ProfileMapping.Example test,
      String at,
      ProfileMapping.ExpectedFault expected,
      DecodeResult result) {
    if (result.faults().isEmpty()) {
      fault(at, test, "got no fault but " + text(result));
      return;
    }
    DecodeResult.Fault first = result.faults().get(0);
    if (first.reason() != expected.reason() || !first.pointer().equals(expected.pointer())) {
      fault(
          at,
          test,
          "got "
              + describe(first)
              + " instead of "
              + expected.reason()
              + " at '"
              + expected.pointer()
              + "'");
    }
  }

  private static List<DeviceReport> reports(DecodeResult result) {
    return result.reports().stream().map(DecodeResult.Indexed::report).toList();
  }

  private String text(DecodeResult result) {
    return new String(codec.encodeBatch(reports(result)), UTF_8);
  }

  private static String describe(DecodeResult.Fault fault) {
    return fault.reason() + " at '" + fault.pointer() + "': " + fault.detail();
  }

  private void fault(String at, ProfileMapping.Example test, String detail) {
    faults.add(new JsonFault(at, "test '" + test.name() + "' " + detail));
  }
}
