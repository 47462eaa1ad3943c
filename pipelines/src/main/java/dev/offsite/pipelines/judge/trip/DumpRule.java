package dev.offsite.pipelines.judge.trip;

import dev.offsite.schemas.reference.ReferenceEntry;

/** The parameters of a rule on dumping, read once for each step. */
record DumpRule(ReferenceEntry.Rule rule) {

  String id() {
    return rule.id();
  }

  /** So many independent signs make a candidate. */
  int signsMin() {
    return (int) rule.requireParameter("signsMin");
  }

  /** With so many it needs no second look. */
  int signsCertain() {
    return (int) rule.requireParameter("signsCertain");
  }

  /** Up to this speed a raised body is one that tips. */
  double stillKph() {
    return rule.requireParameter("stillKph");
  }

  /** Up to this speed a truck backs up to tip. */
  double reversingKph() {
    return rule.requireParameter("reversingKph");
  }

  /** All signs lie within this time of the one before. */
  long windowMs() {
    return CargoWatch.millis(rule.requireParameter("windowS"));
  }

  /** And within this distance of the first. */
  double radiusM() {
    return rule.requireParameter("radiusM");
  }

  /** A lighter load is believed after this long: load sensors flicker. */
  long lighterMs() {
    return CargoWatch.millis(rule.requireParameter("lighterHoldS"));
  }

  /** A payload that is lower by this much is lighter. */
  double payloadDropKg() {
    return rule.requireParameter("payloadDropKg");
  }

  /** So near a permitted site it is tipping there. */
  double siteMarginM() {
    return rule.requireParameter("siteMarginM");
  }

  /** Whether a truck without any permit may tip in every site: that it has none is another rule. */
  boolean anySiteWithoutPermit() {
    return rule.requireParameter("anySiteWithoutPermit") > 0;
  }

  /** Whether silence for so long ends a tip. */
  long gapMsMax() {
    return CargoWatch.millis(rule.requireParameter("maxGapS"));
  }

  long trackBeforeMs() {
    return CargoWatch.millis(rule.parameters().getOrDefault("trackBeforeS", 0.0));
  }

  long trackAfterMs() {
    return CargoWatch.millis(rule.parameters().getOrDefault("trackAfterS", 0.0));
  }

  /** How grave it is at a time: by night it may be graver. */
  int severityAt(long timeMs) {
    Double atNight = rule.parameters().get("severityNight");
    return atNight != null && isNight(timeMs) ? (int) (double) atNight : rule.severity();
  }

  /** Whether a time lies in the night hours {@code nightFromH} to {@code nightToH}. */
  boolean isNight(long timeMs) {
    Double fromH = rule.parameters().get("nightFromH");
    Double toH = rule.parameters().get("nightToH");
    if (fromH == null || toH == null) {
      return false;
    }
    double offsetH = rule.parameters().getOrDefault("utcOffsetH", 0.0);
    double hour = (timeMs / 3_600_000.0 + offsetH) % 24;
    return fromH <= toH ? hour >= fromH && hour < toH : hour >= fromH || hour < toH;
  }
}
