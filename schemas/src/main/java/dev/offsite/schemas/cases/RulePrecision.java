package dev.offsite.schemas.cases;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How often people agreed with a rule in the days behind them: of a whole rule, or of one of its
 * sites or devices.
 *
 * @param siteId null unless of a site
 * @param deviceId null unless of a device
 * @param windowDays number of days counted, the last of them included
 * @param lastDay newest day counted, in UTC, as {@code 2026-03-01}
 * @param accepted cases accepted
 * @param dismissed cases dismissed
 * @param duplicates cases merged into others: neither right nor wrong
 * @param precision accepted / (accepted + dismissed), 0 to 1; null where both are 0
 * @param dismissedReasons number dismissed by reason code, sorted; codes beyond the newest that are
 *     kept are counted together
 */
public record RulePrecision(
    String ruleId,
    @Nullable String siteId,
    @Nullable String deviceId,
    int windowDays,
    String lastDay,
    long accepted,
    long dismissed,
    long duplicates,
    @Nullable Double precision,
    Map<String, Long> dismissedReasons) {

  public RulePrecision {
    Objects.requireNonNull(ruleId, "ruleId");
    LocalDate.parse(lastDay);
    dismissedReasons = Collections.unmodifiableMap(new TreeMap<>(dismissedReasons));
  }

  /** The key of the record: {@code rule/R}, {@code rule/R/site/S} or {@code rule/R/device/D}. */
  public String key() {
    String rule = "rule/" + ruleId;
    if (siteId != null) {
      return rule + "/site/" + siteId;
    }
    return deviceId == null ? rule : rule + "/device/" + deviceId;
  }
}
