package dev.offsite.pipelines.check;

/** Where the receive times of a feed come from. */
public enum Receipt {
  /** Somebody looked at a clock when the message came. */
  OBSERVED,
  /** Nobody did: they follow the devices' own times, so no clock can be judged by them. */
  FROM_EVENTS
}
