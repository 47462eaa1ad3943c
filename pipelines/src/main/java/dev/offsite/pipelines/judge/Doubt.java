package dev.offsite.pipelines.judge;

/** What stands against using a finding as evidence. The codes are part of the contract. */
public enum Doubt {
  /** The device's legal and technical review is missing, or later than the event. */
  DEVICE_NOT_REVIEWED(true),
  /** The device's place was not made public. */
  NOTICE_MISSING(true),
  /** The event lies within the notice period. */
  NOTICE_TOO_RECENT(true),
  /** No sign on the road announced the device at the event. */
  SIGN_MISSING(true),
  /** Nobody knows where the notice can be read; a human may find it. */
  NOTICE_PLACE_UNKNOWN(false),
  /** The signs at the site contradict each other: nobody could know what to keep to. */
  SIGNS_CONTRADICT(true),
  /** The plate is that of an emergency vehicle. */
  EMERGENCY_VEHICLE(true),
  /** Copies of the plate are on other vehicles. */
  PLATE_CLONED(true),
  /** The plate was stolen, or belongs to a stolen vehicle. */
  PLATE_STOLEN(true),
  /** Somebody changed the record after the device had sent it, to make it readable. */
  RECORD_REPAIRED(true),
  /** No certificate of verification covers the event. */
  CERTIFICATE_NOT_IN_FORCE(true),
  /** The plate could not be read, and there is no photo a human could read it from. */
  SUBJECT_UNKNOWN(true),
  /** The plate could not be read; a human may read it from the photos. */
  PLATE_UNREADABLE(false),
  /** The plate was read with less confidence than the rule asks for. */
  PLATE_UNCERTAIN(false),
  /** There is no photo. */
  MEDIA_MISSING(false),
  /** There are fewer photos than the rule asks for. */
  MEDIA_TOO_FEW(false),
  /** The record lacks more of what makes it complete than the rule allows. */
  RECORD_INCOMPLETE(false),
  /** A photo carries no digest, so nobody can prove that it is unchanged. */
  MEDIA_WITHOUT_DIGEST(false),
  /** With the scale's own error deducted the vehicle is not over the limit. */
  WITHIN_SCALE_ERROR(false),
  /** With the size sensor's own error deducted no size is over its limit. */
  WITHIN_SIZE_ERROR(false),
  /** The certificate of verification does not cover the size sensor. */
  SIZE_NOT_VERIFIED(false),
  /** The device told a time that had not come yet: its clock is not right. */
  CLOCK_AHEAD(false),
  /** The controller itself flagged the weighing. */
  WEIGHING_FLAGGED(false),
  /** The vehicle was slower than the rule trusts a weighing at. */
  SPEED_TOO_LOW(false),
  /** No fix lies inside: the zone was crossed between two fixes. */
  NO_FIX_INSIDE(false),
  /** The place is known less exactly than its distance to the border of the zone. */
  BORDER_WITHIN_UNCERTAINTY(false),
  /** The terminal does not say how accurate its fixes are. */
  ACCURACY_UNKNOWN(false),
  /** No area of jurisdiction covers the place. */
  JURISDICTION_UNKNOWN(false),
  /** Not every sign that would make it certain was seen. */
  SIGNS_MISSING(false),
  /** It only says where to look: what was seen alone is no violation. */
  LEAD_ONLY(false),
  /** No sensor measured the load; it was concluded from where the truck had been. */
  LOAD_PRESUMED(false),
  /** The places of the fixes tell of another speed than the terminal. */
  SPEED_CONTRADICTED(false),
  /** The terminal does not say whether the ignition was on. */
  IGNITION_UNKNOWN(false),
  /** The terminal was heard, and said that it had no fix: it may have had no sky. */
  HEARD_WITHOUT_FIX(false),
  /**
   * A record that shows it was harmless by what was known when it came, so its digest was not kept:
   * the candidate does not cite it. The record itself is in the telemetry.
   */
  RECORDS_NOT_HELD(false),
  /** By its terminal, the truck of the plate was too far away for this passage. */
  PLATE_CONTRADICTED(false),
  /** Its plate was read at a scale that its terminal was too far from, at about that time. */
  TERMINAL_CONTRADICTED(false);

  private final boolean excludes;

  Doubt(boolean excludes) {
    this.excludes = excludes;
  }

  /** Whether it makes the record inadmissible; otherwise a human must look at it. */
  public boolean excludes() {
    return excludes;
  }
}
