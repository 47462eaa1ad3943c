package dev.offsite.pipelines.reference;

import dev.offsite.schemas.channel.DeviceKind;
import dev.offsite.schemas.reference.Bridge;
import dev.offsite.schemas.reference.BridgeScale;
import dev.offsite.schemas.reference.ReferenceEntry;
import dev.offsite.schemas.reference.ReferenceFault;
import dev.offsite.schemas.reference.ReferenceKind;
import dev.offsite.schemas.reference.Sign;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must fit together of bridges, signs and the rules for them: the site is there, a scale of a
 * bridge is one of that site, shares stand in their order, and no rule asks for more samples than
 * are kept.
 */
final class RoadsideChecks {

  /**
   * Most samples of a rule; each is up to eight bytes of state for each scale, and no statistic
   * gains from more.
   */
  private static final Map<String, Integer> COUNTS_MAX =
      Map.of(
          "baselineSamples", 2_000,
          "windowSamples", 1_000,
          "baselinePassages", 100_000,
          "windowPassages", 5_000,
          "zeroPassages", 100,
          "weighedPassages", 100);

  private final Set<String> sites = new HashSet<>();
  private final Set<String> scales = new HashSet<>();
  private final List<ReferenceFault> faults = new ArrayList<>();

  static List<ReferenceFault> check(Collection<ReferenceEntry> entries) {
    RoadsideChecks checks = new RoadsideChecks();
    for (ReferenceEntry entry : entries) {
      if (entry instanceof ReferenceEntry.Site site) {
        checks.sites.add(site.id());
      } else if (entry instanceof ReferenceEntry.Device device
          && device.deviceKind() == DeviceKind.WIM) {
        checks.scales.add(device.id() + '@' + device.siteId());
      }
    }
    entries.forEach(checks::check);
    return checks.faults;
  }

  private void check(ReferenceEntry entry) {
    if (entry instanceof Bridge bridge) {
      requireSite(bridge, bridge.siteId());
      for (BridgeScale scale : bridge.scales()) {
        require(
            scales.contains(scale.deviceId() + '@' + bridge.siteId()),
            bridge,
            "/scales",
            "no scale '" + scale.deviceId() + "' is registered at site '" + bridge.siteId() + "'");
      }
    } else if (entry instanceof Sign sign) {
      requireSite(sign, sign.siteId());
    } else if (entry instanceof ReferenceEntry.Rule rule) {
      checkRule(rule);
    }
  }

  private void checkRule(ReferenceEntry.Rule rule) {
    if (!rule.violation().isOperational()) {
      return;
    }
    COUNTS_MAX.forEach(
        (name, most) -> {
          Double count = rule.parameters().get(name);
          require(
              count == null || count <= most,
              rule,
              "/parameters/" + name,
              count + " is above " + most);
        });
    switch (rule.violation()) {
      case BRIDGE_LOAD_NEAR_LIMIT -> {
        requireOrder(rule, "clearShare", "warnShare");
        requireOrder(rule, "warnShare", "alarmShare");
      }
      case SCALE_DRIFT -> requireOrder(rule, "clearShare", "driftShare");
      case SCALE_SILENT -> {
        requireWithin(rule, "nightFromH", 24);
        requireWithin(rule, "nightToH", 24);
        requireWithin(rule, "utcOffsetH", 14);
        requireAbove(rule, "silentDayS");
        requireAbove(rule, "silentNightS");
        requireAbove(rule, "expectedMissed");
      }
      case PLATE_RATE_LOW -> {
        requireWithin(rule, "rateMin", 1);
        requireWithin(rule, "rateDrop", 1);
        requireWithin(rule, "rateClear", 1);
      }
      default -> {
        // no relation between its figures
      }
    }
  }

  private void requireOrder(ReferenceEntry.Rule rule, String lower, String upper) {
    Double low = rule.parameters().get(lower);
    Double high = rule.parameters().get(upper);
    require(
        low == null || high == null || low <= high,
        rule,
        "/parameters/" + lower,
        low + " is above " + upper + " " + high);
  }

  private void requireWithin(ReferenceEntry.Rule rule, String name, int most) {
    Double value = rule.parameters().get(name);
    require(
        value == null || value <= most, rule, "/parameters/" + name, value + " is above " + most);
  }

  private void requireAbove(ReferenceEntry.Rule rule, String name) {
    Double value = rule.parameters().get(name);
    require(value == null || value > 0, rule, "/parameters/" + name, value + " is not above 0");
  }

  private void requireSite(ReferenceEntry entry, String siteId) {
    require(sites.contains(siteId), entry, "/siteId", "no site has the id '" + siteId + "'");
  }

  private void require(boolean condition, ReferenceEntry entry, String pointer, String detail) {
    if (!condition) {
      faults.add(
          new ReferenceFault(
              ReferenceKind.of(entry).file(),
              null,
              null,
              pointer,
              entry.kind() + " '" + entry.id() + "' version " + entry.version() + ": " + detail));
    }
  }
}
