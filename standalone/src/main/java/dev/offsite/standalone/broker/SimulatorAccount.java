package dev.offsite.standalone.broker;

/** Whether the account that may publish for every device exists. */
public enum SimulatorAccount {
  ON,
  OFF
}
