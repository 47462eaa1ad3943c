package dev.offsite.schemas.telemetry;

/** The datum that longitude and latitude of a message refer to. */
public enum PositionDatum {
  /** World Geodetic System 1984. */
  WGS84,
  /** China Geodetic Coordinate System 2000. */
  CGCS2000,
  /** The obfuscated system of Chinese street maps. */
  GCJ02,
  /** GCJ-02 shifted once more, by Baidu. */
  BD09
}
