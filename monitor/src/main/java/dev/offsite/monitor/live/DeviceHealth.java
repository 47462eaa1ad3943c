package dev.offsite.monitor.live;

/** How a device is. */
public enum DeviceHealth {
  /** It sends, and nothing speaks against it. */
  LIVE,
  /** It has sent nothing for longer than its kind may, or has said that it goes. */
  SILENT,
  /** It says that it is faulty, its clock is off, or most of what it sends is refused. */
  SICK,
  /** It is registered and has not been heard since this centre began to listen. */
  NEVER
}
